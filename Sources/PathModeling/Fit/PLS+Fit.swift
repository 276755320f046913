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
    return try fit(model, to: answers(in: survey, for: model))
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
    (options.missing, options.skipped) = (answers.missing, answers.skipped)
    let sample = Sample(answers, emIterations: nil, for: model)
    if let products = try answers.productMoments(for: ModelLayout(model)) {
      return try options.fit(
        model, coded: products.all.selecting(model.indicators), sample: sample, products: products)
    }
    let (moments, iterations) = try answers.estimatedMoments()
    return try options.fit(model, coded: moments, sample: Sample(answers, emIterations: iterations, for: model))
  }

  /// Estimates `model` from moments of its own indicators, in its order, reversed items turned.
  ///
  /// - Parameter products: Moments of the products of answers too, where the model has products.
  func fit(
    _ model: PathModel, coded moments: Moments, sample: Sample, products: ProductMoments? = nil
  ) throws(EstimationError) -> PLSFit {
    try validate()
    try requireConstructs(of: model)
    let layout = ModelLayout(model)
    try requireEnoughCases(moments.n, model, layout)
    let options = try resolvingModeration(of: model, hasMoments: products != nil)
    let solver = PLSSolver<Double>(layout: layout, options: options)
    for (index, value) in moments.covariance.elements.enumerated() { solver.correlations[index] = value }
    if let products { solver.products?.take(products) }
    let outcome = solver.solveFit()
    if let (failure, place) = outcome.failure() {
      // Of several stages the first that failed is meant: what stands before a construct is told by it.
      let stage = solver.stages.first { $0.outcome.failure() != nil }?.stage
      throw error(failure, at: place, model: model, layout: layout, stage, n: moments.n, outcome: outcome)
    }
    return PLSFit(
      model: model, layout: layout, settings: options, sample: sample, moments: moments,
      convergence: .init(iterations: Int(outcome.iterations), lastChange: outcome.lastChange),
      earlierStages: solver.stages.dropLast().map {
        .init(iterations: Int($0.outcome.iterations), lastChange: $0.outcome.lastChange)
      },
      estimates: solver.estimates(), products: solver.productFit(products))
  }

  /// The same choices with the way to estimate products settled: the estimator's, else the model's, else two stages;
  /// nil for a model without products.
  ///
  /// - Throws: ``EstimationError/plscProduct``, ``EstimationError/productsNeedPLS(estimator:)``,
  ///   ``EstimationError/productsNeedAnswers``, ``EstimationError/productIndicatorsOfScores(_:)``.
  func resolvingModeration(of model: PathModel, hasMoments: Bool) throws(EstimationError) -> PLS {
    var options = self
    options.moderation = nil
    if model.products.isEmpty { return options }
    if estimator == .plsc { throw .plscProduct }
    if estimator != .pls { throw .productsNeedPLS(estimator: estimator.rawValue) }
    if !hasMoments { throw .productsNeedAnswers }
    let own = moderation ?? model.conventions.moderation ?? .twoStage
    if own.multipliesIndicators, model.approach == .embedded { throw .productIndicatorsOfScores(own) }
    options.moderation = own
    return options
  }

  static func requireSize(_ model: PathModel) throws(EstimationError) {
    guard let excess = model.excess else { return }
    throw .tooLarge(what: excess.what, count: excess.count, limit: excess.limit)
  }

  /// - Throws: ``EstimationError/plscHigherOrder(construct:)``, ``EstimationError/estimatorWithoutParts(_:construct:)``,
  ///   ``EstimationError/estimatorWithoutFixedWeights(_:construct:)``.
  func requireConstructs(of model: PathModel) throws(EstimationError) {
    if estimator == .gsca,
      let fixed = model.constructs.first(where: { $0.mode == .fixed && !$0.isSingleIndicator })?.name
    {
      throw .estimatorWithoutFixedWeights(estimator.rawValue, construct: fixed)
    }
    guard let top = model.constructs.first(where: { !$0.parts.isEmpty })?.name else { return }
    switch estimator {
    case .plsc: throw .plscHigherOrder(construct: top)
    case .gsca: throw .estimatorWithoutParts(estimator.rawValue, construct: top)
    case .pls, .unit, .pca: break
    }
  }

  /// A regression on k predecessors, or on the k indicators of a Mode B block, needs k + 1 cases to be determined.
  private func requireEnoughCases(_ n: Double, _ model: PathModel, _ layout: ModelLayout) throws(EstimationError) {
    for (j, construct) in model.constructs.enumerated() {
      let indicators = layout.modes[j] == .b ? layout.blocks[j].count : 0
      let needed = max(2, 1 + max(indicators, layout.regressorCount(j)))
      if n < Double(needed) { throw .tooFewCases(cases: n, construct: construct.name, needed: needed) }
    }
  }

  private func error(
    _ failure: SolverOutcome<Double>.Failure, at place: Int, model: PathModel, layout: ModelLayout,
    _ stage: StagePlan.Stage?, n: Double, outcome: SolverOutcome<Double>
  ) -> EstimationError {
    let names = model.constructs.map(\.name)
    return switch failure {
    case .zeroVariance where place >= model.indicators.count:
      .productWithoutVariance(product: layout.productIndicatorName(place - model.indicators.count, of: model))
    case .zeroVariance: .zeroVariance(indicator: model.indicators[place], cases: n)
    case .singularBlock: .singularBlock(construct: names[place])
    case .productWithoutVariance: .productWithoutVariance(product: layout.products.names[place])
    case .collinearFactors: .collinearFactors(product: layout.products.names[place])
    case .noScoreVariance where place >= names.count:
      .noScoreVariance(construct: layout.products.names[place - names.count])
    case .collinearPredecessors:
      .collinearPredecessors(
        construct: names[place],
        predecessors: (stage?.predecessors(of: place) ?? layout.regressors(of: place)).map {
          layout.name($0, in: model)
        })
    case .noScoreVariance: .noScoreVariance(construct: names[place])
    case .notConverged: .notConverged(iterations: maximumIterations, change: outcome.lastChange)
    case .reliabilityNotPositive: .reliabilityNotPositive(construct: names[place])
    }
  }
}
