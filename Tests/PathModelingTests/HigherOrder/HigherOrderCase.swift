import Foundation
import Satisfaction
import Testing

/// A reference case of constructs of constructs that the repository carries.
struct HigherOrderCase: CustomTestStringConvertible {
  static let all = [
    "mobi_RF_disjoint", "mobi_RF_disjoint_centroid", "mobi_RF_embedded", "mobi_RF_repeated", "mobi_FF_disjoint",
    "tree-a_reflective_disjoint", "tree-a_reflective_embedded", "tree-a_formative-top_repeated",
    "tree-a_pure_repeated",
  ].map(HigherOrderCase.init)

  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Golden/models")

  /// Three levels above the items: Overall of Product, Service and Price, the first two made of constructs.
  static let tree = HigherOrderCase("tree-a_reflective_disjoint")

  let name: String
  var testDescription: String { name }

  init(_ name: String) { self.name = name }

  func json() throws -> JSONValue {
    try JSONDecoder().decode(
      JSONValue.self, from: Data(contentsOf: Self.folder.appending(path: "h_\(name).json")))
  }

  func model() throws -> PathModel {
    let json = try json()
    let blocks = json["model"]["blocks"].array
    let names = Set(blocks.compactMap { $0["construct"].text })
    let constructs = blocks.map { block -> Construct in
      let (name, members) = (block["construct"].text ?? "", block["parts"].array.compactMap(\.text))
      let kind: Construct.Kind = block["kind"].text == "<~" ? .composite : .reflective
      let mode: Construct.Mode = block["mode"].text == "B" ? .b : .a
      return members.allSatisfy { names.contains($0) }
        ? Construct(name, parts: members, kind: kind, mode: mode)
        : Construct(name, indicators: members, kind: kind, mode: mode)
    }
    return try PathModel(
      constructs: constructs,
      paths: json["model"]["paths"].array.map { Path(from: $0["from"].text ?? "", to: $0["to"].text ?? "") },
      conventions: SurveyConventions(defaultScale: 1...10),
      higherOrder: HigherOrder(rawValue: json["settings"]["higherOrder"].text ?? ""))
  }

  func settings() throws -> PLS {
    let scheme = try #require(PLS.Scheme(rawValue: try json()["settings"]["scheme"].text ?? ""))
    return PLS(scheme: scheme, tolerance: 1e-13, maximumIterations: 20_000)
  }

  func survey(for model: PathModel) throws -> Dataset {
    let path = name.hasPrefix("mobi") ? EmbeddedSurvey.path : Self.folder.appending(path: "tree-a.csv").path
    return try Dataset(csv: path, for: model)
  }

  func fit() throws -> PLSFit {
    let model = try model()
    return try settings().fit(model, to: survey(for: model))
  }
}
