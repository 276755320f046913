/// A statement of model text, as it was written.
package enum Statement: Sendable {
  case measurement(construct: PlacedName, kind: Construct.Kind, mode: PlacedMode?, items: [PlacedItem])
  case paths(to: [PlacedName], from: [PlacedItem])
  /// No indicators: the scale of all.
  case scale(min: Double, max: Double, indicators: [PlacedName], offset: Int)
  case reverse([PlacedName])
  case missing([PlacedNumber])
  case weights(PlacedName)
  case label(name: PlacedName, label: Label)
  case dominant(construct: PlacedName, indicator: PlacedName)
  case controllable([PlacedName])
  case skip([PlacedName], column: PlacedName, value: String)
  case moderation(Moderation, offset: Int)
  case higherOrder(HigherOrder, offset: Int)
}

/// A name and the offset where it stands.
package struct PlacedName: Sendable {
  package let text: String
  package let offset: Int

  package init(text: String, offset: Int) {
    self.text = text
    self.offset = offset
  }
}

/// A number and the offset where it stands.
package struct PlacedNumber: Sendable {
  package let value: Double
  package let offset: Int
}

/// The mode before a block, with the weights that `fixed( … )` gives.
package struct PlacedMode: Sendable {
  package let mode: Construct.Mode
  package let weights: [Double]?
  package let word: PlacedName
}

/// A name on the right of a statement, with the number before it.
package struct PlacedItem: Sendable {
  package let name: PlacedName
  package let parameter: Double?
  /// The further factors of a product, which begins with the name; empty for everything else.
  package var furtherFactors: [PlacedName] = []
}
