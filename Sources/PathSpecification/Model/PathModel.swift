/// What is to be estimated: constructs, their indicators, and the paths between them.
///
/// A model is a value without data. It can be written as a list of parts, as Swift (``PathModelBuilder``) or as text,
/// and equal models are equal whichever way they were written. Every initialiser checks the whole model and reports
/// all problems at once.
///
/// ```swift
/// let model = try PathModel(text: """
///   @scale 1..10
///   Image =~ IMAG1..IMAG5
///   Value <~ PERV1 + PERV2
///   Value ~ Image
///   """)
/// ```
public struct PathModel: Sendable, Equatable {
  /// The constructs, in order of declaration.
  public let constructs: [Construct]
  /// The paths, in order of declaration.
  public let paths: [Path]
  /// The products of constructs, by their targets in order of the paths, then in order of declaration.
  public let products: [Product]
  /// What the directives say about the data. A change is not checked by itself: see ``problems``.
  public var conventions: SurveyConventions
  /// Population parameters given by numeric premultipliers; empty by default and ignored by estimation.
  public var population: Population
  /// How constructs of constructs are estimated, where the model says it; see ``approach``.
  public let higherOrder: HigherOrder?

  /// Names of constructs and indicators as numbers.
  public let numbering: ModelIndex
  /// The paths as lists of construct positions, with an order of estimation.
  public let topology: PathTopology
  /// Which constructs are made of which; nil where all are made of indicators.
  public let tree: PartTree?

  /// A model from its parts.
  ///
  /// - Parameters:
  ///   - constructs: The constructs in the order that reports shall have.
  ///   - paths: The paths; they must not form a cycle.
  ///   - products: Products of constructs; paths with moderators add theirs before these.
  ///   - conventions: What is known about the data.
  ///   - population: Population parameters, for simulation.
  ///   - higherOrder: How constructs of constructs are estimated.
  /// - Throws: ``ModelError/invalid(_:)`` with every problem of the model.
  /// - Complexity: O(constructs + indicators + paths).
  public init(
    constructs: [Construct], paths: [Path], products: [Product] = [], conventions: SurveyConventions = .init(),
    population: Population = .init(), higherOrder: HigherOrder? = nil
  ) throws(ModelError) {
    self.init(unchecked: constructs, paths, products, conventions, population, higherOrder: higherOrder)
    let problems = problems
    guard problems.isEmpty else { throw .invalid(problems) }
  }

  /// A model that is checked by the caller.
  init(
    unchecked constructs: [Construct], _ paths: [Path], _ products: [Product] = [], _ conventions: SurveyConventions,
    _ population: Population, higherOrder: HigherOrder? = nil
  ) {
    self.constructs = constructs
    self.paths = paths.map(\.unmoderated)
    self.products = Product.inOrder(paths.flatMap(\.products) + products, of: paths)
    self.conventions = conventions
    self.population = population
    self.higherOrder = higherOrder
    numbering = ModelIndex(constructs)
    tree = PartTree(constructs, numbering)
    topology = PathTopology(numbering, paths: paths)
  }

  /// The indicators of all constructs, in order of constructs.
  public var indicators: [String] { numbering.indicators }

  /// Everything wrong with the model: empty unless ``conventions`` or ``population`` were changed to something
  /// that does not fit.
  public var problems: [ModelProblem] {
    ModelContext(self).findings().map { ModelProblem($0.fault) }
  }
}

extension PathModel: CustomStringConvertible {
  /// The model as canonical text; see ``text``.
  public var description: String { text }
}

extension PathModel {
  /// The columns of numbers of a survey that the model needs: its indicators, in its order, the column of weights, and
  /// what decides by a number who is not asked.
  public var columns: [String] {
    var columns = indicators
    let others = (conventions.weightsColumn.map { [$0] } ?? []) + conventions.skips.map(\.column)
    let texts = Set(textColumns)
    for name in others where numbering.indicator(name) == nil && !texts.contains(name) {
      if !columns.dropFirst(indicators.count).contains(name) { columns.append(name) }
    }
    return columns
  }

  /// The columns of texts that the model needs: what decides by a text who is not asked.
  public var textColumns: [String] {
    var columns: [String] = []
    for rule in conventions.skips where rule.number == nil && !columns.contains(rule.column) {
      columns.append(rule.column)
    }
    return columns
  }

  /// The construct with a name, or nil.
  public func construct(named name: String) -> Construct? {
    numbering.construct(name).map { constructs[$0] }
  }

  /// The construct that an indicator belongs to, or nil.
  public func construct(ofIndicator indicator: String) -> Construct? {
    numbering.indicator(indicator).map { constructs[numbering.construct(ofIndicator: $0)] }
  }

  /// Names of the constructs with a path to this one, in order of the paths.
  public func predecessors(of construct: String) -> [String] {
    paths.lazy.filter { $0.to == construct }.map(\.from)
  }

  /// The products that explain a construct, in order.
  public func products(explaining construct: String) -> [Product] { products.filter { $0.to == construct } }

  /// Names of the constructs that this one has a path to, in order of the paths.
  public func successors(of construct: String) -> [String] {
    paths.lazy.filter { $0.from == construct }.map(\.to)
  }
}
