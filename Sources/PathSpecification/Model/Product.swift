internal import SatisfactionWording

/// A product of constructs that explains another one: `A:B` moderates, `A:A` bends.
///
/// Its coefficient says by how much the slope of one factor changes with another; every factor must explain the target
/// by a path of its own as well, or the coefficient would depend on where the scores have their 0.
public struct Product: Sendable, Hashable, Codable, CustomStringConvertible {
  /// Names of the factors, two or three, in the order in which they were written; one may stand twice.
  public let factors: [String]
  /// Name of the explained construct.
  public let to: String

  /// A product of some constructs: `Product("Satisfaction", "Satisfaction", to: "Loyalty")`.
  public init(_ factors: String..., to: String) {
    self.init(factors: factors, to: to)
  }

  /// A product of some constructs.
  public init(factors: [String], to: String) {
    self.factors = factors
    self.to = to
  }

  /// The most factors that a product may have: its moments need sums of twice as many answers multiplied.
  public static let mostFactors = 3

  /// What the product is called, `Image:Satisfaction`; the name of its construct in paths.
  public var name: String { factors.joined(separator: ":") }

  /// `Image × Satisfaction → Loyalty`.
  public var description: String { "\(nameForMessage) → \(to.nameForMessage)" }

  /// `Image × Satisfaction`.
  public var nameForMessage: String { factors.map(\.nameForMessage).joined(separator: " × ") }
}

extension Product {
  /// Products in the order in which canonical text has them: by the last path to their target, else as they stand.
  static func inOrder(_ products: [Product], of paths: [Path]) -> [Product] {
    guard products.count > 1 else { return products }
    let last = Dictionary(paths.enumerated().map { ($1.to, $0) }, uniquingKeysWith: { $1 })
    return products.enumerated().sorted {
      let (a, b) = (last[$0.element.to] ?? paths.count, last[$1.element.to] ?? paths.count)
      return (a, $0.offset) < (b, $1.offset)
    }.map(\.element)
  }
}
