/// How a report for people is drawn.
public struct ReportStyle: Sendable, Equatable {
  /// Decimals of coefficients; indices have two less, points one less.
  public var digits: Int
  /// Columns of a line of text, at least 40.
  public var width: Int
  /// Whether text may be marked up for a terminal.
  public var text: TextStyle
  /// The language of pages.
  public var language: ReportLanguage
  /// The command that repeats the report, nil where there is none.
  public var command: String?

  /// Three decimals and plain lines of 80 columns fit everywhere.
  public init(
    digits: Int = 3, width: Int = 80, text: TextStyle = .plain, language: ReportLanguage = .english,
    command: String? = nil
  ) {
    precondition(digits >= 0, "a number has 0 decimals or more")
    self.digits = digits
    self.width = width
    self.text = text
    self.language = language
    self.command = command
  }
}
