import Satisfaction
import SatisfactionNumerics
import Workload

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

// A satisfaction programme of which everything is known: how often its intervals hold the truth, what it finds, and
// whether its ranks and shrunken indices may be believed.
//
//   swift run --package-path Benchmarks --configuration release nation [programmes]
//   Benchmarks/.build/release/nation write FOLDER [firms waves interviews]

let arguments = Array(CommandLine.arguments.dropFirst())
if arguments.first == "write" {
  let numbers = arguments.dropFirst(2).compactMap { Int($0) }
  let sizes = numbers.count == 3 ? numbers : [400, 8, 250]
  let nation = SimulatedNation(
    firms: sizes[0], waves: sizes[1], interviews: sizes[2], tau: 4, step: 6, seed: 1)
  try write(nation, to: arguments.count > 1 ? arguments[1] : ".")
} else {
  try study(programmes: arguments.first.flatMap { Int($0) } ?? 20)
}

/// The answers and the two levels as files.
func write(_ nation: SimulatedNation, to folder: String) throws {
  try save(nation.csv(seed: 1), "\(folder)/nation.csv")
  for (level, name) in zip(try nation.rollUps(), ["firms", "industries"]) {
    let rows = level.rows.map { "\($0.member),\($0.group),\($0.weight)\n" }.joined()
    try save(Array("\(level.members),\(level.name),weight\n\(rows)".utf8), "\(folder)/nation-\(name).csv")
  }
}

func save(_ bytes: [UInt8], _ path: String) throws {
  guard let file = fopen(path, "w") else { throw NationError.notWritable(path) }
  defer { fclose(file) }
  guard fwrite(bytes, 1, bytes.count, file) == bytes.count else { throw NationError.notWritable(path) }
}

enum NationError: Error { case notWritable(String) }

/// Prints the tables.
func study(programmes: Int) throws {
  print("| interviews | cells | changes | industries | nation |")
  print("|--:|--:|--:|--:|--:|")
  for interviews in [40, 80, 250] {
    var coverage = Coverage()
    for seed in 0..<programmes {
      let nation = SimulatedNation(firms: 100, waves: 4, interviews: interviews, tau: 4, step: 6, seed: UInt64(seed))
      try coverage.add(programme(nation, seed: UInt64(seed)), nation)
    }
    print("| \(interviews) | \(coverage.row) |")
  }
  print("\n| step | adjusted | found | false alarms | false among found | standard deviation between customers |")
  print("|--:|---|--:|--:|--:|--:|")
  for step in [3.0, 6] {
    for adjustment in [PValueAdjustment.none, .bh, .holm] {
      var detection = Detection()
      for seed in 0..<programmes {
        let nation = SimulatedNation(firms: 200, waves: 2, interviews: 250, tau: 4, step: step, seed: UInt64(seed))
        try detection.add(programme(nation, seed: UInt64(seed)) { $0.adjustChanges = adjustment }, nation)
      }
      print("| \(Int(step)) | \(adjustment.rawValue) | \(detection.row) |")
    }
  }
  print("\n| τ/SE | ranks | said 0.5–0.7 | true | of | said 0.7–0.9 | true | of | shrunken intervals hold |")
  print("|--:|---|--:|--:|--:|--:|--:|--:|--:|")
  for ratio in [0.5, 1, 2] {
    for model in RankProbabilities.Model.allCases {
      var calibration = Calibration()
      for seed in 0..<programmes {
        let nation = SimulatedNation(
          firms: 120, waves: 1, interviews: 60, tau: ratio * SimulatedNation.caseDeviation / 60.0.squareRoot(), step: 0,
          seed: UInt64(1000 + seed))
        try calibration.add(
          programme(nation, seed: UInt64(seed)) {
            ($0.rankModel, $0.replicates, $0.shrinks) = (model, 400, true)
          }, nation)
      }
      print("| \(ratio) | \(model.rawValue) | \(calibration.row) |")
    }
  }
}

func programme(
  _ nation: SimulatedNation, seed: UInt64, _ change: (inout Tracking) -> Void = { _ in }
) throws -> Programme {
  var tracking = Tracking(by: ["firm"], wave: "wave")
  tracking.constructs = ["Satisfaction"]
  tracking.rollUps = try nation.rollUps()
  change(&tracking)
  return try tracking.run(SimulatedNation.model, on: nation.survey(seed: 7_000 + seed))
}

/// Intervals that hold the truth.
struct Coverage {
  private var held = [0, 0, 0, 0]
  private var all = [0, 0, 0, 0]

  mutating func add(_ programme: Programme, _ nation: SimulatedNation) throws {
    let truth = try Truth(nation)
    for cell in programme.cells {
      note(0, cell.constructs[0].error, truth.cell(cell.segment, cell.wave ?? ""))
    }
    for row in programme.changes where row.kind == .previous {
      note(1, row.error, truth.cell(row.segment, row.to) - truth.cell(row.segment, row.from))
    }
    for row in programme.rollUps {
      note(row.level == "industry" ? 2 : 3, row.error, truth.group(row.level, row.group, row.wave ?? ""))
    }
  }

