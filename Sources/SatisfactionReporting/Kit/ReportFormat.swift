/// The forms a report can be written in.
public enum ReportFormat: String, Sendable, CaseIterable {
  /// Lines for a terminal, a file or a mail; may change between versions.
  case text
  /// Tables for documents; may change between versions.
  case markdown
  /// One tidy table for spreadsheets; keeps its columns.
  case csv
  /// JSON of the report's schema; keeps its keys.
  case json
  /// Tables for a paper in LaTeX; may change between versions.
  case latex
  /// One HTML file for browsers and paper; may change between versions.
  case html
  /// The path diagram alone, for papers and slides; may change between versions.
  case svg
}
