package import PathSpecification
package import SurveyData

/// The factors of sampling units in the replicates of the rescaled bootstrap: those of a fit under the same design and seed.
///
/// - Source: see ``RaoWuRule``.
package struct UnitReplicates: Sendable {
  /// The design whose units are drawn: buckets of units where there are too many.
  package let design: SamplingDesign
  /// Number of replicates.
  package let count: Int
  fileprivate let seed: UInt64

  /// - Parameters:
  ///   - design: How all rows were drawn.
  ///   - replicates: Number of replicates.
  ///   - seed: Replicate b draws from stream b of this seed.
  package init(_ design: SamplingDesign, replicates: Int, seed: UInt64) {
    let isLarge = design.unitCount > ResamplingUnit.automaticLimit
    self.design = isLarge ? design.bucketed(ResamplingUnit.bucketCount, seed: seed) : design
    (count, self.seed) = (replicates, seed)
  }

  /// The factor of every unit in replicate b.
  package func factors(replicate b: Int) -> [Double] {
    ReplicateWeights<Double>(scheme(owners: nil), seed: seed).values(solve: b, units: design.unitCount)
  }

  fileprivate func scheme(owners: [Int32]?) -> RaoWuScheme {
    RaoWuScheme(units: DesignUnits(strata: design.strata, owners: owners), replicateCount: count)
  }
}

extension PLS {
  /// Estimates a model in every replicate of a design.
  ///
  /// - Parameters:
  ///   - answers: Answers to the indicators of the model, of all rows or of a domain.
  ///   - reference: See ``PLSEstimates/ownProjections(of:)``: replicates are oriented by it.
  ///   - replicates: How the sampling units of the rows are weighed.
  package func indicatorReplicates(
    of model: PathModel, on answers: Answers, reference: [Double], by replicates: UnitReplicates, threads: Int
  ) throws -> IndicatorReplicates {
    let owners = (0..<answers.rowsUsed).map { replicates.design.units[answers.row(ofCase: $0)] }
    return try indicatorReplicates(
      of: model, on: answers, reference: reference, by: replicates.scheme(owners: owners), seed: replicates.seed,
      threads: threads)
  }
}
