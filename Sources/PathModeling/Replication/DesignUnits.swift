internal import SurveyData

/// The units of a design, and how replicates weigh by them what they are made of.
struct DesignUnits: Sendable {
  /// Units from the first of the first stratum to the last of the last.
  let strata: [SamplingDesign.Stratum]
  /// The unit of each case that is weighed; nil where units are weighed themselves.
  let owners: [Int32]?

  var count: Int { strata.last?.units.upperBound ?? 0 }

  /// Writes the weights of what is weighed, given those of the units.
  func fill(
    _ weights: UnsafeMutableBufferPointer<Double>, _ body: (UnsafeMutableBufferPointer<Double>) -> Void
  ) {
    guard let owners else { return unsafe body(weights) }
    unsafe withUnsafeTemporaryAllocation(of: Double.self, capacity: count) { factors in
      unsafe body(factors)
      for (i, owner) in owners.enumerated() { unsafe weights[i] = factors[Int(owner)] }
    }
  }
}
