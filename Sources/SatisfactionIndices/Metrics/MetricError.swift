internal import PathSpecification
internal import SatisfactionWording
public import SurveyData

/// Why metrics cannot be computed from a survey.
public enum MetricError: Error, Sendable, Equatable {
  /// The survey lacks columns, or holds answers that cannot be used.
  case survey(SurveyDataError)
  /// A column with a map holds texts that the map lacks.
  case unknownLabel(column: String, label: String, places: [MetricPlace], count: Int, suggestion: String?)
  /// A text of a column stands for two numbers in two sets of a shipped map.
  case ambiguousLabel(column: String, label: String, map: String)
  /// A column of complaints holds something other than 0 and 1.
  case notBinary(column: String, value: Double, place: MetricPlace, count: Int)
  /// The expectation of a ratio is 0 or below.
  case expectationNotPositive(column: String, metric: String, value: Double, place: MetricPlace, count: Int)
  /// A row has both a rise and a fall of the price.
  case bothPrices(increase: String, decrease: String, place: MetricPlace, count: Int)
  /// A rise or fall of the price is below 0.
  case negativePrice(column: String, value: Double, place: MetricPlace, count: Int)
  /// The same column makes segments and waves, or segments twice.
  case repeatedGrouping(column: String)
  /// No row has a wave.
  case noWaves(column: String)
  /// The level of intervals is not between 0 and 1.
  case invalidLevel(Double)
}

/// A row of a survey.
public struct MetricPlace: Sendable, Equatable, CustomStringConvertible {
  /// Row of the data, from 1.
  public let row: Int
  /// Line in the file, from 1; nil for data from memory.
  public let line: Int?

  /// `line 12`, or `row 11` of data from memory.
  public var description: String { line.map { "line \($0)" } ?? "row \(row)" }
}

extension MetricError: CustomStringConvertible {
  /// What is wrong, where, and what to do.
  public var description: String {
    switch self {
    case .survey(let error): error.description
    case .unknownLabel(let column, let label, let places, let count, let suggestion):
      """
      column \(column.nameForMessage), \(places.map(\.description).joined(separator: ", "))\(Self.more(count, places.count)): \
      the map has no \(NameSyntax.quoted(label)); \
      \(suggestion.map { "is it \(NameSyntax.quoted($0))?" } ?? "add it to @map, or correct the data")
      """
    case .ambiguousLabel(let column, let label, let map):
      """
      column \(column.nameForMessage): \(NameSyntax.quoted(label)) has different codes in the sets of \(map), and all \
      texts of the column fit both; write the map out, as in @map \(column.nameForMessage) label=code
      """
    case .notBinary(let column, let value, let place, let count):
      "column \(column.nameForMessage), \(place)\(Self.more(count, 1)): \(NumberText.written(value)) is not 0 (no complaint) "
        + "or 1 (complaint); recode the column"
    case .expectationNotPositive(let column, let metric, let value, let place, let count):
      """
      column \(column.nameForMessage), \(place)\(Self.more(count, 1)): the expectation of \(NameSyntax.quoted(metric)) is \
      \(NumberText.written(value)), and no ratio is defined; correct it, or declare it as a missing code
      """
    case .bothPrices(let increase, let decrease, let place, let count):
      """
      \(place)\(Self.more(count, 1)): both \(increase.nameForMessage) and \(decrease.nameForMessage) are answered; a \
      respondent is asked for a rise or for a fall
      """
    case .negativePrice(let column, let value, let place, let count):
      "column \(column.nameForMessage), \(place)\(Self.more(count, 1)): \(NumberText.written(value)) is below 0; "
        + "write rises and falls as percents from 0 up"
    case .repeatedGrouping(let column):
      "column \(column.nameForMessage) cannot make segments and waves, or segments twice: name another column"
    case .noWaves(let column): "column \(column.nameForMessage) has no wave in any row"
    case .invalidLevel(let level): "the level \(level) does not lie between 0 and 1: give one such as 0.95"
    }
  }

  private static func more(_ count: Int, _ listed: Int) -> String {
    count > listed ? " and \(count - listed) more" : ""
  }
}
