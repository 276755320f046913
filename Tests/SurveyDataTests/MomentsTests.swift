import SatisfactionNumerics
import SurveyData
import Testing

struct MomentsTests {
  typealias Random = CSVFuzzTests.Random

  /// The definition, computed in two passes over rows of complete numbers.
  private func naive(_ columns: [[Double]], weights: [Double]) -> (means: [Double], covariance: [[Double]]) {
    let total = weights.reduce(0, +)
    let n = Double(weights.count)
    let means = columns.map { zip($0, weights).reduce(0) { $0 + $1.0 * $1.1 } / total }
    let covariance = columns.indices.map { i in
      columns.indices.map { j in
        weights.indices.reduce(0) { $0 + weights[$1] * (columns[i][$1] - means[i]) * (columns[j][$1] - means[j]) }
          / total * n / (n - 1)
      }
    }
    return (means, covariance)
  }

  private func moments(
    _ columns: [[Double]], weights: [Double]? = nil, missing: MissingPolicy = .casewise,
    scale: ClosedRange<Double>? = nil,
    threads: Int = 2
  ) throws -> Moments {
    let names = columns.indices.map { "V\($0)" }
    let data = try Dataset(
      zip(names, columns).map { ($0, $1) } + (weights.map { [("w", $0)] } ?? []))
    return try Answers(
      data, codings: names.map { IndicatorCoding(name: $0, scale: scale) }, weightsColumn: weights == nil ? nil : "w",
      missing: missing
    ).moments(threads: threads)
  }

  private func compare(_ found: Moments, _ columns: [[Double]], _ weights: [Double], _ comment: Comment) throws {
    let expected = naive(columns, weights: weights)
    let deviations = columns.indices.map { expected.covariance[$0][$0].squareRoot() }
    for i in columns.indices {
      let mean = try #require(found.means)[i]
      #expect(abs(mean - expected.means[i]) <= 1e-13 * (abs(expected.means[i]) + deviations[i]), comment)
      for j in columns.indices {
        // Each of the two sums of n products is off by a few units in the last place.
        let difference = abs(found.covariance[i, j] - expected.covariance[i][j])
        // The definition's own rounding of a mean leaves a constant column with a variance of about (1e-16 x)².
        let rest = 1e-30 * (1 + abs(expected.means[i])) * (1 + abs(expected.means[j]))
        #expect(difference <= 1e-12 * deviations[i] * deviations[j] + rest, comment)
      }
    }
  }

  @Test(arguments: [2, 3, 31, 250, 1023, 2049, 40_000], [1, 2, 5, 24])
  func agreesWithTheDefinition(rows: Int, count: Int) throws {
    var random = Random(state: UInt64(rows + count))
    let whole = (0..<count).map { _ in (0..<rows).map { _ in Double(Int.random(in: 1...10, using: &random)) } }
    let real = (0..<count).map { _ in (0..<rows).map { _ in Double.random(in: 1e3...1.001e3, using: &random) } }
    let weights = (0..<rows).map { _ in Double.random(in: 0...2, using: &random) + 0.01 }
    let ones = [Double](repeating: 1, count: rows)
    try compare(moments(whole), whole, ones, "whole numbers")
    try compare(moments(whole, scale: 1...10), whole, ones, "whole numbers on a scale")
    try compare(moments(whole, weights: weights), whole, weights, "weighted whole numbers")
    try compare(moments(real), real, ones, "real numbers")
    try compare(moments(real, weights: weights), real, weights, "weighted real numbers")
  }

  @Test(arguments: [3, 40, 3000])
  func replacesByTheMean(rows: Int) throws {
    var random = Random(state: UInt64(rows))
    let whole = (0..<5).map { j in
      (0..<rows).map { i in i > 0 && j > 0 && random.chance(20) ? .nan : Double(Int.random(in: 1...7, using: &random)) }
    }
    for (label, columns) in [("bytes", whole), ("doubles", whole.map { $0.map { $0 + 0.25 } })] {
      for weights in [nil, (0..<rows).map { Double($0 % 3 + 1) }] {
        let filled = columns.map { column in
          let there = column.indices.filter { !column[$0].isNaN }
          let total = there.reduce(0) { $0 + (weights?[$1] ?? 1) }
          let mean = there.reduce(0) { $0 + (weights?[$1] ?? 1) * column[$1] } / total
          return column.map { $0.isNaN ? mean : $0 }
        }
        try compare(
          moments(columns, weights: weights, missing: .mean), filled,
          weights ?? Array(repeating: 1, count: rows), "\(label), \(weights == nil ? "unweighted" : "weighted")")
      }
    }
  }

