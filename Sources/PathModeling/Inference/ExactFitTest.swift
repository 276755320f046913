internal import PathSpecification
internal import SatisfactionNumerics
public import SurveyData

/// A test of whether the model holds exactly: the distances of fit against what they are where it does.
public struct ExactFitTest: Sendable, Equatable {
  /// Which correlations of the constructs the model implies.
  public enum Model: String, Sendable, CaseIterable {
    /// Constructs freely correlated: only the measurement is tested.
    case saturated
    /// As the paths imply.
    case estimated
  }

  /// One distance with its reference distribution.
  public struct Distance: Sendable, Equatable {
    /// `SRMR`, `d_ULS` or `d_G`.
    public let name: String
    /// The distance in the data.
    public let value: Double
    /// 95 % quantile of the distance where the model holds.
    public let quantile95: Double
    /// 99 % quantile of the distance where the model holds.
    public let quantile99: Double
    /// (#{d* ≥ d} + 1)/(B + 1).
    public let p: Double
  }

  /// The model that is tested.
  public let model: Model
  /// SRMR, d_ULS and, where it is defined, d_G.
  public let distances: [Distance]
  /// Replicates asked for.
  public let requested: Int
  /// Replicates with estimates.
  public let used: Int
  /// Seed of the streams.
  public let seed: UInt64
}

extension PLSFit {
  /// Tests exact fit by the bootstrap of data transformed so that the model holds in them.
  ///
  /// Standardised answers X become XR^(−½)Σ̂^(½): their correlations are those that the model implies, while their
  /// distribution stays as close to that of the data as can be. Replicates of them are fitted, and their distances are
  /// those of a model that holds.
  ///
  /// - Parameters:
  ///   - survey: The data of the fit.
  ///   - tested: Saturated or estimated.
  ///   - replicates: Number of replicates.
  ///   - seed: See ``Resampling/seed``.
  ///   - unit: See ``Resampling/unit``.
  ///   - threads: See ``Resampling/threads``.
  /// - Throws: `SurveyDataError`; ``InferenceError``, with ``InferenceError/noExactFit(_:)`` for weights, buckets,
  ///   replaced answers, and plain PLS of reflective blocks with two indicators or more, whose test rejects true models
  ///   (99 of 100 at n = 300); `LinearAlgebraError` where R is singular.
  /// - Complexity: O(replicates · (n · p² + p³)).
  /// - Source: Beran & Srivastava (1985), Annals of Statistics 13(1), doi:10.1214/aos/1176346579; Bollen & Stine
  ///   (1992), Sociological Methods & Research 21(2); Dijkstra & Henseler (2015), CSDA 81,
  ///   doi:10.1016/j.csda.2014.07.008.
  public func exactFitTest(
    on survey: Dataset, model tested: ExactFitTest.Model = .estimated,
    replicates: Int = Resampling.defaultReplicates, seed: UInt64 = Resampling.standard.seed,
    unit: ResamplingUnit = Resampling.standard.unit, threads: Int? = nil
  ) throws -> ExactFitTest {
    try requireOwnSurvey(survey)
    return try exactFitTest(
      on: settings.answers(in: survey, for: model), model: tested, replicates: replicates, seed: seed, unit: unit,
      threads: threads)
  }

  /// Tests exact fit on answers that are bound already.
  ///
  /// - Parameters:
  ///   - answers: Those of the fit.
  ///   - tested: Which model is held against the data.
  ///   - replicates: Samples drawn under the hypothesis.
  ///   - seed: See ``Resampling/seed``.
  ///   - unit: What is drawn.
  ///   - threads: See ``Resampling/threads``.
  /// - Throws: As the same of a survey; ``InferenceError/noExactFit(_:)`` also for answers whose sample has a design;
  ///   `SurveyDataError.answersOfAnotherModel`.
  public func exactFitTest(
    on answers: Answers, model tested: ExactFitTest.Model = .estimated,
    replicates: Int = Resampling.defaultReplicates, seed: UInt64 = Resampling.standard.seed,
    unit: ResamplingUnit = Resampling.standard.unit, threads: Int? = nil
  ) throws -> ExactFitTest {
    guard replicates > 0 else { throw InferenceError.noReplicates }
    try model.requireNoProducts(for: "the test of exact fit")
    try requireOwn(answers)
    guard layout.plan == nil else { throw InferenceError.noExactFit(.higherOrder) }
    try requireExactFit(answers, unit)
    let transformed = try transformedAnswers(answers, tested)
    guard let observed = assessment[tested] else {
      throw EstimationError.productsNotSupported(question: "the test of exact fit")
    }
    let weights = ReplicateWeights<Double>(
      MultinomialScheme(units: transformed.rowCount, replicateCount: replicates), seed: seed)
    let runs = ParallelWork.map(replicates, threads: max(1, threads ?? ParallelWork.availableThreads)) {
      measures(ofReplicate: $0, weights, transformed, tested)
    }
    let fitted = runs.compactMap { $0 }
    guard !fitted.isEmpty else { throw InferenceError.allFailed(reasons: ["notEstimated": replicates]) }
    let distances = [
      ExactFitTest.Distance("SRMR", observed.srmr, fitted.map(\.srmr)),
      ExactFitTest.Distance("d_ULS", observed.dULS, fitted.map(\.dULS)),
      observed.dG.flatMap { ExactFitTest.Distance("d_G", $0, fitted.compactMap(\.dG)) },
    ]
    return ExactFitTest(
      model: tested, distances: distances.compactMap { $0 }, requested: replicates, used: fitted.count, seed: seed)
  }

