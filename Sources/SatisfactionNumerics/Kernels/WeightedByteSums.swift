internal import CSatisfactionKernels

/// Exact sums of units under many sets of weights, where weights and units are bytes.
package enum WeightedByteSums {
  /// Replicates are a multiple of this number.
  package static let replicatesTogether = Int(SATISFACTION_REPLICATE_PANEL)
  /// Units are a multiple of this number; those that are too many weigh 0.
  package static let unitsTogether = 4

  /// Whether the processor has an instruction for it; else single precision is faster.
  package static var isFast: Bool { satisfaction_has_byte_dot_products() }

  /// C = W′Z, with W `stride` units × replicates and Z `stride` units × columns, both column-major; C is replicates ×
  /// columns.
  ///
  /// - Parameter adds: Whether the sums are added to what C holds.
  /// - Precondition: every sum fits in 32 bits.
  package static func product(
    weights: UnsafePointer<UInt8>, units: UnsafePointer<Int8>, stride: Int, replicates: Int, columns: Int, adds: Bool,
    into sums: UnsafeMutablePointer<Int32>
  ) {
    precondition(stride % unitsTogether == 0 && replicates % replicatesTogether == 0, "whole panels")
    unsafe satisfaction_weighted_byte_sums(weights, units, stride, replicates, columns, adds, sums)
  }

  /// The same sums by plain loops.
  package static func plainProduct(
    weights: UnsafePointer<UInt8>, units: UnsafePointer<Int8>, stride: Int, replicates: Int, columns: Int, adds: Bool,
    into sums: UnsafeMutablePointer<Int32>
  ) {
    unsafe satisfaction_weighted_byte_sums_plain(weights, units, stride, replicates, columns, adds, sums)
  }
}
