import Foundation
import Satisfaction
import SurveyFormats
import Testing

/// Sums instead of rows: gathered, written, read, merged and pooled.
@Suite struct MomentsFileTests {
  private static let model = FormatFiles.model

  /// The survey with a key column, some of its rows left out.
  private func survey(rows: Range<Int> = 0..<250, missing: Bool = false) throws -> Dataset {
    let all = try SurveyFile(FormatFiles.path("survey.csv")).read(
      SurveyRequest(numeric: Self.model.columns + ["weight"], categories: ["region", "seg"])
    ).dataset
    var text = (Self.model.columns + ["weight", "region", "seg", "id"]).joined(separator: ",") + "\n"
    for row in rows {
      let numbers = (Self.model.columns + ["weight"]).map { all.column(named: $0)?.number(at: row) }
      let texts = ["region", "seg"].map { all.column(named: $0)?.text(at: row) ?? "" }
      let cells = numbers.map { $0.map { $0 == $0.rounded() ? "\(Int($0))" : "\($0)" } ?? "" } + texts + ["r\(row)"]
      text += cells.joined(separator: ",") + "\n"
    }
    return try Dataset(
      csvBytes: Array(text.utf8), numeric: Self.model.columns + ["weight"], categories: ["region", "seg", "id"])
  }

  private func file(
    _ survey: Dataset, groups: [String] = [], buckets: Int? = 50, weights: String? = nil
  ) throws -> MomentsFile {
    try MomentsFile(
      summing: survey, codings: Self.model.codings, labels: ["IMAG1": "Can be trusted, \"always\""],
      weightColumn: weights, groups: groups, buckets: buckets.map { MomentsDescription.Buckets(count: $0, key: "id") },
      software: "test")
  }

  /// The buckets that DuckDB, PostgreSQL and Python give for the same keys.
  @Test(arguments: [("Zürich-北京", 876), ("a'b", 822), ("00012", 860), ("", 388)])
  func bucketsOfEveryEngine(key: String, bucket: Int) {
    #expect(MomentsDescription.Buckets(count: 1_000, key: "id").bucket(of: key) == bucket)
  }

  @Test func fitFromSumsIsTheFitFromRows() throws {
    let survey = try survey()
    let file = try file(survey, groups: ["region"])
    let back = try MomentsFile(bytes: file.bytes, source: "file")
    #expect(back == file)
    let fromSums = try PLS().fit(Self.model, to: back.table.moments(codings: Self.model.codings))
    let fromRows = try PLS().fit(Self.model, to: survey)
    #expect(fromSums.estimates == fromRows.estimates)
    #expect(fromSums.moments.n == 249, "one row lacks an answer")
  }

  /// Of rows that sums leave out nobody knows why; no report says that no answer is missing, nor 0 of anything.
  @Test func lostRowsAreSaid() throws {
    let file = try file(survey())
    let report = FitReport(try PLS().fit(Self.model, to: file.table, from: file.origin(source: "big.parquet")))
    let text = report.text()
    #expect(text.contains("249 of 250 rows used") && text.contains("1 row left out: missing answers, or no weight"))
    #expect(!text.contains("no missing answers"))
    #expect(report.json().contains("\"missingCells\": null") && report.json().contains("\"zeroWeightRows\": null"))
    let chinese = String(decoding: report.html(ReportStyle(language: .chinese)), as: UTF8.self)
    #expect(chinese.contains("1 行未使用") && !chinese.contains("缺失 0"))
    // Of sums alone no row is known to be lost.
    let alone = FitReport(try PLS().fit(Self.model, to: file.table))
    #expect(alone.text().contains("no missing answers") && alone.json().contains("\"missingCells\": 0"))
  }

