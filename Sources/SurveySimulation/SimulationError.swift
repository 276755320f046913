public import PathSpecification

/// Why a population cannot exist, or cannot be surveyed as asked.
///
/// A population is checked as a whole: more than one fault comes as ``problems(_:)``.
public enum SimulationError: Error, Equatable, Sendable {
  // MARK: The population

  /// More indicators or constructs (`what`) than any model of this kind has: their matrices would fill the memory.
  case tooLarge(what: String, count: Int, limit: Int)
  /// Paths and indicators without a number in the model.
  case missingParameters(paths: [Path], indicators: [String])
  /// The model has products of constructs, which no population here has.
  case productsNotSimulated
  /// A construct of constructs: populations have constructs of indicators only.
  case constructOfConstructs(construct: String)
  /// A loading beyond −1…1: the indicator would need a negative error variance.
  case loadingOutOfRange(indicator: String, construct: String, loading: Double)
  /// The weights of a composite give it no variance.
  case weightsCancel(construct: String)
  /// The predecessors explain all of a construct's variance or more.
  case noResidualVariance(construct: String, rSquared: Double, segment: String?)
  /// The correlations of the exogenous constructs are no correlation matrix.
  case exogenousNotCorrelations(constructs: [String], smallestEigenvalue: Double)
  /// The indicators of a composite cannot all correlate by this much; `lowest` is the least possible.
  case compositeNotCorrelations(construct: String, correlation: Double, lowest: Double)
  /// A correlation is given for a construct that has predecessors: theirs follow from the paths.
  case notExogenous(construct: String)
  /// A correlation within a block is given for a construct that is no composite.
  case notComposite(construct: String)
  /// A name that is no construct of the model.
  case unknownConstruct(name: String)
  /// A segment changes a path that the model does not have.
  case unknownPath(Path, segment: String)
  /// Two segments have the same name.
  case doubledSegment(name: String)

  // MARK: The survey

  /// Ordinal answers to indicators without a declared scale.
  case noScale(indicators: [String])
  /// Ordinal answers on a scale whose ends are not whole numbers.
  case scaleNotWhole(indicator: String, scale: ClosedRange<Double>)
  /// Normal answers would leave the declared scale; `likely` holds the answers within eight standard deviations.
  case leavesScale(indicator: String, scale: ClosedRange<Double>, likely: ClosedRange<Double>)
  /// Names that are no indicators of the model.
  case unknownIndicators([String])
  /// Missing answers are to depend on an indicator that has missing answers itself.
  case observedIndicatorMissing(indicator: String)
  /// Cases have unequal weights, and the model names no column for them.
  case noWeightsColumn
  /// Two columns of the survey would have this name.
  case columnTaken(name: String)

  // MARK: Options

  /// An option has no meaning.
  case invalidOption(name: String, value: String, requirement: String)

  /// More than one of the above.
  case problems([SimulationError])

  /// - Throws: The problem, or all of them as ``problems(_:)``; nothing where there is none.
  static func throwAll(_ problems: [SimulationError]) throws(SimulationError) {
    guard let first = problems.first else { return }
    throw problems.count == 1 ? first : .problems(problems)
  }

  /// The complaint about an option outside its range; nil where `holds`.
  static func option(
    _ name: String, _ value: some CustomStringConvertible, _ holds: Bool, _ requirement: String
  ) -> SimulationError? {
    holds ? nil : .invalidOption(name: name, value: value.description, requirement: requirement)
  }
}
