import Foundation
import Satisfaction
import Testing

/// One golden file of a model with products: model, settings, results.
struct ProductGolden: CustomTestStringConvertible, Sendable {
  let name: String
  let json: JSONValue

  static let names = [
    "x_mobi_two-stage", "x_mobi_quadratic", "x_mobi_two-stage-refit", "x_mobi_product-indicator",
    "x_moderated-a_first-stage", "x_moderated-a_both-stages", "x_moderated-a_quadratic", "x_moderated-a_orthogonal",
    "x_moderated-a_quadratic-indicator", "x_mobi_higher-order-factor",
  ]

  static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Golden/moderation")

  static let estimator = PLS(tolerance: 1e-13, maximumIterations: 20_000)

  init(_ name: String) throws {
    self.name = name
    json = try JSONDecoder().decode(
      JSONValue.self, from: Data(contentsOf: Self.folder.appending(path: name + ".json")))
  }

  var testDescription: String { name }
  var results: JSONValue { json["results"] }

  func model() throws -> PathModel {
    let blocks = json["model"]["blocks"].array
    let names = Set(blocks.compactMap { $0["construct"].text })
    let constructs = blocks.map { block -> Construct in
      let (name, members) = (block["construct"].text ?? "", block["parts"].array.compactMap(\.text))
      if !members.allSatisfy(names.contains) { return Construct(name, indicators: members) }
      return Construct(
        name, parts: members, kind: block["kind"].text == "<~" ? .composite : .reflective,
        mode: block["mode"].text == "B" ? .b : .a)
    }
    let paths = json["model"]["paths"].array.map { Path(from: $0["from"].text ?? "", to: $0["to"].text ?? "") }
    let products = json["model"]["products"].array.map {
      Product(factors: $0["factors"].array.compactMap(\.text), to: $0["to"].text ?? "")
    }
    return try PathModel(
      constructs: constructs, paths: paths, products: products,
      conventions: SurveyConventions(
        defaultScale: 1...10, moderation: Moderation(rawValue: json["settings"]["moderation"].text ?? "")))
  }

  func survey(for model: PathModel) throws -> Dataset {
    let own = Self.folder.appending(path: json["data"].text ?? "").path
    return try Dataset(csv: json["data"].text == "mobi.csv" ? EmbeddedSurvey.path : own, for: model)
  }

  func fit() throws -> PLSFit {
    let model = try model()
    return try Self.estimator.fit(model, to: survey(for: model))
  }
}