  /// `Schemas/csi.moments.v1.md` lists the lines of the head, and the columns, as they are written.
  @Test func theFormatIsDescribed() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let text = try String(contentsOf: root.appending(path: "Schemas/csi.moments.v1.md"), encoding: .utf8)
    let listed = text.split(separator: "\n").compactMap { line in
      line.hasPrefix("| `#") ? line.dropFirst(3).prefix { $0 != "`" } : nil
    }
    let file = String(
      decoding: try file(survey(), groups: ["region"], weights: "weight").bytes, as: UTF8.self)
    let lines = file.split(separator: "\n").map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    #expect(listed == lines.prefix { $0[0].hasPrefix("#") }.map { $0[0] })
    let names = Self.model.indicators
    let pairs = names.indices.flatMap { i in names[i...].map { "c.\(names[i]).\($0)" } }
    let columns = ["region", "bucket", "n", "weight", "weight2"] + names.map { "s.\($0)" } + pairs
    #expect(lines[listed.count].map(String.init) == columns)
    for word in ["`n`", "`weight`", "`weight2`", "`s.A`", "`c.A.B`", "`#end`", "`xxh64:`"] {
      #expect(text.contains(word), "\(word)")
    }
    #expect(lines.last?.count == 3 && lines.last?[2].hasPrefix("xxh64:") == true)
  }

  @Test func headSaysEverything() throws {
    let text = String(decoding: try file(survey(), groups: ["region"]).bytes, as: UTF8.self)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines[0] == "#csi.moments.v1")
    #expect(lines[2].hasPrefix("#label,\"Can be trusted, \"\"always\"\"\","))
    #expect(lines[5].hasPrefix("#shift,5,5,"))
    #expect(lines[8] == "#rows,250,used,249,dropped,1")
    #expect(lines[10] == "#group,region")
    #expect(lines[11] == "#bucket,md5,50,20260101,id")
    #expect(lines[15].hasPrefix("region,bucket,n,s.IMAG1,"))
    #expect(text.hasSuffix("\n") && lines[lines.count - 2].hasPrefix("#end,"))
  }

  @Test func weightsAreCarried() throws {
    let survey = try survey()
    let file = try file(survey, buckets: 20, weights: "weight")
    let back = try MomentsFile(bytes: file.bytes, source: "file")
    var model = Self.model
    model.conventions.weightsColumn = "weight"
    let fromRows = try PLS().fit(model, to: survey)
    let fromSums = try PLS().fit(Self.model, to: back.table.moments(codings: Self.model.codings))
    for (a, b) in zip(fromSums.paths, fromRows.paths) { #expect(abs(a.estimate - b.estimate) < 1e-12) }
    let total = back.table.total
    #expect(abs(total.effectiveCases - file.table.total.effectiveCases) < 1e-9 && total.effectiveCases < 249)
  }

  // MARK: Small cells

  @Test(arguments: [5, 30, 60]) func smallCellsJoinTheNext(minimum: Int) throws {
    let file = try file(survey(), groups: ["region"])
    let merged = try file.merged(minimumCell: minimum)
    #expect(merged.table.rows.allSatisfy { $0.cases >= Double(minimum) })
    #expect(merged.table.total == file.table.total, "nothing is lost")
    #expect(merged.minimumCell == minimum && merged.leftOut == 0)
    #expect(Set(merged.table.keys.map { $0[0] }) == ["Zürich", "北京"])
  }

  @Test func smallGroupsAreLeftOutAndCounted() throws {
    let file = try file(survey(), groups: ["seg"])
    let merged = try file.merged(minimumCell: 100)
    #expect(Set(merged.table.keys.map { $0[0] }) == ["2"] && merged.leftOut == 84)
    #expect(throws: MomentsError.everyGroupTooSmall(minimum: 200, largest: 165)) {
      try file.merged(minimumCell: 200)
    }
  }

  @Test func automaticBuckets() {
    #expect(MomentsFile.automaticBuckets(smallestGroup: 250, minimumCell: 30) == 4)
    #expect(MomentsFile.automaticBuckets(smallestGroup: 10_000_000, minimumCell: 30) == 1_000)
    #expect(MomentsFile.automaticBuckets(smallestGroup: 20, minimumCell: 30) == 1)
  }

  // MARK: Pooling

  @Test func halvesAddUpToTheWhole() throws {
    let (first, second) = (try file(survey(rows: 0..<100), buckets: 2), try file(survey(rows: 100..<250), buckets: 2))
    let pooled = try MomentsFile.adding([("a", first), ("b", second)])
    #expect(pooled.table.total == (try file(survey(), buckets: 2)).table.total)
    #expect(pooled.rows == 250)
    let apart = try MomentsFile.adding([("a", first), ("b", second)], keepApart: true)
    #expect(apart.table.keyNames == ["file", "bucket"] && apart.table.count == 4)
    #expect(apart.table.total == pooled.table.total)
  }

  @Test func differentFilesAreNotAdded() throws {
    let first = try file(survey(), buckets: 2)
    let other = try file(survey(), buckets: 3)
    #expect(throws: MomentsError.different(what: "how cases are put into buckets", first: "a", second: "b")) {
      try MomentsFile.adding([("a", first), ("b", other)])
    }
    let small = try file(survey(), buckets: 50)
    #expect {
      _ = try MomentsFile.adding([("a", small), ("b", small)])
    } throws: { error in
      if case .smallCell(_, _, 30, "a")? = error as? MomentsError { return true }
      return false
    }
  }

  // MARK: Files that are not whole

  @Test func damagedFilesAreRefused() throws {
    let bytes = try file(survey(), groups: ["region"], buckets: 4).bytes
    let text = String(decoding: bytes, as: UTF8.self)
    func refused(_ text: String, _ part: String, _ comment: Comment) {
      #expect(comment) {
        _ = try MomentsFile(bytes: Array(text.utf8), source: "file")
      } throws: { "\($0)".contains(part) }
    }
    refused(String(text.dropLast(40)), "not whole", "cut short")
    refused(text.replacingOccurrences(of: "csi.moments.v1", with: "csi.moments.v2"), "another version", "version")
    refused(text.replacingOccurrences(of: "#min,1", with: "#min,0"), "hash", "an edited head")
    refused("", "not a file of moments", "empty")
    // A changed number with a hash that fits.
    refused(try resealed(text) { $0[17].replacing(field: 4, with: "9999") }, "off its scale", "an impossible sum")
    refused(try resealed(text) { $0[17].replacing(field: 40, with: "-400") }, "contradict", "an impossible product")
    refused(try resealed(text) { $0[17] + "\n" + $0[17] }, "cells", "a cell too many")
  }

  /// The text with one line of cells changed, and a last line that belongs to it.
  private func resealed(_ text: String, _ change: ([String]) -> String) throws -> String {
    var lines = text.split(separator: "\n").map(String.init)
    lines[17] = change(lines)
    let body = lines.dropLast().joined(separator: "\n") + "\n"
    let cells = lines.last?.split(separator: ",")[1] ?? ""
    return body + "#end,\(cells),\(FormatFiles.hash(body))\n"
  }

  @Test(
    .enabled(if: FormatFiles.has("duckdb"), "duckdb is not installed"), arguments: [nil, "weight"] as [String?])
  func sumsOfAnEngineAreThoseOfTheRows(weights: String?) throws {
    let survey = try survey()
    let folder = try FormatFiles.folder()
    let path = folder.appendingPathComponent("it's \"a\" survey.csv").path
    var bytes: [UInt8] = []
    survey.forEachPieceOfCSV { bytes += $0 }
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    let local = try file(survey, groups: ["region", "seg"], buckets: 7, weights: weights)
    let query = MomentsQuery(
      local.description, dialect: .duckdb, relation: MomentsQuery.relation(path, dialect: .duckdb))
    let remote = try MomentsEngine(query, seconds: 60).run(software: "test", source: "survey.csv")
    #expect(remote.table.keys == local.table.keys)
    if weights == nil {
      #expect(remote.table == local.table)
    } else {
      for (a, b) in zip(remote.table.rows, local.table.rows) {
        for (x, y) in zip(a.values, b.values) { #expect(abs(x - y) <= 1e-12 * max(1, abs(y))) }
      }
    }
    #expect(remote.rows == 250)
  }

  @Test(.enabled(if: FormatFiles.has("duckdb"), "duckdb is not installed")) func theCheckRefuses() throws {
    let folder = try FormatFiles.folder()
    let path = folder.appendingPathComponent("bad.csv").path
    try Data("id,q1,q2,w\n1,3,4,1\n2,2.5,5,1\n,1,11,-1\n".utf8).write(to: URL(fileURLWithPath: path))
    func run(_ indicators: [String], key: Bool = false, weights: String? = nil) throws {
      let description = MomentsDescription(
        indicators: indicators.map { .init(name: $0, scale: 1...10) }, weightColumn: weights,
        buckets: key ? .init(count: 2, key: "id") : nil)
      let relation = MomentsQuery.relation(path, dialect: .duckdb)
      _ = try MomentsEngine(MomentsQuery(description, dialect: .duckdb, relation: relation)).runCheck()
    }
    #expect(throws: MomentsError.unusableAnswers([.init(indicator: "q1", rows: 1), .init(indicator: "q2", rows: 1)])) {
      try run(["q1", "q2"])
    }
    #expect(throws: MomentsError.keyless(rows: 1, key: "id")) { try run(["q1"], key: true) }
    #expect(throws: (any Error).self) { try run(["q1"], weights: "w") }
  }

  @Test func wideModelsAreCutIntoStatements() throws {
    let description = MomentsDescription(
      indicators: (1...60).map { .init(name: "q\($0)", scale: 1...10) }, buckets: .init(count: 100, key: "id"))
    let postgres = MomentsQuery(description, dialect: .postgresql, relation: "survey")
    #expect(postgres.statements.count == 2)
    #expect(postgres.text.hasPrefix("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY;\n"))
    #expect(MomentsQuery(description, dialect: .spark, relation: "survey").statements.count == 5)
    #expect(MomentsQuery(description, dialect: .duckdb, relation: "survey").statements.count == 1)
  }

  /// The client of Spark prints texts as they are: a group that begins with a quote would not be read back.
  @Test func groupsOfSparkArriveInQuotes() {
    let description = MomentsDescription(indicators: [.init(name: "q", scale: 1...10)], groups: ["g"])
    let heads = MomentsQuery.Dialect.allCases.map {
      MomentsQuery(description, dialect: $0, relation: "survey").text
    }
    let quoted = #"coalesce(concat('"', replace(nullif(CAST(`g` AS STRING), ''), '"', '""'), '"'), '') AS group_1"#
    #expect(heads.map { $0.contains(quoted) } == MomentsQuery.Dialect.allCases.map { $0 == .spark })
    #expect(heads.map { $0.contains(#"coalesce(CAST("g" AS "#) } == MomentsQuery.Dialect.allCases.map { $0 != .spark })
  }

  /// A row that weighs nothing is no case of any engine, as it is none of ours.
  @Test func rowsOfWeightZeroAreNoCases() throws {
    let text = "q1,q2,w\n1,3,1\n9,9,0\n5,2,2\n7,8,0.5\n"
    let description = MomentsDescription(
      indicators: ["q1", "q2"].map { .init(name: $0, scale: 1...10) }, weightColumn: "w")
    for dialect in MomentsQuery.Dialect.allCases {
      let query = MomentsQuery(description, dialect: dialect, relation: "survey")
      #expect(query.statements.allSatisfy { $0.contains("x2 IS NOT NULL AND w > 0\n") })
    }
    let rows = try Dataset(csvBytes: Array(text.utf8), numeric: ["q1", "q2", "w"], categories: [])
    let codings = ["q1", "q2"].map { IndicatorCoding(name: $0, scale: 1...10) }
    let file = try MomentsFile(
      summing: rows, codings: codings, labels: [:], weightColumn: "w", groups: [], buckets: nil, software: "test")
    #expect(file.table.total.cases == 3)
  }

  @Test(arguments: MomentsQuery.Dialect.allCases) func namesAreNamesInEveryDialect(dialect: MomentsQuery.Dialect) {
    let evil = "x\"; DROP TABLE survey; -- `'"
    let description = MomentsDescription(
      indicators: [.init(name: evil, scale: 1...10)], weightColumn: evil, groups: [evil],
      buckets: .init(count: 2, key: evil))
    let query = MomentsQuery(
      description, dialect: dialect, relation: MomentsQuery.relation("a.\(evil)", dialect: dialect))
    let quoted = dialect == .spark ? "`x\"; DROP TABLE survey; -- ``'`" : "\"x\"\"; DROP TABLE survey; -- `'\""
    for text in [query.check, query.text] {
      let rest = text.split(separator: quoted, omittingEmptySubsequences: false).joined()
      #expect(!rest.contains("DROP"), "\(dialect): the name stands in quotes wherever it stands")
    }
  }
}

extension String {
  fileprivate func replacing(field: Int, with text: String) -> String {
    var fields = split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    fields[field] = text
    return fields.joined(separator: ",")
  }
}
