internal import SatisfactionWording

extension ModelFault {
  var constructDescription: String {
    switch self {
    case .emptyConstructName(let position): "construct \(position) has an empty name: name it"
    case .controlCharacter(let scalar, let name):
      "the name \(name.nameForMessage) holds the control character \(CharacterText.code(scalar)): rename it"
    case .doubledConstruct(let name):
      "construct \(name.nameForMessage) is declared twice: rename one, or put all its indicators in one"
    case .contradictoryKinds(let name):
      "construct \(name.nameForMessage) is declared with =~ and with <~: use one of them"
    case .contradictoryModes(let name):
      "construct \(name.nameForMessage) is given two modes: give one mode around all its indicators"
    case .constructWithoutIndicators(let name):
      "construct \(name.nameForMessage) has no indicators: give it at least one"
    case .constructWithoutPath(let name):
      "construct \(name.nameForMessage) has no path: connect it, or remove it"
    default: ""
    }
  }

  var indicatorDescription: String {
    switch self {
    case .emptyIndicatorName(let construct):
      "construct \(construct.nameForMessage) has an indicator with an empty name: name it"
    case .doubledIndicator(let name, let construct):
      "construct \(construct.nameForMessage) lists indicator \(name.nameForMessage) twice: remove one"
    case .sharedIndicator(let name, let first, let second):
      """
      indicator \(name.nameForMessage) belongs to \(first.nameForMessage) and to \(second.nameForMessage): \
      remove it from one \
      (a construct of constructs names them: \(second.nameForMessage) =~ \(first.nameForMessage) + …)
      """
    case .constructAsIndicator(let name, let block):
      """
      construct \(name.nameForMessage) is listed as an indicator of \(block.nameForMessage): a construct of \
      higher order lists its parts instead (parts: in Swift); list it as a part, or draw a path
      """
    default: ""
    }
  }

  var pathDescription: String {
    switch self {
    case .unknownConstructInPath(let name, let path, let suggestion):
      "path \(path) names the unknown construct \(name.nameForMessage): "
        + Self.advice(suggestion, Self.declare(name))
    case .dottedInteraction(let name, let path, let first, let second):
      """
      path \(path) names the unknown construct \(name.nameForMessage): for the product of two constructs write \
      \(first.nameForMessage):\(second.nameForMessage)
      """
    case .doubledPath(let path): "path \(path) is declared twice: remove one"
    case .pathToItself(let name): "construct \(name.nameForMessage) has a path to itself: remove it"
    case .cycle(let names):
      """
      the paths form a cycle, \(Self.closedChain(names)): remove or turn one of them \
      (only models without cycles are estimated)
      """
    default: ""
    }
  }

  var productDescription: String {
    switch self {
    case .unknownConstructInProduct(let name, let product, let suggestion):
      "the product \(product) names the unknown construct \(name.nameForMessage): "
        + Self.advice(suggestion, Self.declare(name))
    case .factorCount(let product):
      """
      the product of \(product.factors.count == 1 ? "one factor" : "\(product.factors.count) factors") that explains \
      \(product.to.nameForMessage) cannot be estimated: give it 2 or \(Product.mostFactors)
      """
    case .doubledProduct(let product): "the product \(product) is declared twice: remove one"
    case .missingMainEffect(let factors, let product):
      """
      the product \(product) stands without \(factors.map(\.nameForMessage).joined(separator: ":")), so its coefficient \
      would depend on where the scores have their 0: write \(product.to.nameForMessage) ~ \
      \(factors.map(\.nameForMessage).joined(separator: ":")) too
      """
    case .productOfTarget(let factor, let product):
      """
      in the product \(product) the factor \(factor.nameForMessage) \
      \(factor == product.to ? "is the construct that is explained" : "depends on \(product.to.nameForMessage)"): take \
      constructs that come before it
      """
    case .productOfPart(let part, let whole, let product):
      """
      the product \(product) has \(part.nameForMessage), which is a part of \(whole.nameForMessage) and has no paths: \
      write \(whole.nameForMessage) in its place
      """
    default: ""
    }
  }

