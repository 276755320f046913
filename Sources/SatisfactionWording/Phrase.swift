/// Words in every language of a report.
package struct Phrase: Sendable, Equatable, Codable {
  package let english: String
  package let chinese: String

  package init(_ english: String, _ chinese: String) {
    self.english = english
    self.chinese = chinese
  }

  /// What an error says, where a report quotes it.
  package init(_ error: any Error) {
    let english = "\(error)"
    self.init(english, (error as? any QuotedError)?.chinese ?? "程序的说明为“\(english)”")
  }
}

extension [Phrase] {
  /// Several texts in a sentence: the first of them, and how many more there are.
  package func listed(first most: Int, separator: String = ", ") -> Phrase {
    let rest = count > most ? " and \(count - most) more" : ""
    return Phrase(
      prefix(most).map(\.english).joined(separator: separator) + rest, map(\.chinese).chineseList(first: most))
  }
}

/// An error that a report may quote: the data of one group or estimator brought it about, and the others have numbers.
package protocol QuotedError: Error {
  /// The description in Chinese; nil for what ends a command, so that no report has it.
  var chinese: String? { get }
}
