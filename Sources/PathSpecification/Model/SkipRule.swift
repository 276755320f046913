internal import SatisfactionWording

/// A question that is not put to everybody: whoever has a value in a column is not asked about an indicator. In model
/// text `@skip CUSCO when COMPLAINED = 0`.
///
/// A cell that is empty for that reason is no refusal.
public struct SkipRule: Sendable, Hashable, Codable {
  /// The indicator that is not asked.
  public let indicator: String
  /// The column that decides: another indicator, or any column of the survey.
  public let column: String
  /// The value, in that column, of those who are not asked: a text, or a number as it is written.
  public let value: String

  /// A rule with a text, or a number as it is written.
  public init(_ indicator: String, when column: String, is value: String) {
    (self.indicator, self.column, self.value) = (indicator, column, value)
  }

  /// A rule with a number.
  public init(_ indicator: String, when column: String, is value: Double) {
    self.init(indicator, when: column, is: NumberText.written(value))
  }

  /// The value as a number; nil for a text.
  public var number: Double? { Double(value).flatMap { $0.isFinite ? $0 : nil } }
}
