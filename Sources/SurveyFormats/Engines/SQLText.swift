/// Names and texts in SQL, so written that they can be nothing else.
///
/// The three dialects double the quote inside quotes and know no other escape there; Spark quotes names with backticks
/// and reads backslashes in texts.
enum SQLText {
  /// A name in double quotes.
  static func name(_ name: String) -> String {
    "\"" + name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }

  /// A table, perhaps with its schema: `public.survey` is two names.
  static func table(_ table: String) -> String {
    table.split(separator: ".").map { name(String($0)) }.joined(separator: ".")
  }

  /// A text in single quotes.
  static func text(_ text: String) -> String {
    "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
  }

  /// A query as it can stand in parentheses: without the semicolon and the comment it may end with.
  ///
  /// A line feed ends a comment that the query may close with, so that it does not swallow what follows.
  static func subquery(_ query: String) -> String {
    var query = query.trimmingBlanks
    while query.hasSuffix(";") { query = String(query.dropLast()).trimmingBlanks }
    return "(" + query + "\n)"
  }
}
