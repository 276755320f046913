import Foundation
import Satisfaction
import Testing
import _TestSupport

/// A case of `Tests/Golden/predict-mobile-phone.json`: predictions of independent programs for the survey that ships.
struct GoldenPrediction: CustomTestStringConvertible {
  let json: JSONValue

  static let all: [GoldenPrediction] = {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Golden/predict-mobile-phone.json")
    do {
      let document = try JSONDecoder().decode(JSONValue.self, from: Data(contentsOf: file))
      return document["cases"].array.map(GoldenPrediction.init)
    } catch {
      return []
    }
  }()

  var testDescription: String { "\(json["folds"].text ?? "") \(json["technique"].text ?? "")" }
  var technique: PredictionTechnique { PredictionTechnique(rawValue: json["technique"].text ?? "") ?? .direct }
  var folds: FoldPlan { json["folds"].text == "loo" ? .leaveOneOut : .columns(["fold10"]) }
  var indicators: [String] { json["indicators"].array.compactMap(\.text) }

  /// A number of a table by its row and indicator.
  func number(_ table: String, _ row: String, _ indicator: String) -> Double? {
    guard let column = indicators.firstIndex(of: indicator) else { return nil }
    return json[table][row].array[column].number
  }
}

/// The survey that ships, and what tests put beside its answers.
enum PredictionSurvey {
  /// Tight enough for ten digits.
  static let estimator = PLS(tolerance: 1e-13, maximumIterations: 5_000)

  /// The mobile-phone model without declared scales, so that any column may join it.
  static var model: PathModel {
    var model = PathModel.ecsiMobile
    model.conventions.defaultScale = nil
    return model
  }

  /// The answers, with further columns of one number a row (from 0).
  static func survey(
    adding columns: [(name: String, value: (Int) -> Double)] = [], where isKept: (Int) -> Bool = { _ in true }
  ) throws -> Dataset {
    let survey = try EmbeddedSurvey.load()
    let kept = (0..<survey.rowCount).filter(isKept)
    return try Dataset(
      survey.columns.map { column in (column.name, kept.map { column.number(at: $0) ?? .nan }) }
        + columns.map { column in (column.name, kept.map(column.value)) })
  }

  /// With the folds (row − 1) mod 10.
  static func withFolds() throws -> Dataset { try survey(adding: [("fold10", { Double($0 % 10) })]) }

  /// Answers with holes: about every eleventh is missing, by place alone.
  static func withHoles() throws -> Dataset {
    let survey = try withFolds()
    return try Dataset(
      survey.columns.enumerated().map { j, column in
        let values = (0..<survey.rowCount).map { row in
          column.name != "fold10" && (7 * row + 13 * j) % 11 == 3 ? .nan : column.number(at: row) ?? .nan
        }
        return (column.name, values)
      })
  }
}
