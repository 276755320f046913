import Satisfaction
import Testing
import _TestSupport

/// Against a slow and honest implementation: every division a data set of its own, every number from public fits.
struct GroupComparisonTests {
  private static let ranked = GroupComparisonOptions(
    permutations: .columns(GroupSurvey.ranks.map(\.name)), bootstrap: .columns(GroupSurvey.counts.map(\.name)))

  /// Numbers that need no sign: all blocks of the survey are positive, so every fit is turned alike.
  private static func numbers(_ fit: PLSFit) throws -> [Statistic: Double] {
    var numbers: [Statistic: Double] = [:]
    for row in fit.paths { numbers[.path(row.from, row.to)] = row.estimate }
    for row in fit.indicators {
      numbers[.loading(row.name)] = row.loading
      numbers[.weight(row.name)] = row.weight
    }
    for row in fit.constructs { if let r = row.rSquared { numbers[.rSquared(row.name)] = r } }
    for row in try fit.indices { numbers[.index(row.name)] = row.index }
    for target in fit.model.constructs.map(\.name) {
      for row in try fit.impacts(on: target) { numbers[.impact(of: row.from, on: row.to)] = row.impact }
    }
    return numbers
  }

  private static func fit(_ rows: [Int]) throws -> PLSFit {
    try GroupSurvey.estimator.fit(GroupSurvey.model, to: GroupSurvey.part(rows))
  }

  private static let (first, second) = (
    (0..<250).filter { GroupSurvey.isFirst($0) }, (0..<250).filter { !GroupSurvey.isFirst($0) }
  )

  private static func division(_ ranks: [Double]) -> ([Int], [Int]) {
    let order = (0..<250).sorted { ranks[$0] < ranks[$1] }
    return (Array(order.prefix(first.count)), Array(order.dropFirst(first.count)))
  }

  private func compare(_ options: GroupComparisonOptions = ranked) throws -> PairComparison {
    let survey = try GroupSurvey.survey(GroupSurvey.ranks + GroupSurvey.counts)
    let comparison = try GroupSurvey.estimator.compare(GroupSurvey.model, on: survey, groups: "group", options)
    #expect(comparison.groups.map(\.name) == ["1", "2"])
    return try #require(comparison.pairs.first)
  }

