internal import SatisfactionWording

extension ModelContext {
  /// A product is of constructs that come before its target and explain it by themselves, and that are parts of no other.
  func productFindings() -> [Finding] {
    if model.products.isEmpty { return [] }
    var names = NearNames(model.constructs.map(\.name))
    var seen: Set<[String]> = []
    let wholes = wholes
    return model.products.enumerated().flatMap { number, product -> [Finding] in
      let unknown = (product.factors + [product.to]).filter { constructPosition($0) == nil }
      let faults: [ModelFault] =
        if !(2...Product.mostFactors).contains(product.factors.count) {
          [.factorCount(product)]
        } else if !unknown.isEmpty {
          unknown.map { .unknownConstructInProduct($0, product: product, suggestion: names.nearest(to: $0)) }
        } else if !seen.insert(product.factors.sorted() + [product.to]).inserted {
          [.doubledProduct(product)]
        } else {
          partFaults(product, wholes) ?? orderFaults(product)
        }
      return faults.map { Finding(fault: $0, site: .product(number)) }
    }
  }

  /// The construct that each part belongs to, by name.
  private var wholes: [String: String] {
    let parts = model.constructs.flatMap { whole in whole.parts.map { ($0, whole.name) } }
    return Dictionary(parts, uniquingKeysWith: { first, _ in first })
  }

  private func partFaults(_ product: Product, _ wholes: [String: String]) -> [ModelFault]? {
    let parts = Set(product.factors + [product.to]).sorted().compactMap { name in
      wholes[name].map { ModelFault.productOfPart(name, of: $0, product: product) }
    }
    return parts.isEmpty ? nil : parts
  }

  private func orderFaults(_ product: Product) -> [ModelFault] {
    let later = Set(product.factors.filter { $0 == product.to || reaches(from: product.to, $0) })
    if !later.isEmpty { return later.sorted().map { .productOfTarget(factor: $0, product: product) } }
    return lowerTerms(product).filter { !explains($0, product.to) }.map { .missingMainEffect($0, product: product) }
  }

  /// The factors, and of three their products by twos, each once, in order.
  private func lowerTerms(_ product: Product) -> [[String]] {
    var terms = product.factors.map { [$0] }
    if product.factors.count > 2 {
      for second in product.factors.indices {
        for first in 0..<second { terms.append([product.factors[first], product.factors[second]]) }
      }
    }
    var seen: Set<[String]> = []
    return terms.filter { seen.insert($0.sorted()).inserted }
  }

  private func explains(_ term: [String], _ target: String) -> Bool {
    if term.count == 1 { return model.paths.contains(Path(from: term[0], to: target)) }
    return model.products.contains { $0.to == target && $0.factors.sorted() == term.sorted() }
  }

  /// Whether a chain of paths leads from one construct to another.
  private func reaches(from source: String, _ target: String) -> Bool {
    guard let first = constructPosition(source), let last = constructPosition(target) else { return false }
    var (open, seen) = ([first], Set([first]))
    while let next = open.popLast() {
      if next == last { return true }
      open += model.topology.successors[next].filter { seen.insert($0).inserted }
    }
    return false
  }
}
