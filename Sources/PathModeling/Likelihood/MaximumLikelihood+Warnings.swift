internal import PathSpecification
internal import SatisfactionWording

extension MaximumLikelihood {
  /// Estimates outside their admissible range, each named, then what was assumed of the moments.
  public var warnings: [FitWarning] {
    admissibilityWarnings + indistinctFactors + effectsBeyondOne + missingErrors + correlationsOnly
  }

  /// What of the sample makes the estimates unreliable; see `PLSFit.sampleWarnings`.
  public var sampleWarnings: [FitWarning] {
    SampleAdequacy(model: model, sample: sample, moments: moments).warnings
  }

  /// Variances below 0: the likelihood does not know that there are none.
  var admissibilityWarnings: [FitWarning] {
    parameters.filter { $0.left == $0.right && $0.estimate < 0 }.map { variance in
      let isError = variance.kind == .residual
      let advice =
        isError
        ? "its block may hold too few questions, or another factor: look at its loadings"
        : "it may not be distinct from its predecessors (see HTMT), or the sample is too small"
      return FitWarning(
        code: "negativeVariance",
        message: """
          the error variance of \(variance.left.nameForMessage) is \(NumberText.significant(variance.estimate)), below 0 (a Heywood case): \
          \(advice). Do not report the model as it is
          """,
        construct: isError ? model.construct(ofIndicator: variance.left)?.name : variance.left,
        indicator: isError ? variance.left : nil)
    }
  }

  private var missingErrors: [FitWarning] {
    guard parameters.contains(where: { $0.standardError == nil }) else { return [] }
    return [
      FitWarning(
        code: "singularInformation",
        message: """
          the information of the parameters is singular, so they have no standard errors: the data hardly tell some of \
          them apart. Merge constructs that are not distinct (see HTMT), or leave paths out
          """)
    ]
  }

  private var correlationsOnly: [FitWarning] {
    guard !moments.hasScaleMetric else { return [] }
    return [
      FitWarning(
        code: "correlationsAsCovariances",
        message: """
          correlations were taken for covariances: standardised estimates and χ² hold, standard errors are approximate \
          (Cudeck 1989). Give standard deviations with the correlations
          """)
    ]
  }
}