  @Test func everyTestEqualsTheHonestOne() throws {
    let pair = try compare()
    let own = (try Self.numbers(Self.fit(Self.first)), try Self.numbers(Self.fit(Self.second)))
    let permuted = try GroupSurvey.ranks.map { ranks in
      let (a, b) = Self.division(ranks.values)
      return (try Self.numbers(Self.fit(a)), try Self.numbers(Self.fit(b)))
    }
    func drawn(_ members: [Int]) throws -> [[Statistic: Double]] {
      try GroupSurvey.counts.map { counts in
        try Self.numbers(Self.fit(members.flatMap { Array(repeating: $0, count: Int(counts.values[$0])) }))
      }
    }
    let boots = (try drawn(Self.first), try drawn(Self.second))
    #expect(pair.tests.count == own.0.count)
    for test in pair.tests {
      let name = test.statistic.description
      let (a, b) = (try #require(own.0[test.statistic]), try #require(own.1[test.statistic]))
      expectClose(test.first, a, "\(name), first")
      expectClose(test.second, b, "\(name), second")
      expectClose(test.difference, a - b, "\(name), difference")
      let differences = try permuted.map {
        try #require($0.0[test.statistic]) - #require($0.1[test.statistic])
      }
      let extreme = differences.count { $0.magnitude >= (a - b).magnitude * (1 - 1e-9) - 1e-11 }
      #expect(test.permutation?.p == Double(1 + extreme) / Double(differences.count + 1), "\(name)")
      let values = (
        try boots.0.map { try #require($0[test.statistic]) }, try boots.1.map { try #require($0[test.statistic]) }
      )
      let errors = (Self.deviation(values.0), Self.deviation(values.1))
      expectClose(test.standardErrorFirst, errors.0, "\(name), first error")
      expectClose(test.standardErrorSecond, errors.1, "\(name), second error")
      guard errors.0 > 1e-9 else { continue }
      let probability = Self.share(values.0, a, below: values.1, b)
      expectClose(test.multigroup?.probability, probability, "\(name), probability", tolerance: 1e-12)
      expectClose(test.welch?.t, (a - b) / (errors.0 * errors.0 + errors.1 * errors.1).squareRoot(), "\(name), Welch")
    }
  }

  private static func deviation(_ values: [Double]) -> Double {
    let mean = values.reduce(0, +) / Double(values.count)
    return (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count - 1)).squareRoot()
  }

  /// All pairs of centred values, one by one.
  private static func share(_ x: [Double], _ a: Double, below y: [Double], _ b: Double) -> Double {
    let means = (x.reduce(0, +) / Double(x.count), y.reduce(0, +) / Double(y.count))
    var sum = 0.0
    for u in x {
      for v in y {
        let (left, right) = (u - means.0 + a, v - means.1 + b)
        sum += left < right ? 1 : left == right ? 0.5 : 0
      }
    }
    return sum / Double(x.count * y.count)
  }

  /// c is the correlation, over all cases, of the scores of two sets of weights; step 3 from the cases' own scores.
  @Test func invarianceEqualsTheHonestOne() throws {
    let pair = try compare()
    let pooled = try Self.fit(Array(0..<250))
    let scores = try pooled.scores(of: GroupSurvey.part(Array(0..<250)))
    let divisions = [(Self.first, Self.second)] + GroupSurvey.ranks.map { Self.division($0.values) }
    let weights = try divisions.map { (try Self.weights($0.0), try Self.weights($0.1)) }
    let answers = try Self.standardized()
    for (j, row) in pair.invariance.constructs.enumerated() {
      let names = GroupSurvey.model.constructs[j].indicators
      let c = weights.map { Self.agreement(answers, names, $0.0, $0.1) }
      expectClose(row.c, c[0], "c of \(row.name)")
      #expect(row.cP == Double(1 + c.dropFirst().count { $0 <= c[0] + 1e-12 }) / Double(c.count), "\(row.name)")
      let column = Array(scores.values.column(j))
      let spreads = divisions.map { (Self.moments(column, $0.0), Self.moments(column, $0.1)) }
      let means = spreads.map { $0.0.mean - $0.1.mean }
      expectClose(row.meanDifference, means[0], "mean difference of \(row.name)")
      #expect(row.meanP == Self.p(means), "mean p of \(row.name)")
      let ratios = spreads.map { Self.logarithm($0.0.variance / $0.1.variance) }
      expectClose(row.logVarianceRatio, ratios[0], "variance ratio of \(row.name)")
      #expect(row.varianceP == Self.p(ratios), "variance p of \(row.name)")
    }
  }

  /// Groups whose answers spread differently have one and the same composite of given weights.
  @Test func givenWeightsAreInvariant() throws {
    let model = try PathModel(
      text: """
        @scale 1..10
        Image =~ IMAG1..IMAG5
        Value <~ fixed(1, 3)*(PERV1 + PERV2)
        Loyalty =~ CUSL1..CUSL3
        Value ~ Image
        Loyalty ~ Image + Value
        """)
    var columns = try GroupSurvey.survey().numberColumns
    for k in columns.indices where columns[k].name == "PERV1" {
      for row in 0..<250 where GroupSurvey.isFirst(row) {
        columns[k].values[row] = 5 + (columns[k].values[row] - 5) / 5
      }
    }
    let pair = try #require(
      try PLS().compare(
        model, on: Dataset(columns), groups: "group",
        GroupComparisonOptions(permutations: .drawn(60), bootstrap: .drawn(0))
      ).pairs.first)
    let value = try #require(pair.invariance.constructs.first { $0.name == "Value" })
    #expect(value.c == 1 && value.cP == 1 && value.cQuantile5 == 1 && value.isCompositional == true)
    let image = try #require(pair.invariance.constructs.first { $0.name == "Image" })
    #expect(try #require(image.c) < 1)
  }

  private static func weights(_ rows: [Int]) throws -> [String: Double] {
    Dictionary(uniqueKeysWithValues: try fit(rows).indicators.map { ($0.name, $0.weight) })
  }

  private static func standardized() throws -> [String: [Double]] {
    let survey = try EmbeddedSurvey.load()
    return Dictionary(
      uniqueKeysWithValues: survey.columns.map { column in
        let values = (0..<250).map { column.number(at: $0) ?? .nan }
        let (mean, variance) = moments(values, Array(0..<250))
        return (column.name, values.map { ($0 - mean) / variance.squareRoot() })
      })
  }

