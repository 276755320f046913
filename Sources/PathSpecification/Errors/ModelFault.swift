/// Why constructs, paths and directives do not make a model that can be estimated.
public enum ModelFault: Sendable, Equatable {
  // The model as a whole

  /// There is nothing to estimate: no construct.
  case noConstructs
  /// There are constructs and no path.
  case noPaths

  // Constructs

  /// A construct has an empty name; its position counts from 1.
  case emptyConstructName(position: Int)
  /// A name of a construct, indicator or column holds a control character.
  case controlCharacter(Unicode.Scalar, name: String)
  /// A construct is declared twice.
  case doubledConstruct(String)
  /// A construct is declared reflective and composite.
  case contradictoryKinds(construct: String)
  /// The lines of one construct name different modes.
  case contradictoryModes(construct: String)
  /// A construct has no indicators.
  case constructWithoutIndicators(String)
  /// No path begins or ends at a construct.
  case constructWithoutPath(String)

  // Indicators

  /// A construct has an indicator with an empty name.
  case emptyIndicatorName(construct: String)
  /// A construct lists an indicator twice.
  case doubledIndicator(String, construct: String)
  /// Two constructs list the same indicator.
  case sharedIndicator(String, first: String, second: String)
  /// A construct is listed as an indicator of another one.
  case constructAsIndicator(String, of: String)

  // Constructs of constructs

  /// A construct is a part of two others.
  case partOfTwo(String, first: String, second: String)
  /// A construct lists a part twice.
  case doubledPart(String, of: String)
  /// A part is no construct of the model.
  case unknownPart(String, of: String, suggestion: String?)
  /// A part has a path of its own.
  case partHasPath(String, of: String, path: Path)
  /// A block holds both constructs and indicators; the first of each.
  case mixedBlock(construct: String, part: String, indicator: String, suggestion: String?)
  /// A name on the right side is a construct, and the column of that construct as well.
  case ambiguousName(String, of: String)
  /// Constructs are parts of each other; the last has the first as a part.
  case higherOrderCycle([String])
  /// A construct of constructs that no path reaches, where its weights need a neighbour.
  case isolatedConstruct(String, HigherOrder)
  /// A composite of constructs has a path into it, where its indicators are repeated: its parts explain it.
  case formativeRepeatedEndogenous(String, path: Path)
  /// Fixed weights are not one for each indicator or part, or make no index: not finite, or not positive in sum.
  case fixedWeights(construct: String, count: Int, block: Int)
  /// Fixed weights weigh the indices of parts, and an indicator under them has no scale.
  case fixedWithoutScale(construct: String, indicator: String)
  /// Fixed weights of parts, where the construct has repeated indicators instead of the scores of its parts.
  case fixedRepeated(construct: String, HigherOrder)

  // Paths

  /// A path names an unknown construct.
  case unknownConstructInPath(String, path: Path, suggestion: String?)
  /// A path names two constructs with a dot in between: the interaction of other programs.
  case dottedInteraction(String, path: Path, first: String, second: String)
  /// A path is declared twice.
  case doubledPath(Path)
  /// A path leads from a construct to itself.
  case pathToItself(String)
  /// Paths form a cycle; the last construct has a path to the first.
  case cycle([String])

  // Products

  /// A product names an unknown construct.
  case unknownConstructInProduct(String, product: Product, suggestion: String?)
  /// A product has a number of factors that none can have.
  case factorCount(Product)
  /// A construct is explained twice by the product of the same factors.
  case doubledProduct(Product)
  /// A factor of a product, or a product of some of its factors, does not explain the target by itself.
  case missingMainEffect([String], product: Product)
  /// A factor of a product is the construct that it explains, or depends on it.
  case productOfTarget(factor: String, product: Product)
  /// A factor of a product, or what it explains, is a part of another construct, which has the paths.
  case productOfPart(String, of: String, product: Product)

  // Directives

  /// A directive names an unknown construct.
  case unknownConstruct(String, in: Directive, suggestion: String?)
  /// A directive names an unknown indicator.
  case unknownIndicator(String, in: Directive, suggestion: String?)
  /// A directive says something for the second time about this construct, indicator or column; nil: about the survey.
  case repeatedDirective(Directive, about: String?)
  /// The dominant indicator is not in the block of its construct.
  case dominantOutsideBlock(String, construct: String, suggestion: String?)
  /// The least answer of a scale is not below the greatest, or one of them is not finite; nil: the default scale.
  case impossibleScale(min: Double, max: Double, indicator: String?)
  /// An indicator is reversed and has no scale.
  case reverseWithoutScale(String)
  /// A missing code is declared twice.
  case doubledMissingCode(Double)
  /// A missing code is infinite or NaN.
  case missingCodeNotFinite(Double)
  /// A skip rule has an empty column or value.
  case incompleteSkip(indicator: String)
  /// An indicator is skipped by its own answer.
  case skipByItself(String)
  /// A skip rule asks an indicator, whose answers are numbers, for a text.
  case skipByText(String, column: String)
  /// The weights column has an empty name.
  case emptyWeightsColumn
  /// The weights column is an indicator too.
  case weightsColumnAsIndicator(String)

  // Population

  /// The population has a coefficient of a path that the model does not have.
  case populationOfUnknownPath(Path)
  /// The population has a parameter of an indicator that the model does not have.
  case populationOfUnknownIndicator(String, suggestion: String?)
  /// A population parameter of this path or indicator is infinite or NaN.
  case populationNotFinite(String)
  /// The population is given twice.
  case repeatedPopulation
}

extension ModelFault: CustomStringConvertible {
  /// What is wrong and what to do, in one line.
  public var description: String {
    switch self {
    case .noConstructs: "the model has no constructs: declare one, like Image =~ IMAG1 + IMAG2"
    case .noPaths: "the model has no paths: declare one, like Satisfaction ~ Image"
    case .emptyConstructName, .controlCharacter, .doubledConstruct, .contradictoryKinds, .contradictoryModes,
      .constructWithoutIndicators, .constructWithoutPath:
      constructDescription
    case .emptyIndicatorName, .doubledIndicator, .sharedIndicator, .constructAsIndicator: indicatorDescription
    case .partOfTwo, .doubledPart, .unknownPart, .partHasPath, .mixedBlock, .ambiguousName, .higherOrderCycle,
      .isolatedConstruct, .formativeRepeatedEndogenous, .fixedWeights, .fixedWithoutScale, .fixedRepeated:
      partDescription
    case .unknownConstructInPath, .dottedInteraction, .doubledPath, .pathToItself, .cycle: pathDescription
    case .unknownConstructInProduct, .factorCount, .doubledProduct, .missingMainEffect, .productOfTarget,
      .productOfPart:
      productDescription
    case .unknownConstruct, .unknownIndicator, .repeatedDirective, .dominantOutsideBlock: directiveDescription
    case .impossibleScale, .reverseWithoutScale, .doubledMissingCode, .missingCodeNotFinite, .incompleteSkip,
      .skipByItself, .skipByText, .emptyWeightsColumn, .weightsColumnAsIndicator:
      conventionDescription
    case .populationOfUnknownPath, .populationOfUnknownIndicator, .populationNotFinite, .repeatedPopulation:
      populationDescription
    }
  }
}
