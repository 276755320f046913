internal import SatisfactionWording

extension ModelFault {
  var partDescription: String {
    switch self {
    case .partOfTwo(let name, let first, let second):
      """
      construct \(name.nameForMessage) is a part of \(first.nameForMessage) and of \(second.nameForMessage): remove it \
      from one
      """
    case .doubledPart(let name, let whole):
      "construct \(whole.nameForMessage) lists its part \(name.nameForMessage) twice: remove one"
    case .unknownPart(let name, let whole, let suggestion):
      "construct \(whole.nameForMessage) has the unknown part \(name.nameForMessage): "
        + Self.advice(suggestion, "declare it as a construct, or remove it")
    case .partHasPath(let name, let whole, let path):
      """
      \(name.nameForMessage) is a part of \(whole.nameForMessage) and has the path \(path): draw the path to or from \
      \(whole.nameForMessage), or take \(name.nameForMessage) out of it
      """
    case .mixedBlock(let construct, let part, let indicator, let suggestion):
      """
      construct \(construct.nameForMessage) is made of the construct \(part.nameForMessage) and of the column \
      \(indicator.nameForMessage): \
      \(Self.advice(suggestion, "make a construct of the column (New =~ \(indicator.nameForMessage)) and list that"))
      """
    case .ambiguousName(let name, let whole):
      """
      \(name.nameForMessage) in \(whole.nameForMessage) is a construct and a column as well: rename the construct
      """
    case .higherOrderCycle(let names):
      "constructs are parts of each other, \(Self.closedChain(names)): remove one of them from the other"
    case .isolatedConstruct, .formativeRepeatedEndogenous: approachDescription
    case .fixedWeights, .fixedWithoutScale, .fixedRepeated: fixedWeightDescription
    default: ""
    }
  }

  private var approachDescription: String {
    switch self {
    case .isolatedConstruct(let name, let approach):
      """
      construct \(name.nameForMessage) is made of constructs and has no path, so \(approach.rawValue) stages find no \
      weights for it: give the index an outcome, or use @higher-order repeated
      """
    case .formativeRepeatedEndogenous(let name, let path):
      """
      \(name.nameForMessage) is a composite of constructs with repeated indicators, so its parts explain all of it and \
      nothing is left for \(path): use @higher-order disjoint or embedded, or declare it with =~
      """
    default: ""
    }
  }

  private var fixedWeightDescription: String {
    switch self {
    case .fixedWeights(let construct, let count, let block):
      count == block
        ? "the fixed weights of \(construct.nameForMessage) make no index: write finite numbers with a positive sum"
        : """
        construct \(construct.nameForMessage) has \(count) fixed weights for \(block) indicators or parts: write one \
        for each, as in fixed(0.3, 0.7)*(A + B)
        """
    case .fixedWithoutScale(let construct, let indicator):
      """
      the fixed weights of \(construct.nameForMessage) weigh the 0–100 indices of its parts, and indicator \
      \(indicator.nameForMessage) has no scale: add @scale min..max \(indicator.nameForMessage)
      """
    case .fixedRepeated(let construct, let approach):
      """
      construct \(construct.nameForMessage) has fixed weights of its parts, and @higher-order \(approach.rawValue) \
      weighs repeated indicators: use @higher-order disjoint
      """
    default: ""
    }
  }
}
