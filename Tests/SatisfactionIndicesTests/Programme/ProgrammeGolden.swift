import Foundation
import Satisfaction
import Testing

/// A programme of 12 firms × 4 half-years with planted oddities (an empty cell, one of a single case, constant answers,
/// firms that come and go), and its right answers.
///
/// The numbers come from two independent programs, in Python and in R (`survey` 4.1.1 for variances and panels, `metafor`
/// 3.8 for shrinkage), that agree to 1e-12; they stand here with twelve digits.
enum ProgrammeGolden {
  static let folder = Survey.package.appending(path: "Tests/Golden")

  static func path(_ name: String) -> String { folder.appending(path: "\(name).csv").path }

  static func model() -> PathModel {
    var model = PathModel.acsi1994
    model.conventions.weightsColumn = "weight"
    return model
  }

  static func survey() throws -> Dataset {
    try Dataset(csv: path("programme-a"), for: model(), categories: ["firm", "wave", "id"])
  }

  /// The choices of the reference.
  static func tracking(_ weightsFrom: Tracking.WeightSource = .pooled) throws -> Tracking {
    var tracking = Tracking(by: ["firm"], wave: "wave")
    tracking.weightsFrom = weightsFrom
    tracking.ownMinimum = 60
    tracking.markBelow = 60
    tracking.wavesPerYear = 2
    (tracking.adjustChanges, tracking.adjustBenchmark) = (.holm, .holm)
    tracking.rollUps = [
      try RollUpLevel(csv: path("programme-a-firms")), try RollUpLevel(csv: path("programme-a-industries")),
    ]
    return tracking
  }

  static func programme(_ change: (inout Tracking) -> Void = { _ in }) throws -> Programme {
    var tracking = try tracking()
    change(&tracking)
    return try tracking.run(model(), on: survey(), estimator: PLS(tolerance: 1e-12, maximumIterations: 5000))
  }

  /// One number: mode, table, name, earlier wave, wave, number.
  typealias Key = [String]

  /// The right answers of a mode.
  static func answers(_ mode: String) throws -> [Key: Double] {
    let names = ["mode", "table", "name", "from", "wave", "number"]
    let table = try Dataset(csv: path("programme-a-golden"), numeric: ["value"], categories: names)
    var answers: [Key: Double] = [:]
    for row in 0..<table.rowCount {
      let key = names.map { table.column(named: $0)?.text(at: row) ?? "" }
      if key[0] == mode { answers[key] = table.column(named: "value")?.number(at: row) }
    }
    return answers
  }

  /// Every golden number of a mode must be there, to 1e-8.
  static func compare(_ mode: String, _ found: [Key: Double?]) throws {
    let expected = try answers(mode)
    #expect(!expected.isEmpty)
    var worst = (key: Key(), difference: 0.0)
    for (key, value) in expected {
      guard let got = found[key] ?? nil else {
        Issue.record("\(key): got nothing, expected \(value)")
        continue
      }
      let difference = abs(got - value) / max(1, abs(value))
      if difference > worst.difference { worst = (key, difference) }
      #expect(difference < 1e-8, "\(key): got \(got), expected \(value), difference \(difference)")
    }
  }
}

extension Programme {
  /// The numbers of a programme by the keys of the golden file, for the construct Satisfaction.
  func numbers(_ mode: String) -> [ProgrammeGolden.Key: Double?] {
    var numbers: [ProgrammeGolden.Key: Double?] = [:]
    func add(_ table: String, _ name: String, _ from: String, _ wave: String?, _ values: [(String, Double?)]) {
      for (number, value) in values { numbers[[mode, table, name, from, wave ?? "", number]] = value }
    }
    for cell in cells {
      let row = cell.constructs.first { $0.name == "Satisfaction" }
      add(
        "cell", cell.segment, "", cell.wave,
        [
          ("effective", cell.effective), ("index", row?.index), ("indexSD", row?.deviation),
          ("standardError", row?.error.standardError), ("shrunken", row?.shrunken?.index),
          ("standardErrorShrunken", row?.shrunken?.standardError), ("shrinkage", row?.shrunken?.shrinkage),
        ])
    }
    for row in changes where row.construct == "Satisfaction" && (mode != "panel" || row.kind == .previous) {
      add(
        "change", row.segment, row.from, row.to,
        [
          ("change", row.change), ("standardError", row.error.standardError), ("p", row.p),
          ("pAdjusted", row.pAdjusted), ("itemsPart", row.parts?.items), ("weightsPart", row.parts?.reweighting),
          ("overlap", row.overlap.map(Double.init)),
        ])
    }
    for row in rollUps where row.construct == "Satisfaction" {
      add(
        "rollUp", row.group, "", row.wave,
        [("index", row.index), ("standardError", row.error.standardError), ("coverage", row.coverage)])
    }
    for row in rollUpChanges where row.construct == "Satisfaction" {
      add(
        "rollUpChange", row.group, row.from, row.to,
        [
          ("change", row.change), ("standardError", row.error.standardError), ("p", row.p),
          ("matchedChange", row.matchedChange), ("matchedStandardError", row.matchedStandardError),
        ])
    }
    for row in benchmark where row.construct == "Satisfaction" {
      add(
        "benchmark", row.segment, "", row.wave,
        [
          ("average", row.average), ("difference", row.difference), ("standardError", row.error.standardError),
          ("p", row.p), ("pAdjusted", row.pAdjusted), ("rank", Double(row.rank)),
        ])
    }
    for row in shrinkage where row.construct == "Satisfaction" {
      add("group", row.group, "", row.wave, [("tauSquared", row.tau * row.tau), ("mean", row.mean)])
    }
    return numbers
  }
}