  @Test(arguments: [MissingPolicy.casewise, .mean], [false, true])
  func orderAndThreadsChangeNoBit(missing: MissingPolicy, weighted: Bool) throws {
    var random = Random(state: 11)
    let rows = 70_000
    let columns = (0..<6).map { _ in
      (0..<rows).map { _ in random.chance(1) ? .nan : Double(Int.random(in: -20...300, using: &random)) }
    }
    let weights = weighted ? (0..<rows).map { _ in Double(Int.random(in: 0...3, using: &random)) } : nil
    let order = (0..<rows).shuffled(using: &random)
    for width in [100.0, 1000.0] {
      let cut = columns.map { $0.map { $0 > width ? 0 : $0 } }
      let one = try moments(cut, weights: weights, missing: missing, threads: 1)
      for threads in [2, 3, 7] {
        #expect(try moments(cut, weights: weights, missing: missing, threads: threads) == one)
      }
      let shuffled = try moments(
        cut.map { column in order.map { column[$0] } }, weights: weights.map { all in order.map { all[$0] } },
        missing: missing)
      #expect(shuffled == one, "width \(width)")
    }
  }

  /// Sums of whole numbers hold, but their products do not: the difference of two is still taken without an error.
  @Test func productsOfSumsPastTheWholeDoubles() throws {
    var random = Random(state: 8)
    let columns = (0..<4).map { _ in
      [0] + (0..<199).map { _ in Double(Int.random(in: 500_000...1_000_000, using: &random)) }
    }
    let n = columns[0].count
    let found = try moments(columns).covariance
    for (i, x) in columns.enumerated() {
      for (j, y) in columns.enumerated() {
        let product = zip(x, y).reduce(Int128(0)) { $0 + Int128($1.0) * Int128($1.1) }
        let sums = [x, y].map { $0.reduce(Int128(0)) { $0 + Int128($1) } }
        let exact = Int128(n) * product - sums[0] * sums[1]
        #expect(Int128(n) * product > 1 << 53)
        #expect(found[i, j] == Double(exact) / Double(n * (n - 1)), "\(i), \(j)")
      }
    }
  }

  @Test func wholeWeightsAreRepeatedRows() throws {
    let columns: [[Double]] = [[1, 4, 2, 7, 7], [3, 3, 9, 1, 2]]
    let weights: [Double] = [2, 1, 3, 0, 1]
    let repeated = columns.map { column in zip(column, weights).flatMap { Array(repeating: $0, count: Int($1)) } }
    let (a, b) = try (moments(columns, weights: weights), moments(repeated))
    #expect(a.means == b.means)
    // n = 4 rows that weigh something against 7.
    #expect(a.n == 4)
    for k in 0..<4 {
      let (x, y) = (a.covariance.elements[k] * 3 / 4, b.covariance.elements[k] * 6 / 7)
      #expect(abs(x - y) < 1e-14 * abs(y) + 1e-15, "\(x) \(y)")
    }
    #expect(try moments(columns, weights: [1, 1, 1, 1, 1]) == moments(columns))
  }

  @Test func byHand() throws {
    let found = try moments([[1, 2, 3], [2, 4, 9]])
    #expect(found.n == 3)
    #expect(found.means == [2, 5])
    #expect(found.covariance == Matrix(rows: [[1, 3.5], [3.5, 13]]))
    #expect(found.standardDeviations == [1, 13.0.squareRoot()])
    #expect(try found.correlations()[0, 1] == 3.5 / 13.0.squareRoot())
    #expect(try moments([[1, 2, 4], [3, 6, 12]]).correlations() == Matrix(rows: [[1, 1], [1, 1]]))
  }

  @Test func reversalIsALinearMap() throws {
    let data = try Dataset([("a", [1, 2, 5, 4]), ("b", [2, 2, 3, 5])])
    let plain = [IndicatorCoding(name: "a", scale: 1...5), IndicatorCoding(name: "b", scale: 1...5)]
    var reversed = plain
    reversed[0].isReversed = true
    let turned = try Dataset([("a", [5, 4, 1, 2]), ("b", [2, 2, 3, 5])])
    #expect(try Answers(data, codings: reversed).moments() == Answers(turned, codings: plain).moments())
  }

