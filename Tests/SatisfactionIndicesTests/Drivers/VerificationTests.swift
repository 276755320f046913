import Foundation
import Satisfaction
import SatisfactionNumerics
import Testing
import _TestSupport

struct VerificationTests {
  /// The two segments of the simulated survey stand for two waves.
  private func survey() throws -> Dataset {
    let path = Survey.package.appending(path: "Examples/Data/simulated-ecsi.csv").path
    return try Dataset(csv: path, for: .ecsiMobile, categories: ["segment"])
  }

  @Test func changesAreThoseOfTheAnswers() throws {
    let survey = try survey()
    let fit = try PLS().fit(.ecsiMobile, to: survey)
    let result = try fit.verification(
      of: ["PERQ1", "PERQ2"], on: "Satisfaction", in: survey, waves: "segment", from: "contract", to: "prepaid")
    #expect(result.rowsBefore + result.rowsAfter == 500)
    #expect(result.items.prefix(2).map(\.name) == ["PERQ1", "PERQ2"])
    #expect(result.items.count == 17, "all items of the drivers")
    let column = try #require(survey.column(named: "PERQ1"))
    let segment = try #require(survey.column(named: "segment"))
    var scores: [String: [Double]] = [:]
    for row in 0..<survey.rowCount {
      scores[try #require(segment.text(at: row)), default: []].append(
        100 * (try #require(column.number(at: row)) - 1) / 9)
    }
    var (means, variance) = ([Double](), 0.0)
    for wave in ["contract", "prepaid"] {
      let values = try #require(scores[wave])
      let mean = values.reduce(0, +) / Double(values.count)
      means.append(mean)
      let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      variance += squares / Double(values.count - 1) / Double(values.count)
    }
    let item = result.items[0]
    expectClose(item.score.before, means[0], "before")
    expectClose(item.score.change, means[1] - means[0], "change")
    expectClose(item.score.standardError, variance.squareRoot(), "√(s²/n + s²/n)")
  }

  /// Predicted is Σ impact·Δ of those acted on, and unexplained is what is left of the observed change.
  @Test func partsAddUp() throws {
    let survey = try survey()
    let fit = try PLS().fit(.ecsiMobile, to: survey)
    let result = try fit.verification(
      of: ["PERQ1", "IMAG2"], on: "Satisfaction", in: survey, waves: "segment", from: "contract", to: "prepaid")
    let acted = result.items.filter(\.isActed)
    expectClose(result.predicted.change, acted.reduce(0) { $0 + $1.impact * $1.score.change }, "predicted")
    expectClose(result.unexplained.change, result.observed.change - result.predicted.change, "unexplained")
    let others = result.items.filter { !$0.isActed }
    let apart = acted.reduce(0) { $0 + $1.score.change } / 2 - others.reduce(0) { $0 + $1.score.change } / 15
    expectClose(result.actedMinusOthers?.change, apart, "acted less others")
    #expect(result.observed.change < 0, "quality is lower in the second segment")
  }

  /// Waves may be numbers: the same cases, so the same changes.
  @Test func wavesMayBeNumbers() throws {
    let survey = try survey()
    let segment = try #require(survey.column(named: "segment"))
    let numbers = PathModel.ecsiMobile.columns.map { name in
      (name, (0..<survey.rowCount).map { survey.column(named: name)?.number(at: $0) ?? .nan })
    }
    let years = (0..<survey.rowCount).map { segment.text(at: $0) == "contract" ? 2025.0 : 2026 }
    let numbered = try Dataset(numbers + [("period", years)])
    let fit = try PLS().fit(.ecsiMobile, to: survey)
    let texts = try fit.verification(
      of: ["PERQ1"], on: "Satisfaction", in: survey, waves: "segment", from: "contract", to: "prepaid")
    let inYears = try fit.verification(
      of: ["PERQ1"], on: "Satisfaction", in: numbered, waves: "period", from: "2025", to: "2026")
    #expect(inYears.rowsBefore == texts.rowsBefore && inYears.observed == texts.observed)
    let error = #expect(throws: SurveyDataError.self) {
      try fit.verification(
        of: ["PERQ1"], on: "Satisfaction", in: numbered, waves: "perid", from: "2025", to: "2026")
    }
    guard case .missingColumns(let missing, _)? = error else {
      Issue.record("got \(String(describing: error))")
      return
    }
    #expect(missing.map(\.name) == ["perid"] && missing[0].near == ["period"])
  }

  /// Waves are domains of a design, and share its units: by a plain loop over them.
  @Test func changesUnderADesign() throws {
    let survey = try survey()
    let segment = try #require(survey.column(named: "segment"))
    let columns = PathModel.ecsiMobile.columns.map { name in
      (name, (0..<survey.rowCount).map { survey.column(named: name)?.number(at: $0) ?? .nan })
    }
    let waves = (0..<survey.rowCount).map { segment.text(at: $0) == "contract" ? 2025.0 : 2026 }
    let units = (0..<survey.rowCount).map { Double(($0 * 7) % 30) }
    let strata = units.map { ($0 / 10).rounded(.down) }
    let data = try Dataset(columns + [("wave", waves), ("unit", units), ("stratum", strata)])
    let design = try SamplingDesign(DesignColumns(strata: "stratum", cluster: "unit"), of: data)
    let fit = try PLS().fit(.ecsiMobile, to: data)
    let result = try fit.verification(
      of: ["PERQ1"], on: "Satisfaction", in: data, waves: "wave", from: "2025", to: "2026", drawnBy: design)
    let scores = try #require(data.column(named: "PERQ1"))
    var totals = [Double](repeating: 0, count: 30)
    for (wave, sign) in [(2025.0, -1.0), (2026, 1)] {
      let rows = waves.indices.filter { waves[$0] == wave }
      let values = rows.map { 100 * ((scores.number(at: $0) ?? .nan) - 1) / 9 }
      let mean = values.reduce(0, +) / Double(rows.count)
      for (row, value) in zip(rows, values) { totals[Int(units[row])] += sign * (value - mean) / Double(rows.count) }
    }
    var variance = 0.0
    for stratum in 0..<3 {
      let own = totals[(stratum * 10)..<(stratum * 10 + 10)]
      let mean = own.reduce(0, +) / 10
      variance += 10.0 / 9 * own.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    }
    let (score, error) = (result.items[0].score, variance.squareRoot())
    expectClose(score.standardError, error, "linearised over units")
    expectClose(score.upper, score.change + StudentT.quantile(0.975, degreesOfFreedom: 27) * error, "t with 27")
    expectClose(score.p, StudentT.twoSidedP(score.change / error, degreesOfFreedom: 27), "p of t")
    #expect(result.design?.degreesOfFreedom == 27)
    let plain = try fit.verification(
      of: ["PERQ1"], on: "Satisfaction", in: data, waves: "wave", from: "2025", to: "2026")
    #expect(plain.design == nil && plain.items[0].score.change == score.change)
    // A wave of one unit says nothing of the others.
    let nested = try SamplingDesign(DesignColumns(cluster: "wave"), of: data)
    let single = try fit.verification(
      of: ["PERQ1"], on: "Satisfaction", in: data, waves: "wave", from: "2025", to: "2026", drawnBy: nested)
    #expect(single.observed.standardError == nil && single.observed.p == nil && single.observed.lower == nil)
  }

  @Test func errors() throws {
    let survey = try survey()
    let fit = try PLS().fit(.ecsiMobile, to: survey)
    func verify(_ acted: [String], to: String = "prepaid") throws {
      _ = try fit.verification(
        of: acted, on: "Satisfaction", in: survey, waves: "segment", from: "contract", to: to)
    }
    #expect(throws: DriverError.nothingActedOn) { try verify([]) }
    #expect(throws: DriverError.notADriver(item: "CUSL1", target: "Satisfaction", use: "--acted")) {
      try verify(["CUSL1"])
    }
    #expect(throws: DriverError.unknownItem("PERQ", use: "--acted", suggestion: "PERQ1")) { try verify(["PERQ"]) }
    #expect(throws: DriverError.tooFewRows(wave: "none", rows: 0, column: "segment")) {
      try verify(["PERQ1"], to: "none")
    }
  }

  @Test func plansStandWhereTheirItemsStand() throws {
    let fit = try PLS().fit(.ecsiMobile, to: survey())
    let analysis = try fit.drivers(of: "Satisfaction")
    let plan = try ImprovementPlan(
      Dataset(
        csvBytes: Array("item,owner,due,target\nPERQ1,Ann,2026-03,80\nIMAG2,,,\n".utf8), numeric: ["target"],
        categories: ["item", "owner", "due"]))
    let standing = try plan.standing(in: analysis)
    #expect(standing.map(\.entry.owner) == ["Ann", nil])
    expectClose(
      standing[0].distance, 80 - (try #require(analysis.items.first { $0.name == "PERQ1" })).performance, "distance")
    #expect(standing[1].distance == nil)
    let outside = ImprovementPlan([.init(item: "CUSL1", owner: nil, due: nil, target: nil)])
    #expect(throws: DriverError.notADriver(item: "CUSL1", target: "Satisfaction", use: "the plan")) {
      try outside.standing(in: analysis)
    }
    let files: [(String, DriverError)] = [
      ("item,owner,due,target\n,Ann,,80\n", .planWithoutItem(row: 1)),
      ("item,owner,due,target\nQ,,,180\n", .planTarget(item: "Q", value: 180)),
      ("item,owner,due,target\nQ,,,\nQ,,,\n", .repeatedItem("Q", use: "the plan")),
    ]
    for (text, error) in files {
      #expect(throws: error) {
        try ImprovementPlan(
          Dataset(csvBytes: Array(text.utf8), numeric: ["target"], categories: ["item", "owner", "due"]))
      }
    }
  }

  @Test func rowsKeepTheirAnswersAndLines() throws {
    let survey = try survey()
    let groups = try survey.rows(by: ["segment"])
    #expect(groups.map(\.labels) == [["contract"], ["prepaid"]])
    let second = survey.selecting(rows: groups[1].rows)
    #expect(second.rowCount == groups[1].rows.count)
    for place in [0, second.rowCount - 1] {
      let row = groups[1].rows[place]
      #expect(second.line(ofRow: place) == survey.line(ofRow: row))
      #expect(second.column(named: "PERQ1")?.number(at: place) == survey.column(named: "PERQ1")?.number(at: row))
      #expect(second.column(named: "segment")?.text(at: place) == "prepaid")
    }
    #expect(second.fingerprint != survey.fingerprint)
    #expect(throws: SurveyDataError.self) { try survey.rows(by: ["segmnt"]) }
  }
}
