/// A column of CSV after those of the values that says what a record is about: one part of what its `row` joins, so that
/// a pivot need not take names apart.
///
/// It holds the values of the fields that have its ``key``, of the object or of those it stands in.
public struct KeyColumn: Sendable, Equatable {
  /// The heading.
  public let name: String
  /// The key of the fields whose values it holds.
  public let key: String
  /// What stands for a value; nil for the value itself.
  let parts: [String: String]?

  /// The values of a key.
  public init(_ key: String) { (name, self.key, parts) = (key, key, nil) }

  /// A part of the values of a key, such as one of the columns that make a segment.
  ///
  /// - Parameters:
  ///   - name: What part; the heading is `segment.region` for the part `region` of the key `segment`.
  ///   - key: The key of the fields.
  ///   - parts: The part by the value.
  public init(_ name: String, of key: String, parts: [String: String]) {
    (self.name, self.key, self.parts) = ("\(key).\(name)", key, parts)
  }

  /// A field of the object that is the value of a key: the heading is `group.region` for its field `region`.
  public init(_ field: String, within key: String) { self.init("\(key).\(field)") }
}
