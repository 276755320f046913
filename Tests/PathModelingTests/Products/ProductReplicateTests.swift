import Satisfaction
import SatisfactionNumerics
import Testing
import _TestSupport

/// Products in replicates, from sums, against fits of the rows themselves.
@Suite struct ProductReplicateTests {
  private static let text = """
    @scale 1..10
    @reverse QU2
    Quality =~ QU1..QU4
    Involvement =~ IN1..IN3
    Satisfaction =~ SA1..SA3
    Loyalty =~ LO1..LO3
    Satisfaction ~ Quality + Involvement + Quality:Involvement + Quality:Quality
    Loyalty ~ Satisfaction + Involvement + Satisfaction:Involvement
    """

  private static let estimator = PLS(tolerance: 1e-13, maximumIterations: 20_000)

  /// The answers of a simulated survey, QU2 asked the other way round.
  private static func columns() throws -> [(name: String, values: [Double])] {
    let path = ProductGolden.folder.appending(path: "moderated-a.csv").path
    let data = try Dataset(csv: path)
    return data.columns.map { column in
      let values = (0..<data.rowCount).map { column.number(at: $0) ?? .nan }
      return (column.name, column.name == "QU2" ? values.map { 11 - $0 } : values)
    }
  }

  private static func model() throws -> PathModel { try PathModel(text: text) }

  private static let counts: [Double] = (0..<400).map { Double([1, 0, 2, 1, 3, 0, 1][$0 % 7]) }

  private static func repeated(_ columns: [(name: String, values: [Double])]) throws -> Dataset {
    try Dataset(
      columns.map { column in
        (column.name, zip(column.values, counts).flatMap { Array(repeating: $0, count: Int($1)) })
      })
  }

  /// A replicate holds what a fit says of products, paths, R², items and effects.
  static func expectSame(_ replicates: Replicates, _ number: Int, as refit: PLSFit, _ what: String) throws {
    for row in refit.productPaths {
      let (name, to) = (row.product.name, row.product.to)
      for (statistic, expected) in [
        (Statistic.path(name, to), row.estimate), (.standardizedPath(name, to), row.standardized),
        (.productDeviation(name), row.standardDeviation),
      ] {
        expectClose(
          try replicates.values(of: statistic)[number], expected, "\(what): \(statistic)", tolerance: 1e-10)
      }
    }
    for row in refit.assessment.paths {
      expectClose(
        try replicates.values(of: .fSquared(row.from, row.to))[number], row.fSquared, "\(what): f² \(row.from)",
        tolerance: 1e-9)
      expectClose(
        try replicates.values(of: .pathVIF(row.from, row.to))[number], row.vif, "\(what): VIF \(row.from)",
        tolerance: 1e-9)
    }
    for row in refit.constructs where row.rSquared != nil {
      for (statistic, expected) in [
        (Statistic.rSquared(row.name), row.rSquared), (.adjustedRSquared(row.name), row.adjustedRSquared),
      ] {
        expectClose(
          try replicates.values(of: statistic)[number], expected, "\(what): \(statistic)", tolerance: 1e-10)
      }
    }
    for row in refit.indicators {
      expectClose(
        try replicates.values(of: .weight(row.name))[number], row.weight, "\(what): weight \(row.name)",
        tolerance: 1e-10)
    }
    for row in refit.effects {
      expectClose(
        try replicates.values(of: .totalEffect(row.from, row.to))[number], row.total, "\(what): total \(row.from)",
        tolerance: 1e-10)
    }
  }

  @Test(arguments: Moderation.allCases)
  func replicatesAreFitsOfTheirRows(moderation: Moderation) throws {
    var estimator = Self.estimator
    estimator.moderation = moderation
    let (model, columns) = (try Self.model(), try Self.columns())
    let survey = try Dataset(columns)
    let fit = try estimator.fit(model, to: survey)
    let ones = [Double](repeating: 1, count: 400)
    let replicates = try fit.resample(on: survey, plan: .weights([ones, Self.counts]))
    try Self.expectSame(replicates, 0, as: fit, "\(moderation), all once")
    try Self.expectSame(
      replicates, 1, as: estimator.fit(model, to: Self.repeated(columns)), "\(moderation), repeated")
  }

  /// Answers that are no whole numbers need double precision, and give the same but for their unit.
  @Test func unitsChangeNothing() throws {
    let columns = try Self.columns()
    let halves = columns.map { (name: $0.name, values: $0.values.map { $0 * 0.37 + 2.1 }) }
    let model = try PathModel(text: Self.text.replacingOccurrences(of: "@scale 1..10", with: "@scale 2.4..5.9"))
    let (fit, other) = (
      try Self.estimator.fit(Self.model(), to: Dataset(columns)), try Self.estimator.fit(model, to: Dataset(halves))
    )
    for (a, b) in zip(fit.productPaths, other.productPaths) {
      expectClose(b.estimate, a.estimate, "\(a.product)", tolerance: 1e-10)
    }
    for plan in [ResamplingPlan.weights([Self.counts]), .bootstrap(replicates: 16)] {
      let (first, second) = (
        try fit.resample(on: Dataset(columns), plan: plan), try other.resample(on: Dataset(halves), plan: plan)
      )
      for row in fit.productPaths {
        let statistic = Statistic.path(row.product.name, row.product.to)
        for (a, b) in zip(try first.values(of: statistic), try second.values(of: statistic)) {
          expectClose(b, a, "\(statistic)", tolerance: 1e-9)
        }
      }
    }
  }

