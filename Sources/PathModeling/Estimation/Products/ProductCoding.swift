internal import SurveyData

/// From means of the indicators, turned where they are reversed, to means of the answers as they are multiplied: less
/// their shifts, and not turned.
struct ProductCoding: Sendable, Equatable, Codable {
  /// −1 for turned indicators, else 1; p.
  let signs: [Double]
  /// What is added to the mean times its sign; p.
  let offsets: [Double]

  /// The coding of sums.
  ///
  /// - Parameter indicators: Number of the indicators, which stand before the products.
  init(_ formula: MomentFormula, indicators: Int) {
    let turns = formula.turns.prefix(indicators)
    signs = turns.map { $0.isTurned ? -1 : 1 }
    offsets = zip(turns, formula.shifts).map { turn, shift in turn.origin - shift }
  }
}
