import Satisfaction
import SatisfactionNumerics
import Testing
import _TestSupport

/// Products of constructs of constructs against the same computation by rows: scores and columns are multiplied case by
/// case, and the last stage is fitted as a plain model of the columns that it has.
@Suite struct TreeProductStageTests {
  private typealias Columns = [(name: String, values: [Double])]

  private static let products = [["Overall", "Price"], ["Overall", "Overall"], ["Satisfaction", "Price"]]
  private static let targets = ["Satisfaction", "Satisfaction", "Loyalty"]

  private static func standardized(_ values: [Double]) -> [Double] {
    let n = Double(values.count)
    let mean = values.reduce(0, +) / n
    let deviation = (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (n - 1)).squareRoot()
    return values.map { ($0 - mean) / deviation }
  }

  private static func deviation(_ values: [Double]) -> Double {
    let mean = values.reduce(0, +) / Double(values.count)
    return (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count - 1)).squareRoot()
  }

  private static func times(_ a: [Double], _ b: [Double]) -> [Double] { zip(a, b).map { $0 * $1 } }

  /// Coefficients of least squares with an intercept, which stands first.
  private static func coefficients(_ y: [Double], on predictors: [[Double]]) throws -> [Double] {
    let columns = [[Double](repeating: 1, count: y.count)] + predictors
    let x = Matrix(rows: y.count, columns: columns.count, columnMajor: columns.flatMap { $0 })
    let cross = Matrix.product(x, Matrix(rows: y.count, columns: 1, columnMajor: y), left: .transposed)
    return Matrix.product(try Cholesky(x.gram).inverse, cross).elements
  }

  private static func residuals(_ y: [Double], on predictors: [[Double]]) throws -> [Double] {
    let found = try coefficients(y, on: predictors)
    return y.indices.map { i in
      predictors.indices.reduce(y[i] - found[0]) { $0 - found[$1 + 1] * predictors[$1][i] }
    }
  }

  /// Equations with products are least squares on scores and products of scores, whatever the stages.
  @Test(arguments: HigherOrder.allCases) func leastSquaresOnScores(_ approach: HigherOrder) throws {
    let (model, survey) = (try TreeOfProducts.model(approach), try TreeOfProducts.survey())
    let fit = try PLS(tolerance: 1e-13, maximumIterations: 20_000).fit(model, to: survey)
    let scores = try fit.scores(of: survey)
    func score(_ name: String) throws -> [Double] {
      Array(scores.values.column(try #require(scores.columns.firstIndex(of: name))))
    }
    let (overall, price, satisfaction) = (try score("Overall"), try score("Price"), try score("Satisfaction"))
    let first = try Self.coefficients(
      satisfaction, on: [overall, price, Self.times(overall, price), Self.times(overall, overall)])
    let second = try Self.coefficients(
      score("Loyalty"), on: [satisfaction, price, Self.times(satisfaction, price)])
    let found = fit.productPaths.map(\.estimate)
    expectClose(found[0], first[3], "Overall × Price")
    expectClose(found[1], first[4], "Overall × Overall")
    expectClose(found[2], second[3], "Satisfaction × Price")
    expectClose(try fit.path(from: "Overall", to: "Satisfaction"), first[1], "Overall → Satisfaction")
    expectClose(try fit.path(from: "Satisfaction", to: "Loyalty"), second[1], "Satisfaction → Loyalty")
    expectClose(fit.productPaths[0].standardDeviation, Self.deviation(Self.times(overall, price)), "sd")
    expectClose(
      fit.productPaths[0].standardized, first[3] * Self.deviation(Self.times(overall, price)), "standardised")
  }

  /// With fixed scores a product moves no weight and no index of the tree.
  @Test(arguments: HigherOrder.allCases) func fixedScores(_ approach: HigherOrder) throws {
    let (model, survey) = (try TreeOfProducts.model(approach), try TreeOfProducts.survey())
    let (fit, plain) = (
      try PLS().fit(model, to: survey), try PLS().fit(TreeOfProducts.linear(model), to: survey)
    )
    #expect(fit.indicators == plain.indicators && fit.parts == plain.parts && fit.leafWeights == plain.leafWeights)
    #expect(try fit.indices == plain.indices)
    #expect(fit.constructCorrelations == plain.constructCorrelations)
  }

  // MARK: Weights found anew

  /// The last stage as a plain model of columns: scores of parts, items, items a second time, or scores of constructs.
  private struct Stage {
    var columns: Columns = []
    var constructs: [Construct] = []
    var paths: [Path]
    /// The columns of each construct.
    var blocks: [String: [[Double]]] = [:]

    mutating func add(_ construct: String, _ block: Columns) {
      constructs.append(Construct(construct, indicators: block.map(\.name)))
      columns += block
      blocks[construct] = block.map(\.values)
    }
  }

  private static func stage(_ linear: PLSFit, _ survey: Dataset) throws -> Stage {
    let (model, scores) = (linear.model, try linear.scores(of: survey))
    let approach = try #require(model.approach)
    func score(_ name: String) throws -> [Double] {
      Array(scores.values.column(try #require(scores.columns.firstIndex(of: name))))
    }
    func item(_ name: String) throws -> [Double] {
      let column = try #require(survey.column(named: name))
      return standardized((0..<survey.rowCount).map { column.number(at: $0) ?? .nan })
    }
    let parts = Set(model.constructs.flatMap(\.parts))
    var stage = Stage(paths: model.estimatedPaths)
    for (j, construct) in model.constructs.enumerated() where approach == .repeated || !parts.contains(construct.name) {
      let block: Columns
      if construct.parts.isEmpty, approach == .embedded {
        block = [(construct.name, try score(construct.name))]
      } else if construct.parts.isEmpty {
        block = try construct.indicators.map { ($0, try item($0)) }
      } else if approach == .repeated {
        let names = model.leafIndicators(of: j).map { model.indicators[$0] }
        block = try names.map { ("\(construct.name) \($0)", try item($0)) }
      } else {
        block = try construct.parts.map { ($0, try score($0)) }
      }
      stage.add(construct.name, block)
    }
    return stage
  }

  /// The columns of a product: of scores, or of all pairs of columns of its factors, or what these do not explain.
  private static func block(
    _ factors: [String], _ moderation: Moderation, _ stage: Stage, _ linear: PLSFit, _ survey: Dataset
  ) throws -> [[Double]] {
    if moderation == .refit {
      let scores = try linear.scores(of: survey)
      let own = try factors.map { name in
        Array(scores.values.column(try #require(scores.columns.firstIndex(of: name))))
      }
      return [times(own[0], own[1])]
    }
    let (first, second) = (try #require(stage.blocks[factors[0]]), try #require(stage.blocks[factors[1]]))
    let pairs = first.flatMap { a in second.map { times(a, $0) } }
    guard moderation == .orthogonal else { return pairs }
    let explaining = factors[0] == factors[1] ? first : first + second
    return try pairs.map { try residuals($0, on: explaining) }
  }

  @Test(arguments: TreeOfProducts.ways.filter { $0.moderation != .twoStage })
  func theStageByRows(_ way: TreeOfProducts.Way) throws {
    let (model, survey) = (try TreeOfProducts.model(way.approach), try TreeOfProducts.survey())
    let linear = try way.estimator.fit(TreeOfProducts.linear(model), to: survey)
    let fit = try way.estimator.fit(model, to: survey)
    var stage = try Self.stage(linear, survey)
    var blocks: [[[Double]]] = []
    for (k, factors) in Self.products.enumerated() {
      let block = try Self.block(factors, way.moderation, stage, linear, survey)
      stage.add("p\(k)", block.enumerated().map { ("p\(k) \($0)", $1) })
      stage.paths.append(Path(from: "p\(k)", to: Self.targets[k]))
      blocks.append(block)
    }
    let plain = try PLS(tolerance: 1e-13, maximumIterations: 20_000).fit(
      PathModel(constructs: stage.constructs, paths: stage.paths), to: Dataset(stage.columns))

    for path in fit.paths {
      expectClose(
        path.estimate, try plain.path(from: path.from, to: path.to), "\(path.from) → \(path.to)", tolerance: 1e-8)
    }
    for row in fit.constructs where row.rSquared != nil {
      let own = try #require(plain.constructs.first { $0.name == row.name })
      expectClose(row.rSquared, own.rSquared, "R² of \(row.name)", tolerance: 1e-8)
    }
    let weights = Dictionary(uniqueKeysWithValues: plain.indicators.map { ($0.name, $0.weight) })
    for row in fit.indicators where way.approach != .embedded && weights[row.name] != nil {
      expectClose(row.weight, weights[row.name], "weight of \(row.name)", tolerance: 1e-8)
    }
    for row in fit.parts where row.construct == "Overall" && way.approach != .repeated {
      expectClose(row.weight, weights[row.part], "weight of \(row.part)", tolerance: 1e-8)
    }
    let further = plain.indicators.filter { $0.construct.hasPrefix("p") }
    #expect(fit.productIndicators.count == further.count)
    for (row, expected) in zip(fit.productIndicators, further) {
      expectClose(row.weight, expected.weight, "weight of \(row.item)", tolerance: 1e-8)
      expectClose(row.loading, expected.loading, "loading of \(row.item)", tolerance: 1e-8)
    }
    for (k, row) in fit.productPaths.enumerated() {
      let loadings = further.filter { $0.construct == "p\(k)" }.map(\.loading.magnitude)
      let spread = zip(loadings, blocks[k]).reduce(0) { $0 + $1.0 * Self.deviation($1.1) } / loadings.reduce(0, +)
      expectClose(row.standardDeviation, spread, "sd of \(row.product)", tolerance: 1e-8)
      let path = try plain.path(from: "p\(k)", to: Self.targets[k])
      expectClose(row.standardized, path, "standardised \(row.product)", tolerance: 1e-8)
      expectClose(row.estimate, path / spread, "\(row.product)", tolerance: 1e-8)
    }
    let inflation = plain.assessment.paths
    for row in fit.assessment.paths where row.from.contains(":") {
      let k = try #require(fit.productPaths.firstIndex { $0.product.name == row.from })
      let own = try #require(inflation.first { $0.from == "p\(k)" })
      expectClose(row.vif, own.vif, "VIF of \(row.from)", tolerance: 1e-7)
      expectClose(row.fSquared, own.fSquared, "f² of \(row.from)", tolerance: 1e-7)
    }
  }

  /// Scores of a refitted tree are those of its rows: their correlations are the fit's, and indices roll up.
  @Test(arguments: TreeOfProducts.ways) func scoresAndIndices(_ way: TreeOfProducts.Way) throws {
    let (model, survey) = (try TreeOfProducts.model(way.approach), try TreeOfProducts.survey())
    let fit = try way.estimator.fit(model, to: survey)
    let scores = try fit.scores(of: survey).values
    for j in 0..<scores.columnCount {
      for k in 0...j {
        let sum = zip(scores.column(j), scores.column(k)).reduce(0) { $0 + $1.0 * $1.1 }
        expectClose(
          sum / Double(scores.rowCount - 1), fit.constructCorrelations.values[j, k], "C(\(j), \(k))", tolerance: 1e-10)
      }
    }
    for construct in model.constructs where !construct.parts.isEmpty && way.approach != .repeated {
      let sum = try fit.indexParts.filter { $0.construct == construct.name }
        .reduce(0) { try $0 + #require($1.unstandardizedWeight) * fit.index(of: $1.part) }
      expectClose(sum, try fit.index(of: construct.name), "index of \(construct.name)", tolerance: 1e-11)
    }
    #expect(fit.stages.count == (way.approach == .repeated ? 1 : 3))
  }

  /// Given weights of parts stay those of their indices where the weights of others are found anew.
  @Test(arguments: Moderation.allCases) func givenWeights(_ moderation: Moderation) throws {
    let text = TreeOfProducts.text.replacing("=~ Product + Service", with: "=~ fixed(0.3, 0.7)*(Product + Service)")
    let model = try PathModel(text: text)
    let fit = try PLS(moderation: moderation).fit(model, to: TreeOfProducts.survey())
    let shares = fit.indexParts.filter { $0.construct == "Overall" }.map(\.unstandardizedWeight)
    expectClose(shares[0], 0.3, "share of Product", tolerance: 1e-12)
    expectClose(shares[1], 0.7, "share of Service", tolerance: 1e-12)
  }
}
