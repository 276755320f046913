internal import PathModeling
package import SatisfactionWording

/// The language of a report for people.
public enum ReportLanguage: String, Sendable, CaseIterable {
  /// English.
  case english = "en"
  /// Simplified Chinese.
  case chinese = "zh"

  /// The tag that a browser chooses letters and line breaks by.
  package var tag: String { self == .english ? "en" : "zh-Hans" }
}

extension Phrase {
  /// The words in one language.
  package func callAsFunction(_ language: ReportLanguage) -> String {
    language == .english ? english : chinese
  }
}

extension FitWarning {
  /// What it means and what can be done, in a language; English where there are no other words.
  func text(_ language: ReportLanguage) -> String {
    language == .english ? message : chinese ?? message
  }
}
