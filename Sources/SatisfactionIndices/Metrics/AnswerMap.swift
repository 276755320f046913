internal import SatisfactionWording
internal import SurveyData

/// Verbal answers of one column and the numbers they stand for.
public struct AnswerMap: Sendable, Equatable {
  /// A label and the number it stands for.
  public struct Code: Sendable, Equatable {
    /// The label, compared without regard to case and to blanks at its ends.
    public let label: String
    /// The number.
    public let code: Double
  }

  /// The column.
  public let column: String
  /// The name of a shipped map, nil for one's own.
  public let shipped: String?
  /// All labels with their codes, in order of declaration.
  public let codes: [Code]

  let map: LabelMap

  /// A map of one's own.
  public init(_ column: String, codes: [(label: String, code: Double)]) {
    (self.column, shipped) = (column, nil)
    self.codes = codes.map { Code(label: $0.label, code: $0.code) }
    map = LabelMap(name: "@map", codes.map { ($0.label, $0.code) })
  }

  /// A shipped map, nil where there is none of this name; see `LabelMap/builtIn`.
  public init?(_ column: String, shipped name: String) {
    guard let map = LabelMap.named(name) else { return nil }
    (self.column, shipped, self.map) = (column, name, map)
    codes = map.labels.map { Code(label: $0.label, code: $0.number) }
  }

  /// Maps that can be named instead of written out.
  public static var shippedNames: [String] { LabelMap.builtIn.map(\.name) }
}
