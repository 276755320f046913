import Satisfaction
import Testing

/// One golden file of the consensus layout: model, settings, results.
struct GoldenCase: CustomTestStringConvertible {
  let name: String
  let json: JSONValue

  init(_ name: String) throws {
    self.name = name
    json = try Reference.golden(name)
  }

  var testDescription: String { name }
  var results: JSONValue { json["results"] }
  var isConsistent: Bool { json["settings"]["disattenuate"].number == 1 || isMarked }

  private var isMarked: Bool {
    if case .bool(let value) = json["settings"]["disattenuate"] { value } else { false }
  }

  /// Blocks that the file's program treats as composites although their mode is A.
  private var composites: Set<String> {
    switch name {
    case "CANON_c_mobi_ecsi_plsc_mixedCompositeA": ["Image", "Value"]
    case "a_mobi_ecsi_fit_compositeA_csem": Set(json["model"]["blocks"].array.compactMap { $0["construct"].text })
    default: []
    }
  }

  func model() throws -> PathModel {
    let constructs = json["model"]["blocks"].array.map { block -> Construct in
      let name = block["construct"].text ?? ""
      let isModeB = block["mode"].text == "B"
      return Construct(
        name, indicators: block["indicators"].array.compactMap(\.text),
        kind: isModeB || composites.contains(name) ? .composite : .reflective, mode: isModeB ? .b : .a)
    }
    let paths = json["model"]["paths"].array.map { Path(from: $0["from"].text ?? "", to: $0["to"].text ?? "") }
    return try PathModel(constructs: constructs, paths: paths)
  }

  func estimator(metric: PLS.Metric = .standardized) throws -> PLS {
    let scheme = try #require(PLS.Scheme(rawValue: json["settings"]["scheme"].text ?? ""))
    return PLS(
      estimator: isConsistent ? .plsc : .pls, scheme: scheme, metric: metric,
      missing: name.contains("corprep") ? .mean : .casewise, tolerance: 1e-12, maximumIterations: 3000)
  }

  func survey(for model: PathModel) throws -> Dataset {
    var model = model
    if name.contains("corprep") { model.conventions.missingCodes = [-99] }
    return try Dataset(csv: try Reference.data(json["dataset"].text ?? ""), for: model)
  }

  func fit(metric: PLS.Metric = .standardized) throws -> PLSFit {
    var model = try model()
    if name.contains("corprep") { model.conventions.missingCodes = [-99] }
    return try estimator(metric: metric).fit(model, to: survey(for: model))
  }

  /// A table of the results.
  func table(_ key: String) throws -> GoldenTable { try GoldenTable(results[key], "\(name) \(key)") }

  /// −1 for constructs that the file orients the other way round, by their weights.
  func signs(of fit: PLSFit) -> [String: Double] {
    let rows = fit.indicators
    return results["weights"].members.mapValues { weights in
      rows.reduce(0) { $0 + $1.weight * (weights.numbers[$1.name] ?? 0) } < 0 ? -1 : 1
    }
  }
}
