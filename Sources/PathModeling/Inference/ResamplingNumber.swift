internal import SatisfactionNumerics

/// A number in which weights and units are multiplied: single precision where that is exact, else double.
protocol ResamplingNumber: BinaryFloatingPoint, BitwiseCopyable, Sendable {
  /// C = W′Z; see ``WeightedSums``.
  static func product(
    weights: UnsafePointer<Self>, units: UnsafePointer<Self>, unitCount: Int, unitStride: Int, replicates: Int,
    columns: Int, into sums: UnsafeMutablePointer<Self>)
  /// Eight numbers side by side.
  static func lanes(_ numbers: UnsafePointer<Self>) -> SIMD8<Double>
}

extension Float: ResamplingNumber {
  static func product(
    weights: UnsafePointer<Float>, units: UnsafePointer<Float>, unitCount: Int, unitStride: Int, replicates: Int,
    columns: Int, into sums: UnsafeMutablePointer<Float>
  ) {
    unsafe WeightedSums.product(
      weights: weights, units: units, unitCount: unitCount, unitStride: unitStride, replicates: replicates,
      columns: columns, into: sums)
  }

  static func lanes(_ numbers: UnsafePointer<Float>) -> SIMD8<Double> {
    SIMD8<Double>(unsafe UnsafeRawPointer(numbers).loadUnaligned(as: SIMD8<Float>.self))
  }
}

extension Double: ResamplingNumber {
  static func product(
    weights: UnsafePointer<Double>, units: UnsafePointer<Double>, unitCount: Int, unitStride: Int, replicates: Int,
    columns: Int, into sums: UnsafeMutablePointer<Double>
  ) {
    unsafe WeightedSums.product(
      weights: weights, units: units, unitCount: unitCount, unitStride: unitStride, replicates: replicates,
      columns: columns, into: sums)
  }

  static func lanes(_ numbers: UnsafePointer<Double>) -> SIMD8<Double> {
    unsafe UnsafeRawPointer(numbers).loadUnaligned(as: SIMD8<Double>.self)
  }
}
