/// What a field of a report holds: a plain value, or further fields.
public enum FieldValue: Sendable, Equatable {
  /// What is not defined.
  case null
  /// Yes or no.
  case bool(Bool)
  /// A whole number.
  case integer(Int)
  /// A whole number that may need all 64 bits.
  case unsigned(UInt64)
  /// A number; what is not finite is written as null.
  case number(Double)
  /// A word, a name, a sentence.
  case text(String)
  /// Values in an order: texts, numbers, or lists of these.
  case list([FieldValue])
  /// One object.
  case record(Record)
  /// Objects of one kind.
  case records(RecordList)
  /// Numbers by two names.
  case matrix(FieldMatrix)

  /// A number, or null where it is nil or not finite.
  public static func number(_ value: Double?) -> FieldValue {
    guard let value, value.isFinite else { return .null }
    return .number(value) as FieldValue
  }

  /// A whole number, or null.
  public static func integer(_ value: Int?) -> FieldValue { value.map { .integer($0) } ?? .null }
  /// A whole number that may need all 64 bits, or null.
  public static func unsigned(_ value: UInt64?) -> FieldValue { value.map { .unsigned($0) } ?? .null }
  /// Yes or no, or null.
  public static func bool(_ value: Bool?) -> FieldValue { value.map { .bool($0) } ?? .null }
  /// A text, or null.
  public static func text(_ value: String?) -> FieldValue { value.map { .text($0) } ?? .null }
  /// One object, or null.
  public static func record(_ value: Record?) -> FieldValue { value.map { .record($0) } ?? .null }
  /// Objects of one kind that are there already.
  public static func records(_ records: [Record]) -> FieldValue { .records(RecordList(records)) }
  /// Numbers by two names, or null.
  public static func matrix(_ value: FieldMatrix?) -> FieldValue { value.map { .matrix($0) } ?? .null }
  /// A list of texts.
  public static func texts(_ values: [String]) -> FieldValue { .list(values.map { .text($0) }) }
  /// A list of numbers, null where one is nil or not finite.
  public static func numbers(_ values: [Double?]) -> FieldValue { .list(values.map { .number($0) }) }
}
