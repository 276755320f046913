internal import PathSpecification
public import SatisfactionNumerics

extension MaximumLikelihood {
  /// One row a path, standardised, in the order of the model.
  public var paths: [PathEstimate] { structure.paths }

  /// One row for every pair of constructs that a chain of paths joins, by source, then target, in the order of the
  /// model.
  public var effects: [EffectEstimate] { structure.effects }

  /// The effect along every chain of two or more paths; see `PLSFit.specificIndirectEffects(limit:)`.
  public func specificIndirectEffects(limit: Int = 10_000) -> (effects: [SpecificIndirectEffect], isComplete: Bool) {
    structure.specificIndirectEffects(limit: limit)
  }

  /// Correlations of the constructs as the model implies them.
  public var constructCorrelations: LabeledMatrix {
    let names = model.numbering.constructs
    return LabeledMatrix(rows: names, columns: names, values: estimates.constructCorrelations)
  }

  private var structure: StructureRows { StructureRows(model: model, layout: layout, estimates: estimates) }

  // MARK: Assessment

  /// Reliability of every block: α of the correlations, ρ_C and AVE of the standardised loadings; ρ_A asks for weights,
  /// which there are none.
  public var reliability: [Assessment.Reliability] { assessment.reliability }

  /// Effect size and variance inflation of every path, from the correlations that the model implies.
  public var pathQuality: [Assessment.PathQuality] { assessment.paths }

  /// Variance inflation of every indicator within its block.
  public var collinearity: [Assessment.IndicatorCollinearity] { assessment.indicators }

  /// Heterotrait–monotrait ratios by each definition: they are of the correlations, whatever the estimator.
  public var htmt: [HTMTDefinition: Assessment.ConstructTable] { assessment.htmt }

  /// √AVE on the diagonal, correlations of the constructs beside it (Fornell & Larcker 1981).
  public var fornellLarcker: Assessment.ConstructTable { assessment.fornellLarcker }

  private var assessment: AssessmentContext {
    AssessmentContext(model: model, layout: layout, correlations: correlations, estimates: estimates)
  }

  private var correlations: Matrix {
    do {
      return try moments.correlations()
    } catch {
      preconditionFailure("a likelihood has no indicator without variance: \(error)")
    }
  }
}
