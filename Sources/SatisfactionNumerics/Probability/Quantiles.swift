/// Quantiles of a sample by selection, without sorting it.
package enum Quantiles {
  /// Quantiles of type 7: linear between the order statistics around 1 + (n − 1)p.
  ///
  /// - Parameters:
  ///   - values: The sample; no value is NaN.
  ///   - orders: Numbers in 0…1.
  /// - Returns: One quantile an order; empty for an empty sample.
  /// - Complexity: O(n) for each order.
  /// - Source: Hyndman & Fan (1996), The American Statistician 50(4), doi:10.1080/00031305.1996.10473566.
  package static func type7(_ values: [Double], orders: [Double]) -> [Double] {
    guard !values.isEmpty else { return [] }
    return orders.map { order in
      let position = Double(values.count - 1) * min(1, max(0, order))
      let below = min(Int(position), values.count - 1)
      let (low, high) = neighbours(values, below)
      return position > Double(below) ? low + (position - Double(below)) * (high - low) : low
    }
  }

  /// The values in places `k` and `k + 1` (from 0) of the sorted sample; the last one twice at its end.
  private static func neighbours(_ values: [Double], _ k: Int) -> (Double, Double) {
    var (candidates, place) = candidates(values, k)
    let low = select(&candidates, place)
    // After selection everything behind the place is no smaller.
    let high = candidates[(place + 1)...].min() ?? low
    return (low, high)
  }

  /// The values that can stand in places `k` and `k + 1`, and the place of the first among them.
  ///
  /// A threshold from a part of the sample leaves only the nearer tail; if it was drawn too tightly, all values do.
  private static func candidates(_ values: [Double], _ k: Int) -> ([Double], Int) {
    let n = values.count
    guard n >= 1024 else { return (values, k) }
    let fromAbove = k > n / 2
    let share = Double(fromAbove ? n - k : k + 2) / Double(n)
    guard share < 0.25 else { return (values, k) }
    let part = 256
    var sample = (0..<part).map { values[$0 * (n / part)] }
    let expected = share * Double(part)
    let rank = min(part - 1, Int(expected + 3 * (expected * (1 - share)).squareRoot() + 2))
    let threshold = select(&sample, fromAbove ? part - 1 - rank : rank)
    let tail = fromAbove ? atLeast(values, threshold) : atMost(values, threshold)
    let place = fromAbove ? k - (n - tail.count) : k
    return place >= 0 && place + 1 < tail.count ? (tail, place) : (values, k)
  }

  /// Values no larger than `threshold`; written without a branch, because half the guesses would be wrong.
  private static func atMost(_ values: [Double], _ threshold: Double) -> [Double] {
    unsafe [Double](unsafeUninitializedCapacity: values.count + 1) { kept, count in
      for value in values {
        unsafe kept[count] = value
        count += value <= threshold ? 1 : 0
      }
    }
  }

  /// Values no smaller than `threshold`.
  private static func atLeast(_ values: [Double], _ threshold: Double) -> [Double] {
    unsafe [Double](unsafeUninitializedCapacity: values.count + 1) { kept, count in
      for value in values {
        unsafe kept[count] = value
        count += value >= threshold ? 1 : 0
      }
    }
  }

  /// The value in place `k` of the sorted values; they are reordered around it.
  private static func select(_ values: inout [Double], _ k: Int) -> Double {
    unsafe values.withUnsafeMutableBufferPointer { values in
      var (low, high) = (0, values.count - 1)
      while low < high {
        let pivot = unsafe median(values[low], values[(low + high) / 2], values[high])
        var (i, j) = (low, high)
        while i <= j {
          while unsafe values[i] < pivot { i += 1 }
          while unsafe pivot < values[j] { j -= 1 }
          if i <= j {
            unsafe values.swapAt(i, j)
            i += 1
            j -= 1
          }
        }
        if k <= j { high = j } else if k >= i { low = i } else { break }
      }
      return unsafe values[k]
    }
  }

  private static func median(_ a: Double, _ b: Double, _ c: Double) -> Double {
    max(min(a, b), min(max(a, b), c))
  }
}
