/// How a report for people is drawn.
public struct ReportStyle: Sendable, Equatable {
  /// Decimals of coefficients; indices have two less, points one less.
  public var digits: Int
  /// Columns of a line of text, at least 40.
  public var width: Int
  /// Whether text may be marked up for a terminal.
  public var text: TextStyle

  /// Three decimals and plain lines of 80 columns fit everywhere.
  public init(digits: Int = 3, width: Int = 80, text: TextStyle = .plain) {
    precondition(digits >= 0, "a number has 0 decimals or more")
    self.digits = digits
    self.width = width
    self.text = text
  }
}
