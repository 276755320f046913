/// A JSON document whose objects keep the order of their members.
public enum JSONValue: Sendable, Equatable {
  case null
  case bool(Bool)
  case integer(Int)
  case unsigned(UInt64)
  /// A number; what is not finite is written as `null`.
  case number(Double)
  case string(String)
  case array([JSONValue])
  case object([JSONMember])

  /// A number, or null.
  public init(_ number: Double?) { self = number.map(JSONValue.number) ?? .null }
  /// A whole number, or null.
  public init(_ integer: Int?) { self = integer.map(JSONValue.integer) ?? .null }
  /// A whole number that may need all 64 bits, or null.
  public init(_ integer: UInt64?) { self = integer.map(JSONValue.unsigned) ?? .null }
  /// A text, or null.
  public init(_ text: String?) { self = text.map(JSONValue.string) ?? .null }
  /// A list of texts.
  public init(_ texts: [String]) { self = .array(texts.map(JSONValue.string)) }

  /// Whether the value holds no further values.
  package var isScalar: Bool {
    switch self {
    case .array, .object: false
    default: true
    }
  }
}

/// A name and its value in an object.
public struct JSONMember: Sendable, Equatable {
  /// The key.
  public let name: String
  /// What it holds.
  public let value: JSONValue

  /// A name and its value.
  public init(_ name: String, _ value: JSONValue) {
    self.name = name
    self.value = value
  }
}
