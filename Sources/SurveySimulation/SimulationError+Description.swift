internal import PathSpecification
public import SatisfactionWording

extension SimulationError: WordedError {
  /// One to a few lines: what cannot be, and what to do.
  public var description: String {
    populationDescription ?? surveyDescription ?? optionDescription
  }

  private var populationDescription: String? {
    switch self {
    case .tooLarge(let what, let count, let limit):
      "the model has \(count) \(what); at most \(limit) can be simulated"
    case .missingParameters(let paths, let indicators):
      Self.missing(paths, indicators)
    case .productsNotSimulated:
      "a population has no products of constructs: leave them out of the model"
    case .constructOfConstructs(let construct):
      """
      construct \(construct) is made of constructs, and a population has constructs of indicators only: give the population \
      its parts with paths of their own
      """
    case .loadingOutOfRange(let indicator, let construct, let loading):
      """
      indicator \(indicator) cannot have the loading \(loading) on \(construct): its error variance would be \
      \(1 - loading * loading). A standardised loading lies in −1…1
      """
    case .weightsCancel(let construct):
      "the weights of composite \(construct) give it no variance: change one of them"
    case .noResidualVariance(let construct, let rSquared, let segment):
      """
      the paths to \(construct)\(Self.place(segment)) explain \(rSquared) of its variance, which leaves it a residual \
      variance of \(1 - rSquared): lower the coefficients, or the correlations of its predecessors
      """
    case .exogenousNotCorrelations(let constructs, let smallest):
      """
      no data can have these correlations of \(constructs.joined(separator: ", ")): the smallest eigenvalue of their \
      matrix is \(NumberText.significant(smallest))
      """
    case .compositeNotCorrelations(let construct, let correlation, let lowest):
      """
      the indicators of composite \(construct) cannot all correlate by \(correlation): so many correlate by \(lowest) \
      at least, and by 1 at most
      """
    case .notExogenous(let construct):
      "the correlations of \(construct) follow from its paths: give those of constructs without predecessors only"
    case .notComposite(let construct):
      "\(construct) is not a composite (<~): the correlations of its indicators follow from their loadings"
    case .unknownConstruct(let name):
      "the model has no construct \(name)"
    case .unknownPath(let path, let segment):
      "segment \(segment) changes the path \(path), which the model does not have"
    case .doubledSegment(let name):
      "two segments have the name \(name)"
    default: nil
    }
  }

  private var surveyDescription: String? {
    switch self {
    case .noScale(let indicators):
      """
      ordinal answers need a scale, and none is declared for \(indicators.joined(separator: ", ")): \
      add @scale, such as @scale 1..10
      """
    case .scaleNotWhole(let indicator, let scale):
      "ordinal answers need whole numbers at both ends of the scale: that of \(indicator) is \(Self.text(scale))"
    case .leavesScale(let indicator, let scale, let likely):
      """
      normal answers have no bounds: those to \(indicator) lie in \(Self.text(likely)), its declared scale is \
      \(Self.text(scale)). Simulate ordinal answers, drop @scale, or choose a smaller standard deviation
      """
    case .unknownIndicators(let names):
      "the model has no indicator \(names.joined(separator: ", "))"
    case .observedIndicatorMissing(let indicator):
      """
      missing answers cannot be missing at random given \(indicator), which has missing answers itself: leave it out \
      of the indicators with missing answers
      """
    case .noWeightsColumn:
      "cases have unequal weights, and the model names no column for them: add @weights, such as @weights weight"
    case .columnTaken(let name):
      "two columns of the survey would have the name \(name): choose another one"
    default: nil
    }
  }

  private var optionDescription: String {
    switch self {
    case .invalidOption(let name, let value, let requirement):
      "\(name) is \(value): it must be \(requirement)"
    case .problems(let problems):
      problems.map(\.description).joined(separator: "\n")
    default: "the simulation is not possible"
    }
  }

  private static func missing(_ paths: [Path], _ indicators: [String]) -> String {
    var lines: [String] = []
    if !paths.isEmpty {
      lines.append("no coefficient of \(paths.map(\.description).joined(separator: ", ")): write Y ~ 0.5*X")
    }
    if !indicators.isEmpty {
      lines.append("no loading or weight of \(indicators.joined(separator: ", ")): write X =~ 0.8*x1, or X <~ 0.4*x1")
    }
    return "the model does not say all of its population:\n" + lines.joined(separator: "\n")
  }

  private static func place(_ segment: String?) -> String {
    segment.map { " in segment \($0)" } ?? ""
  }

  private static func text(_ range: ClosedRange<Double>) -> String {
    "\(number(range.lowerBound))…\(number(range.upperBound))"
  }

  private static func number(_ value: Double) -> String {
    Int(exactly: value).map(String.init) ?? "\(value)"
  }
}
