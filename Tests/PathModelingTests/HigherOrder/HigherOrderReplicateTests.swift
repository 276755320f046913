import PathModeling
import Satisfaction
import Testing
import _TestSupport

/// All stages run again in every replicate.
@Suite struct HigherOrderReplicateTests {
  /// Statistics of every sort that a tree has.
  private static let statistics: [Statistic] = [
    .path("Overall", "Satisfaction"), .index("Overall"), .index("Service"), .weight("SPE1"), .loading("REP2"),
    .partWeight("Overall", "Price"), .partWeight("Service", "Repair"), .partLoading("Overall", "Service"),
    .partVIF("Service", "Staff"), .unstandardizedPartWeight("Overall", "Product"), .leafWeight("Overall", "DES2"),
    .dimensionEffect(of: "Speed", on: "Loyalty"), .dimensionImpact(of: "Service", on: "Loyalty"),
    .alpha("Overall"), .rhoA("Service"), .htmt("Product", "Service"), .rSquared("Loyalty"),
    .impact(of: "Overall", on: "Loyalty"),
  ]

  /// A leave-one-out replicate is the fit without that case.
  @Test(arguments: [HigherOrder.disjoint, .embedded])
  func replicatesAreFits(_ approach: HigherOrder) throws {
    let item = HigherOrderCase.tree
    let model = try item.model().estimated(by: approach)
    let survey = try item.survey(for: model)
    let settings = PLS(tolerance: 1e-12, maximumIterations: 5_000)
    let fit = try settings.fit(model, to: survey)
    let replicates = try fit.resample(on: survey, plan: .jackknife)
    #expect(replicates.used == survey.rowCount)
    for left in [0, 7, 8, 200] {
      let rest = try Dataset(
        survey.columns.map { column in
          (column.name, (0..<survey.rowCount).filter { $0 != left }.map { column.number(at: $0) ?? .nan })
        })
      let other = try settings.fit(model, to: rest)
      let point = try other.resample(on: rest, plan: .bootstrap(replicates: 1))
      for statistic in Self.statistics {
        let values = try replicates.values(of: statistic)
        expectClose(
          values[left], try point.estimate(of: statistic), "\(statistic) without \(left)", tolerance: 1e-9)
      }
    }
  }

  /// Eight solves side by side hold the bits of one, stage by stage.
  @Test(arguments: HigherOrder.allCases) func lanesAgree(_ approach: HigherOrder) throws {
    let item = HigherOrderCase.tree
    let model = try item.model().estimated(by: approach)
    let survey = try item.survey(for: model)
    let moments = try (0..<3).map { part in
      try model.answers(
        in: Dataset(
          survey.columns.map { column in
            (column.name, (0..<survey.rowCount).filter { $0 % 3 != part }.map { column.number(at: $0) ?? .nan })
          })
      ).moments()
    }
    let together = PLS().solutions(of: model, on: moments, sideBySide: true)
    let alone = PLS().solutions(of: model, on: moments, sideBySide: false)
    #expect(together == alone && together.allSatisfy { $0.estimates != nil })
  }