  private mutating func note(_ kind: Int, _ error: ProgrammeError, _ truth: Double) {
    guard let lower = error.lower, let upper = error.upper else { return }
    all[kind] += 1
    held[kind] += lower <= truth && truth <= upper ? 1 : 0
  }

  var row: String { zip(held, all).map { percent($0, $1) }.joined(separator: " | ") }
}

/// Steps that were planted and found, and alarms where nothing happened.
struct Detection {
  private var (found, planted, alarms, still) = (0, 0, 0, 0)
  private var (deviations, cells) = (0.0, 0)

  mutating func add(_ programme: Programme, _ nation: SimulatedNation) throws {
    for deviation in programme.cells.compactMap(\.constructs[0].deviation) {
      deviations += deviation
      cells += 1
    }
    for row in programme.changes where row.kind == .previous {
      let firm = (Int(row.segment.dropFirst()) ?? 0)
      let isReal = (row.pAdjusted ?? 1) < 0.05
      if SimulatedNation.rises(firm) {
        planted += 1
        found += isReal ? 1 : 0
      } else {
        still += 1
        alarms += isReal ? 1 : 0
      }
    }
  }

  var row: String {
    "\(percent(found, planted)) | \(percent(alarms, still)) | \(percent(alarms, max(1, alarms + found))) | "
      + hundredths(deviations / Double(max(1, cells)))
  }
}

/// What probabilities of ranks say, and how often it is so.
struct Calibration {
  private var (said, right, all) = ([0.0, 0], [0, 0], [0, 0])
  private var (held, intervals) = (0, 0)

  mutating func add(_ programme: Programme, _ nation: SimulatedNation) throws {
    let truth = try Truth(nation)
    let wave = SimulatedNation.waveName(0)
    for row in programme.ranking {
      let own = truth.cell(row.segment, wave)
      let others = programme.ranking.filter { $0.group == row.group }.map { truth.cell($0.segment, wave) }
      let rank = others.count { $0 > own }
      for (place, probability) in row.ranks.probabilities.enumerated() {
        let bin = (0.5..<0.7).contains(probability) ? 0 : (0.7..<0.9).contains(probability) ? 1 : -1
        guard bin >= 0 else { continue }
        said[bin] += probability
        all[bin] += 1
        right[bin] += place == rank ? 1 : 0
      }
    }
    for cell in programme.cells {
      guard let shrunken = cell.constructs[0].shrunken else { continue }
      intervals += 1
      held += abs(shrunken.index - truth.cell(cell.segment, wave)) <= 1.959964 * shrunken.standardError ? 1 : 0
    }
  }

  var row: String {
    let bins = [0, 1].map { bin in
      all[bin] == 0
        ? "– | – | 0"
        : "\(percent(Int(said[bin] * 1000), all[bin] * 1000)) | \(percent(right[bin], all[bin])) | \(all[bin])"
    }
    return bins.joined(separator: " | ") + " | \(percent(held, intervals))"
  }
}

/// The true indices by name.
struct Truth {
  private let cells: [String: Double]
  private let groups: [String: Double]

  init(_ nation: SimulatedNation) throws {
    var cells: [String: Double] = [:]
    for firm in 0..<nation.firms {
      for wave in 0..<nation.waves {
        cells["\(SimulatedNation.firmName(firm)) \(SimulatedNation.waveName(wave))"] = nation.index(
          firm: firm, wave: wave)
      }
    }
    var groups: [String: Double] = [:]
    for level in try nation.rollUps() {
      for wave in 0..<nation.waves {
        let label = SimulatedNation.waveName(wave)
        for group in Set(level.rows.map(\.group)) {
          let rows = level.rows.filter { $0.group == group }
          let values = rows.map { cells["\($0.member) \(label)"] ?? groups["industry \($0.member) \(label)"] ?? .nan }
          groups["\(level.name) \(group) \(label)"] =
            zip(rows, values).reduce(0) { $0 + $1.0.weight * $1.1 } / rows.reduce(0) { $0 + $1.weight }
        }
      }
    }
    (self.cells, self.groups) = (cells, groups)
  }

  func cell(_ segment: String, _ wave: String) -> Double { cells["\(segment) \(wave)"] ?? .nan }
  func group(_ level: String, _ group: String, _ wave: String) -> Double { groups["\(level) \(group) \(wave)"] ?? .nan }
}

/// A share in per cent with one decimal.
func percent(_ part: Int, _ all: Int) -> String {
  let thousandths = all == 0 ? 0 : Int((Double(part) / Double(all) * 1000).rounded())
  return "\(thousandths / 10).\(thousandths % 10)"
}

/// A number with two decimals.
func hundredths(_ value: Double) -> String { "\((value * 100).rounded() / 100)" }
