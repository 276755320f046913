public import PathModeling

/// All numbers that a command reports, apart from how they are written.
///
/// A command writes one such type; text, Markdown, CSV and JSON come from it alone. JSON and CSV read ``manifest``,
/// ``sections`` and ``warnings`` and nothing else, so neither can lack a number of the other; text and Markdown read
/// ``document(digits:)``.
///
/// ```swift
/// let report = FitReport(fit)
/// print(report.text())
/// try report.write(to: "result.json", as: .json)
/// ```
public protocol ReportContent: Sendable {
  /// The name of the schema, such as `csi.fit.v1`: it changes when a key is renamed, moved or dropped.
  /// `Schemas/csi.fit.v1.json` lists the keys.
  static var schema: String { get }
  /// The forms the report can be written in.
  static var formats: [ReportFormat] { get }
  /// Software, data and settings: every choice that moved a number. See ``Manifest``.
  var manifest: [Section] { get }
  /// The numbers, in the order of the schema.
  var sections: [Section] { get }
  /// The columns that CSV adds after its own, which follow from what was asked and not from the data; none unless rows have
  /// names of several parts.
  var keyColumns: [KeyColumn] { get }
  /// What a reader should know, in plain words, each with what to do.
  var warnings: [FitWarning] { get }
  /// The report as a person reads it.
  ///
  /// - Parameter digits: Decimals of coefficients; see ``ReportDigits``.
  func document(digits: Int) -> ReportDocument
}

extension ReportContent {
  /// Text, Markdown, CSV, JSON, LaTeX and HTML.
  public static var formats: [ReportFormat] { [.text, .markdown, .csv, .json, .latex, .html] }

  /// None: the names of rows have one part, or are the ends of a path.
  public var keyColumns: [KeyColumn] { [] }

  /// Everything that JSON and CSV hold, in order.
  package var allSections: [Section] { manifest + sections + [.warnings(warnings)] }
}
