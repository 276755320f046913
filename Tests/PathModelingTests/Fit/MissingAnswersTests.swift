import Foundation
import Satisfaction
import SatisfactionNumerics
import Testing
import _TestSupport

/// The survey with holes, against lavaan, norm and an independent program (`Tests/Golden/missing`).
struct MissingAnswersTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Golden/missing")

  private static func reference() throws -> JSONValue {
    try JSONDecoder().decode(JSONValue.self, from: Data(contentsOf: folder.appending(path: "m_mobi_holes.json")))
  }

  private func model(weighted: Bool) -> PathModel {
    var model = PathModel.ecsiMobile
    model.conventions.weightsColumn = weighted ? "w" : nil
    return model
  }

  private func survey() throws -> Dataset {
    try Dataset(
      csv: Self.folder.appending(path: "mobi_holes.csv").path,
      numeric: PathModel.ecsiMobile.indicators + ["w", "fold10"])
  }

  private func fit(_ missing: MissingPolicy, weighted: Bool) throws -> (PLSFit, Answers) {
    let model = model(weighted: weighted)
    let answers = try model.answers(in: survey(), missing: missing)
    return (try PLS(tolerance: 1e-13, maximumIterations: 3000).fit(model, to: answers), answers)
  }

  /// Paths and indices in the order of the reference.
  private func statistics(_ reference: JSONValue) -> (paths: [Statistic], indices: [Statistic]) {
    (
      reference["order"]["paths"].array.map { .path($0["from"].text ?? "", $0["to"].text ?? "") },
      reference["order"]["indices"].array.map { .index($0.text ?? "") }
    )
  }

  @Test(arguments: ["em", "emWeighted", "mean", "meanWeighted", "casewise"])
  func pathsAndIndices(_ name: String) throws {
    let reference = try Self.reference()
    let expected = reference["results"][name]
    let policy: MissingPolicy = name.hasPrefix("em") ? .em : name.hasPrefix("mean") ? .mean : .casewise
    let (fit, _) = try fit(policy, weighted: name.hasSuffix("Weighted"))
    #expect(fit.moments.n == expected["n"].number)
    for (path, value) in zip(reference["order"]["paths"].array, expected["paths"].array) {
      let (from, to) = (path["from"].text ?? "", path["to"].text ?? "")
      expectClose(try fit.path(from: from, to: to), value.number, "\(name): \(from) → \(to)", tolerance: 1e-9)
    }
    for (construct, value) in zip(reference["order"]["indices"].array, expected["indices"].array) {
      let construct = construct.text ?? ""
      expectClose(try fit.index(of: construct), value.number, "\(name): index of \(construct)", tolerance: 1e-9)
    }
    #expect((fit.sample.emIterations != nil) == (policy == .em))
  }

  @Test(arguments: [false, true])
  func momentsByEM(weighted: Bool) throws {
    let reference = try Self.reference()
    let expected = reference["results"][weighted ? "emWeighted" : "em"]
    let moments = try fit(.em, weighted: weighted).0.moments
    let order = reference["order"]["indicators"].array.map { $0.text ?? "" }
    let own = try moments.selecting(order)
    let unbiased = moments.n / (moments.n - 1)
    for (i, row) in expected["covarianceML"].array.enumerated() {
      expectClose((own.means ?? [])[i], expected["mean"].array[i].number, "mean of \(order[i])", tolerance: 1e-10)
      for (j, value) in row.array.enumerated() {
        expectClose(
          own.covariance[i, j], value.number.map { $0 * unbiased }, "\(order[i]), \(order[j])", tolerance: 1e-10)
      }
    }
  }

  /// Replicates given as weights replace missing answers, or find their moments, by their own weights.
  @Test(arguments: ["emWeighted", "meanWeighted"])
  func jackknifeOfGroups(_ name: String) throws {
    let reference = try Self.reference()
    let survey = try survey()
    let (fit, answers) = try fit(name == "emWeighted" ? .em : .mean, weighted: true)
    let groups = try (0..<answers.rowsUsed).map { row in
      try #require(survey.column(named: "fold10")?.number(at: answers.row(ofCase: row)))
    }
    let table = Set(groups).sorted().map { group in groups.map { $0 == group ? 0 : 10.0 / 9 } }
    #expect(table.count == 10)
    let replicates = try fit.resample(
      answers, resampling: Resampling(plan: .weights(table), unit: .rows))
    let expected = reference["results"][name]["jackknifeStandardError"]
    let (paths, indices) = statistics(reference)
    for (statistic, value) in zip(paths + indices, expected["paths"].array + expected["indices"].array) {
      let values = try replicates.values(of: statistic)
      let mean = values.reduce(0, +) / 10
      let error = (0.9 * values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }).squareRoot()
      expectClose(error, value.number, "\(name): \(statistic)", tolerance: 1e-8)
    }
  }

  /// Counts that stand for draws, in more replicates than lanes.
  private struct Draws: WeightScheme {
    let table: [[Double]]

    var replicateCount: Int { table.count }
    var bounds: WeightBounds { .any }
    var variance: VarianceRule { .replicates }

    func fill(
      _ weights: UnsafeMutableBufferPointer<Double>, solve: Int, units: Range<Int>, from stream: inout WeightStream
    ) {
      for i in weights.indices { unsafe weights[i] = table[solve][units.lowerBound + i] }
    }
  }

  /// A replicate is what a fit of the drawn rows gives, up to the tolerance of drawn replicates.
  @Test func drawnReplicatesEqualTheRefit() throws {
    let (fit, answers) = try fit(.em, weighted: false)
    let survey = try survey()
    var numbers = RandomStream(seed: 8)
    let draws = (0..<11).map { _ in (0..<250).map { _ in Int.random(in: 0..<250, using: &numbers) } }
    let table = draws.map { $0.reduce(into: [Double](repeating: 0, count: 250)) { $0[$1] += 1 } }
    let replicates = try fit.resample(answers) { _ in Draws(table: table) }
    #expect(replicates.numbers == Array(0..<11) && replicates.cases() == Array(repeating: 250, count: 11))
    for (b, draw) in draws.enumerated() {
      let again = try fit.settings.fit(fit.model, to: survey.rows(draw))
      for row in again.paths {
        let value = try replicates.values(of: .path(row.from, row.to))[b]
        expectClose(value, row.estimate, "replicate \(b), \(row.from) → \(row.to)", tolerance: 2e-6)
      }
      for row in again.indicators {
        expectClose(
          try replicates.values(of: .mean(row.name))[b], row.mean, "replicate \(b), mean of \(row.name)",
          tolerance: 2e-6)
      }
    }
  }

  @Test func scoresAreConditionalMeans() throws {
    let (fit, answers) = try fit(.em, weighted: false)
    let scores = try fit.indexScores(of: answers)
    let means = (0..<scores.values.columnCount).map { j in scores.values.column(j).reduce(0, +) / 250 }
    for (name, mean) in zip(scores.columns, means) {
      // At the maximum of the likelihood the expected answers have the estimated means.
      expectClose(mean, try fit.index(of: name), "index of \(name)", tolerance: 1e-9)
    }
  }

  @Test func bucketsAreRefused() throws {
    let (fit, answers) = try fit(.em, weighted: false)
    #expect(throws: InferenceError.bucketsOfPatterns) {
      try fit.bootstrap(on: answers, resampling: Resampling(unit: .buckets))
    }
  }
}