  private func requireExactFit(_ answers: Answers, _ unit: ResamplingUnit) throws(InferenceError) {
    let isOfComposites = model.constructs.allSatisfy { $0.kind == .composite || $0.isSingleIndicator }
    guard settings.estimator == .plsc || isOfComposites else { throw .noExactFit(.plainEstimator) }
    guard answers.design?.isSimple ?? true else { throw .noExactFit(.design) }
    guard answers.weights == nil else { throw .noExactFit(.weights) }
    guard !answers.hasGaps.contains(true) else { throw .noExactFit(.replacedAnswers) }
    if case .buckets = unit.resolved(rows: answers.rowsUsed) { throw .noExactFit(.buckets) }
  }

  /// XR^(−½)Σ̂^(½) of the standardised answers, n × p.
  private func transformedAnswers(_ answers: Answers, _ tested: ExactFitTest.Model) throws -> Matrix {
    let (means, deviations) = (moments.means ?? [], moments.standardDeviations)
    let raw = answers.values(ofCases: 0..<answers.rowsUsed)
    let standardized = Matrix(
      rows: raw.rowCount, columns: raw.columnCount,
      columnMajor: (0..<raw.columnCount).flatMap { j in
        raw.column(j).map { ($0 - means[j]) / deviations[j] }
      })
    let root = try SymmetricEigen(implied(tested)).power(0.5)
    let whitening = try SymmetricEigen(correlations).power(-0.5)
    return .product(standardized, .product(whitening, root))
  }

  /// Distances in one replicate of the transformed answers; nil where it has no estimates.
  private func measures(
    ofReplicate b: Int, _ weights: ReplicateWeights<Double>, _ answers: Matrix, _ tested: ExactFitTest.Model
  ) -> ModelFitMeasures? {
    let counts = weights.values(solve: b, units: answers.rowCount)
    do {
      let moments = try Moments(names: moments.names, weighting: answers, by: counts)
      return try settings.fit(model, coded: moments, sample: sample).assessment[tested]
    } catch {
      return nil
    }
  }

  /// Σ̂ of the tested model.
  private func implied(_ tested: ExactFitTest.Model) -> Matrix {
    let context = AssessmentContext(self)
    let implied = tested == .saturated ? context.saturatedCorrelations : context.estimatedCorrelations
    guard let implied else { preconditionFailure("a plain model implies correlations") }
    return implied
  }
}

extension ExactFitTest.Distance {
  /// nil where no replicate has the distance.
  fileprivate init?(_ name: String, _ value: Double, _ replicates: [Double]) {
    let quantiles = Quantiles.type7(replicates, orders: [0.95, 0.99])
    guard quantiles.count == 2 else { return nil }
    self.init(
      name: name, value: value, quantile95: quantiles[0], quantile99: quantiles[1],
      p: Double(replicates.count { $0 >= value } + 1) / Double(replicates.count + 1))
  }
}

extension Assessment {
  fileprivate subscript(model: ExactFitTest.Model) -> ModelFitMeasures? {
    model == .saturated ? saturatedFit : estimatedFit
  }
}

extension Moments {
  /// Moments of rows with counts.
  fileprivate init(names: [String], weighting rows: Matrix, by counts: [Double]) throws {
    let (n, p) = (counts.reduce(0, +), rows.columnCount)
    let means = (0..<p).map { j in zip(rows.column(j), counts).reduce(0) { $0 + $1.0 * $1.1 } / n }
    let centred = Matrix(
      rows: rows.rowCount, columns: p,
      columnMajor: (0..<p).flatMap { j in
        zip(rows.column(j), counts).map { ($0 - means[j]) * ($1 / (n - 1)).squareRoot() }
      })
    try self.init(names: names, covariance: centred.gram, n: n, means: means)
  }
}
