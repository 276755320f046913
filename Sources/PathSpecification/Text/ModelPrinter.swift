internal import SatisfactionWording

/// Writes the canonical text of a model.
struct ModelPrinter {
  private let model: PathModel
  private var lines: [String] = []

  init(_ model: PathModel) {
    self.model = model
  }

  mutating func print() -> String {
    addConventions()
    addDescriptions()
    if !lines.isEmpty { lines.append("") }
    for construct in model.constructs { lines.append(line(of: construct)) }
    if !model.paths.isEmpty { lines.append("") }
    addPaths()
    return lines.map { $0 + "\n" }.joined()
  }

  private mutating func addConventions() {
    let conventions = model.conventions
    if let scale = conventions.defaultScale { lines.append("@scale " + NumberText.written(scale)) }
    addScales()
    let reversed = inOrderOfModel(conventions.reversed)
    if !reversed.isEmpty { lines.append("@reverse " + ItemRange.written(reversed, " ")) }
    let controllable = inOrderOfModel(conventions.controllable)
    if !controllable.isEmpty { lines.append("@controllable " + ItemRange.written(controllable, " ")) }
    if !conventions.missingCodes.isEmpty {
      lines.append("@missing " + conventions.missingCodes.map(NumberText.written).joined(separator: ", "))
    }
    addSkips()
    if let column = conventions.weightsColumn { lines.append("@weights " + NameSyntax.written(column)) }
    if let moderation = conventions.moderation { lines.append("@moderation " + moderation.rawValue) }
    if let approach = model.higherOrder { lines.append("\(Directive.higherOrder) \(approach.rawValue)") }
  }

  /// One line for each different scale, in order of its first indicator.
  private mutating func addScales() {
    var indicators: [ClosedRange<Double>: [String]] = [:]
    var scales: [ClosedRange<Double>] = []
    for name in inOrderOfModel(Set(model.conventions.scales.keys)) {
      guard let scale = model.conventions.scales[name] else { continue }
      if indicators[scale] == nil { scales.append(scale) }
      indicators[scale, default: []].append(name)
    }
    for scale in scales {
      lines.append("@scale \(NumberText.written(scale)) \(ItemRange.written(indicators[scale] ?? [], " "))")
    }
  }

  /// Rules that follow each other and have the same condition stand in one line.
  private mutating func addSkips() {
    var rest = model.conventions.skips[...]
    while let first = rest.first {
      let rules = rest.prefix { $0.column == first.column && $0.value == first.value }
      rest = rest.dropFirst(rules.count)
      let value = first.number.map(NumberText.written) == first.value ? first.value : NameSyntax.written(first.value)
      lines.append(
        "@skip \(ItemRange.written(rules.map(\.indicator), " ")) when \(NameSyntax.written(first.column)) = \(value)")
    }
  }

  private mutating func addDescriptions() {
    for construct in model.constructs {
      if let label = construct.label {
        add(Label(label, chinese: construct.chineseLabel), of: construct.name)
      }
    }
    for name in inOrderOfModel(Set(model.conventions.labels.keys)) {
      if let label = model.conventions.labels[name] { add(label, of: name) }
    }
    for construct in model.constructs {
      if let dominant = construct.dominantIndicator {
        lines.append("@dominant \(NameSyntax.written(construct.name)) \(NameSyntax.written(dominant))")
      }
    }
  }

  private mutating func add(_ label: Label, of name: String) {
    let chinese = label.chinese.map { " zh " + NameSyntax.quoted($0) } ?? ""
    lines.append("@label \(NameSyntax.written(name)) \(NameSyntax.quoted(label.text))\(chinese)")
  }

  /// Names in the order of the model's indicators; unknown ones, which only an invalid model has, by name at the end.
  private func inOrderOfModel(_ names: Set<String>) -> [String] {
    if names.isEmpty { return [] }
    let known = model.indicators.filter(names.contains)
    return known + names.subtracting(known).sorted()
  }

  private func line(of construct: Construct) -> String {
    let operation = construct.kind == .reflective ? "=~" : "<~"
    let items = items(of: construct)
    let weights = construct.fixedWeights.map { "(\($0.map(NumberText.written).joined(separator: ", ")))" } ?? ""
    let block =
      construct.mode == construct.kind.defaultMode ? items : "\(construct.mode.modifier)\(weights)*(\(items))"
    return "\(NameSyntax.written(construct.name)) \(operation) \(block)"
  }

  private func items(of construct: Construct) -> String {
    let parameters = model.population.indicators
    if !construct.indicators.contains(where: { parameters[$0] != nil }) {
      return ItemRange.written(construct.block, " + ")
    }
    return construct.indicators.map { Self.term($0, parameters[$0]) }.joined(separator: " + ")
  }

  /// Paths that follow each other and lead to the same construct stand in one line; the products that explain it close
  /// the last of its lines.
  private mutating func addPaths() {
    var position = 0
    var products = model.products[...]
    while position < model.paths.count {
      let target = model.paths[position].to
      let paths = model.paths[position...].prefix { $0.to == target }
      var sources = paths.map { Self.term($0.from, model.population.coefficients[$0]) }
      position = paths.endIndex
      if !model.paths[position...].contains(where: { $0.to == target }) {
        let own = products.prefix { $0.to == target }
        sources += own.map(Self.term)
        products = products[own.endIndex...]
      }
      lines.append("\(NameSyntax.written(target)) ~ \(sources.joined(separator: " + "))")
    }
    for product in products { lines.append("\(NameSyntax.written(product.to)) ~ \(Self.term(product))") }
  }

  private static func term(_ product: Product) -> String {
    product.factors.map(NameSyntax.written).joined(separator: ":")
  }

  private static func term(_ name: String, _ parameter: Double?) -> String {
    (parameter.map { NumberText.written($0) + "*" } ?? "") + NameSyntax.written(name)
  }
}
