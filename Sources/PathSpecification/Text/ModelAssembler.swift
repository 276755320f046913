internal import SatisfactionWording

/// Makes a model of statements, and remembers where each part was written.
///
/// Lines of the same construct are joined: `Image =~ IMAG1` and `Image =~ IMAG2` are one block. They must agree in
/// kind, and in mode where more than one names it.
struct ModelAssembler {
  private struct Draft {
    let name: String
    let kind: Construct.Kind
    var mode: Construct.Mode?
    var fixedWeights: [Double]?
    var items: [PlacedItem] = []
    var label: Label?
    var dominant: String?
  }

  private var drafts: [Draft] = []
  private var positions: [String: Int] = [:]
  private var paths: [Path] = []
  private var products: [(product: Product, offset: Int)] = []
  private var coefficients: [Path: Double] = [:]
  private var parameters: [String: Double] = [:]
  private var conventions = ConventionsCollector()
  private var sites = SourceSites()
  private var findings: [Finding] = []
  private var higherOrder: HigherOrder?
  /// Names to suggest to directives, known when all constructs are.
  private var constructNames = NearNames([])

  /// The model of a text.
  ///
  /// - Throws: ``ModelError/invalid(_:)`` with all problems, in order of the text; those without a place come first.
  ///
  /// - Parameter higherOrder: What stands above the text.
  static func model(
    of statements: [Statement], in source: SourceText, higherOrder: HigherOrder? = nil
  ) throws(ModelError) -> PathModel {
    var assembler = ModelAssembler()
    for statement in statements { assembler.add(statement) }
    assembler.constructNames = NearNames(assembler.drafts.map(\.name))
    for statement in statements { assembler.describe(statement) }
    let model = assembler.model(higherOrder: higherOrder)
    assembler.markProducts(of: model)
    let findings = assembler.findings + ModelContext(model).findings()
    guard findings.isEmpty else { throw .invalid(assembler.sites.problems(findings, in: source)) }
    return model
  }

  private mutating func model(higherOrder approach: HigherOrder?) -> PathModel {
    let constructs = drafts.indices.map { construct($0) }
    let population = Population(coefficients: coefficients, indicators: parameters)
    return PathModel(
      unchecked: constructs, paths, products.map(\.product), conventions.result, population,
      higherOrder: approach ?? higherOrder)
  }

  /// A construct, once it is known which of the names on its right side are constructs: these are parts.
  ///
  /// A construct may have the name of its own indicator: `Age =~ Age` makes a construct of a column.
  private mutating func construct(_ position: Int) -> Construct {
    let draft = drafts[position]
    var (indicators, parts) = ([String](), [String]())
    for item in draft.items {
      let name = item.name.text
      if name != draft.name, positions[name] != nil {
        sites.mark(.part(parts.count, construct: position), item.name.offset)
        parts.append(name)
      } else {
        sites.mark(.indicator(indicators.count, construct: position), item.name.offset)
        indicators.append(name)
      }
      if let parameter = item.parameter { parameters[name] = parameter }
    }
    return Construct(
      draft.name, indicators: indicators, parts: parts, label: draft.label?.text, chineseLabel: draft.label?.chinese,
      kind: draft.kind, mode: draft.mode, fixedWeights: draft.fixedWeights, dominant: draft.dominant)
  }

  private mutating func add(_ statement: Statement) {
    switch statement {
    case .measurement(let construct, let kind, let mode, let items):
      addBlock(construct, kind, mode, items)
    case .paths(let targets, let sources):
      for target in targets {
        for source in sources {
          if source.furtherFactors.isEmpty {
            addPath(from: source, to: target)
          } else {
            let factors = [source.name.text] + source.furtherFactors.map(\.text)
            products.append((Product(factors: factors, to: target.text), source.name.offset))
          }
        }
      }
    case .scale(let min, let max, let indicators, let offset):
      addScale(min: min, max: max, indicators: indicators, offset: offset)
    case .reverse(let names):
      for name in names {
        note(conventions.reverse(name.text), name.offset)
        sites.mark(.reversed(name.text), name.offset)
      }
    case .controllable(let names):
      for name in names {
        note(conventions.markControllable(name.text), name.offset)
        sites.mark(.controllable(name.text), name.offset)
      }
    case .missing(let codes):
      for code in codes {
        sites.mark(.missingCode(conventions.result.missingCodes.count), code.offset)
        conventions.addMissingCode(code.value)
      }
    case .weights(let column):
      note(conventions.setWeights(column.text), column.offset)
      sites.mark(.weights, column.offset)
    case .skip(let names, let column, let value):
      for name in names {
        sites.mark(.skip(conventions.result.skips.count), name.offset)
        conventions.addSkip(SkipRule(name.text, when: column.text, is: value))
      }
    case .moderation(let moderation, let offset): note(conventions.setModeration(moderation), offset)
    case .higherOrder(let approach, let offset):
      if higherOrder != nil { note(.repeatedDirective(.higherOrder, about: nil), offset) }
      higherOrder = approach
    case .label, .dominant: break
    }
  }

