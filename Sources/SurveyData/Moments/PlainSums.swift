internal import SatisfactionNumerics

/// One set of sums: where all of them are whole numbers, differences of their products are exact.
///
/// So neither the order of rows nor that of additions and subtractions changes a bit of the moments of whole answers:
/// the total without a fold gives what the rows without the fold give.
struct PlainSums: SumSource {
  let isExact: Bool
  private let values: [Double]
  private let total: Double
  /// Σω(n − 1)/n: what a sum of products of deviations is divided by.
  private let divisor: Double
  /// Whether products of two sums are whole numbers that a `Double` holds exactly.
  private let isSmall: Bool

  init(_ values: [Double], layout: SumLayout) {
    self.values = values
    let n = values[SumLayout.cases]
    total = values[SumLayout.weight]
    divisor = total * (n - 1) / n
    isExact = values.allSatisfy { $0 == $0.rounded(.towardZero) && abs($0) < 0x1p53 }
    // No product of two sums is larger (Cauchy and Schwarz), so below 2⁵³ every one of them is exact.
    let largest = total * (layout.paired.indices.map { values[layout.product($0, $0)] }.max() ?? 0)
    isSmall = isExact && largest < 0x1p53
  }

  subscript(place: Int) -> Double { values[place] }

  func mean(sum: Double, weight: Double, reciprocal: Double, shift: Double) -> Double {
    Self.mean(sum: sum, weight: weight, shift: shift)
  }

  /// A mean from shifted sums; one rounding, whatever the shift, where all numbers are whole.
  static func mean(sum: Double, weight: Double, shift: Double) -> Double {
    let unshifted = sum + weight * shift
    let isExact = unshifted == unshifted.rounded(.towardZero) && max(abs(unshifted), abs(weight * shift)) < 0x1p53
    return isExact ? unshifted / weight : shift + sum / weight
  }

  func covariance(product: Double, first: Double, second: Double, _ scale: SumScale<Double>) -> Double {
    if isSmall { return (total * product - first * second) / (total * divisor) }
    guard isExact else { return (product - first / total * second) / divisor }
    let exact = Int128(total) * Int128(product) - Int128(first) * Int128(second)
    return Double(exact) / (total * divisor)
  }

  func covariance(_ pair: ReplacedPair<Double>, _ scale: SumScale<Double>) -> Double {
    // Each of the four terms below is at most this in magnitude.
    let outer = max(total, abs(pair.first), abs(pair.second))
    let inner = max(total, abs(pair.product), abs(pair.secondWhereFirst), abs(pair.firstWhereSecond))
    guard isExact, outer * outer * inner < 0x1p122, pair.firstWeight > 0, pair.secondWeight > 0 else {
      return pair.deviations / divisor
    }
    let (firstWeight, secondWeight) = (Int128(pair.firstWeight), Int128(pair.secondWeight))
    let (first, second) = (Int128(pair.first), Int128(pair.second))
    let exact =
      firstWeight * secondWeight * Int128(pair.product) - first * secondWeight * Int128(pair.secondWhereFirst)
      - second * firstWeight * Int128(pair.firstWhereSecond) + first * second * Int128(pair.bothWeight)
    return Double(exact) / (pair.firstWeight * pair.secondWeight * divisor)
  }
}
