/// A statement of model text, as it was written.
enum Statement {
  case measurement(construct: PlacedName, kind: Construct.Kind, mode: Construct.Mode?, items: [PlacedItem])
  case paths(to: [PlacedName], from: [PlacedItem])
  /// No indicators: the scale of all.
  case scale(min: Double, max: Double, indicators: [PlacedName], offset: Int)
  case reverse([PlacedName])
  case missing([PlacedNumber])
  case weights(PlacedName)
  case label(construct: PlacedName, text: String)
  case dominant(construct: PlacedName, indicator: PlacedName)
}

/// A name and the offset where it stands.
struct PlacedName {
  let text: String
  let offset: Int
}

/// A number and the offset where it stands.
struct PlacedNumber {
  let value: Double
  let offset: Int
}

/// A name on the right of a statement, with the number before it.
struct PlacedItem {
  let name: PlacedName
  let parameter: Double?
}