  @Test func selecting() throws {
    let all = try moments([[1, 2, 3], [2, 4, 9], [5, 1, 1]])
    #expect(try all.selecting(["V2", "V0"]) == moments([[5, 1, 1], [1, 2, 3]]).renamed(["V2", "V0"]))
    #expect(throws: SurveyDataError.unknownIndicators([MissingColumn(name: "V9", near: ["V1", "V2"])])) {
      try all.selecting(["V0", "V9"])
    }
  }

  @Test func constantColumnsHaveNoVarianceAtAll() throws {
    for value in [3, 0.1, 1e8 + 0.3] {
      let found = try moments([Array(repeating: value, count: 1001), (0..<1001).map { Double($0) }])
      #expect(found.covariance[0, 0] == 0)
      #expect(throws: SurveyDataError.zeroVariance(indicator: "V0", cases: 1001)) { try found.correlations() }
    }
  }

  @Test func tooLarge() {
    #expect(throws: SurveyDataError.momentNotFinite(indicators: ["V0"])) {
      try moments([[1e200, -1e200, 1], [1, 2, 3]])
    }
  }

  /// The product of two such variances is 0, and a correlation would be divided by it.
  @Test func tooSmall() {
    #expect(throws: SurveyDataError.momentNotFinite(indicators: ["V0", "V2"])) {
      try moments([[1e-100, 2e-100, 4e-100], [1, 2, 3], [3e-90, 1e-90, 1e-90]])
    }
    #expect(throws: SurveyDataError.momentNotFinite(indicators: ["A"])) {
      try Moments(names: ["A", "B"], covariance: Matrix(rows: [[1e-200, 0], [0, 1]]), n: 9)
    }
  }

  // MARK: Moments from matrices

  private let names = ["A", "B"]

  @Test func fromCorrelations() throws {
    let r = Matrix(rows: [[1, 0.5], [0.5, 1]])
    let bare = try Moments(names: names, correlations: r, n: 100)
    #expect(!bare.hasScaleMetric)
    #expect(try bare.correlations() == r)
    let scaled = try Moments(names: names, correlations: r, standardDeviations: [2, 3], n: 100, means: [5, 6])
    #expect(scaled.hasScaleMetric)
    #expect(scaled.covariance == Matrix(rows: [[4, 3], [3, 9]]))
    #expect(try scaled == Moments(names: names, covariance: Matrix(rows: [[4, 3], [3, 9]]), n: 100, means: [5, 6]))
  }

  private func covariance(_ rows: [[Double]], names: [String] = ["A", "B"], n: Double = 10, means: [Double]? = nil)
    -> SurveyDataError?
  {
    do {
      _ = try Moments(names: names, covariance: Matrix(rows: rows), n: n, means: means)
      return nil
    } catch { return error }
  }

  private func correlations(_ rows: [[Double]], names: [String] = ["A", "B"], deviations: [Double]? = nil)
    -> SurveyDataError?
  {
    do {
      _ = try Moments(names: names, correlations: Matrix(rows: rows), standardDeviations: deviations, n: 10)
      return nil
    } catch { return error }
  }

  @Test func errorsOfMatrices() {
    let good: [[Double]] = [[2, 1], [1, 3]]
    #expect(covariance(good) == nil)
    #expect(covariance([], names: []) == .noIndicators)
    #expect(covariance(good, names: ["A", "A"]) == .repeatedIndicator(name: "A"))
    for n in [1, 0, -3, Double.infinity, 1e300] { #expect(covariance(good, n: n) == .badCaseCount(n)) }
    #expect(covariance([[2, 1]]) == .notSquare(rows: 1, columns: 2))
    #expect(covariance([[2]]) == .shapeMismatch(what: "rows in the matrix", expected: 2, found: 1))
    #expect(covariance(good, means: [1]) == .shapeMismatch(what: "means", expected: 2, found: 1))
    #expect(covariance(good, means: [1, .nan]) == .momentNotFinite(indicators: ["B"]))
    #expect(covariance([[2, .nan], [1, 3]]) == .momentNotFinite(indicators: ["A", "B"]))
    #expect(covariance([[2, 1], [1.5, 3]]) == .notSymmetric(first: "A", second: "B", difference: 0.5))
    #expect(covariance([[-2, 1], [1, 3]]) == .negativeVariance(indicator: "A", value: -2))
    #expect(covariance([[2, 1e-17], [0, 0]]) == .zeroVariance(indicator: "B", cases: 10))
    #expect(covariance([[2, 0], [0, 0]]) == .zeroVariance(indicator: "B", cases: 10))
    #expect(correlations([[1, 1.2], [1.2, 1]]) == .correlationOutOfRange(first: "A", second: "B", value: 1.2))
    #expect(correlations([[1, 0.2], [0.2, 2]]) == .diagonalNotOne(indicator: "B", value: 2))
    let r = [[1, 0.2], [0.2, 1]]
    #expect(correlations(r, deviations: [1]) == .shapeMismatch(what: "standard deviations", expected: 2, found: 1))
    #expect(correlations(r, deviations: [1, -1]) == .negativeVariance(indicator: "B", value: -1))
    #expect(correlations(r, deviations: [0, 1]) == .zeroVariance(indicator: "A", cases: 10))
    #expect(correlations(r, deviations: [1, .infinity]) == .momentNotFinite(indicators: ["B"]))
  }

  @Test func errorOfAnImpossibleMatrix() {
    let impossible = [[1, 0.9, -0.9], [0.9, 1, 0.9], [-0.9, 0.9, 1]]
    guard case .notPositiveSemidefinite(let smallest)? = correlations(impossible, names: ["A", "B", "C"]) else {
      Issue.record("accepted")
      return
    }
    #expect(abs(smallest + 0.8) < 1e-12)
    // Three decimals of a matrix of rank one.
    #expect(correlations([[1, 0.999, 1], [0.999, 1, 1], [1, 1, 1]], names: ["A", "B", "C"]) == nil)
  }
}

extension Moments {
  fileprivate func renamed(_ names: [String]) throws -> Moments {
    try Moments(names: names, covariance: covariance, n: n, means: means)
  }
}
