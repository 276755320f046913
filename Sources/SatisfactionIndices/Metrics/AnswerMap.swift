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
  /// Sets of labels, of which the answers of a column use one; one's own map has one set.
  let sets: [[Code]]

  /// All labels with their codes, in order of declaration.
  public var codes: [Code] { sets.flatMap { $0 } }

  /// A map of one's own.
  public init(_ column: String, codes: [(label: String, code: Double)]) {
    self.column = column
    shipped = nil
    sets = [codes.map { Code(label: $0.label, code: $0.code) }]
  }

  /// A shipped map, nil where there is none of this name.
  public init?(_ column: String, shipped name: String) {
    guard let spelled = Self.shippedSets[name] else { return nil }
    self.column = column
    shipped = name
    sets = spelled.map { labels in labels.map { Code(label: $0, code: $1) } }
  }

  /// Maps that can be named instead of written out.
  public static var shippedNames: [String] { shippedSets.keys.sorted() }

  /// 满意 is the best answer of one usual set and the second best of another, so that sets are kept apart.
  private static let shippedSets: [String: [[(String, Double)]]] = [
    "likert5-zh": [
      [("满意", 5), ("较满意", 4), ("一般", 3), ("较不满意", 2), ("不满意", 1)],
      [("非常满意", 5), ("满意", 4), ("一般", 3), ("不满意", 2), ("非常不满意", 1)],
      [("非常满意", 5), ("比较满意", 4), ("一般", 3), ("比较不满意", 2), ("非常不满意", 1)],
    ],
    "likert5-en": [
      [
        ("very satisfied", 5), ("satisfied", 4), ("neither satisfied nor dissatisfied", 3), ("dissatisfied", 2),
        ("very dissatisfied", 1),
      ],
      [("very satisfied", 5), ("satisfied", 4), ("neutral", 3), ("dissatisfied", 2), ("very dissatisfied", 1)],
    ],
  ]

  /// How a label is compared: without blanks at its ends, in lower case.
  static func folded(_ label: String) -> String {
    var view = Substring(label)
    while view.first?.isWhitespace == true { view.removeFirst() }
    while view.last?.isWhitespace == true { view.removeLast() }
    return view.lowercased()
  }

  /// What the texts of a column stand for.
  enum Reading: Equatable {
    /// One number a text, in their order.
    case codes([Double])
    /// The set that knows most of the texts lacks the text of this number.
    case unknown(Int)
    /// Two sets know all texts and differ in the number of this one.
    case ambiguous(Int)
  }

  /// The numbers of texts.
  func reading(of texts: [String]) -> Reading {
    let folded = texts.map(Self.folded)
    var fitting: [[Double]] = []
    var (fewestUnknown, firstUnknown) = (Int.max, 0)
    for set in sets {
      let codes = Dictionary(set.map { (Self.folded($0.label), $0.code) }) { first, _ in first }
      let unknown = folded.indices.filter { codes[folded[$0]] == nil }
      if unknown.isEmpty { fitting.append(folded.compactMap { codes[$0] }) }
      if let first = unknown.first, unknown.count < fewestUnknown {
        (fewestUnknown, firstUnknown) = (unknown.count, first)
      }
    }
    guard let first = fitting.first else { return .unknown(firstUnknown) }
    for other in fitting.dropFirst() {
      if let differs = texts.indices.first(where: { other[$0] != first[$0] }) { return .ambiguous(differs) }
    }
    return .codes(first)
  }
}
