import Foundation
import Satisfaction
import Testing

/// What models with products are refused for, each with its reason.
@Suite struct ProductErrorTests {
  private static let text = """
    @scale 1..10
    A =~ a1 + a2
    B =~ b1 + b2
    Y =~ y1 + y2
    Y ~ A + B + A:B
    """

  private static func survey(_ change: (String, Int, Double) -> Double = { $2 }) throws -> Dataset {
    var stream = SplitMixRows()
    let names = ["a1", "a2", "b1", "b2", "y1", "y2"]
    let rows = (0..<60).map { _ in names.map { _ in stream.answer() } }
    return try Dataset(
      names.enumerated().map { column, name in (name, rows.enumerated().map { change(name, $0, $1[column]) }) })
  }

  /// Answers 1 to 10, the same in every run.
  private struct SplitMixRows {
    private var state: UInt64 = 7

    mutating func answer() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(1 + (state >> 33) % 10)
    }
  }

  private static func expect(_ error: EstimationError, saying words: String, _ body: () throws -> Void) {
    #expect(throws: error, performing: body)
    #expect(error.description.contains(words), "\(error)")
  }

  @Test func estimators() throws {
    let (model, survey) = (try PathModel(text: Self.text), try Self.survey())
    Self.expect(.plscProduct, saying: "--estimator pls") { _ = try PLS(estimator: .plsc).fit(model, to: survey) }
    for estimator in [PLS.Estimator.unit, .pca, .gsca] {
      Self.expect(.productsNeedPLS(estimator: estimator.rawValue), saying: "take pls") {
        _ = try PLS(estimator: estimator).fit(model, to: survey)
      }
    }
    Self.expect(.productsNeedPLS(estimator: "maximum likelihood"), saying: "leave the products out") {
      _ = try MaximumLikelihood(model, to: model.answers(in: survey).moments())
    }
  }

  private static let tree = """
    H =~ A + B
    A =~ a1
    B =~ b1 + b2
    X =~ a2
    Y =~ y1 + y2
    Y ~ H + X + H:X + H:H
    """

  /// In the last stage of the embedded approach there are scores, and no indicators to be multiplied.
  @Test(arguments: Moderation.allCases) func productIndicatorsOfScores(moderation: Moderation) throws {
    let survey = try Self.survey()
    let (embedded, disjoint) = (
      try PathModel(text: "@higher-order embedded\n" + Self.tree), try PathModel(text: Self.tree)
    )
    let estimator = PLS(moderation: moderation)
    #expect(try estimator.fit(disjoint, to: survey).productPaths.count == 2)
    if [.productIndicator, .orthogonal].contains(moderation) {
      Self.expect(.productIndicatorsOfScores(moderation), saying: "@moderation two-stage") {
        _ = try estimator.fit(embedded, to: survey)
      }
    } else {
      #expect(try estimator.fit(embedded, to: survey).productPaths.count == 2)
    }
  }

  /// What is said of a tree is said of it with products too.
  @Test func trees() throws {
    let (model, survey) = (try PathModel(text: Self.tree), try Self.survey())
    Self.expect(.plscHigherOrder(construct: "H"), saying: "made of constructs") {
      _ = try PLS(estimator: .plsc).fit(model, to: survey)
    }
    Self.expect(.productsNeedPLS(estimator: "unit"), saying: "take pls") {
      _ = try PLS(estimator: .unit).fit(model, to: survey)
    }
    Self.expect(.productsNotSupported(question: "the comparison of groups"), saying: "groups") {
      _ = try PLS().compare(model, on: survey, groups: "g")
    }
    Self.expect(.productsNotSupported(question: "prediction"), saying: "prediction") {
      _ = try PLS().predict(model, on: survey)
    }
  }

  /// Names in errors are those of the parts, and of the model's numbering and not the stage's.
  @Test func namesInTrees() throws {
    let halves = try Self.survey { name, row, value in name == "a1" ? Double(row % 2) : value }
    Self.expect(.productWithoutVariance(product: "A:A"), saying: "the same in all cases") {
      _ = try PLS(moderation: .productIndicator).fit(PathModel(text: Self.tree), to: halves)
    }
    // The square of a score with two values is a line, and the equation is named by the constructs of the model.
    let text = Self.tree.replacing("H:X + H:H", with: "H:X + X:X")
    let binary = try Self.survey { name, row, value in name == "a2" ? (row % 3 == 0 ? 1 : 0) : value }
    for moderation in [Moderation.twoStage, .refit] {
      Self.expect(
        .collinearPredecessors(construct: "Y", predecessors: ["H", "X", "H:X", "X:X"]), saying: "drop a path"
      ) {
        _ = try PLS(moderation: moderation).fit(PathModel(text: text), to: binary)
      }
    }
    let survey = try Self.survey()
    let doubled = try Dataset(
      survey.columns.map { column in
        let source = column.name == "b2" ? survey.columns[1] : column
        return (column.name, (0..<survey.rowCount).map { source.number(at: $0) ?? .nan })
      })
    let moved = Self.tree.replacing("b1 + b2", with: "b1").replacing("X =~ a2", with: "X =~ a2 + b2")
    Self.expect(.collinearFactors(product: "H:X"), saying: "two-stage") {
      _ = try PLS(moderation: .orthogonal).fit(PathModel(text: moved), to: doubled)
    }
  }

  @Test func moments() throws {
    let (model, survey) = (try PathModel(text: Self.text), try Self.survey())
    Self.expect(.productsNeedAnswers, saying: "give data") {
      _ = try PLS().fit(model, to: model.answers(in: survey).moments())
    }
    // Sums of answers hold none of their products, so nothing can be drawn from them for a fit of answers either.
    let fit = try PLS().fit(model, to: survey)
    let table = try MomentTable(keyNames: ["all"], keys: [["1"]], rows: [model.answers(in: survey).sums()])
    Self.expect(.productsNeedAnswers, saying: "give data") { _ = try fit.bootstrap(on: table, replicates: 9) }
  }

  /// A file whose parts do not belong together is refused with the part that does not.
  @Test(arguments: [
    ("\"moderation\":\"two-stage\"", "\"moderation\":\"two-stage-refit\"", "weights"),
    ("\"moderation\":\"two-stage\",", "", "moderation"),
    ("\"deviations\":[", "\"deviations\":[1,", "deviations"),
    ("\"coefficients\":[", "\"coefficients\":[1,", "coefficients"),
    ("\"n\":60", "\"n\":61", "cases of the fit"),
  ])
  func damagedFiles(old: String, changed: String, hint: String) throws {
    let fit = try PLS().fit(PathModel(text: Self.text), to: Self.survey())
    let text = String(decoding: fit.savedBytes, as: UTF8.self)
    #expect(try PLSFit(savedBytes: Array(text.utf8)) == fit)
    let range = try #require(text.range(of: old), "the file holds \(old)")
    let damaged = text.replacingCharacters(in: range, with: changed)
    let error = #expect(throws: SavedFitError.self) { try PLSFit(savedBytes: Array(damaged.utf8)) }
    #expect(error.map { "\($0)".contains(hint) } == true, "\(hint): got \(error.map { "\($0)" } ?? "nothing")")
  }

  @Test(arguments: [MissingPolicy.mean, .em])
  func replacedAnswers(policy: MissingPolicy) throws {
    let model = try PathModel(text: Self.text)
    let survey = try Self.survey { name, row, value in name == "a1" && row == 3 ? .nan : value }
    Self.expect(.productsNeedCompleteRows, saying: "--missing casewise") {
      _ = try PLS(missing: policy).fit(model, to: survey)
    }
    #expect(try PLS().fit(model, to: survey).sample.used == 59, "complete rows are estimated")
  }

  @Test func questions() throws {
    let model = try PathModel(text: Self.text)
    let survey = try Self.survey()
    let fit = try PLS().fit(model, to: survey)
    Self.expect(.productsNotSupported(question: "prediction"), saying: "leave the products out") {
      _ = try PLS().predict(model, on: survey)
    }
    Self.expect(.productsNotSupported(question: "prediction"), saying: "prediction") {
      _ = try fit.predictions(of: survey)
    }
    Self.expect(.productsNotSupported(question: "the comparison of groups"), saying: "groups") {
      _ = try PLS().compare(model, on: survey, groups: "g")
    }
    Self.expect(.productsNotSupported(question: "a programme of waves"), saying: "waves") {
      _ = try Tracking(by: ["a1"]).run(model, on: survey)
    }
    let composites = try PathModel(text: Self.text.replacingOccurrences(of: "=~", with: "<~"))
    let other = try PLS().fit(composites, to: survey)
    Self.expect(.productsNotSupported(question: "the test of exact fit"), saying: "exact fit") {
      _ = try other.exactFitTest(on: survey, replicates: 2)
    }
    #expect(throws: SimulationError.productsNotSimulated) { try PopulationModel(model) }
    #expect("\(SimulationError.productsNotSimulated)".contains("leave them out"))
  }

  @Test func noVariance() throws {
    // A score of two equal halves: its square is 1 in every row.
    let model = try PathModel(text: "A =~ a1\nY =~ y1 + y2\nY ~ A + A:A")
    let survey = try Self.survey { name, row, value in name == "a1" ? Double(row % 2) : value }
    Self.expect(.productWithoutVariance(product: "A:A"), saying: "leave it out") {
      _ = try PLS().fit(model, to: survey)
    }
    Self.expect(.productWithoutVariance(product: "a1:a1"), saying: "the same in all cases") {
      _ = try PLS(moderation: .productIndicator).fit(model, to: survey)
    }
  }

  @Test func collinearFactors() throws {
    let model = try PathModel(text: Self.text)
    let survey = try Self.survey()
    let doubled = try Dataset(
      survey.columns.map { column in
        let source = column.name == "a2" ? survey.columns[0] : column
        return (column.name, (0..<survey.rowCount).map { source.number(at: $0) ?? .nan })
      })
    Self.expect(.collinearFactors(product: "A:B"), saying: "two-stage") {
      _ = try PLS(moderation: .orthogonal).fit(model, to: doubled)
    }
  }

  @Test func collinearPredecessors() throws {
    // Of a score with two values its square is a line.
    let model = try PathModel(text: "A =~ a1\nY =~ y1 + y2\nY ~ A + A:A")
    let survey = try Self.survey { name, row, value in name == "a1" ? (row % 3 == 0 ? 1 : 0) : value }
    Self.expect(.collinearPredecessors(construct: "Y", predecessors: ["A", "A:A"]), saying: "A:A") {
      _ = try PLS().fit(model, to: survey)
    }
  }
}
