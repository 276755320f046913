extension ModelFault {
  var constructDescription: String {
    switch self {
    case .emptyConstructName(let position): "construct \(position) has an empty name: name it"
    case .controlCharacter(let scalar, let name):
      "the name \(NameSyntax.shown(name)) holds the control character \(CharacterText.code(scalar)): rename it"
    case .doubledConstruct(let name):
      "construct \(NameSyntax.shown(name)) is declared twice: rename one, or put all its indicators in one"
    case .contradictoryKinds(let name):
      "construct \(NameSyntax.shown(name)) is declared with =~ and with <~: use one of them"
    case .contradictoryModes(let name):
      "construct \(NameSyntax.shown(name)) is given two modes: give one mode around all its indicators"
    case .constructWithoutIndicators(let name):
      "construct \(NameSyntax.shown(name)) has no indicators: give it at least one"
    case .constructWithoutPath(let name):
      "construct \(NameSyntax.shown(name)) has no path: connect it, or remove it"
    default: ""
    }
  }

  var indicatorDescription: String {
    switch self {
    case .emptyIndicatorName(let construct):
      "construct \(NameSyntax.shown(construct)) has an indicator with an empty name: name it"
    case .doubledIndicator(let name, let construct):
      "construct \(NameSyntax.shown(construct)) lists indicator \(NameSyntax.shown(name)) twice: remove one"
    case .sharedIndicator(let name, let first, let second):
      """
      indicator \(NameSyntax.shown(name)) belongs to \(NameSyntax.shown(first)) and to \(NameSyntax.shown(second)): \
      remove it from one
      """
    case .constructAsIndicator(let name, let block):
      """
      construct \(NameSyntax.shown(name)) is listed as an indicator of \(NameSyntax.shown(block)): list indicators \
      (constructs of higher order are not supported), or draw a path
      """
    default: ""
    }
  }

  var pathDescription: String {
    switch self {
    case .unknownConstructInPath(let name, let path, let suggestion):
      "path \(path) names the unknown construct \(NameSyntax.shown(name)): "
        + Self.advice(suggestion, Self.declare(name))
    case .doubledPath(let path): "path \(path) is declared twice: remove one"
    case .pathToItself(let name): "construct \(NameSyntax.shown(name)) has a path to itself: remove it"
    case .cycle(let names):
      """
      the paths form a cycle, \(Self.closedChain(names)): remove or turn one of them \
      (only models without cycles are estimated)
      """
    default: ""
    }
  }

  var directiveDescription: String {
    switch self {
    case .unknownConstruct(let name, let directive, let suggestion):
      "\(directive) names the unknown construct \(NameSyntax.shown(name)): "
        + Self.advice(suggestion, Self.declare(name))
    case .unknownIndicator(let name, let directive, let suggestion):
      "\(directive) names the unknown indicator \(NameSyntax.shown(name)): "
        + Self.advice(suggestion, "add it to a construct, or remove it here")
    case .repeatedDirective(let directive, let subject):
      "\(directive) is given twice\(subject.map { " for " + NameSyntax.shown($0) } ?? ""): remove one"
    case .dominantOutsideBlock(let name, let construct, let suggestion):
      "the dominant indicator \(NameSyntax.shown(name)) is not in the block of \(NameSyntax.shown(construct)): "
        + Self.advice(suggestion, "name one of its indicators")
    default: ""
    }
  }

  var conventionDescription: String {
    switch self {
    case .impossibleScale(let min, let max, let indicator):
      """
      the scale \(NumberText.written(min))..\(NumberText.written(max)) of \
      \(indicator.map(NameSyntax.shown) ?? "all indicators") is impossible: write two finite numbers, the smaller first
      """
    case .reverseWithoutScale(let name):
      "indicator \(NameSyntax.shown(name)) is reversed and has no scale: add @scale min..max \(NameSyntax.shown(name))"
    case .doubledMissingCode(let code): "the missing code \(NumberText.written(code)) is given twice: remove one"
    case .missingCodeNotFinite(let code): "the missing code \(code) is not finite: write a number"
    case .emptyWeightsColumn: "the weights column has an empty name: name it, or remove it"
    case .weightsColumnAsIndicator(let name):
      "the weights column \(NameSyntax.shown(name)) is an indicator too: remove it from one of the two"
    default: ""
    }
  }

  var populationDescription: String {
    switch self {
    case .populationOfUnknownPath(let path):
      "the population has a coefficient of \(path), which is not a path of the model: add the path, or remove it"
    case .populationOfUnknownIndicator(let name, let suggestion):
      "the population has a parameter of the unknown indicator \(NameSyntax.shown(name)): "
        + Self.advice(suggestion, "add it to a construct, or remove it")
    case .populationNotFinite(let subject): "the population parameter of \(subject) is not finite: write a number"
    case .repeatedPopulation: "the population is given twice: put all its parameters in one"
    default: ""
    }
  }

  private static func advice(_ suggestion: String?, _ otherwise: String) -> String {
    suggestion.map { "did you mean \(NameSyntax.shown($0))?" } ?? otherwise
  }

  private static func declare(_ name: String) -> String {
    "declare it (\(NameSyntax.shown(name)) =~ its indicators), or remove it"
  }

  /// `A → B → A`; the middle of a long cycle is left out.
  private static func closedChain(_ names: [String]) -> String {
    let shown = names.prefix(12).map(NameSyntax.shown)
    let gap = names.count > 12 ? ["… (\(names.count - 12) more)"] : []
    return (shown + gap + names.prefix(1).map(NameSyntax.shown)).joined(separator: " → ")
  }
}
