package import SurveyData

/// Moments of indicators and of the products of their answers, from which products of scores are estimated.
package struct ProductMoments: Sendable, Equatable, Codable {
  /// Moments of the indicators, reversed items turned, then of the products of answers less their shifts.
  package let all: Moments
  /// How the answers of the products stand to the indicators.
  let coding: ProductCoding
}

extension Answers {
  /// These answers with the products that a model needs behind its indicators; themselves for a model without.
  ///
  /// - Throws: ``EstimationError/productsNeedCompleteRows``.
  func multiplied(for layout: ModelLayout) throws(EstimationError) -> Answers {
    if layout.products.isEmpty { return self }
    if hasGaps.contains(true) { throw .productsNeedCompleteRows }
    return multiplied(layout.products.columns)
  }

  /// The moments of the indicators and of the products of a model; nil for a model without.
  ///
  /// - Throws: ``EstimationError/productsNeedCompleteRows``; `SurveyDataError`.
  func productMoments(for layout: ModelLayout) throws -> ProductMoments? {
    if layout.products.isEmpty { return nil }
    let all = try multiplied(for: layout)
    let formula = MomentFormula(
      layout: all.sumLayout, shifts: all.shifts, turns: all.codings.map(ColumnTurn.init))
    return ProductMoments(
      all: try all.moments(), coding: ProductCoding(formula, indicators: layout.itemCount))
  }
}
