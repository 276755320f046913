extension PathModel {
  /// Larger models are a slip, or an attack: their matrices, of indicators by indicators, would fill the memory.
  private static let mostIndicators = 4_000
  /// Effects join all pairs of constructs.
  private static let mostConstructs = 1_000

  /// What the model has more of than can be computed with, how many there are, and how many there may be; nil for a
  /// model of a possible size.
  package var excess: (what: String, count: Int, limit: Int)? {
    let (indicators, constructs) = (indicators.count, constructs.count)
    if indicators > Self.mostIndicators { return ("indicators", indicators, Self.mostIndicators) }
    if constructs > Self.mostConstructs { return ("constructs", constructs, Self.mostConstructs) }
    return nil
  }
}
