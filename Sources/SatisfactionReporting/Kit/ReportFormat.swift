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
}
