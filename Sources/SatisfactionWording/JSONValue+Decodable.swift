extension JSONValue: Decodable {
  /// The value at this place of any document; the members of an object in the order of their names.
  public init(from decoder: any Decoder) throws {
    if let container = Self.object(decoder) {
      let keys = container.allKeys.sorted { $0.stringValue < $1.stringValue }
      self = .object(try keys.map { JSONMember($0.stringValue, try container.decode(JSONValue.self, forKey: $0)) })
    } else if var container = Self.list(decoder) {
      var items: [JSONValue] = []
      while !container.isAtEnd { items.append(try container.decode(JSONValue.self)) }
      self = .array(items)
    } else {
      self = try Self.plain(decoder.singleValueContainer())
    }
  }

  private static func plain(_ container: any SingleValueDecodingContainer) throws -> JSONValue {
    if container.decodeNil() { return .null }
    if let flag = attempt(Bool.self, container) { return .bool(flag) }
    if let integer = attempt(Int.self, container) { return .integer(integer) }
    if let integer = attempt(UInt64.self, container) { return .unsigned(integer) }
    if let number = attempt(Double.self, container) { return .number(number) }
    return .string(try container.decode(String.self))
  }

  // A decoder says what a value is only by refusing what it is not.

  private static func attempt<Value: Decodable>(
    _ type: Value.Type, _ container: any SingleValueDecodingContainer
  ) -> Value? {
    do { return try container.decode(type) } catch { return nil }
  }

  private static func object(_ decoder: any Decoder) -> KeyedDecodingContainer<Key>? {
    do { return try decoder.container(keyedBy: Key.self) } catch { return nil }
  }

  private static func list(_ decoder: any Decoder) -> (any UnkeyedDecodingContainer)? {
    do { return try decoder.unkeyedContainer() } catch { return nil }
  }

  private struct Key: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }
}

extension JSONValue {
  /// The member of an object, nil where there is none.
  public subscript(name: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.name == name }?.value
  }
}
