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
  ///   - stride: Numbers from one place to the next.
  ///   - n: Number of cases in n/(n − 1); nil for that of each replicate.
  ///   - means: Room for p numbers.
  ///   - covariances: Room for p × p numbers, of which the upper triangle (i ≤ j at `i + j * p`) is written.
  /// - Returns: n.
  static func evaluate(
    _ formula: MomentFormula, _ sums: UnsafePointer<Self>, stride: Int, n: SIMD8<Double>?,
    means: UnsafeMutablePointer<SIMD8<Double>>, covariances: UnsafeMutablePointer<SIMD8<Double>>
  ) -> SIMD8<Double>
}

extension Int32: ReplicateSum {
  package var asDouble: Double { Double(self) }

  package static func evaluate(
    _ formula: MomentFormula, _ sums: UnsafePointer<Int32>, stride: Int, n: SIMD8<Double>?,
    means: UnsafeMutablePointer<SIMD8<Double>>, covariances: UnsafeMutablePointer<SIMD8<Double>>
  ) -> SIMD8<Double> {
    unsafe formula.evaluate(SideBySide(first: sums, stride: stride), n, means: means, covariances: covariances)
  }
}

extension Float: ReplicateSum {
  package var asDouble: Double { Double(self) }

  package static func evaluate(
    _ formula: MomentFormula, _ sums: UnsafePointer<Float>, stride: Int, n: SIMD8<Double>?,
    means: UnsafeMutablePointer<SIMD8<Double>>, covariances: UnsafeMutablePointer<SIMD8<Double>>
  ) -> SIMD8<Double> {
    unsafe formula.evaluate(SideBySide(first: sums, stride: stride), n, means: means, covariances: covariances)
  }
}

extension Double: ReplicateSum {
  package var asDouble: Double { self }

  package static func evaluate(
    _ formula: MomentFormula, _ sums: UnsafePointer<Double>, stride: Int, n: SIMD8<Double>?,
    means: UnsafeMutablePointer<SIMD8<Double>>, covariances: UnsafeMutablePointer<SIMD8<Double>>
  ) -> SIMD8<Double> {
    unsafe formula.evaluate(SideBySide(first: sums, stride: stride), n, means: means, covariances: covariances)
  }
}

/// The sums of eight replicates as the formula reads them.
@safe
private struct SideBySide<Sum: EightNumbers>: SumSource {
  let first: UnsafePointer<Sum>
  let stride: Int

  subscript(place: Int) -> SIMD8<Double> { unsafe Sum.eight(from: first + place * stride) }
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
    _ sums: SideBySide<Sum>, _ n: SIMD8<Double>?, means: UnsafeMutablePointer<SIMD8<Double>>,
    covariances: UnsafeMutablePointer<SIMD8<Double>>
  ) -> SIMD8<Double> {
    let n = n ?? sums[SumLayout.cases]
    unsafe evaluate(sums, n: n, means: means, covariances: covariances)
    return n
  }
}
