internal import PathModeling
internal import SatisfactionNumerics

/// Writes a report as JSON of schema `csi.fit.v1`: every key is always there, in the same order, and what is not defined
/// is null.
struct JSONRenderer {
  /// The name of the schema; it changes when a key is renamed, moved or dropped.
  static let schema = "csi.fit.v1"

  private let report: Report

  init(_ report: Report) { self.report = report }

  /// The document, in UTF-8, with a line feed at its end.
  var bytes: [UInt8] { JSONWriter.bytes(of: .object(members)) }

  private var members: [JSONMember] {
    var members = [
      JSONMember("schema", .string(Self.schema)), JSONMember("software", software), JSONMember("data", data),
      JSONMember("settings", settings), JSONMember("convergence", convergence),
    ]
    for section in report.sections { members.append(JSONMember(section.name, .array(section.records.map(object)))) }
    return members + [
      JSONMember("constructCorrelations", namesAndValues(report.constructCorrelations)),
      JSONMember("crossLoadings", crossLoadings), JSONMember("htmt", htmt),
      JSONMember("fornellLarcker", namesAndValues(report.fornellLarcker)),
      JSONMember("modelFit", modelFit), JSONMember("bootstrap", bootstrap),
      JSONMember("warnings", .array(report.warnings.map(warning))),
    ]
  }

  // MARK: Manifest

  private var software: JSONValue {
    .object([
      JSONMember("name", .string(report.software.name)), JSONMember("version", .string(report.software.version)),
      JSONMember("blas", .string(report.software.blas)),
    ])
  }

  private var data: JSONValue {
    .object([
      JSONMember("source", .string(report.data.source)), JSONMember("rows", .integer(report.data.rows)),
      JSONMember("used", .integer(report.data.used)), JSONMember("dropped", .integer(report.data.dropped)),
      JSONMember("missingCells", .integer(report.data.missingCells)),
      JSONMember("fingerprint", JSONValue(report.data.fingerprint)),
    ])
  }

  private var settings: JSONValue {
    let settings = report.settings
    return .object([
      JSONMember("estimator", .string(settings.estimator)), JSONMember("scheme", .string(settings.scheme)),
      JSONMember("metric", .string(settings.metric)), JSONMember("missing", .string(settings.missing)),
      JSONMember("tolerance", .number(settings.tolerance)),
      JSONMember("maximumIterations", .integer(settings.maximumIterations)),
      JSONMember("replicates", .integer(settings.replicates)), JSONMember("seed", JSONValue(settings.seed)),
      JSONMember("level", JSONValue(settings.level)), JSONMember("interval", JSONValue(settings.interval)),
    ])
  }

  private var convergence: JSONValue {
    .object([
      JSONMember("iterations", .integer(report.convergence.iterations)),
      JSONMember("lastChange", .number(report.convergence.lastChange)),
    ])
  }

  private var bootstrap: JSONValue {
    guard let bootstrap = report.bootstrap else { return .null }
    return .object([
      JSONMember("requested", .integer(bootstrap.requested)), JSONMember("used", .integer(bootstrap.used)),
      JSONMember("failed", .object(bootstrap.failed.map { JSONMember($0.reason, .integer($0.count)) })),
    ])
  }

  private func warning(_ warning: FitWarning) -> JSONValue {
    .object([
      JSONMember("code", .string(warning.code)), JSONMember("message", .string(warning.message)),
      JSONMember("construct", JSONValue(warning.construct)), JSONMember("indicator", JSONValue(warning.indicator)),
    ])
  }

  // MARK: Rows

  private func object(_ record: ReportRecord) -> JSONValue {
    var members = record.fields.map { JSONMember($0.name, $0.value) }
    if let inference = report.inference {
      let summaries = record.numbers.compactMap { field in
        inference[record.subject, field.name].map { JSONMember(field.name, summary($0)) }
      }
      members.append(JSONMember("inference", .object(summaries)))
    }
    return .object(members)
  }

  private func summary(_ summary: ReportInference.Summary) -> JSONValue {
    .object([
      JSONMember("standardError", JSONValue(summary.standardError)), JSONMember("bias", JSONValue(summary.bias)),
      JSONMember("lower", JSONValue(summary.lower)), JSONMember("upper", JSONValue(summary.upper)),
      JSONMember("p", JSONValue(summary.p)), JSONMember("t", JSONValue(summary.t)),
    ])
  }

  // MARK: Tables

  private func namesAndValues(_ table: LabeledMatrix) -> JSONValue {
    .object([JSONMember("names", JSONValue(table.rows)), JSONMember("values", values(table))])
  }

  private func namesAndValues(_ table: Report.NumberTable?) -> JSONValue {
    guard let table else { return .null }
    return .object([JSONMember("names", JSONValue(table.names)), JSONMember("values", values(table))])
  }

  private var htmt: JSONValue {
    guard let table = report.htmt else { return .null }
    var members = [JSONMember("names", JSONValue(table.names)), JSONMember("values", values(table))]
    if let inference = report.htmtInference {
      members.append(
        JSONMember(
          "inference",
          .object([
            JSONMember("standardError", values(inference.standardError)), JSONMember("lower", values(inference.lower)),
            JSONMember("upper", values(inference.upper)),
            JSONMember("oneSidedUpper", values(inference.oneSidedUpper)),
          ])))
    }
    return .object(members)
  }

  private var crossLoadings: JSONValue {
    let table = report.crossLoadings
    return .object([
      JSONMember("indicators", JSONValue(table.rows)), JSONMember("constructs", JSONValue(table.columns)),
      JSONMember("values", values(table)),
    ])
  }

  private func values(_ table: Report.NumberTable) -> JSONValue {
    .array(table.values.map { .array($0.map { JSONValue($0) }) })
  }

  private func values(_ table: LabeledMatrix) -> JSONValue {
    .array(
      table.rows.indices.map { i in .array(table.columns.indices.map { j in .number(table.values[i, j]) }) })
  }

  private var modelFit: JSONValue {
    func distances(_ distances: Report.Distances?) -> JSONValue {
      .object([
        JSONMember("srmr", JSONValue(distances?.srmr)), JSONMember("dULS", JSONValue(distances?.dULS)),
        JSONMember("dG", JSONValue(distances?.dG)),
      ])
    }
    return .object([
      JSONMember("saturated", distances(report.modelFit?.saturated)),
      JSONMember("estimated", distances(report.modelFit?.estimated)),
    ])
  }
}
