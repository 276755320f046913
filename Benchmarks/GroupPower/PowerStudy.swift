import Satisfaction

/// Two populations whose path from Quality to Satisfaction differs by a known number, and samples of both.
struct PowerStudy {
  private let first: PopulationModel
  private let second: PopulationModel
  private static let style = AnswerStyle.normal(mean: 50, standardDeviation: 6)
  private static let path = Statistic.path("Quality", "Satisfaction")
  private static let options = GroupComparisonOptions(
    permutations: .drawn(500), bootstrap: .drawn(500), level: 0.95, minimum: 10)

  /// - Parameter difference: Of the path as PLS estimates it from the exact moments of the populations.
  init(difference: Double) throws {
    first = try Self.population(0.3)
    let target = try Self.path(first) + difference
    // The estimate rises with the coefficient, so halving a bracket finds the one that differs by the number asked for.
    var (low, high) = (0.3, 0.75)
    for _ in 0..<50 {
      let middle = (low + high) / 2
      if try Self.path(Self.population(middle)) < target { low = middle } else { high = middle }
    }
    second = try Self.population(difference == 0 ? 0.3 : high)
  }

  private static func population(_ coefficient: Double) throws -> PopulationModel {
    var model = try PathModel(
      text: """
        Image =~ 0.8*IMAG1 + 0.75*IMAG2 + 0.8*IMAG3
        Quality =~ 0.85*QUAL1 + 0.8*QUAL2 + 0.75*QUAL3 + 0.8*QUAL4
        Satisfaction =~ 0.85*SATI1 + 0.85*SATI2 + 0.8*SATI3
        Quality ~ 0.4*Image
        Satisfaction ~ 0.2*Image + \(coefficient)*Quality
        """)
    model.conventions.defaultScale = 0...100
    return try PopulationModel(model)
  }

  private static func path(_ population: PopulationModel) throws -> Double {
    try PLS(tolerance: 1e-10, maximumIterations: 1_000).fit(population.model, to: population.moments(of: style))
      .path(from: "Quality", to: "Satisfaction")
  }

  /// How many samples each test calls different: permutation, MGA, Welch, pooled; and in how many MICOM finds a construct
  /// composed differently.
  func run(n: Int, samples: Int) throws -> [Int] {
    var counts = [Int](repeating: 0, count: 5)
    for sample in 0..<samples {
      let seed = UInt64(1_000_000 * n + sample)
      let survey = try pooled(
        first.simulate(SurveyDesign(answers: Self.style), n: n, seed: seed),
        second.simulate(SurveyDesign(answers: Self.style), n: n, seed: seed + 500_000))
      var options = Self.options
      options.seed = seed
      let pair = try PLS().compare(
        first.model, on: survey, groups: "group", statistics: [Self.path], options
      ).pairs[0]
      let p = [
        pair.tests[0].permutation?.p, pair.tests[0].multigroup?.p, pair.tests[0].welch?.p, pair.tests[0].pooled?.p,
      ]
      for (k, p) in p.enumerated() where (p ?? 1) <= 0.05 { counts[k] += 1 }
      if pair.invariance.constructs.contains(where: { $0.isCompositional == false }) { counts[4] += 1 }
    }
    return counts
  }

  private func pooled(_ a: Dataset, _ b: Dataset) throws -> Dataset {
    let columns = a.columns.map { column in
      let other = b.column(named: column.name)
      let values = (0..<a.rowCount).map { column.number(at: $0) ?? .nan }
      return (name: column.name, values: values + (0..<b.rowCount).map { other?.number(at: $0) ?? .nan })
    }
    let groups = (0..<(a.rowCount + b.rowCount)).map { $0 < a.rowCount ? 1.0 : 2.0 }
    return try Dataset(columns + [("group", groups)])
  }
}
