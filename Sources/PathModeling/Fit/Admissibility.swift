internal import PathSpecification
internal import SatisfactionNumerics
internal import SatisfactionWording

extension PLSFit {
  /// One warning for every estimate outside its admissible range: R² of 1 or more, a corrected loading above 1, ρ_A
  /// above 1, correlations of the constructs that are no correlation matrix.
  ///
  /// Plain PLS estimates are always admissible; consistent PLS corrects for attenuation and can overshoot.
  var admissibilityWarnings: [FitWarning] {
    guard settings.estimator == .plsc else { return [] }
    return reliabilityWarnings + loadingWarnings + rSquaredWarnings + definitenessWarnings
  }

  private var reliabilityWarnings: [FitWarning] {
    zip(model.constructs, estimates.correctionReliabilities).filter { $1 > 1 }.map { construct, rho in
      FitWarning(
        code: "inadmissibleReliability",
        message: """
          ρ_A of \(construct.name) is \(NumberText.significant(rho, apartFrom: 1)), above 1: the block is not one \
          common factor. Declare it a composite (<~), or take plain PLS
          """,
        construct: construct.name)
    }
  }

  private var loadingWarnings: [FitWarning] {
    indicators.filter { $0.loading.magnitude > 1 + PLSSolver<Double>.loadingSlack }.map { row in
      FitWarning(
        code: "inadmissibleLoading",
        message: """
          the corrected loading of \(row.name) on \(row.construct) is \
          \(NumberText.significant(row.loading, apartFrom: row.loading < 0 ? -1 : 1)), beyond ±1: the other items of \
          the block agree with it too little. Declare the block a composite (<~), or take plain PLS
          """,
        construct: row.construct, indicator: row.name)
    }
  }

  private var rSquaredWarnings: [FitWarning] {
    zip(model.constructs, estimates.rSquared).filter { $1 >= 1 }.map { construct, rSquared in
      FitWarning(
        code: "inadmissibleRSquared",
        message: """
          R² of \(construct.name) is \(NumberText.significant(rSquared, apartFrom: 1)): the corrected correlations explain more than there is. Merge \
          predecessors that are hardly distinct (see HTMT), or take plain PLS
          """,
        construct: construct.name)
    }
  }

  private var definitenessWarnings: [FitWarning] {
    let smallest: Double
    do {
      smallest = try SymmetricEigen(estimates.constructCorrelations).values.first ?? 0
    } catch {
      return [
        FitWarning(
          code: "inadmissibleCorrelations",
          message: """
            the corrected correlations of the constructs cannot be examined (\(error)): take plain PLS
            """)
      ]
    }
    guard smallest < 0 else { return [] }
    return [
      FitWarning(
        code: "inadmissibleCorrelations",
        message: """
          the corrected correlations of the constructs do not make a correlation matrix: their smallest eigenvalue is \
          \(NumberText.significant(smallest)). Some constructs may not be distinct: merge those with a high HTMT, or take plain PLS
          """)
    ]
  }
}
