public import SurveyData

/// How the rows of a survey are divided into folds: each in turn is predicted by a model of all others.
public enum FoldPlan: Sendable, Equatable, Codable {
  /// Random folds of sizes that differ by at most one, divided anew in every repetition.
  case random(folds: Int, repetitions: Int)
  /// Every row is a fold of its own; with clusters, every cluster.
  case leaveOneOut
  /// Columns of the survey: each is one repetition, and its distinct values are the folds.
  case columns([String])

  /// The most repetitions: numbers that a hundred thousand divisions do not settle nobody needs.
  public static let mostRepetitions = 100_000

  /// Ten folds, ten times: what the field reports.
  public static let standard = FoldPlan.random(folds: 10, repetitions: 10)
}

/// Where predictions of a construct start from.
///
/// - Source: Shmueli, Ray, Velasquez Estrada & Chatla (2016), J. Business Research 69, 4552–4564,
///   doi:10.1016/j.jbusres.2016.03.049.
public enum PredictionTechnique: String, Sendable, Codable, CaseIterable {
  /// From the scores of its direct predecessors, whatever their place in the model.
  case direct
  /// From the scores of the exogenous constructs alone, through the model.
  case earliest
}

/// Which indicators a linear model may use to predict an indicator.
public enum LinearBenchmark: String, Sendable, Codable, CaseIterable {
  /// Those of the exogenous constructs (Shmueli et al. 2019).
  case exogenous
  /// Those of the direct predecessors of the indicator's construct: the benchmark of CVPAT.
  case antecedents
  /// Those of all other constructs.
  case others
}

/// What becomes of missing answers when a model predicts.
public enum PredictionMissing: String, Sendable, Codable, CaseIterable {
  /// Rows with a missing answer are left out, before anything is divided.
  case casewise
  /// Replaced by the means of the training part, so that nothing is learnt from what is predicted; a missing target
  /// gives no error.
  case mean
  /// Replaced by the means of all rows before they are divided; replaced targets count as observed.
  case meanBefore = "mean-before"
  /// A missing answer is an error.
  case error
}

/// The choices of a prediction, apart from model, estimator and data.
public struct PredictionOptions: Sendable, Equatable, Codable {
  /// How rows are divided.
  public var folds: FoldPlan
  /// Where predictions start from.
  public var technique: PredictionTechnique
  /// The linear model that ``IndicatorPrediction/linear`` reports; CVPAT always uses ``LinearBenchmark/antecedents``.
  public var benchmark: LinearBenchmark
  /// What becomes of missing answers.
  public var missing: PredictionMissing
  /// Column of clusters, which are never divided; nil for none, and where ``design`` names them.
  public var cluster: String?
  /// How the rows were drawn: units are never divided, every fold has its part of each stratum, and standard errors are
  /// those of the design; nil for rows, or clusters, of one list.
  public var design: DesignColumns?
  /// By which replicates the standard errors of mean losses are; nil for linearised ones.
  public var replicates: DesignReplicates?
  /// Repetition t draws from stream t of this seed.
  public var seed: UInt64
  /// Whether the predictions themselves are kept: only with one repetition.
  public var keepsPredictions: Bool

  /// The field's defaults: ten times ten folds, direct antecedents, the indicators of exogenous constructs as benchmark.
  public init(
    folds: FoldPlan = .standard, technique: PredictionTechnique = .direct, benchmark: LinearBenchmark = .exogenous,
    missing: PredictionMissing = .casewise, cluster: String? = nil, design: DesignColumns? = nil,
    replicates: DesignReplicates? = nil, seed: UInt64 = Resampling.standard.seed, keepsPredictions: Bool = false
  ) {
    self.folds = folds
    self.technique = technique
    self.benchmark = benchmark
    self.missing = missing
    self.cluster = cluster
    self.design = design
    self.replicates = replicates
    self.seed = seed
    self.keepsPredictions = keepsPredictions
  }
}
