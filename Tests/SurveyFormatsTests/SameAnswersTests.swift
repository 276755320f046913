import Satisfaction
import SurveyFormats
import Testing

/// The same survey in every format gives the same answers, and so the same fit to the bit.
@Suite struct SameAnswersTests {
  private static let request = SurveyRequest(numeric: FormatFiles.model.columns + ["weight"], categories: ["seg"])

  @Test(
    arguments: [
      "survey.sav", "survey.zsav", "survey.dta", "survey.por", "survey.xpt", "survey.sas7bdat", "survey.xlsx",
      "survey.sqlite", "survey.parquet", "survey.json",
    ])
  func sameAsCSV(name: String) throws {
    try requireReader(of: name)
    let expected = try SurveyFile(FormatFiles.path("survey.csv")).read(Self.request).dataset
    var request = Self.request
    if name.hasSuffix("sqlite") { request.table = "answers" }
    let table = try SurveyFile(FormatFiles.path(name)).read(request)
    #expect(table.dataset.rowCount == 250)
    for column in expected.columns {
      #expect(table.dataset.column(named: column.name) == column, "\(name): column \(column.name) differs")
    }
    let fit = try PLS().fit(FormatFiles.model, to: table.dataset)
    let reference = try PLS().fit(FormatFiles.model, to: expected)
    #expect(fit.estimates == reference.estimates, "\(name): the fit differs")
  }

  /// Sums that DuckDB made of a Parquet file, in buckets of its rows, are those of the rows.
  @Test(.enabled(if: FormatFiles.has("duckdb"), "duckdb is not installed")) func sumsOfParquet() throws {
    let model = FormatFiles.model
    let file = try SurveyFile(FormatFiles.path("survey.parquet"))
    #expect(try file.parquetRowCount() == 250)
    let sums = try #require(try file.parquetSums(of: model.codings, buckets: 7, software: "tests"))
    let rows = try SurveyFile(FormatFiles.path("survey.csv")).read(Self.request).dataset
    let fit = try PLS().fit(model, to: rows)
    #expect(try PLS().fit(model, to: sums.table).estimates == fit.estimates)
    let cases = Double(fit.sample.used)
    #expect(sums.table.rows.count == 7 && sums.table.rows.reduce(0) { $0 + $1.cases } == cases)
    #expect(sums.rows == 250 && sums.description.buckets?.key == "file_row_number")
    let weighted = try #require(
      try file.parquetSums(of: model.codings, weightColumn: "weight", buckets: 7, software: "tests"))
    #expect(weighted.table.rows.reduce(0) { $0 + $1.cases } == cases && weighted.table != sums.table)
    #expect(throws: SurveyDataError.self) {
      try file.parquetSums(of: model.codings, weightColumn: "wight", buckets: 7, software: "tests")
    }
    let text = try SurveyFile(FormatFiles.path("survey.csv"))
    #expect(try text.parquetRowCount() == nil && text.parquetSums(of: model.codings, software: "tests") == nil)
  }

  /// Skips visibly where the reader of a format is not installed.
  private func requireReader(of name: String) throws {
    let isThere =
      switch name.split(separator: ".").last ?? "" {
      case "xlsx": FormatFiles.hasWorkbooks
      case "sqlite": FormatFiles.has("sqlite3")
      case "parquet", "json": FormatFiles.has("duckdb")
      default: FormatFiles.hasReadstat
      }
    if !isThere { try Test.cancel("the reader of \(name) is not installed here") }
  }

  /// A file is read in pieces of 262,144 bytes, and a row of 208 lies across their borders.
  @Test(.enabled(if: FormatFiles.hasReadstat, "libreadstat is not installed")) func rowsAcrossPiecesAreWhole() throws {
    let copies = 12
    let path = try FormatFiles.changed("survey.xpt", as: "long.xpt") { file in
      // The rows are the last 250 × 26 × 8 bytes, and this format has no number of rows.
      let rows = file.suffix(250 * 26 * 8)
      for _ in 1..<copies { file.append(rows) }
    }
    let once = try SurveyFile(FormatFiles.path("survey.xpt")).read(Self.request).dataset
    let often = try SurveyFile(path).read(Self.request).dataset
    #expect(often.rowCount == copies * 250)
    for column in once.columns {
      let read = try #require(often.column(named: column.name))
      let differs = (0..<often.rowCount).contains {
        column.number(at: $0 % 250) != read.number(at: $0) || column.text(at: $0 % 250) != read.text(at: $0)
      }
      #expect(!differs, "column \(column.name)")
    }
  }

  @Test(.enabled(if: FormatFiles.hasReadstat, "libreadstat is not installed")) func labelsOfTheFile() throws {
    let table = try SurveyFile(FormatFiles.path("survey.sav")).read(
      SurveyRequest(numeric: ["CUEX1", "seg"], categories: ["region"]))
    #expect(table.labels["CUEX1"] == "Question CUEX1 ünï")
    #expect(table.valueLabels["seg"]?.map(\.text) == ["contract", "prepaid"])
    #expect(table.valueLabels["CUEX1"]?.map(\.value) == [1, 10, 99])
    #expect(table.dataset.columns.map(\.name) == ["CUEX1", "seg", "region"])
    #expect(table.dataset.column(named: "region")?.text(at: 0) == "北京")
    #expect(table.dataset.column(named: "region")?.text(at: 1) == "Zürich")
  }

  @Test(.enabled(if: FormatFiles.hasReadstat, "libreadstat is not installed"))
  func userMissingAnswersAreMissing() throws {
    // 99 in a range 97…99 in the file; the fifth row from 0.
    for name in ["survey.sav", "survey.zsav"] {
      let table = try SurveyFile(FormatFiles.path(name)).read(SurveyRequest(numeric: ["CUEX3"]))
      let column = try #require(table.dataset.column(named: "CUEX3"))
      #expect(column.number(at: 5) == nil)
      #expect((0..<250).count { column.number(at: $0) == nil } == 1)
    }
  }

  @Test(.enabled(if: FormatFiles.hasReadstat, "libreadstat is not installed"))
  func rowsAreSaidWhereTheFormatCannotTell() throws {
    for name in ["survey.xpt", "survey.por"] {
      let table = try SurveyFile(FormatFiles.path(name)).read(SurveyRequest(numeric: ["CUEX1"]))
      #expect(table.notes.count == 1 && table.notes[0].contains("250 rows read"))
    }
    #expect(try SurveyFile(FormatFiles.path("survey.sav")).read(SurveyRequest(numeric: ["CUEX1"])).notes.isEmpty)
  }

  @Test(.enabled(if: FormatFiles.hasReadstat, "libreadstat is not installed")) func missingColumnsAreNamed() throws {
    #expect {
      _ = try SurveyFile(FormatFiles.path("survey.sav")).read(SurveyRequest(numeric: ["CUEX1", "CUEX9"]))
    } throws: { error in
      guard case .missingColumns(let missing, _)? = error as? SurveyDataError else { return false }
      return missing.map(\.name) == ["CUEX9"] && missing[0].near.contains("CUEX2")
    }
  }
}
