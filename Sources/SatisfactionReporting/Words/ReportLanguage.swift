/// The language of a report for people.
public enum ReportLanguage: String, Sendable, CaseIterable {
  /// English.
  case english = "en"
  /// Simplified Chinese.
  case chinese = "zh"

  /// The tag that a browser chooses letters and line breaks by.
  package var tag: String { self == .english ? "en" : "zh-Hans" }
}

/// Words in every language of a report.
package struct Phrase: Sendable, Equatable {
  package let english: String
  package let chinese: String

  package init(_ english: String, _ chinese: String) {
    self.english = english
    self.chinese = chinese
  }

  /// The words in one language.
  package func callAsFunction(_ language: ReportLanguage) -> String {
    language == .english ? english : chinese
  }
}