  /// A reversed item is the item asked the other way round.
  @Test(arguments: Moderation.allCases)
  func reversal(moderation: Moderation) throws {
    var estimator = Self.estimator
    estimator.moderation = moderation
    let columns = try Self.columns()
    let turned = columns.map { (name: $0.name, values: $0.name == "QU2" ? $0.values.map { 11 - $0 } : $0.values) }
    let plain = try PathModel(text: Self.text.replacingOccurrences(of: "@reverse QU2\n", with: ""))
    let fit = try estimator.fit(Self.model(), to: Dataset(columns))
    let other = try estimator.fit(plain, to: Dataset(turned))
    for (a, b) in zip(fit.productPaths, other.productPaths) {
      expectClose(a.estimate, b.estimate, "\(moderation): \(a.product)", tolerance: 1e-11)
    }
  }

  /// Least squares on the scores, row by row, also of a product of three.
  @Test func leastSquaresOnScores() throws {
    let model = try PathModel(
      text: """
        @scale 1..10
        Quality =~ QU1..QU4
        Involvement =~ IN1..IN3
        Satisfaction =~ SA1..SA3
        Visits =~ VIS
        Loyalty =~ LO1..LO3
        Satisfaction ~ Quality + Involvement
        Loyalty ~ Quality + Satisfaction + Visits + Quality:Satisfaction + Quality:Visits + Satisfaction:Visits \
        + Quality:Satisfaction:Visits
        """)
    let survey = try Dataset(csv: ProductGolden.folder.appending(path: "moderated-a.csv").path, for: model)
    let fit = try Self.estimator.fit(model, to: survey)
    let scores = try fit.scores(of: survey)
    func score(_ name: String) throws -> [Double] {
      Array(scores.values.column(try #require(scores.columns.firstIndex(of: name))))
    }
    let (q, s, v) = (try score("Quality"), try score("Satisfaction"), try score("Visits"))
    let ones = [Double](repeating: 1, count: q.count)
    func times(_ a: [Double], _ b: [Double]) -> [Double] { zip(a, b).map { $0 * $1 } }
    let predictors = [ones, q, s, v, times(q, s), times(q, v), times(s, v), times(times(q, s), v)]
    let x = Matrix(rows: q.count, columns: predictors.count, columnMajor: predictors.flatMap { $0 })
    let y = Matrix(rows: q.count, columns: 1, columnMajor: try score("Loyalty"))
    let cross = Matrix.product(x, y, left: .transposed)
    let solved = Matrix.product(try Cholesky(x.gram).inverse, cross)
    for (k, row) in fit.productPaths.enumerated() {
      expectClose(row.estimate, solved[4 + k, 0], "\(row.product)", tolerance: 1e-9)
    }
    let replicates = try fit.resample(on: survey, plan: .weights([ones]))
    expectClose(
      try replicates.values(of: .path("Quality:Satisfaction:Visits", "Loyalty"))[0], solved[7, 0],
      "three factors in a replicate", tolerance: 1e-9)
  }

  @Test("replicates do not depend on threads or on their neighbours")
  func threads() throws {
    let (model, survey) = (try Self.model(), try Dataset(Self.columns()))
    let fit = try PLS().fit(model, to: survey)
    let one = try fit.bootstrap(on: survey, replicates: 100, threads: 1)
    let two = try fit.bootstrap(on: survey, replicates: 100, threads: 2)
    for row in fit.productPaths {
      let statistic = Statistic.path(row.product.name, row.product.to)
      #expect(try one.values(of: statistic) == two.values(of: statistic))
    }
  }

  @Test func savedFits() throws {
    var estimator = PLS()
    for moderation in Moderation.allCases {
      estimator.moderation = moderation
      let fit = try estimator.fit(Self.model(), to: Dataset(Self.columns()))
      let saved = try PLSFit(savedBytes: fit.savedBytes)
      #expect(saved == fit, "\(moderation)")
      #expect(saved.productPaths == fit.productPaths)
    }
  }

  /// The estimator's way goes before the model's.
  @Test func whoDecides() throws {
    var model = try Self.model()
    let survey = try Dataset(Self.columns())
    #expect(try PLS().fit(model, to: survey).settings.moderation == .twoStage)
    model.conventions.moderation = .refit
    #expect(try PLS().fit(model, to: survey).settings.moderation == .refit)
    #expect(try PLS(moderation: .orthogonal).fit(model, to: survey).settings.moderation == .orthogonal)
  }
}