  private static func agreement(
    _ answers: [String: [Double]], _ names: [String], _ first: [String: Double], _ second: [String: Double]
  ) -> Double {
    func score(_ weights: [String: Double]) -> [Double] {
      (0..<250).map { row in names.reduce(0) { $0 + (weights[$1] ?? 0) * (answers[$1]?[row] ?? 0) } }
    }
    let (a, b) = (score(first), score(second))
    func product(_ x: [Double], _ y: [Double]) -> Double { zip(x, y).reduce(0) { $0 + $1.0 * $1.1 } }
    return product(a, b) / (product(a, a) * product(b, b)).squareRoot()
  }

  private static func moments(_ values: [Double], _ rows: [Int]) -> (mean: Double, variance: Double) {
    let own = rows.map { values[$0] }
    let mean = own.reduce(0, +) / Double(own.count)
    return (mean, own.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(own.count - 1))
  }

  private static func p(_ values: [Double]) -> Double {
    let extreme = values.dropFirst().count { $0.magnitude >= values[0].magnitude * (1 - 1e-9) - 1e-11 }
    return Double(1 + extreme) / Double(values.count)
  }

  /// The natural logarithm by a series: nothing of the library.
  private static func logarithm(_ x: Double) -> Double {
    let y = (x - 1) / (x + 1)
    var (sum, power) = (0.0, y)
    for k in 0..<400 {
      sum += power / Double(2 * k + 1)
      power *= y * y
    }
    return 2 * sum
  }

  // MARK: Properties

  @Test func resultDoesNotDependOnThreads() throws {
    let survey = try GroupSurvey.survey()
    let options = GroupComparisonOptions(permutations: .drawn(300), bootstrap: .drawn(200))
    func compare(_ threads: Int) throws -> GroupComparison {
      try PLS().compare(GroupSurvey.model, on: survey, groups: "group", options, threads: threads)
    }
    #expect(try compare(1) == compare(4))
  }

  /// Groups of one population differ by chance alone: p-values are spread over 0…1, and nearly all scores agree.
  @Test func drawnPermutationsAgreeWithGivenOnes() throws {
    let survey = try GroupSurvey.survey()
    let pair = try #require(
      try PLS().compare(
        GroupSurvey.model, on: survey, groups: "group",
        GroupComparisonOptions(permutations: .drawn(2_000), bootstrap: .drawn(0))
      ).pairs.first)
    let p = pair.tests.compactMap { $0.permutation?.p }
    #expect(p.count == pair.tests.count)
    let mean = p.reduce(0, +) / Double(p.count)
    #expect((0.2...0.8).contains(mean), "mean p \(mean)")
    #expect(pair.invariance.constructs.count { $0.isCompositional == true } >= 5)
    #expect(pair.tests.allSatisfy { $0.multigroup == nil && $0.welch == nil && $0.standardErrorFirst == nil })
  }

  /// What is first and what is second changes signs only.
  @Test func orderOfTheGroups() throws {
    let survey = try GroupSurvey.survey(GroupSurvey.ranks + GroupSurvey.counts)
    var options = Self.ranked
    options.pairs = [.init("1", "2"), .init("2", "1")]
    let pairs = try GroupSurvey.estimator.compare(GroupSurvey.model, on: survey, groups: "group", options).pairs
    for (a, b) in zip(pairs[0].tests, pairs[1].tests) {
      #expect(a.first == b.second && a.second == b.first, "\(a.statistic)")
      expectClose(a.welch?.p, b.welch?.p, "Welch p of \(a.statistic)", tolerance: 1e-12)
    }
  }

  @Test func holmOverThreePairs() throws {
    let survey = try EmbeddedSurvey.load()
    let three = try Dataset(
      survey.columns.map { column in (column.name, (0..<250).map { column.number(at: $0) ?? .nan }) }
        + [("region", (0..<250).map { Double($0 % 3 + 9) })])
    let comparison = try PLS().compare(
      GroupSurvey.model, on: three, groups: "region",
      GroupComparisonOptions(permutations: .drawn(200), bootstrap: .drawn(200)))
    #expect(comparison.groups.map(\.name) == ["9", "10", "11"])
    #expect(comparison.pairs.map { "\($0.first)-\($0.second)" } == ["9-10", "9-11", "10-11"])
    for number in comparison.pairs[0].tests.indices {
      let tests = comparison.pairs.map { $0.tests[number] }
      let p = PValueAdjustment.holm.adjusted(tests.map { $0.permutation?.p })
      #expect(tests.map { $0.permutation?.pAdjusted } == p, "\(tests[0].statistic)")
    }
  }
}
