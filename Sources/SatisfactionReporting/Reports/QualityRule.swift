internal import SatisfactionWording

/// The bound that a measure of quality should keep: whatever breaks it is marked, and the report says which bound it is.
struct QualityRule: Sendable {
  /// On which side of the bound the trouble lies.
  private enum Side {
    case below, above
  }

  private let measure: String
  private let bound: Double
  private let side: Side

  /// An indicator that shares less than half of its variance with its construct: √½.
  static let loading = QualityRule(measure: "loading", bound: 0.707, side: .below)
  /// Items of a block that hardly agree: Bagozzi & Yi (1988).
  static let alpha = QualityRule(measure: "α", bound: 0.6, side: .below)
  /// A construct that explains less than half of its indicators: Fornell & Larcker (1981).
  static let ave = QualityRule(measure: "AVE", bound: 0.5, side: .below)
  /// Indicators or predecessors that repeat each other: Hair et al. (2022).
  static let vif = QualityRule(measure: "VIF", bound: 5, side: .above)
  /// Constructs that are not told apart: Henseler, Ringle & Sarstedt (2015).
  static let htmt = QualityRule(measure: "HTMT", bound: 0.9, side: .above)
  /// A model that does not reproduce the correlations: Hu & Bentler (1999).
  static let srmr = QualityRule(measure: "SRMR", bound: 0.08, side: .above)

  /// Whether a number breaks the rule; one that is not defined breaks none.
  func isBroken(by value: Double?) -> Bool {
    guard let value, value.isFinite else { return false }
    return side == .below ? value < bound : value > bound
  }

  /// The trouble in words: `loading below 0.707`.
  var text: String { words.english }

  /// The same in every language.
  var words: Phrase {
    let limit = NumberText.written(bound)
    return Phrase(
      "\(measure) \(side == .below ? "below" : "above") \(limit)", "\(measure) \(side == .below ? "低于" : "高于") \(limit)"
    )
  }

  /// The note under a table in which rows are marked; nil where none is.
  static func note(_ broken: [QualityRule]) -> String? {
    var texts: [String] = []
    for rule in broken where !texts.contains(rule.text) { texts.append(rule.text) }
    return texts.isEmpty ? nil : "· " + texts.joined(separator: ", ")
  }
}
