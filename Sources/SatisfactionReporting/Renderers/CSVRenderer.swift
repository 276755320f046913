internal import PathModeling
internal import SatisfactionNumerics

/// Writes a report as one tidy table: a record for every number, with the same columns whatever the report holds.
///
/// `table` and `column` have the names of the JSON schema, `row` names the subject; `from` and `to` repeat the ends of a
/// path, an effect or a chain. A number stands in `value`, a word in `text`, and what is not defined leaves both empty.
struct CSVRenderer {
  static let header = [
    "table", "row", "column", "value", "text", "from", "to", "standardError", "bias", "lower", "upper", "p", "t",
  ]

  private let report: Report
  private var writer = CSVWriter()

  init(_ report: Report) { self.report = report }

  /// The document, in UTF-8 with a line feed after each record.
  static func text(of report: Report) -> String {
    var renderer = CSVRenderer(report)
    renderer.writeAll()
    return renderer.writer.text
  }

  private mutating func writeAll() {
    writer.append(Self.header.map(CSVField.text))
    writeManifest()
    for section in report.sections {
      for record in section.records { write(record, table: section.name) }
    }
    write("constructCorrelations", report.constructCorrelations)
    write("crossLoadings", report.crossLoadings)
    writeHTMT()
    write("fornellLarcker", report.fornellLarcker)
    writeModelFit()
    for (number, warning) in report.warnings.enumerated() {
      write("warnings", "\(number + 1)", warning.code, .string(warning.message))
    }
  }

  private mutating func writeManifest() {
    let (data, settings) = (report.data, report.settings)
    write("software", report.software.name, "version", .string(report.software.version))
    write("software", report.software.name, "blas", .string(report.software.blas))
    write("data", data.source, "rows", .integer(data.rows))
    write("data", data.source, "used", .integer(data.used))
    write("data", data.source, "dropped", .integer(data.dropped))
    write("data", data.source, "missingCells", .integer(data.missingCells))
    write("data", data.source, "fingerprint", JSONValue(data.fingerprint))
    write("settings", "fit", "estimator", .string(settings.estimator))
    write("settings", "fit", "scheme", .string(settings.scheme))
    write("settings", "fit", "metric", .string(settings.metric))
    write("settings", "fit", "missing", .string(settings.missing))
    write("settings", "fit", "tolerance", .number(settings.tolerance))
    write("settings", "fit", "maximumIterations", .integer(settings.maximumIterations))
    write("settings", "fit", "htmt", .string(settings.htmt))
    write("settings", "fit", "replicates", .integer(settings.replicates))
    write("settings", "fit", "seed", JSONValue(settings.seed))
    write("settings", "fit", "level", JSONValue(settings.level))
    write("settings", "fit", "interval", JSONValue(settings.interval))
    write("convergence", "fit", "iterations", .integer(report.convergence.iterations))
    write("convergence", "fit", "lastChange", .number(report.convergence.lastChange))
    guard let bootstrap = report.bootstrap else { return }
    write("bootstrap", "fit", "requested", .integer(bootstrap.requested))
    write("bootstrap", "fit", "used", .integer(bootstrap.used))
    write("bootstrap", "fit", "unit", .string(bootstrap.unit))
    for failure in bootstrap.failed { write("bootstrap", "failed", failure.reason, .integer(failure.count)) }
  }

  private mutating func writeHTMT() {
    guard let table = report.htmt else { return }
    for (i, row) in table.names.enumerated() {
      for (j, column) in table.names.enumerated() {
        let inference = report.htmtInference
        let summary = inference.map {
          ReportInference.Summary(
            standardError: $0.standardError.values[i][j], bias: nil, lower: $0.lower.values[i][j],
            upper: $0.upper.values[i][j], p: nil, t: nil)
        }
        write("htmt", row, column, JSONValue(table.values[i][j]), summary: summary)
        if let inference {
          let limit = inference.oneSidedUpper.values[i][j]
          write("htmtOneSidedUpper", row, column, JSONValue(limit))
          write("htmtDistinctBelow", row, column, JSONValue(limit.flatMap(HTMTTest.distinctBelow)))
        }
      }
    }
  }

  private mutating func writeModelFit() {
    for (row, distances) in [("saturated", report.modelFit?.saturated), ("estimated", report.modelFit?.estimated)] {
      write("modelFit", row, "srmr", JSONValue(distances?.srmr))
      write("modelFit", row, "dULS", JSONValue(distances?.dULS))
      write("modelFit", row, "dG", JSONValue(distances?.dG))
    }
  }

  private mutating func write(_ record: ReportRecord, table: String) {
    for field in record.fields.dropFirst(record.identity) {
      write(
        table, record.subject.row, field.name, field.value, ends: record.subject.ends,
        summary: report.inference?[record.subject, field.name])
    }
  }

  private mutating func write(_ name: String, _ table: LabeledMatrix) {
    for (i, row) in table.rows.enumerated() {
      for (j, column) in table.columns.enumerated() { write(name, row, column, .number(table.values[i, j])) }
    }
  }

  private mutating func write(_ name: String, _ table: Report.NumberTable?) {
    guard let table else { return }
    for (row, values) in zip(table.names, table.values) {
      for (column, value) in zip(table.names, values) { write(name, row, column, JSONValue(value)) }
    }
  }

  private mutating func write(
    _ table: String, _ row: String, _ column: String, _ value: JSONValue, ends: (from: String, to: String)? = nil,
    summary: ReportInference.Summary? = nil
  ) {
    writer.append([
      .text(table), .text(row), .text(column), value.numberField, value.textField,
      ends.map { .text($0.from) } ?? .empty, ends.map { .text($0.to) } ?? .empty,
      CSVField(summary?.standardError), CSVField(summary?.bias), CSVField(summary?.lower), CSVField(summary?.upper),
      CSVField(summary?.p), CSVField(summary?.t),
    ])
  }
}

extension JSONValue {
  fileprivate var numberField: CSVField {
    switch self {
    case .number(let number): .number(number)
    case .integer(let integer): .integer(integer)
    case .unsigned(let integer): .unsigned(integer)
    default: .empty
    }
  }

  fileprivate var textField: CSVField {
    if case .string(let text) = self { .text(text) } else { .empty }
  }
}

extension ReportSubject {
  /// The name in the column `row`.
  fileprivate var row: String {
    switch self {
    case .construct(let name), .indicator(let name): name
    case .path(let from, let to), .effect(let from, let to): "\(from) -> \(to)"
    case .chain(let names): names.joined(separator: " -> ")
    }
  }

  /// First and last construct of what joins two constructs.
  fileprivate var ends: (from: String, to: String)? {
    switch self {
    case .construct, .indicator: nil
    case .path(let from, let to), .effect(let from, let to): (from, to)
    case .chain(let names): (names.first ?? "", names.last ?? "")
    }
  }
}
