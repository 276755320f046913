internal import SatisfactionNumerics

/// A number in which the sums of replicates are formed, eight of them side by side in each column.
///
/// The formula is compiled for each of them here: across modules its generic form would stay generic.
package protocol ReplicateSum: BitwiseCopyable, Sendable {
  var asDouble: Double { get }

  /// Means and covariances of eight replicates from their sums.
  ///
  /// - Parameters:
  ///   - sums: The first of eight numbers of each place of the layout.
  ///   - stride: Numbers from one place, or column, to the next.
  ///   - places: In which columns the sums stand; nil for one a place.
  ///   - n: Number of cases in n/(n − 1); nil for that of each replicate.
  ///   - means: Room for p numbers.
  ///   - covariances: Room for p × p numbers, of which the upper triangle (i ≤ j at `i + j * p`) is written.
  /// - Returns: n.
  static func evaluate(
    _ formula: MomentFormula, _ sums: UnsafePointer<Self>, stride: Int, places: SumPlaces?, n: SIMD8<Double>?,
    means: UnsafeMutablePointer<SIMD8<Double>>, covariances: UnsafeMutablePointer<SIMD8<Double>>
  ) -> SIMD8<Double>
}

extension Int32: ReplicateSum {
  package var asDouble: Double { Double(self) }

  package static func evaluate(
    _ formula: MomentFormula, _ sums: UnsafePointer<Int32>, stride: Int, places: SumPlaces?, n: SIMD8<Double>?,
    means: UnsafeMutablePointer<SIMD8<Double>>, covariances: UnsafeMutablePointer<SIMD8<Double>>
  ) -> SIMD8<Double> {
    unsafe formula.evaluate(sums, stride, places, n, means: means, covariances: covariances)
  }
}

extension Float: ReplicateSum {
  package var asDouble: Double { Double(self) }

  package static func evaluate(
    _ formula: MomentFormula, _ sums: UnsafePointer<Float>, stride: Int, places: SumPlaces?, n: SIMD8<Double>?,
    means: UnsafeMutablePointer<SIMD8<Double>>, covariances: UnsafeMutablePointer<SIMD8<Double>>
  ) -> SIMD8<Double> {
    unsafe formula.evaluate(sums, stride, places, n, means: means, covariances: covariances)
  }
}

extension Double: ReplicateSum {
  package var asDouble: Double { self }

  package static func evaluate(
    _ formula: MomentFormula, _ sums: UnsafePointer<Double>, stride: Int, places: SumPlaces?, n: SIMD8<Double>?,
    means: UnsafeMutablePointer<SIMD8<Double>>, covariances: UnsafeMutablePointer<SIMD8<Double>>
  ) -> SIMD8<Double> {
    unsafe formula.evaluate(sums, stride, places, n, means: means, covariances: covariances)
  }
}

/// The sums of eight replicates as the formula reads them.
@safe
private struct SideBySide<Sum: EightNumbers>: SumSource {
  let first: UnsafePointer<Sum>
  let stride: Int

  subscript(place: Int) -> SIMD8<Double> { unsafe Sum.eight(from: first + place * stride) }
}

/// The sums of eight replicates where each stands once.
@safe
private struct PlacedSums<Sum: EightNumbers>: SumSource {
  let first: UnsafePointer<Sum>
  let stride: Int
  /// The columns of every place: a pointer, for an array would be counted at every sum.
  let columns: UnsafePointer<SumPlaces.Columns>

  @inline(__always)
  subscript(place: Int) -> SIMD8<Double> {
    let column = unsafe columns[place]
    let low = unsafe Sum.eight(from: first + Int(column.low) * stride)
    if column.high < 0 { return low }
    let high = unsafe Sum.eight(from: first + Int(column.high) * stride)
    return low + Double(SumPlaces.unit) * high
  }
}

/// A number of which eight are read at once.
private protocol EightNumbers {
  static func eight(from numbers: UnsafePointer<Self>) -> SIMD8<Double>
}

extension Int32: EightNumbers {
  static func eight(from numbers: UnsafePointer<Int32>) -> SIMD8<Double> {
    SIMD8<Double>(unsafe UnsafeRawPointer(numbers).loadUnaligned(as: SIMD8<Int32>.self))
  }
}

extension Float: EightNumbers {
  static func eight(from numbers: UnsafePointer<Float>) -> SIMD8<Double> {
    SIMD8<Double>(unsafe UnsafeRawPointer(numbers).loadUnaligned(as: SIMD8<Float>.self))
  }
}

extension Double: EightNumbers {
  static func eight(from numbers: UnsafePointer<Double>) -> SIMD8<Double> {
    unsafe UnsafeRawPointer(numbers).loadUnaligned(as: SIMD8<Double>.self)
  }
}

extension MomentFormula {
  fileprivate func evaluate<Sum: EightNumbers>(
    _ sums: UnsafePointer<Sum>, _ stride: Int, _ places: SumPlaces?, _ n: SIMD8<Double>?,
    means: UnsafeMutablePointer<SIMD8<Double>>, covariances: UnsafeMutablePointer<SIMD8<Double>>
  ) -> SIMD8<Double> {
    guard let places else {
      return unsafe evaluate(SideBySide(first: sums, stride: stride), n, means: means, covariances: covariances)
    }
    return unsafe places.columns.withUnsafeBufferPointer { columns in
      guard let columns = columns.baseAddress else { preconditionFailure("every layout has places") }
      return unsafe evaluate(
        PlacedSums(first: sums, stride: stride, columns: columns), n, means: means, covariances: covariances)
    }
  }

  private func evaluate<Sums: SumSource>(
    _ sums: Sums, _ n: SIMD8<Double>?, means: UnsafeMutablePointer<SIMD8<Double>>,
    covariances: UnsafeMutablePointer<SIMD8<Double>>
  ) -> SIMD8<Double> where Sums.Number == SIMD8<Double> {
    let n = n ?? sums[SumLayout.cases]
    unsafe evaluate(sums, n: n, means: means, covariances: covariances)
    return n
  }
}
