/// A broken rule, and the part of the model that breaks it.
struct Finding {
  let fault: ModelFault
  let site: Site?
}

/// A part of a model that a problem can point at; numbers are positions in the model's lists.
enum Site: Hashable {
  case construct(Int)
  case indicator(Int, construct: Int)
  case part(Int, construct: Int)
  case source(path: Int)
  case target(path: Int)
  case product(Int)
  case dominant(construct: Int)
  case fixedWeights(construct: Int)
  case defaultScale
  case scale(String)
  case reversed(String)
  case label(String)
  case controllable(String)
  case missingCode(Int)
  case weights
  case skip(Int)
  /// A place in the text itself, for what the model cannot hold.
  case offset(Int)
}