  @Test func theBootstrapCoversTheEstimates() throws {
    let item = HigherOrderCase.tree
    let fit = try item.fit()
    let boot = try fit.bootstrap(on: item.survey(for: fit.model), replicates: 500, seed: 4)
    #expect(boot.used == 500)
    for statistic in Self.statistics {
      let (estimate, interval) = (try boot.estimate(of: statistic), try boot.interval(statistic))
      #expect(interval.lower < estimate && estimate < interval.upper, "\(statistic): \(interval)")
    }
    #expect(throws: InferenceError.unknownStatistic(name: "partWeight(Overall, Staff)")) {
      try boot.estimate(of: .partWeight("Overall", "Staff"))
    }
    #expect(throws: InferenceError.unknownStatistic(name: "leafWeight(Overall, SAT1)")) {
      try boot.estimate(of: .leafWeight("Overall", "SAT1"))
    }
  }

  /// A replicate that fails in the first stage fails, and the others in its vector do not.
  @Test func failuresStayInTheirLane() throws {
    let model = try PathModel(text: "All =~ A + B\nA =~ a1 + a2\nB =~ b1 + b2\nY =~ y1 + y2\nY ~ All")
    let good: [(String, [Double])] = [
      ("a1", [1, 2, 3, 4, 5, 6, 7]), ("a2", [1, 3, 2, 5, 4, 7, 6]), ("b1", [2, 1, 4, 3, 6, 5, 7]),
      ("b2", [1, 2, 4, 3, 5, 7, 6]), ("y1", [1, 2, 3, 5, 4, 6, 7]), ("y2", [2, 1, 3, 4, 6, 5, 7]),
    ]
    let constant = good.map { $0.0 == "a1" ? ($0.0, [3, 3, 3, 3, 3, 3, 3]) : $0 }
    let moments = try [good, constant, good].map { try model.answers(in: Dataset($0)).moments() }
    let solutions = PLS().solutions(of: model, on: moments, sideBySide: true)
    #expect(solutions[1].failure == "zeroVariance 0" && solutions[1].estimates == nil)
    #expect(solutions[0].estimates != nil && solutions[0] == solutions[2])
  }

  /// The correlation, over all cases, of two scores of a construct: each half of the rows by turns is fitted by itself,
  /// and gives the weights of one.
  private static func agreement(of name: String, _ model: PathModel, _ survey: Dataset) throws -> Double {
    let j = try #require(model.numbering.construct(name))
    let weights = try (0...1).map { half in
      let rows = (0..<survey.rowCount).filter { $0 % 2 == half }
      return try PLS().fit(model, to: survey.selecting(rows: rows)).leafWeights(ofConstruct: j)
    }
    let r = try model.answers(in: survey).moments().correlations()
    func sum(_ a: Int, _ b: Int) -> Double {
      weights[a].reduce(0) { sum, first in
        weights[b].reduce(sum) { $0 + first.weight * r[first.item, $1.item] * $1.weight }
      }
    }
    return sum(0, 1) / (sum(0, 0) * sum(1, 1)).squareRoot()
  }

  @Test func groupsPredictionAndDriversWork() throws {
    let item = HigherOrderCase.tree
    let model = try item.model()
    var columns = try item.survey(for: model).columns.map { column in
      (column.name, (0..<column.count).map { column.number(at: $0) ?? .nan })
    }
    columns.append(("half", (0..<columns[0].1.count).map { Double($0 % 2) }))
    let survey = try Dataset(columns)
    let comparison = try PLS().compare(
      model, on: survey, groups: "half",
      GroupComparisonOptions(permutations: .drawn(199), bootstrap: .drawn(100)))
    let pair = try #require(comparison.pairs.first)
    #expect(pair.invariance.constructs.count == model.constructs.count)
    let overall = try #require(pair.invariance.constructs.first { $0.name == "Overall" })
    // Halves by turns are samples of one population: c is a correlation of the scores that their own weights give.
    expectClose(overall.c, try Self.agreement(of: "Overall", model, survey), "c of Overall", tolerance: 1e-9)
    #expect(try #require(overall.c) > 0.99 && (try #require(overall.meanP)) > 0.01)
    #expect(pair.tests.contains { $0.statistic == .partWeight("Overall", "Price") && $0.permutation?.p != nil })

    let prediction = try PLS().predict(model, on: survey)
    #expect(prediction.failures.isEmpty)
    #expect((try #require(prediction.indicators.first { $0.name == "SAT1" }).pls.q2predict ?? 0) > 0.2)

    let fit = try PLS().fit(model, to: survey)
    let drivers = try fit.drivers(of: "Satisfaction")
    #expect(drivers.constructs.map(\.name) == ["Overall"] && drivers.items.count == 18)
    expectClose(
      drivers.items.reduce(0) { $0 + $1.importance }, drivers.constructs[0].importance, "importance of all items",
      tolerance: 1e-12)
  }
}
