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

  /// A path between two constructs; whether they exist is checked by the model that takes the path.
  public init(from: String, to: String) {
    self.from = from
    self.to = to
  }

  /// `Image → Satisfaction`.
  public var description: String { "\(from.nameForMessage) → \(to.nameForMessage)" }
}
