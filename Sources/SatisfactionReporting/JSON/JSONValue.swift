/// A JSON document whose objects keep the order of their members.
package enum JSONValue: Sendable, Equatable {
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
  package init(_ number: Double?) { self = number.map(JSONValue.number) ?? .null }
  /// A whole number, or null.
  package init(_ integer: Int?) { self = integer.map(JSONValue.integer) ?? .null }
  /// A whole number that may need all 64 bits, or null.
  package init(_ integer: UInt64?) { self = integer.map(JSONValue.unsigned) ?? .null }
  /// A text, or null.
  package init(_ text: String?) { self = text.map(JSONValue.string) ?? .null }
  /// A list of texts.
  package init(_ texts: [String]) { self = .array(texts.map(JSONValue.string)) }

  /// Whether the value holds no further values.
  var isScalar: Bool {
    switch self {
    case .array, .object: false
    default: true
    }
  }
}

/// A name and its value in an object.
package struct JSONMember: Sendable, Equatable {
  package let name: String
  package let value: JSONValue

  package init(_ name: String, _ value: JSONValue) {
    self.name = name
    self.value = value
  }
}
