internal import SatisfactionWording

/// A directed path of the structural model: `from` explains `to`.
///
/// Names are compared as Swift compares strings: two spellings of the same characters (é composed or decomposed)
/// are one name.
public struct Path: Sendable, Hashable, Codable, CustomStringConvertible {
  /// Name of the explaining construct.
  public let from: String
  /// Name of the explained construct.
  public let to: String
  /// Names of the constructs that moderate the path; the model that takes it makes products of them, and its own paths
  /// have none.
  public private(set) var moderators: [String] = []

  /// A path between two constructs; whether they exist is checked by the model that takes the path.
  public init(from: String, to: String) {
    self.from = from
    self.to = to
  }

  /// A path whose slope depends on other constructs: the path, and its product with each of them.
  ///
  /// - Parameters:
  ///   - from: Where the path begins.
  ///   - to: Where it ends.
  ///   - moderators: Names of the constructs; each needs a path of its own to `to`.
  public init(from: String, to: String, moderatedBy moderators: String...) {
    self.init(from: from, to: to)
    self.moderators = moderators
  }

  private enum CodingKeys: String, CodingKey {
    case from, to
  }

  /// The products that stand for the moderators.
  var products: [Product] { moderators.map { Product(from, $0, to: to) } }
  /// The path without its moderators.
  var unmoderated: Path { moderators.isEmpty ? self : Path(from: from, to: to) }

  /// `Image → Satisfaction`.
  public var description: String { "\(from.nameForMessage) → \(to.nameForMessage)" }
}
