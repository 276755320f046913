import Foundation
import Satisfaction
import SatisfactionIndices
import Testing

/// A programme whose respondents live in 23 cities of three regions.
enum DesignedProgramme {
  /// The programme of the golden files with the city of every respondent, the region of the city, and how many cities a
  /// region has.
  static func csv() throws -> [[String]] {
    let text = try String(contentsOfFile: ProgrammeGolden.path("programme-a"), encoding: .utf8)
    let lines = text.split(separator: "\n").map { line in
      line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    return [lines[0] + ["city", "region", "cities"]]
      + lines.dropFirst().map { line in
        let city = (Int(line[2]) ?? 0) % 23
        return line + ["\(city)", "\(city % 3)", "\([40, 30, 20][city % 3])"]
      }
  }

  /// - Parameter numbers: Columns of numbers that the change adds.
  static func survey(numbers: [String] = [], _ change: (inout [[String]]) -> Void = { _ in }) throws -> Dataset {
    var lines = try csv()
    change(&lines)
    return try Dataset(
      csvBytes: Array(lines.map { $0.joined(separator: ",") }.joined(separator: "\n").utf8), source: "programme.csv",
      numeric: ProgrammeGolden.model().columns + ["cities"] + numbers,
      categories: ["firm", "wave", "id", "city", "region"])
  }

  static let columns = DesignColumns(strata: "region", cluster: "city")
  static let estimator = PLS(tolerance: 1e-12, maximumIterations: 5000)

  static func programme(
    _ design: DesignColumns? = columns, on survey: Dataset? = nil, _ change: (inout Tracking) -> Void = { _ in }
  ) throws -> Programme {
    var tracking = try ProgrammeGolden.tracking()
    tracking.design = design
    change(&tracking)
    return try tracking.run(ProgrammeGolden.model(), on: survey ?? Self.survey(), estimator: estimator)
  }

  /// The rows of a survey as anybody would write them down.
  struct Rows {
    struct Row {
      let cell: [String]
      let region: String
      let city: String
      let weight: Double
      /// By construct; nil where an answer is missing.
      let own: [String: Double]?
    }

    let rows: [Row]

    init(_ survey: Dataset, _ programme: Programme) throws {
      let model = programme.model
      func text(_ name: String, _ row: Int) -> String { survey.column(named: name)?.text(at: row) ?? "" }
      rows = (0..<survey.rowCount).map { row in
        var own: [String: Double]? = [:]
        for item in programme.pooledWeights {
          guard let answer = survey.column(named: item.name)?.number(at: row),
            let scale = model.conventions.scale(of: item.name)
          else {
            own = nil
            break
          }
          own?[item.construct, default: 0] +=
            item.share * 100 * (answer - scale.lowerBound) / (scale.upperBound - scale.lowerBound)
        }
        return Row(
          cell: [text("firm", row), text("wave", row)], region: text("region", row), city: text("city", row),
          weight: survey.column(named: "weight")?.number(at: row) ?? 0, own: own)
      }
    }

    func mean(_ construct: String, _ cell: [String], _ factor: (Row) -> Double = { _ in 1 }) -> Double {
      let used = rows.filter { $0.cell == cell && $0.own != nil }
      let total = used.reduce(0) { $0 + $1.weight * factor($1) }
      return used.reduce(0) { $0 + $1.weight * factor($1) * ($1.own?[construct] ?? 0) } / total
    }

    /// √V of a sum of cells' means, by units within strata.
    func standardError(_ construct: String, _ terms: [(cell: [String], weight: Double)]) -> Double {
      var totals: [[String]: Double] = [:]
      for row in rows { totals[[row.region, row.city], default: 0] += 0 }
      for term in terms {
        let mean = mean(construct, term.cell)
        let used = rows.filter { $0.cell == term.cell && $0.own != nil }
        let all = used.reduce(0) { $0 + $1.weight }
        for row in used {
          totals[[row.region, row.city], default: 0] +=
            term.weight * row.weight * ((row.own?[construct] ?? 0) - mean) / all
        }
      }
      var variance = 0.0
      for (_, units) in Dictionary(grouping: totals, by: { $0.key[0] }) {
        let (n, values) = (Double(units.count), units.map(\.value))
        let mean = values.reduce(0, +) / n
        variance += n / (n - 1) * values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      }
      return variance.squareRoot()
    }
  }
}

extension Programme {
  /// A number that is a sum of cells' means, and what each of them counts.
  typealias Combination = (error: Double?, terms: [(cell: [String], weight: Double)], what: String)

