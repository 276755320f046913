public import PathSpecification
public import SatisfactionNumerics

/// How well a model predicts answers that it was not estimated from.
public struct Prediction: Sendable, Equatable {
  /// The model that predicts.
  public let model: PathModel
  /// The model it was compared with on the same folds, nil without one.
  public let alternative: PathModel?
  /// How both were estimated.
  public let settings: PLS
  /// How rows were divided and predicted.
  public let options: PredictionOptions
  /// Where the rows come from; those of weight 0 are not among those used.
  public let sample: Sample
  /// What the design of the sample comes to; nil for rows, or clusters, of one list.
  public let design: DesignSummary?
  /// The replicates by which standard errors are; nil for linearised ones.
  public let replication: DesignReplication?
  /// One row an indicator of an endogenous construct, in the order of the model.
  public let indicators: [IndicatorPrediction]
  /// One row an endogenous construct, in the order of the model.
  public let constructs: [ConstructPrediction]
  /// Tests of the mean loss over the endogenous constructs of a case.
  public let overall: PredictionTests
  /// Tests of the mean loss over all of a case's indicators, as the authors of CVPAT compute it.
  public let overallOverIndicators: PredictionTests
  /// Folds of all repetitions together.
  public let foldsRequested: Int
  /// Folds without estimates, in order; their rows were not predicted there.
  public let failures: [FoldFailure]
  /// Predictions in points of the scale: rows named by their row in the survey (from 1), columns by indicator; NaN where
  /// the fold failed. Nil unless they were asked for.
  public let predictions: LabeledMatrix?
  /// What a reader should know.
  public let warnings: [FitWarning]

  /// Folds that were predicted.
  public var foldsUsed: Int { foldsRequested - failures.count }

  /// How often each reason left a fold without estimates; only reasons that came up.
  public var failureCounts: [FoldFailure.Reason: Int] {
    failures.reduce(into: [:]) { $0[$1.reason, default: 0] += 1 }
  }
}

/// How well one indicator is predicted.
public struct IndicatorPrediction: Sendable, Equatable, Codable {
  /// Name of the indicator.
  public let name: String
  /// The construct it belongs to.
  public let construct: String
  /// Answers that were predicted, in the repetition with the most.
  public let used: Int
  /// The model's predictions.
  public let pls: PredictiveAccuracy
  /// Those of the linear model; nil where its predictors are collinear in a training part.
  public let linear: PredictiveAccuracy?
  /// Those of the training means, without Q²: it is 0 by definition.
  public let average: PredictiveAccuracy
}

/// Tests of the predictions of one construct's indicators.
public struct ConstructPrediction: Sendable, Equatable, Codable {
  /// Name of the construct.
  public let name: String
  /// The model against its benchmarks.
  public let tests: PredictionTests
}

/// The model against its benchmarks.
public struct PredictionTests: Sendable, Equatable, Codable {
  /// Against the linear model of the direct antecedents' indicators; nil where it is not defined.
  public let linear: PredictionTest?
  /// Against the training means.
  public let average: PredictionTest?
  /// Against the alternative model; nil without one.
  public let alternative: PredictionTest?
}

/// How many indicators a model predicts better than their linear benchmarks.
///
/// - Source: Shmueli, Sarstedt, Hair, Cheah, Ting, Vaithilingam & Ringle (2019), European J. Marketing 53, 2322–2347,
///   doi:10.1108/EJM-02-2019-0189.
public enum PredictivePower: String, Sendable, Codable, CaseIterable {
  /// All of them.
  case high
  /// Half of them or more.
  case medium
  /// Fewer.
  case low
  /// None.
  case none
}

extension Prediction {
  /// How many indicators have a smaller RMSE than their linear benchmark; nil where a benchmark is not defined.
  public var power: PredictivePower? {
    guard let better = itemsBetterThanLinear else { return nil }
    if better == indicators.count { return .high }
    return better == 0 ? PredictivePower.none : 2 * better >= indicators.count ? .medium : .low
  }

  /// Indicators with a smaller RMSE than their linear benchmark; nil where a benchmark is not defined.
  public var itemsBetterThanLinear: Int? {
    let comparisons = indicators.compactMap { row in row.linear.map { row.pls.rmse < $0.rmse } }
    guard comparisons.count == indicators.count, !comparisons.isEmpty else { return nil }
    return comparisons.count { $0 }
  }

  /// By which part the RMSE of the indicators is smaller than that of their linear benchmarks on average, below 0 where
  /// it is larger; nil where a benchmark is not defined, or predicts without error.
  public var gainOverLinear: Double? {
    let gains = indicators.compactMap { row in row.linear.map { ($0.rmse - row.pls.rmse) / $0.rmse } }
    guard gains.count == indicators.count, !gains.isEmpty else { return nil }
    let mean = gains.reduce(0, +) / Double(gains.count)
    return mean.isFinite ? mean : nil
  }
}

extension IndicatorPrediction {
  /// Whether Q² is above 0.
  public var predictsBetterThanMeans: Bool { (pls.q2predict ?? 0) > 0 }
}