  var directiveDescription: String {
    switch self {
    case .unknownConstruct(let name, let directive, let suggestion):
      "\(directive) names the unknown construct \(name.nameForMessage): "
        + Self.advice(suggestion, Self.declare(name))
    case .unknownIndicator(let name, .label, let suggestion):
      "@label names neither a construct nor an indicator: \(name.nameForMessage); "
        + Self.advice(suggestion, "add it to the model, or remove it here")
    case .unknownIndicator(let name, let directive, let suggestion):
      "\(directive) names the unknown indicator \(name.nameForMessage): "
        + Self.advice(suggestion, "add it to a construct, or remove it here")
    case .repeatedDirective(let directive, let subject):
      "\(directive) is given twice\(subject.map { " for " + $0.nameForMessage } ?? ""): remove one"
    case .dominantOutsideBlock(let name, let construct, let suggestion):
      "the dominant indicator \(name.nameForMessage) is not in the block of \(construct.nameForMessage): "
        + Self.advice(suggestion, "name one of its indicators")
    default: ""
    }
  }

  var conventionDescription: String {
    switch self {
    case .impossibleScale(let min, let max, let indicator):
      """
      the scale \(NumberText.written(min))..\(NumberText.written(max)) of \
      \(indicator.map(\.nameForMessage) ?? "all indicators") is impossible: write two finite numbers, the smaller first
      """
    case .reverseWithoutScale(let name):
      "indicator \(name.nameForMessage) is reversed and has no scale: add @scale min..max \(name.nameForMessage)"
    case .doubledMissingCode(let code): "the missing code \(NumberText.written(code)) is given twice: remove one"
    case .missingCodeNotFinite(let code): "the missing code \(code) is not finite: write a number"
    case .incompleteSkip(let name):
      "the skip of \(name.nameForMessage) names no column or no value: write @skip \(name.nameForMessage) when column = value"
    case .skipByItself(let name):
      "indicator \(name.nameForMessage) is skipped by its own answer: name the column that decides whether it is asked"
    case .skipByText(let value, let column):
      "@skip asks \(column.nameForMessage), whose answers are numbers, for \(value.nameForMessage): write a number"
    case .emptyWeightsColumn: "the weights column has an empty name: name it, or remove it"
    case .weightsColumnAsIndicator(let name):
      "the weights column \(name.nameForMessage) is an indicator too: remove it from one of the two"
    default: ""
    }
  }

  var populationDescription: String {
    switch self {
    case .populationOfUnknownPath(let path):
      "the population has a coefficient of \(path), which is not a path of the model: add the path, or remove it"
    case .populationOfUnknownIndicator(let name, let suggestion):
      "the population has a parameter of the unknown indicator \(name.nameForMessage): "
        + Self.advice(suggestion, "add it to a construct, or remove it")
    case .populationNotFinite(let subject): "the population parameter of \(subject) is not finite: write a number"
    case .repeatedPopulation: "the population is given twice: put all its parameters in one"
    default: ""
    }
  }

  static func advice(_ suggestion: String?, _ otherwise: String) -> String {
    suggestion.map { "did you mean \($0.nameForMessage)?" } ?? otherwise
  }

  private static func declare(_ name: String) -> String {
    "declare it (\(name.nameForMessage) =~ its indicators), or remove it"
  }

  /// `A → B → A`; the middle of a long cycle is left out.
  static func closedChain(_ names: [String]) -> String {
    let shown = names.prefix(12).map(\.nameForMessage)
    let gap = names.count > 12 ? ["… (\(names.count - 12) more)"] : []
    return (shown + gap + names.prefix(1).map(\.nameForMessage)).joined(separator: " → ")
  }
}
