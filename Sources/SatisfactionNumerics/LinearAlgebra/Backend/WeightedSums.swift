internal import CSatisfactionBLAS

/// The one product behind every resampling scheme: sums of unit rows under many sets of weights.
///
/// C = W′Z or C + W′Z, with W units × replicates and Z units × columns, both column-major; C is replicates × columns, so that
/// replicates stand side by side in memory.
package enum WeightedSums {
  /// In single precision: exact where every possible sum is a whole number below 2²⁴ in size.
  package static func product(
    weights: UnsafePointer<Float>, units: UnsafePointer<Float>, unitCount: Int, replicates: Int,
    columns: Int, adds: Bool, into sums: UnsafeMutablePointer<Float>
  ) {
    guard OpenBLAS.isReady, unitCount > 0, replicates > 0 else { return }
    unsafe cblas_sgemm(
      CblasColMajor, CblasTrans, CblasNoTrans, Int32(replicates), Int32(columns), Int32(unitCount), 1, weights,
      Int32(unitCount), units, Int32(unitCount), adds ? 1 : 0, sums, Int32(replicates))
  }

  /// In double precision.
  package static func product(
    weights: UnsafePointer<Double>, units: UnsafePointer<Double>, unitCount: Int, replicates: Int,
    columns: Int, adds: Bool, into sums: UnsafeMutablePointer<Double>
  ) {
    guard OpenBLAS.isReady, unitCount > 0, replicates > 0 else { return }
    unsafe cblas_dgemm(
      CblasColMajor, CblasTrans, CblasNoTrans, Int32(replicates), Int32(columns), Int32(unitCount), 1, weights,
      Int32(unitCount), units, Int32(unitCount), adds ? 1 : 0, sums, Int32(replicates))
  }
}
