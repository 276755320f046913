/// A model with what the rules look up in it; each rule is an extension in a file of its own.
struct ModelContext {
  let model: PathModel
  /// Position of each construct; the first of a name.
  let positions: [String: Int]
  /// Position of the first construct that lists an indicator.
  let blocks: [String: Int]
  let indicators: [String]

  init(_ model: PathModel) {
    self.model = model
    indicators = model.indicators
    positions = Dictionary(
      model.constructs.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    blocks = Dictionary(
      model.constructs.enumerated().flatMap { position, construct in construct.indicators.map { ($0, position) } },
      uniquingKeysWith: { first, _ in first })
  }

  /// All broken rules.
  func findings() -> [Finding] {
    [
      sizeFindings(), constructNameFindings(), doubledConstructFindings(), emptyBlockFindings(),
      indicatorNameFindings(), doubledIndicatorFindings(), sharedIndicatorFindings(), constructAsIndicatorFindings(),
      unknownConstructFindings(), doubledPathFindings(), selfPathFindings(), cycleFindings(), isolationFindings(),
      dominantFindings(), scaleFindings(), reversalFindings(), missingCodeFindings(), weightsFindings(),
      populationFindings(),
    ].flatMap { $0 }
  }

  /// The first control character of a name.
  static func controlCharacter(in name: String) -> Unicode.Scalar? {
    name.unicodeScalars.first(where: NameSyntax.isControl)
  }
}