  /// The standard errors of a construct in all cells, their changes, the telecoms against their average, the telecoms
  /// together, and their matched change to the last wave.
  func combinations(of construct: String) throws -> [Combination] {
    let revenue = ["T1": 20.3, "T2": 14.1, "T3": 40.0, "T4": 33.1, "T5": 50.1]
    var found: [Combination] = cells.map { cell in
      let own = cell.constructs.first { $0.name == construct }
      return (own?.error.standardError, [([cell.segment, cell.wave ?? ""], 1)], cell.segment)
    }
    for row in changes where row.construct == construct {
      found.append(
        (
          row.error.standardError, [([row.segment, row.to], 1), ([row.segment, row.from], -1)],
          "change of \(row.segment)"
        ))
    }
    for wave in waves {
      let members = benchmark.filter { $0.construct == construct && $0.wave == wave && $0.group == "telecom" }
      let total = members.reduce(0) { $0 + (revenue[$1.segment] ?? 0) }
      let shares = members.map { (cell: [$0.segment, wave], weight: (revenue[$0.segment] ?? 0) / total) }
      for member in members {
        let terms = [(cell: [member.segment, wave], weight: 1.0)] + shares.map { (cell: $0.cell, weight: -$0.weight) }
        found.append((member.error.standardError, terms, "\(member.segment) \(wave)"))
      }
      let group = rollUps.first { $0.group == "telecom" && $0.wave == wave && $0.construct == construct }
      found.append((group?.error.standardError, shares, "telecom \(wave)"))
    }
    // Firms that came and went are left out of the matched change.
    let change = try #require(
      rollUpChanges.first {
        $0.group == "telecom" && $0.from == "2024H1" && $0.to == "2024H2" && $0.construct == construct
      })
    #expect(change.entered == ["T4"])
    let matched = revenue.filter { $0.key != "T4" }.flatMap { firm, own in
      [(cell: [firm, "2024H2"], weight: own / 124.5), (cell: [firm, "2024H1"], weight: -own / 124.5)]
    }
    return found + [(change.matchedStandardError, matched, "matched")]
  }

  /// A number of Satisfaction; `wave` is the one before of a change to the last, for roll-ups of changes too.
  func number(
    _ table: String, _ name: String, _ wave: String
  ) -> (value: Double?, error: ProgrammeError?, p: Double?) {
    let construct = "Satisfaction"
    switch table {
    case "cell":
      let row = cells.first { $0.segment == name && $0.wave == wave }?.constructs.first { $0.name == construct }
      return (row?.index, row?.error, nil)
    case "change":
      let row = changes.first {
        $0.segment == name && $0.from == wave && $0.to == "2024H2" && $0.construct == construct
      }
      return (row?.change, row?.error, row?.p)
    case "rollUp":
      let row = rollUps.first { $0.group == name && $0.wave == wave && $0.construct == construct }
      return (row?.index, row?.error, nil)
    case "rollUpChange":
      let row = rollUpChanges.first {
        $0.group == name && $0.from == wave && $0.to == "2024H2" && $0.construct == construct
      }
      return (row?.change, row?.error, row?.p)
    default:
      let row = benchmark.first { $0.segment == name && $0.wave == wave && $0.construct == construct }
      return (row?.difference, row?.error, row?.p)
    }
  }
}
