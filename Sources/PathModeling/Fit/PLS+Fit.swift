public import PathSpecification
internal import SatisfactionNumerics
public import SurveyData

extension PLS {
  /// Estimates `model` from the moments of its indicators.
  ///
  /// The moments may be in any order and hold more columns than the model has indicators. Items that the model
  /// declares as reversed are turned here, so moments are those of the answers as given.
  ///
  /// - Parameters:
  ///   - model: What is estimated: p indicators in J constructs.
  ///   - moments: Means and covariances, p × p or more, in points of the scales; or correlations.
  /// - Returns: Standardised weights, loadings and paths; without means or with correlations alone it has no indices.
  /// - Throws: `SurveyDataError` where an indicator is not among the moments; ``EstimationError`` where the model cannot be estimated from these moments.
  /// - Complexity: O(iterations · p²).
  /// - Source: Lohmöller (1989), ch. 2; Tenenhaus et al. (2005), doi:10.1016/j.csda.2004.03.005.
  public func fit(_ model: PathModel, to moments: Moments) throws -> PLSFit {
    try Self.requireSize(model)
    return try fit(model, coded: model.coded(moments), sample: Sample(moments))
  }

  /// Estimates `model` from answers.
  ///
  /// - Parameters:
  ///   - model: What is estimated: p indicators in J constructs.
  ///   - survey: n rows, with a column in points of its scale for every indicator, and that of the weights.
  /// - Throws: `SurveyDataError` where the answers do not fit the model's scales or cannot be used;
  ///   ``EstimationError`` where the model cannot be estimated from them.
  /// - Complexity: O(n · p²) once, for the moments.
  public func fit(_ model: PathModel, to survey: Dataset) throws -> PLSFit {
    try Self.requireSize(model)
    return try fit(model, to: model.answers(in: survey, missing: missing))
  }

  /// Estimates `model` from answers that are bound already: one binding serves fit, replicates and scores.
  ///
  /// ```swift
  /// let answers = try model.answers(in: survey)
  /// let fit = try PLS().fit(model, to: answers)
  /// let boot = try fit.bootstrap(on: answers)
  /// ```
  ///
  /// What becomes of missing answers is decided by the answers, whatever ``missing`` says; the fit's settings say it.
  ///
  /// - Parameters:
  ///   - model: What is estimated: p indicators in J constructs.
  ///   - answers: Bound for this model, n × p in points of the scales.
  /// - Throws: `SurveyDataError.answersOfAnotherModel` where they were bound for another model;
  ///   ``EstimationError`` where the model cannot be estimated from them.
  /// - Complexity: O(n · p²) once, for the moments.
  public func fit(_ model: PathModel, to answers: Answers) throws -> PLSFit {
    try Self.requireSize(model)
    try model.requireOwn(answers)
    var options = self
    options.missing = answers.missing
    let (moments, iterations) = try answers.estimatedMoments()
    return try options.fit(model, coded: moments, sample: Sample(answers, emIterations: iterations, for: model))
  }

  /// Estimates `model` from moments of its own indicators, in its order, reversed items turned.
  func fit(_ model: PathModel, coded moments: Moments, sample: Sample) throws(EstimationError) -> PLSFit {
    try validate()
    let layout = ModelLayout(model)
    try requireEnoughCases(moments.n, model, layout)
    let solver = PLSSolver<Double>(layout: layout, options: self)
    for (index, value) in moments.covariance.elements.enumerated() { solver.correlations[index] = value }
    let outcome = solver.solveFit()
    if let (failure, place) = outcome.failure() {
      throw error(failure, at: place, model: model, layout: layout, n: moments.n, outcome: outcome)
    }
    return PLSFit(
      model: model, layout: layout, settings: self, sample: sample, moments: moments,
      convergence: .init(iterations: Int(outcome.iterations), lastChange: outcome.lastChange),
      estimates: solver.estimates())
  }

  /// Larger models are a slip, or an attack: their matrices, of indicators by indicators, would fill the memory.
  private static let mostIndicators = 4_000
  /// Effects join all pairs of constructs.
  private static let mostConstructs = 1_000

  static func requireSize(_ model: PathModel) throws(EstimationError) {
    let (indicators, constructs) = (model.indicators.count, model.constructs.count)
    if indicators > mostIndicators { throw .tooLarge(what: "indicators", count: indicators, limit: mostIndicators) }
    if constructs > mostConstructs { throw .tooLarge(what: "constructs", count: constructs, limit: mostConstructs) }
  }

  /// A regression on k predecessors, or on the k indicators of a Mode B block, needs k + 1 cases to be determined.
  private func requireEnoughCases(_ n: Double, _ model: PathModel, _ layout: ModelLayout) throws(EstimationError) {
    for (j, construct) in model.constructs.enumerated() {
      let indicators = layout.modes[j] == .b ? layout.blocks[j].count : 0
      let needed = max(2, 1 + max(indicators, layout.predecessors.count(j)))
      if n < Double(needed) { throw .tooFewCases(cases: n, construct: construct.name, needed: needed) }
    }
  }

  private func error(
    _ failure: SolverOutcome<Double>.Failure, at place: Int, model: PathModel, layout: ModelLayout, n: Double,
    outcome: SolverOutcome<Double>
  ) -> EstimationError {
    let names = model.constructs.map(\.name)
    return switch failure {
    case .zeroVariance: .zeroVariance(indicator: model.indicators[place], cases: n)
    case .singularBlock: .singularBlock(construct: names[place])
    case .collinearPredecessors:
      .collinearPredecessors(construct: names[place], predecessors: layout.predecessors[place].map { names[$0] })
    case .noScoreVariance: .noScoreVariance(construct: names[place])
    case .notConverged: .notConverged(iterations: maximumIterations, change: outcome.lastChange)
    case .reliabilityNotPositive: .reliabilityNotPositive(construct: names[place])
    }
  }
}
