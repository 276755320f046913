extension PathModel {
  /// A model written in Swift.
  ///
  /// ```swift
  /// let model = try PathModel {
  ///   Scale(1...10)
  ///   Construct("Image", items: "IMAG", 1...5)
  ///   Construct("Value", "PERV1", "PERV2", kind: .composite)   // Mode B unless said otherwise
  ///   Path(from: "Image", to: "Value")
  /// }
  /// ```
  ///
  /// - Parameter content: Constructs, paths, ``Product``, ``Moderation``, ``Scale``, ``Reverse``, ``MissingCodes``,
  ///   ``SurveyWeights``, ``Skip``, ``IndicatorLabels``, ``HigherOrder`` and ``Population``, in any order.
  /// - Throws: ``ModelError/invalid(_:)`` with every problem of the model.
  public init(@PathModelBuilder _ content: () -> [ModelElement]) throws(ModelError) {
    var collector = ElementCollector()
    for element in content() { collector.add(element) }
    let model = PathModel(
      unchecked: collector.constructs, collector.paths, collector.products, collector.conventions.result,
      collector.population ?? Population(), higherOrder: collector.higherOrder)
    let problems = collector.faults.map { ModelProblem($0) } + model.problems
    guard problems.isEmpty else { throw .invalid(problems) }
    self = model
  }
}

/// Sorts elements into the lists of a model.
private struct ElementCollector {
  private(set) var constructs: [Construct] = []
  private(set) var paths: [Path] = []
  private(set) var products: [Product] = []
  private(set) var conventions = ConventionsCollector()
  private(set) var population: Population?
  private(set) var higherOrder: HigherOrder?
  private(set) var faults: [ModelFault] = []

  mutating func add(_ element: ModelElement) {
    switch element {
    case .construct(let construct): constructs.append(construct)
    case .path(let path): paths.append(path)
    case .product(let product): products.append(product)
    case .moderation(let moderation): note(conventions.setModeration(moderation))
    case .scale(let scale): add(scale)
    case .reverse(let reverse):
      for indicator in reverse.indicators { note(conventions.reverse(indicator)) }
    case .missingCodes(let codes):
      for code in codes.codes { conventions.addMissingCode(code) }
    case .weights(let weights): note(conventions.setWeights(weights.column))
    case .skip(let skip):
      for rule in skip.rules { conventions.addSkip(rule) }
    case .labels(let labels):
      for (indicator, label) in labels.labels.sorted(by: { $0.key < $1.key }) {
        note(conventions.setLabel(label, of: indicator))
      }
    case .higherOrder(let approach):
      note(higherOrder == nil ? nil : .repeatedDirective(.higherOrder, about: nil))
      higherOrder = approach
    case .population(let parameters):
      note(population == nil ? nil : .repeatedPopulation)
      population = parameters
    }
  }

  private mutating func add(_ scale: Scale) {
    guard let indicators = scale.indicators else { return note(conventions.setScale(scale.range)) }
    for indicator in indicators { note(conventions.setScale(scale.range, of: indicator)) }
  }

  private mutating func note(_ fault: ModelFault?) {
    if let fault { faults.append(fault) }
  }
}
