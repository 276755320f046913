public import SatisfactionNumerics

extension Moments {
  /// Moments from a covariance matrix.
  ///
  /// - Parameters:
  ///   - names: Names of the indicators.
  ///   - covariance: p × p, divisor n − 1.
  ///   - n: Number of cases.
  ///   - means: Means in points of the scale; nil when unknown.
  /// - Throws: ``SurveyDataError/repeatedIndicator(name:)``, ``SurveyDataError/noIndicators``,
  ///   ``SurveyDataError/badCaseCount(_:)``, ``SurveyDataError/shapeMismatch(what:expected:found:)``,
  ///   ``SurveyDataError/notSquare(rows:columns:)``, ``SurveyDataError/momentNotFinite(indicators:)``,
  ///   ``SurveyDataError/notSymmetric(first:second:difference:)``,
  ///   ``SurveyDataError/negativeVariance(indicator:value:)``, ``SurveyDataError/zeroVariance(indicator:cases:)``,
  ///   ``SurveyDataError/correlationOutOfRange(first:second:value:)``,
  ///   ``SurveyDataError/notPositiveSemidefinite(smallestEigenvalue:)``.
  public init(names: [String], covariance: Matrix, n: Double, means: [Double]? = nil) throws(SurveyDataError) {
    try Self.checkShape(names: names, matrix: covariance, n: n, means: means)
    // How much twins may differ is measured by variances.
    for (name, variance) in zip(names, covariance.diagonal) {
      if variance < 0 { throw .negativeVariance(indicator: name, value: variance) }
      if variance == 0 { throw .zeroVariance(indicator: name, cases: n) }
    }
    try Self.checkSymmetry(names: names, covariance)
    self.init(
      trusted: names, n: n, means: means, covariance: covariance.symmetrized, hasScaleMetric: true)
    try requireFinite()
    try Self.checkCorrelations(names: names, correlations())
  }

  /// Moments from a correlation matrix, and standard deviations where they are known.
  ///
  /// - Parameters:
  ///   - names: Names of the indicators.
  ///   - correlations: p × p.
  ///   - standardDeviations: With divisor n − 1; nil when unknown: ``hasScaleMetric`` is false then.
  ///   - n: Number of cases.
  ///   - means: Means in points of the scale; nil when unknown.
  /// - Throws: As ``init(names:covariance:n:means:)``, and ``SurveyDataError/diagonalNotOne(indicator:value:)``.
  public init(
    names: [String], correlations: Matrix, standardDeviations: [Double]? = nil, n: Double, means: [Double]? = nil
  ) throws(SurveyDataError) {
    try Self.checkShape(names: names, matrix: correlations, n: n, means: means)
    try Self.checkSymmetry(names: names, correlations)
    for (name, value) in zip(names, correlations.diagonal) where abs(value - 1) > Self.tolerance {
      throw .diagonalNotOne(indicator: name, value: value)
    }
    try Self.checkCorrelations(names: names, correlations)
    let deviations = standardDeviations ?? Array(repeating: 1, count: names.count)
    try Self.checkDeviations(names: names, deviations, n: n)
    var covariance = correlations.symmetrized
    for j in names.indices {
      for i in names.indices { covariance[i, j] *= deviations[i] * deviations[j] }
      covariance[j, j] = deviations[j] * deviations[j]
    }
    self.init(
      trusted: names, n: n, means: means, covariance: covariance, hasScaleMetric: standardDeviations != nil)
    try requireFinite()
  }

  /// The most cases: more than there are people, and few enough for sums of them to be exact.
  package static let mostCases = 1e12

  /// How far an element may be off, relative to the diagonal: a printed matrix has rounded twins in six or more places.
  private static let tolerance = 1e-6

  private static func checkShape(
    names: [String], matrix: Matrix, n: Double, means: [Double]?
  ) throws(SurveyDataError) {
    guard !names.isEmpty else { throw .noIndicators }
    var seen: Set<String> = []
    for name in names where !seen.insert(name).inserted { throw .repeatedIndicator(name: name) }
    guard n > 1, n <= mostCases else { throw .badCaseCount(n) }
    guard matrix.rowCount == matrix.columnCount else {
      throw .notSquare(rows: matrix.rowCount, columns: matrix.columnCount)
    }
    guard matrix.rowCount == names.count else {
      throw .shapeMismatch(what: "rows in the matrix", expected: names.count, found: matrix.rowCount)
    }
    if let means {
      guard means.count == names.count else {
        throw .shapeMismatch(what: "means", expected: names.count, found: means.count)
      }
      if let j = means.firstIndex(where: { !$0.isFinite }) { throw .momentNotFinite(indicators: [names[j]]) }
    }
    if let at = matrix.elements.firstIndex(where: { !$0.isFinite }) {
      let (row, column) = (at % names.count, at / names.count)
      throw .momentNotFinite(indicators: row == column ? [names[row]] : [names[row], names[column]])
    }
  }

