import SatisfactionNumerics
import SurveyData
import Testing

struct EMTests {
  typealias Random = CSVFuzzTests.Random

  private func answers(
    _ columns: [[Double]], weights: [Double]? = nil, missing: MissingPolicy = .em
  ) throws -> Answers {
    let names = columns.indices.map { "V\($0)" }
    let data = try Dataset(zip(names, columns).map { ($0, $1) } + (weights.map { [("w", $0)] } ?? []))
    return try Answers(
      data, codings: names.map { IndicatorCoding(name: $0) }, weightsColumn: weights == nil ? nil : "w",
      missing: missing)
  }

  /// The algorithm row by row, with explicit inverses: nothing of the library's sums by patterns.
  private func naive(_ columns: [[Double]], _ weights: [Double]) throws -> (means: [Double], covariance: Matrix) {
    let p = columns.count
    let total = weights.reduce(0, +)
    var means = columns.map { column in
      let there = column.indices.filter { !column[$0].isNaN }
      return there.reduce(0) { $0 + weights[$1] * column[$1] } / there.reduce(0) { $0 + weights[$1] }
    }
    var covariance = Matrix.identity(p)
    for _ in 0..<3_000 {
      var (first, second) = ([Double](repeating: 0, count: p), Matrix(rows: p, columns: p))
      for row in weights.indices {
        let observed = (0..<p).filter { !columns[$0][row].isNaN }
        let missing = (0..<p).filter { columns[$0][row].isNaN }
        let inverse = try Cholesky(covariance.submatrix(rows: observed, columns: observed)).solve(
          .identity(observed.count))
        let gains = Matrix.product(covariance.submatrix(rows: missing, columns: observed), inverse)
        var filled = columns.map { $0[row] }
        for (c, i) in missing.enumerated() {
          filled[i] = observed.indices.reduce(means[i]) {
            $0 + gains[c, $1] * (columns[observed[$1]][row] - means[observed[$1]])
          }
        }
        let rest = Matrix.product(gains, covariance.submatrix(rows: observed, columns: missing))
        for j in 0..<p {
          first[j] += weights[row] * filled[j]
          for i in 0..<p { second[i, j] += weights[row] * filled[i] * filled[j] }
        }
        for (d, j) in missing.enumerated() {
          for (c, i) in missing.enumerated() { second[i, j] += weights[row] * (covariance[i, j] - rest[c, d]) }
        }
      }
      means = first.map { $0 / total }
      for j in 0..<p {
        for i in 0..<p { covariance[i, j] = second[i, j] / total - means[i] * means[j] }
      }
    }
    return (means, covariance)
  }

  @Test(arguments: [false, true])
  func agreesWithTheAlgorithmRowByRow(weighted: Bool) throws {
    var random = Random(state: 21)
    let rows = 60
    let shared = (0..<rows).map { _ in Double.random(in: -2...2, using: &random) }
    let columns = (0..<4).map { j in
      (0..<rows).map { row -> Double in
        let value = 50 + Double(j) + shared[row] + Double.random(in: -1...1, using: &random)
        return random.chance(25) && row % 7 != j ? .nan : value
      }
    }
    let weights = (0..<rows).map { _ in weighted ? Double.random(in: 0.2...3, using: &random) : 1 }
    let used = (0..<rows).filter { row in columns.contains { !$0[row].isNaN } }
    let kept = columns.map { column in used.map { column[$0] } }
    let expected = try naive(kept, used.map { weights[$0] })
    let found = try answers(columns, weights: weighted ? weights : nil).moments()
    let n = Double(used.count)
    #expect(found.n == n)
    for j in 0..<4 {
      #expect(abs((found.means ?? [])[j] - expected.means[j]) < 1e-9)
      for i in 0..<4 {
        let value = found.covariance[i, j] * (n - 1) / n
        #expect(abs(value - expected.covariance[i, j]) < 1e-8, "\(i), \(j): \(value), \(expected.covariance[i, j])")
      }
    }
  }

  @Test func withoutGapsItIsThePlainMoments() throws {
    let columns: [[Double]] = [[1, 2, 4, 3], [2, 2, 5, 1]]
    #expect(try answers(columns).moments() == answers(columns, missing: .casewise).moments())
  }

  /// Two indicators, one with gaps: means and covariances are those of the regression on the complete one.
  @Test func monotoneGapsByHand() throws {
    let a: [Double] = [1, 2, 3, 4, 5, 6, 7, 8]
    let b: [Double] = [2, 1, 4, 3, 6, .nan, .nan, .nan]
    let found = try answers([a, b]).moments()
    // b = 0.2 + a on the five rows, residual variance 0.56; a has mean 4.5 and variance 5.25 on all.
    let (slope, intercept) = (1.0, 0.2)
    let residual = zip(a, b).prefix(5).reduce(0) { $0 + ($1.1 - intercept - $1.0) * ($1.1 - intercept - $1.0) } / 5
    #expect(abs((found.means ?? [])[1] - (intercept + slope * 4.5)) < 1e-10)
    #expect(abs(found.covariance[0, 1] * 7 / 8 - slope * 5.25) < 1e-9)
    #expect(abs(found.covariance[1, 1] * 7 / 8 - (slope * slope * 5.25 + residual)) < 1e-9)
    let expected = try answers([a, b]).values(ofCases: 4..<8, expectedBy: found)
    for (k, value) in [6, 6.2, 7.2, 8.2].enumerated() { #expect(abs(expected[k, 1] - value) < 1e-9) }
  }

  @Test func reversedIndicatorsAreTurned() throws {
    let columns: [[Double]] = [[1, 2, 5, 4, 3], [2, .nan, 3, 5, 1]]
    var codings = ["a", "b"].map { IndicatorCoding(name: $0, scale: 1...5) }
    let data = try Dataset([("a", columns[0]), ("b", columns[1])])
    let plain = try Answers(data, codings: codings, missing: .em).moments()
    codings[1].isReversed = true
    let turned = try Answers(data, codings: codings, missing: .em).moments()
    #expect(abs((turned.means ?? [])[1] - (6 - (plain.means ?? [])[1])) < 1e-12)
    #expect(turned.covariance[0, 1] == -plain.covariance[0, 1] && turned.covariance[1, 1] == plain.covariance[1, 1])
  }

  // MARK: Errors

  @Test func pairsNeverAnsweredTogether() {
    let gap = Double.nan
    #expect(throws: SurveyDataError.neverTogether([["V0", "V2"]], count: 1)) {
      try answers([[1, 2, 3, gap, gap, gap], [1, 3, 2, 5, 4, 6], [gap, gap, gap, 2, 1, 3]]).moments()
    }
  }

  @Test func sumsOfOthersAreNotDefinite() {
    #expect(throws: SurveyDataError.emNotDefinite(indicator: "V1")) {
      try answers([[1, 2, 3, 4, 7], [1, 2, 3, 4, 7], [3, .nan, 1, 2, 5]]).moments()
    }
  }

  /// Four complete rows among eight thousand: nearly all information is missing.
  @Test func slowConvergenceIsAnError() {
    var random = Random(state: 3)
    let a = (0..<8_004).map { row in row < 4 || row % 2 == 0 ? Double.random(in: 0...1, using: &random) : .nan }
    let b = (0..<8_004).map { row in row < 4 || row % 2 == 1 ? Double.random(in: 0...1, using: &random) : .nan }
    #expect(throws: SurveyDataError.emNotConverged(iterations: 10_000)) { try answers([a, b]).moments() }
  }
}