  /// Where the products stand, by their numbers in the model, which has an order of its own.
  private mutating func markProducts(of model: PathModel) {
    var (seen, written) = ([Product: Int](), [Product: [Int]]())
    for (number, entry) in products.enumerated() { written[entry.product, default: []].append(number) }
    for (number, product) in model.products.enumerated() {
      guard let numbers = written[product] else { continue }
      let entry = products[numbers[min(seen[product, default: 0], numbers.count - 1)]]
      seen[product, default: 0] += 1
      sites.mark(.product(number), entry.offset)
    }
  }

  /// Labels and dominant indicators, once all constructs are known.
  private mutating func describe(_ statement: Statement) {
    switch statement {
    case .label(let name, let label): add(label, of: name)
    case .dominant(let construct, let indicator):
      guard let position = position(of: construct, in: .dominant) else { return }
      if drafts[position].dominant != nil {
        note(.repeatedDirective(.dominant, about: construct.text), construct.offset)
      }
      drafts[position].dominant = indicator.text
      sites.mark(.dominant(construct: position), indicator.offset)
    default: break
    }
  }

  /// The label of a construct, or of an indicator where no construct has the name.
  private mutating func add(_ label: Label, of name: PlacedName) {
    if let position = positions[name.text] {
      if drafts[position].label != nil { note(.repeatedDirective(.label, about: name.text), name.offset) }
      drafts[position].label = label
    } else {
      note(conventions.setLabel(label, of: name.text), name.offset)
      sites.mark(.label(name.text), name.offset)
    }
  }

  private mutating func addBlock(
    _ construct: PlacedName, _ kind: Construct.Kind, _ mode: PlacedMode?, _ items: [PlacedItem]
  ) {
    let position = open(construct, kind)
    if kind != drafts[position].kind { note(.contradictoryKinds(construct: construct.text), construct.offset) }
    if let mode {
      let isOther = drafts[position].mode.map { $0 != mode.mode } ?? false
      if isOther { note(.contradictoryModes(construct: construct.text), construct.offset) }
      drafts[position].mode = mode.mode
      drafts[position].fixedWeights = mode.weights
      if mode.weights != nil { sites.mark(.fixedWeights(construct: position), mode.word.offset) }
    }
    drafts[position].items += items
  }

  /// The position of a construct, which is new at its first line.
  private mutating func open(_ construct: PlacedName, _ kind: Construct.Kind) -> Int {
    if let known = positions[construct.text] { return known }
    let position = drafts.count
    positions[construct.text] = position
    sites.mark(.construct(position), construct.offset)
    drafts.append(Draft(name: construct.text, kind: kind))
    return position
  }

  private mutating func addPath(from source: PlacedItem, to target: PlacedName) {
    let path = Path(from: source.name.text, to: target.text)
    sites.mark(.source(path: paths.count), source.name.offset)
    sites.mark(.target(path: paths.count), target.offset)
    paths.append(path)
    if let coefficient = source.parameter { coefficients[path] = coefficient }
  }

  private mutating func addScale(min: Double, max: Double, indicators: [PlacedName], offset: Int) {
    guard ModelContext.isPossible(min: min, max: max) else {
      return note(.impossibleScale(min: min, max: max, indicator: indicators.first?.text), offset)
    }
    if indicators.isEmpty { note(conventions.setScale(min...max), offset) }
    for indicator in indicators {
      note(conventions.setScale(min...max, of: indicator.text), indicator.offset)
      sites.mark(.scale(indicator.text), indicator.offset)
    }
  }

  private mutating func position(of construct: PlacedName, in directive: Directive) -> Int? {
    if let position = positions[construct.text] { return position }
    let suggestion = constructNames.nearest(to: construct.text)
    note(.unknownConstruct(construct.text, in: directive, suggestion: suggestion), construct.offset)
    return nil
  }

  private mutating func note(_ fault: ModelFault?, _ offset: Int) {
    if let fault { findings.append(Finding(fault: fault, site: .offset(offset))) }
  }
}