  /// Refuses means that lie off a declared scale, and deviations that no answers on it have.
  ///
  /// The variance of n numbers on a scale of length L is at most L²/4 · n/(n − 1), half of them at either end. Printed
  /// numbers are rounded: they may be off by half a hundredth of the scale.
  ///
  /// - Throws: ``SurveyDataError/momentOffScale(indicator:what:value:scale:)``.
  package func requirePossible(on scales: [String: ClosedRange<Double>]) throws(SurveyDataError) {
    for (j, name) in names.enumerated() {
      guard let scale = scales[name] else { continue }
      let length = scale.upperBound - scale.lowerBound
      let slack = 0.005 * length
      if let mean = means?[j], mean < scale.lowerBound - slack || mean > scale.upperBound + slack {
        throw .momentOffScale(indicator: name, what: "mean", value: mean, scale: scale)
      }
      let deviation = covariance[j, j].squareRoot()
      if hasScaleMetric, deviation > length / 2 * (n / (n - 1)).squareRoot() + slack {
        throw .momentOffScale(indicator: name, what: "standard deviation", value: deviation, scale: scale)
      }
    }
  }

  private static func checkSymmetry(names: [String], _ matrix: Matrix) throws(SurveyDataError) {
    let diagonal = matrix.diagonal
    for j in names.indices {
      for i in 0..<j {
        let difference = abs(matrix[i, j] - matrix[j, i])
        let size = (abs(diagonal[i]) * abs(diagonal[j])).squareRoot()
        if difference > tolerance * size && difference > 0 {
          throw .notSymmetric(first: names[i], second: names[j], difference: difference)
        }
      }
    }
  }

  private static func checkDeviations(
    names: [String], _ deviations: [Double], n: Double
  ) throws(SurveyDataError) {
    guard deviations.count == names.count else {
      throw .shapeMismatch(what: "standard deviations", expected: names.count, found: deviations.count)
    }
    for (name, deviation) in zip(names, deviations) {
      guard deviation.isFinite else { throw .momentNotFinite(indicators: [name]) }
      if deviation < 0 { throw .negativeVariance(indicator: name, value: deviation) }
      if deviation == 0 { throw .zeroVariance(indicator: name, cases: n) }
    }
  }

  /// Every |r| ≤ 1 and no negative eigenvalue.
  ///
  /// Correlations printed with d decimals are off by up to 10⁻ᵈ/2 each, which moves an eigenvalue by at most p times
  /// that (Weyl's inequality); three decimals are the fewest that published tables have.
  private static func checkCorrelations(names: [String], _ correlations: Matrix) throws(SurveyDataError) {
    for j in names.indices {
      for i in 0..<j where abs(correlations[i, j]) > 1 + tolerance {
        throw .correlationOutOfRange(first: names[i], second: names[j], value: correlations[i, j])
      }
    }
    let smallest: Double
    do {
      smallest = try SymmetricEigen(correlations.symmetrized).values.first ?? 0
    } catch {
      throw .momentNotFinite(indicators: names)
    }
    if smallest < -0.0005 * Double(names.count) {
      throw .notPositiveSemidefinite(smallestEigenvalue: smallest)
    }
  }

  /// - Throws: ``SurveyDataError/momentNotFinite(indicators:)`` with every indicator that has such a mean or variance.
  func requireFinite() throws(SurveyDataError) {
    let wrong = names.indices.filter {
      !covariance[$0, $0].isFinite || !(means?[$0] ?? 0).isFinite
        // The products of variances must be numbers too: correlations divide by them.
        || covariance[$0, $0] > 1e150 || (covariance[$0, $0] < 1e-150 && covariance[$0, $0] > 0)
    }
    if !wrong.isEmpty { throw .momentNotFinite(indicators: wrong.map { names[$0] }) }
  }
}

extension Matrix {
  /// The mean of the matrix and its transpose.
  fileprivate var symmetrized: Matrix {
    var result = self
    for j in 0..<columnCount {
      for i in 0..<j {
        let mean = (self[i, j] + self[j, i]) / 2
        result[i, j] = mean
        result[j, i] = mean
      }
    }
    return result
  }
}
