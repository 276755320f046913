import Foundation
import Satisfaction
import Testing

/// The mobile-phone survey as if it had been drawn by strata and clusters (`Tests/Golden/design`).
struct DesignedSurvey {
  let reference: JSONValue
  /// Answers with columns `stratum`, `psu`, `w`, `fpc`, `pair` and `half`.
  let table: AnswerTable

  init() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Golden/design")
    reference = try JSONDecoder().decode(
      JSONValue.self, from: Data(contentsOf: folder.appending(path: "mobile-phone-design.json")))
    let names = ["stratum", "psu", "w", "fpc", "pair", "half"]
    let design = try Dataset(csv: folder.appending(path: "mobile-phone-design.csv").path, numeric: names)
    var table = try AnswerTable.mobile()
    table.columns += design.numberColumns
    self.table = table
  }

  static let model: PathModel = {
    var model = PathModel.ecsiMobile
    model.conventions.weightsColumn = "w"
    return model
  }()

  static let estimator = PLS(tolerance: 1e-13, maximumIterations: 5000)

  /// Paths and indices in the order of the reference.
  var statistics: (paths: [Statistic], indices: [Statistic]) {
    (
      reference["order"]["paths"].array.map { .path($0["from"].text ?? "", $0["to"].text ?? "") },
      reference["order"]["indices"].array.map { .index($0.text ?? "") }
    )
  }

  /// The survey with the replicate weights of one kind in columns `r1`, `r2`, …
  func withReplicates(_ kind: String) throws -> Dataset {
    var table = table
    let (w, halves) = (table["w"], table["half"].map { Int($0) - 1 })
    if kind == "raowu" {
      let units = Array(Set(table["psu"])).sorted()
      let place = table["psu"].map { units.firstIndex(of: $0) ?? 0 }
      let sizes = table["stratum"].map { stratum in
        Double(Set(table["psu"].indices.filter { table["stratum"][$0] == stratum }.map { table["psu"][$0] }).count)
      }
      for (b, digits) in digits("unitsDrawn").enumerated() {
        table["r\(b + 1)"] = w.indices.map { w[$0] * sizes[$0] / (sizes[$0] - 1) * digits[place[$0]] }
      }
    } else {
      let rho = kind == "fay" ? 0.3 : 0
      for (b, kept) in digits("halvesKept").enumerated() {
        table["r\(b + 1)"] = w.indices.map { w[$0] * (kept[halves[$0]] == 1 ? 2 - rho : rho) }
      }
    }
    return try table.dataset()
  }

  private func digits(_ key: String) -> [[Double]] {
    reference[key].array.map { ($0.text ?? "").compactMap { $0.wholeNumberValue.map(Double.init) } }
  }
}
