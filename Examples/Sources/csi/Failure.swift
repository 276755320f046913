import Satisfaction

/// Why a command ends without its result.
package enum Failure: Error {
  /// The data or the model cannot be used, or the result cannot be written.
  case data(String)
  /// The command line is wrong.
  case usage(String)
  /// Whoever read standard output has stopped reading: nobody needs a message.
  case readerGone

  init(_ error: ReportingError) {
    self = error == .readerGone ? .readerGone : .data(error.description)
  }

  /// The first of several problems in at most three lines, and how many there are.
  init(first problems: [String]) {
    let first = Self.shortened(problems.first ?? "unknown problem")
    self = .data(problems.count > 1 ? "\(problems.count) problems (csi check lists all); the first: \(first)" : first)
  }

  /// Says on standard error what is wrong, and returns the exit code.
  func report(command: String) -> Int32 {
    switch self {
    case .data(let message):
      Terminal.writeError("csi: \(message)")
      return 1
    case .usage(let message):
      Terminal.writeError("csi: \(message)\n  see \(command) --help")
      return 2
    case .readerGone:
      return 1
    }
  }

  /// A list of places in three lines: the first, the second, and what to do.
  private static func shortened(_ message: String) -> String {
    let lines = message.split(separator: "\n")
    guard lines.count > 3 else { return message }
    return "\(lines[0])\n  \(lines[1]) …\n\(lines[lines.count - 1])"
  }
}

extension SurveyDataError {
  /// Columns that the data lack.
  var missingNames: Set<String> {
    switch self {
    case .missingColumns(let columns, _), .columnsNotInHeader(let columns, _, _): Set(columns.map(\.name))
    case .problems(let problems): problems.reduce(into: []) { $0.formUnion($1.missingNames) }
    default: []
    }
  }

  /// One text a problem, with the name of the data.
  func messages(source: String) -> [String] {
    if case .problems(let problems) = self { return problems.flatMap { $0.messages(source: source) } }
    // Problems of answers know their line, but not their file.
    return [description.hasPrefix("line ") ? "\(source), \(description)" : description]
  }
}

extension ModelError {
  /// One text a problem, with the place in the text.
  var messages: [String] {
    switch self {
    case .syntax(let problems): problems.map(\.description)
    case .invalid(let problems): problems.map(\.description)
    }
  }
}
