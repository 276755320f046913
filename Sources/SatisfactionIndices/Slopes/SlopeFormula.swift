internal import PathModeling
internal import PathSpecification

/// How the slope of one construct on another depends on a moderator, with all other moderators at their mean:
/// ∂y/∂x = b + Σ factor·c·q^power.
struct SlopeFormula: Sendable, Equatable {
  /// A product that changes the slope.
  struct Term: Sendable, Equatable {
    /// Name of the product, whose coefficient is c.
    let product: String
    /// How often x is a factor, where x is its own moderator; else 1.
    let factor: Double
    /// Power of the moderator.
    let power: Int
  }

  /// The construct whose slope it is.
  let predictor: String
  /// The construct that is explained.
  let target: String
  /// The construct that the slope depends on; the predictor itself where the relation is curved.
  let moderator: String
  /// Products of the predictor and the moderator alone; empty where the slope does not depend on it.
  let terms: [Term]

  /// The slope of a path of a model.
  init(_ model: PathModel, _ predictor: String, _ target: String, moderator: String) {
    self.predictor = predictor
    self.target = target
    self.moderator = moderator
    terms = model.products(explaining: target).compactMap { product in
      let others = product.factors.count - 1
      if predictor == moderator {
        guard product.factors.allSatisfy({ $0 == predictor }) else { return nil }
        return Term(product: product.name, factor: Double(product.factors.count), power: others)
      }
      // Where the predictor stands twice, or a third construct once, one factor is at its mean, which is 0.
      guard product.factors.count(where: { $0 == predictor }) == 1,
        product.factors.count(where: { $0 == moderator }) == others
      else { return nil }
      return Term(product: product.name, factor: 1, power: others)
    }
  }

  /// Whether the slope depends on the moderator.
  var isModerated: Bool { !terms.isEmpty }
  /// Whether it does so along a straight line.
  var isLinear: Bool { terms.allSatisfy { $0.power == 1 } }

  /// The constructs that the slope of a path depends on, in order of the products.
  static func moderators(of predictor: String, on target: String, in model: PathModel) -> [String] {
    var names: [String] = []
    for product in model.products(explaining: target) {
      guard let first = product.factors.firstIndex(of: predictor) else { continue }
      var others = product.factors
      others.remove(at: first)
      for name in others where !names.contains(name) { names.append(name) }
    }
    return names.filter { SlopeFormula(model, predictor, target, moderator: $0).isModerated }
  }
}
