public import PathSpecification
package import SatisfactionNumerics
package import SatisfactionWording
public import SurveyData

/// One model estimated in several ways from the same moments: what another program would have said of the same answers.
///
/// ```swift
/// let table = try EstimatorComparison(model, to: answers, by: [.pls, .ml])
/// for entry in table.entries { print(entry.estimator, entry.paths ?? [], entry.status ?? "") }
/// ```
///
/// An estimator that fails leaves its reason, and the others stand. None is called better: they estimate different
/// things, composites or common factors.
public struct EstimatorComparison: Sendable, Equatable {
  /// What one estimator makes of the moments.
  public enum Outcome: Sendable, Equatable {
    /// An estimator of scores.
    case scores(PLSFit)
    /// Maximum likelihood.
    case factors(MaximumLikelihood)
    /// Why there is nothing.
    case failed(EstimationError)
  }

  /// An estimator and its outcome.
  public struct Entry: Sendable, Equatable {
    /// The estimator.
    public let estimator: ModelEstimator
    /// What it makes of the moments.
    public let outcome: Outcome
  }

  /// The estimators of a comparison unless others are asked for: composites, factors by correction and by likelihood,
  /// and sums.
  public static let standard: [ModelEstimator] = [.pls, .plsc, .ml, .unit]

  /// The model that was estimated.
  public let model: PathModel
  /// Where the moments come from.
  public let sample: Sample
  /// The choices of PLS, whatever its ``PLS/estimator``; its number of iterations holds for all estimators.
  public let settings: PLS
  /// One entry an estimator, in the order asked for.
  public let entries: [Entry]
  /// What of the sample makes the estimates unreliable, whatever the estimator, and which of the estimators have broken
  /// down though they converged.
  public let warnings: [FitWarning]

  /// Estimates a model from answers that are bound already.
  ///
  /// - Parameters:
  ///   - model: The model.
  ///   - answers: What becomes of missing answers is decided by them.
  ///   - estimators: Each once, in the order of the table.
  ///   - settings: Scheme, metric, tolerance and iterations.
  /// - Throws: `SurveyDataError.answersOfAnotherModel`; ``EstimationError/invalidOption(name:value:requirement:)``,
  ///   ``EstimationError/tooLarge(what:count:limit:)``: what no estimator can do without.
  public init(
    _ model: PathModel, to answers: Answers, by estimators: [ModelEstimator] = EstimatorComparison.standard,
    settings: PLS = PLS()
  ) throws {
    try PLS.requireSize(model)
    try model.requireOwn(answers)
    var settings = settings
    (settings.missing, settings.skipped) = (answers.missing, answers.skipped)
    let products = try answers.productMoments(for: ModelLayout(model))
    let (moments, iterations) =
      try products.map { (try $0.all.selecting(model.indicators), nil) } ?? answers.estimatedMoments()
    try self.init(
      model, coded: moments, sample: Sample(answers, emIterations: iterations, for: model), products: products,
      estimators, settings)
  }

  /// Estimates a model from the moments of its indicators.
  ///
  /// - Throws: As for answers.
  public init(
    _ model: PathModel, to moments: Moments, by estimators: [ModelEstimator] = EstimatorComparison.standard,
    settings: PLS = PLS()
  ) throws {
    try PLS.requireSize(model)
    try self.init(model, coded: model.coded(moments), sample: Sample(moments), estimators, settings)
  }

  private init(
    _ model: PathModel, coded moments: Moments, sample: Sample, products: ProductMoments? = nil,
    _ estimators: [ModelEstimator], _ settings: PLS
  ) throws(EstimationError) {
    try settings.validate()
    self.model = model
    self.sample = sample
    self.settings = settings
    let entries = estimators.map { estimator in
      Entry(estimator: estimator, outcome: Self.outcome(estimator, model, moments, sample, products, settings))
    }
    self.entries = entries
    warnings =
      SampleAdequacy(model: model, sample: sample, moments: moments).warnings + entries.flatMap(\.breakdown)
  }

  private static func outcome(
    _ estimator: ModelEstimator, _ model: PathModel, _ moments: Moments, _ sample: Sample,
    _ products: ProductMoments?, _ settings: PLS
  ) -> Outcome {
    do throws(EstimationError) {
      guard let ofScores = estimator.ofScores else {
        return .factors(
          try MaximumLikelihood(
            model, coded: moments, sample: sample, missing: settings.missing, skipped: settings.skipped,
            maximumIterations: settings.maximumIterations))
      }
      var settings = settings
      settings.estimator = ofScores
      return .scores(try settings.fit(model, coded: moments, sample: sample, products: products))
    } catch {
      return .failed(error)
    }
  }
}

extension EstimatorComparison.Entry {
  /// Standardised paths in the order of the model; nil where the estimator failed.
  public var paths: [PathEstimate]? {
    switch outcome {
    case .scores(let fit): fit.paths
    case .factors(let likelihood): likelihood.paths
    case .failed: nil
    }
  }

  /// Products of constructs in the order of the model; nil where the estimator has none.
  public var productPaths: [ProductPathEstimate]? {
    if case .scores(let fit) = outcome { fit.productPaths } else { nil }
  }

  /// Loadings in the order of the model; nil where the estimator failed.
  public var loadings: [Double]? { estimates?.loadings }

  /// R² by construct in the order of the model, nil for exogenous ones; nil where the estimator failed.
  public var rSquared: [Double?]? {
    switch outcome {
    case .scores(let fit): fit.constructs.map(\.rSquared)
    case .factors(let likelihood): likelihood.rSquared
    case .failed: nil
    }
  }

  /// Correlations of the constructs, J × J; nil where the estimator failed.
  package var constructCorrelations: Matrix? { estimates?.constructCorrelations }

  private var estimates: ModelEstimates? {
    switch outcome {
    case .scores(let fit): fit.modelEstimates
    case .factors(let likelihood): likelihood.estimates
    case .failed: nil
    }
  }

  /// That the estimates are no result, though nothing lies outside its range.
  fileprivate var breakdown: [FitWarning] {
    guard case .factors(let likelihood) = outcome else { return [] }
    return (likelihood.indistinctFactors + likelihood.effectsBeyondOne).map {
      FitWarning(
        code: $0.code, message: "\(estimator.rawValue): \($0.message)",
        chinese: $0.chinese.map { "\(estimator.rawValue)：\($0)" })
    }
  }

  /// Why there are no numbers, or what is wrong with them; nil where nothing is.
  public var status: String? { statusPhrase?.english }

  /// The same in every language.
  package var statusPhrase: Phrase? {
    let warnings: [FitWarning]
    switch outcome {
    case .failed(let error):
      let reason = Phrase(error)
      return Phrase("failed: \(reason.english)", "估计失败：\(reason.chinese)")
    case .scores(let fit): warnings = fit.admissibilityWarnings
    case .factors(let likelihood): warnings = likelihood.admissibilityWarnings
    }
    guard !warnings.isEmpty else { return nil }
    return Phrase(
      "inadmissible: \(warnings.map(\.message).joined(separator: "; "))",
      "估计值不合理：\(warnings.compactMap(\.chinese).joined(separator: "；"))")
  }
}
