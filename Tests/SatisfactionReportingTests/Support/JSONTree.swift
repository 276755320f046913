import Foundation

/// A JSON document as a test reads it, by another reader than the library's own.
indirect enum JSONTree: Decodable, Equatable {
  case null
  case bool(Bool)
  case number(Double)
  case string(String)
  case array([JSONTree])
  case object([String: JSONTree])

  init(parsing text: String) throws { self = try JSONDecoder().decode(JSONTree.self, from: Data(text.utf8)) }

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let flag = Self.value(Bool.self, container) {
      self = .bool(flag)
    } else if let number = Self.value(Double.self, container) {
      self = .number(number)
    } else if let text = Self.value(String.self, container) {
      self = .string(text)
    } else if let items = Self.value([JSONTree].self, container) {
      self = .array(items)
    } else {
      self = .object(try container.decode([String: JSONTree].self))
    }
  }

  /// The value where it is of this type: a document says its types only by being read.
  private static func value<Value: Decodable>(
    _ type: Value.Type, _ container: any SingleValueDecodingContainer
  ) -> Value? {
    do {
      return try container.decode(type)
    } catch {
      return nil
    }
  }

  /// The member of an object, nil where there is none.
  subscript(key: String) -> JSONTree? {
    if case .object(let members) = self { members[key] } else { nil }
  }

  var members: [String: JSONTree] { if case .object(let members) = self { members } else { [:] } }
  var items: [JSONTree] { if case .array(let items) = self { items } else { [] } }
  var text: String? { if case .string(let text) = self { text } else { nil } }

  /// The word of JSON Schema for what it is.
  var type: String {
    switch self {
    case .null: "null"
    case .bool: "boolean"
    case .number: "number"
    case .string: "string"
    case .array: "array"
    case .object: "object"
    }
  }
}
