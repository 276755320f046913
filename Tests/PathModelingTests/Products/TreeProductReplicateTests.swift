import Satisfaction
import SatisfactionNumerics
import Testing
import _TestSupport

/// Products of constructs of constructs in replicates: all stages run again, and products come from sums.
@Suite struct TreeProductReplicateTests {
  private static let counts: [Double] = (0..<320).map { Double([1, 0, 2, 1, 3, 0, 1][$0 % 7]) }

  private static func repeated(_ survey: Dataset) throws -> Dataset {
    try survey.rows(counts.enumerated().flatMap { Array(repeating: $0, count: Int($1)) })
  }

  @Test(arguments: TreeOfProducts.ways)
  func replicatesAreFitsOfTheirRows(_ way: TreeOfProducts.Way) throws {
    let (model, survey) = (try TreeOfProducts.model(way.approach), try TreeOfProducts.survey())
    let fit = try way.estimator.fit(model, to: survey)
    let ones = [Double](repeating: 1, count: 320)
    let replicates = try fit.resample(on: survey, plan: .weights([ones, Self.counts]))
    let refits = [fit, try way.estimator.fit(model, to: Self.repeated(survey))]
    for (number, refit) in refits.enumerated() {
      try ProductReplicateTests.expectSame(replicates, number, as: refit, "\(way), replicate \(number)")
      for row in refit.parts where row.weight != nil {
        expectClose(
          try replicates.values(of: .partWeight(row.construct, row.part))[number], row.weight,
          "\(way): weight of \(row.part)", tolerance: 1e-10)
      }
      expectClose(
        try replicates.values(of: .index("Overall"))[number], try refit.index(of: "Overall"), "\(way): index",
        tolerance: 1e-10)
    }
  }

  /// Leave-one-out standard errors are those of fits of all rows but one.
  @Test(arguments: [Moderation.twoStage, .refit]) func jackknife(_ moderation: Moderation) throws {
    let model = try PathModel(
      text: """
        @scale 1..10
        Overall =~ Design + Speed
        Design =~ DES1..DES3
        Speed =~ SPE1 + SPE2
        Price =~ PRI1..PRI3
        Satisfaction =~ SAT1..SAT3
        Satisfaction ~ Overall + Price + Overall:Price
        """)
    let settings = PLS(moderation: moderation, tolerance: 1e-12, maximumIterations: 20_000)
    let survey = try TreeOfProducts.survey().rows(Array(0..<60))
    let fit = try settings.fit(model, to: survey)
    let boot = try fit.bootstrap(on: survey, resampling: Resampling(plan: .jackknife, interval: .normal))
    let values = try (0..<60).map { left in
      try settings.fit(model, to: survey.rows((0..<60).filter { $0 != left })).productPaths[0].estimate
    }
    let mean = values.reduce(0, +) / 60
    let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } * 59 / 60
    let summary = try boot.summary(of: .path("Overall:Price", "Satisfaction"))
    expectClose(summary.standardError, variance.squareRoot(), "standard error", tolerance: 1e-9)
  }

  /// Every sort of interval, and the same from the saved bootstrap.
  @Test(arguments: [IntervalKind.percentile, .t, .bca])
  func intervals(_ kind: IntervalKind) throws {
    let survey = try TreeOfProducts.survey()
    let fit = try PLS().fit(TreeOfProducts.model(), to: survey)
    let boot = try fit.bootstrap(
      on: survey, resampling: Resampling(plan: .bootstrap(replicates: 200), seed: 3, interval: kind))
    let copy = try Bootstrap(savedBytes: boot.savedBytes)
    #expect(boot.used == 200 && copy.fit == fit)
    for row in fit.productPaths {
      for statistic in [
        Statistic.path(row.product.name, row.product.to), .standardizedPath(row.product.name, row.product.to),
        .productDeviation(row.product.name), .fSquared("Overall", "Satisfaction"), .index("Overall"),
      ] {
        let summary = try boot.summary(of: statistic)
        let (lower, upper) = (try #require(summary.lower), try #require(summary.upper))
        #expect(lower < upper && (summary.standardError ?? 0) > 0, "\(statistic): \(summary)")
        #expect(try copy.summary(of: statistic) == summary, "\(statistic)")
      }
      let estimate = try boot.summary(of: .path(row.product.name, row.product.to))
      #expect(try #require(estimate.lower) < row.estimate && row.estimate < #require(estimate.upper))
    }
  }

  @Test("replicates do not depend on threads or on their neighbours", arguments: TreeOfProducts.ways)
  func threads(_ way: TreeOfProducts.Way) throws {
    let survey = try TreeOfProducts.survey()
    let fit = try PLS(moderation: way.moderation).fit(TreeOfProducts.model(way.approach), to: survey)
    let one = try fit.bootstrap(on: survey, replicates: 30, threads: 1)
    let two = try fit.bootstrap(on: survey, replicates: 30, threads: 2)
    for row in fit.productPaths {
      let statistic = Statistic.path(row.product.name, row.product.to)
      #expect(try one.values(of: statistic) == two.values(of: statistic))
    }
  }

  @Test(arguments: TreeOfProducts.ways) func savedFits(_ way: TreeOfProducts.Way) throws {
    let fit = try way.estimator.fit(TreeOfProducts.model(way.approach), to: TreeOfProducts.survey())
    let saved = try PLSFit(savedBytes: fit.savedBytes)
    #expect(saved == fit && saved.productPaths == fit.productPaths && saved.parts == fit.parts)
    #expect(saved.productIndicators == fit.productIndicators && saved.assessment == fit.assessment)
  }

  /// Drivers are those of the linear part: with fixed scores its effects, at the mean of every moderator.
  @Test func drivers() throws {
    let fit = try PLS().fit(TreeOfProducts.model(), to: TreeOfProducts.survey())
    let drivers = try fit.drivers(of: "Loyalty")
    #expect(drivers.constructs.map(\.name) == ["Overall", "Price", "Satisfaction"])
    let effect = try #require(fit.effects.first { $0.from == "Overall" && $0.to == "Loyalty" })
    let driver = try #require(drivers.constructs.first { $0.name == "Overall" })
    expectClose(driver.importance, try fit.impact(of: effect).impact, "importance of Overall", tolerance: 1e-12)
    expectClose(
      try fit.path(from: "Overall", to: "Satisfaction") * fit.path(from: "Satisfaction", to: "Loyalty"), effect.total,
      "total effect", tolerance: 1e-12)
  }
}
