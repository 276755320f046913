internal import SatisfactionWording

/// A model with what the rules look up in it; each rule is an extension in a file of its own.
struct ModelContext {
  let model: PathModel

  init(_ model: PathModel) {
    self.model = model
  }

  var indicators: [String] { model.numbering.indicators }

  /// Position of a construct, the first of its name; nil for a name that no construct has.
  func constructPosition(_ construct: String) -> Int? { model.numbering.construct(construct) }

  /// Position of the first construct that lists an indicator; nil where none does.
  func blockPosition(_ indicator: String) -> Int? {
    model.numbering.indicator(indicator).map(model.numbering.construct(ofIndicator:))
  }

  /// All broken rules.
  func findings() -> [Finding] {
    [
      sizeFindings(), constructNameFindings(), doubledConstructFindings(), emptyBlockFindings(),
      indicatorNameFindings(), doubledIndicatorFindings(), sharedIndicatorFindings(), constructAsIndicatorFindings(),
      unknownConstructFindings(), doubledPathFindings(), selfPathFindings(), cycleFindings(), productFindings(),
      isolationFindings(),
      dominantFindings(), scaleFindings(), reversalFindings(), labelFindings(), controllableFindings(),
      missingCodeFindings(), weightsFindings(), skipFindings(), populationFindings(), partFindings(),
      higherOrderFindings(), fixedWeightFindings(),
    ].flatMap { $0 }
  }

  /// The first control character of a name.
  static func controlCharacter(in name: String) -> Unicode.Scalar? {
    name.unicodeScalars.first(where: NameSyntax.isControl)
  }
}
