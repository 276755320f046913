internal import SatisfactionWording

/// What can be wrong with a file of moments, or with what an engine says of its data.
public enum MomentsError: Error, Equatable, Sendable {
  /// The file is of another version, or no file of moments.
  case version(found: String, source: String)
  /// The file ends before its last line, or that line does not belong to it.
  case incomplete(reason: String, source: String)
  /// A line says something that cannot be; lines count from 1.
  case line(Int, reason: String, source: String)
  /// The sums of a cell are those of no answers.
  case impossibleCell(key: [String], reason: String, source: String)
  /// Files cannot be added: they are sums of different things.
  case different(what: String, first: String, second: String)
  /// A cell of a file to be added is smaller than allowed.
  case smallCell(key: [String], cases: Double, minimum: Int, source: String)
  /// No group has as many cases as the smallest cell must have.
  case everyGroupTooSmall(minimum: Int, largest: Double)
  /// An indicator has no declared scale: sums cannot be checked without one.
  case noScale(indicators: [String])
  /// Rows without a key of the sampling unit.
  case keyless(rows: Double, key: String)
  /// Answers that are no whole numbers, or lie off the scale, by indicator.
  case unusableAnswers([UnusableAnswers])
  /// Rows whose weight is missing, negative or not finite.
  case badWeights(rows: Double, column: String)
  /// The data of the engine changed between two statements.
  case changedMeanwhile(key: [String])
  /// The engine's answer is not the one that was asked for.
  case unexpectedAnswer(reason: String)

  /// Answers that cannot be summed.
  public struct UnusableAnswers: Equatable, Sendable {
    /// Whose answers.
    public let indicator: String
    /// In how many rows.
    public let rows: Double

    /// All members.
    public init(indicator: String, rows: Double) {
      self.indicator = indicator
      self.rows = rows
    }
  }
}

extension MomentsError: CustomStringConvertible {
  /// What is wrong, where, and what to do.
  public var description: String {
    switch self {
    case .version(let found, let source):
      "\(source) begins with \(found.quotedForMessage), not with \"#csi.moments.v1\": it is not a file of moments, or of another version"
    case .incomplete(let reason, let source): "\(source) is not whole: \(reason); write it again"
    case .line(let line, let reason, let source): "\(source), line \(line): \(reason)"
    case .impossibleCell(let key, let reason, let source):
      "\(source), cell \(Self.name(key)): \(reason); these sums are those of no answers on the declared scales"
    case .different(let what, let first, let second):
      "\(first) and \(second) cannot be added: they differ in \(what)"
    case .smallCell(let key, let cases, let minimum, let source):
      "\(source), cell \(Self.name(key)) has \(Int(cases)) cases, fewer than the \(minimum) that a cell must have: "
        + "write the file with --minimum-cell \(minimum), or allow less here"
    case .everyGroupTooSmall(let minimum, let largest):
      "no group has the \(minimum) cases that a cell must have (the largest has \(Int(largest))): use fewer groups, or "
        + "--minimum-cell for a file that stays in the house"
    case .noScale(let indicators):
      "no scale is declared for \(indicators.namesForMessage): declare it (@scale 1..10, or --scale "
        + "1:10), so that sums can be checked"
    case .keyless(let rows, let key):
      "\(Int(rows)) rows have no \(key.nameForMessage): every row needs the key of its sampling unit (--key), such as the respondent"
    case .unusableAnswers(let items):
      items.prefix(5).map {
        "\($0.indicator.nameForMessage): \(Int($0.rows)) answers are not whole numbers on its scale"
      }
      .joined(separator: "\n  ") + "\n  correct them, declare missing codes (@missing), or the scale"
    case .badWeights(let rows, let column):
      "\(Int(rows)) rows have a weight in \(column.nameForMessage) that is missing, negative or not finite"
    case .changedMeanwhile(let key):
      "the data changed between two statements (cell \(Self.name(key))): run it again while nobody writes"
    case .unexpectedAnswer(let reason): "the engine's answer is not the one asked for: \(reason)"
    }
  }

  private static func name(_ key: [String]) -> String {
    key.isEmpty ? "(all)" : key.map(\.excerptForMessage).joined(separator: " · ")
  }
}
