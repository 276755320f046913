public import SatisfactionNumerics
internal import SatisfactionWording

/// The first two moments of indicators: all that an estimator asks of data.
///
/// Moments come from rows (``Answers/moments(threads:)``), from a published covariance or correlation matrix, or from
/// a database that summed up a table too large to read.
public struct Moments: Sendable, Equatable, Codable {
  /// Names of the indicators, p of them, in the order of every other member.
  public let names: [String]
  /// Number of cases behind the moments; the sum of the weights when rows are resampled.
  public let n: Double
  /// Means in points of the scale; nil when they are unknown.
  public let means: [Double]?
  /// Covariances with divisor n − 1, p × p; correlations when the standard deviations are unknown.
  public let covariance: Matrix
  /// Whether ``covariance`` and ``standardDeviations`` are in points of the scale.
  ///
  /// False for moments made of bare correlations: they have no index and no unstandardised weights.
  public let hasScaleMetric: Bool

  /// Number of indicators.
  public var count: Int { names.count }
  /// Standard deviations with divisor n − 1; 1 for bare correlations.
  public var standardDeviations: [Double] { covariance.diagonal.map { $0.squareRoot() } }

  init(trusted names: [String], n: Double, means: [Double]?, covariance: Matrix, hasScaleMetric: Bool) {
    self.names = names
    self.n = n
    self.means = means
    self.covariance = covariance
    self.hasScaleMetric = hasScaleMetric
  }

  /// The first part whose size is not that of the names, or whose numbers are no moments; nil where all is well.
  package var inconsistency: String? {
    if let means, means.count != count { return "there are \(means.count) means of \(count) indicators" }
    if covariance.rowCount != count || covariance.columnCount != count {
      return "the covariances are \(covariance.rowCount) × \(covariance.columnCount) for \(count) indicators"
    }
    guard (means ?? []).allSatisfy(\.isFinite), covariance.elements.allSatisfy(\.isFinite), n.isFinite, n > 1 else {
      return "a moment is not finite, or there are fewer than two cases"
    }
    if let constant = (0..<count).first(where: { !(covariance[$0, $0] > 0) }) {
      return "indicator \(names[constant]) has no variance"
    }
    return covariance.asymmetry == 0 ? nil : "the covariances are not symmetric"
  }

  /// Correlations, p × p, with a diagonal of exactly 1.
  ///
  /// - Throws: ``SurveyDataError/zeroVariance(indicator:cases:)`` for every indicator that does not vary.
  public func correlations() throws(SurveyDataError) -> Matrix {
    try requireVariance()
    var result = covariance.elements
    let variances = covariance.diagonal
    for j in 0..<count {
      for i in 0..<j {
        // The root of the product, so that equal columns correlate by exactly 1.
        let r = result[i + j * count] / (variances[i] * variances[j]).squareRoot()
        result[i + j * count] = r
        result[j + i * count] = r
      }
      result[j + j * count] = 1
    }
    return Matrix(rows: count, columns: count, columnMajor: result)
  }

  /// - Throws: ``SurveyDataError/zeroVariance(indicator:cases:)`` for every indicator that does not vary.
  public func requireVariance() throws(SurveyDataError) {
    let constant = (0..<count).filter { !(covariance[$0, $0] > 0) }
    try SurveyDataError.throwAll(constant.map { .zeroVariance(indicator: names[$0], cases: n) })
  }

  /// The moments of some of the indicators, in the order given.
  ///
  /// - Throws: ``SurveyDataError/unknownIndicators(_:)`` with near names, all at once.
  public func selecting(_ selected: [String]) throws(SurveyDataError) -> Moments {
    let missing = NearNames.missing(selected, among: names)
    if !missing.isEmpty { throw .unknownIndicators(missing) }
    let positions = Dictionary(names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    let rows = selected.compactMap { positions[$0] }
    return Moments(
      trusted: selected, n: n, means: means.map { all in rows.map { all[$0] } },
      covariance: covariance.submatrix(rows: rows, columns: rows), hasScaleMetric: hasScaleMetric)
  }

  /// The moments after lowest + highest − x for some indicators: an exact linear map.
  ///
  /// - Parameter scales: Lowest and highest answer of each indicator to turn round, by name.
  /// - Throws: ``SurveyDataError/unknownIndicators(_:)``.
  public func reversing(_ scales: [String: ClosedRange<Double>]) throws(SurveyDataError) -> Moments {
    let missing = NearNames.missing(scales.keys.sorted(), among: names)
    if !missing.isEmpty { throw .unknownIndicators(missing) }
    var (means, covariance) = (means, covariance)
    for (j, name) in names.enumerated() {
      guard let scale = scales[name] else { continue }
      if let mean = means?[j] { means?[j] = ColumnTurn(scale)(mean) }
      for i in 0..<count where i != j {
        // From 0, so that no covariance becomes −0.
        covariance[i, j] = 0 - covariance[i, j]
        covariance[j, i] = covariance[i, j]
      }
    }
    return Moments(trusted: names, n: n, means: means, covariance: covariance, hasScaleMetric: hasScaleMetric)
  }
}

extension Answers {
  /// The moments of the answers: weighted, missing ones replaced, reversed items turned round.
  ///
  /// - Parameter threads: How many threads may work; nil for one a core.
  /// - Throws: ``SurveyDataError/momentNotFinite(indicators:)`` if answers are too large to square; under
  ///   ``MissingPolicy/em`` ``SurveyDataError/neverTogether(_:count:)``, ``SurveyDataError/emNotDefinite(indicator:)`` and
  ///   ``SurveyDataError/emNotConverged(iterations:)``.
  /// - Complexity: O(n p²), and O(patterns · p³) an iteration of the EM algorithm.
  public func moments(threads: Int? = nil) throws(SurveyDataError) -> Moments {
    try estimatedMoments(threads: threads).moments
  }

  /// The moments, and the iterations of the EM algorithm; nil where it is not needed.
  ///
  /// - Throws: As ``moments(threads:)``.
  package func estimatedMoments(
    threads: Int? = nil
  ) throws(SurveyDataError) -> (moments: Moments, emIterations: Int?) {
    guard needsEM else { return (try sums(threads: threads).moments(codings: codings), nil) }
    let (moments, iterations) = try emMoments()
    return (moments, iterations)
  }

  /// Whether the moments come from the EM algorithm: it is asked for, and an answer is missing.
  package var needsEM: Bool { missing == .em && hasGaps.prefix(codings.count).contains(true) }
}
