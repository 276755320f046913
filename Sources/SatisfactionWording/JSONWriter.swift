/// Writes JSON (RFC 8259) in UTF-8 with a layout that stays the same: a list or an object of plain values is one line, so
/// that two results can be compared line by line.
///
/// Doubles are written as the shortest text that reads back as the same number.
public struct JSONWriter {
  private var bytes: [UInt8]
  /// Members of the document, or entries of its open list, that are written.
  private var (members, entries) = (0, 0)

  private init(bytes: [UInt8]) { self.bytes = bytes }

  /// The document, with a line feed at its end.
  public static func bytes(of value: JSONValue) -> [UInt8] {
    var writer = JSONWriter(bytes: [])
    writer.bytes.reserveCapacity(32_768)
    writer.write(value, depth: 0)
    writer.bytes.append(UInt8(ascii: "\n"))
    return writer.bytes
  }

  // MARK: Piece by piece

  /// A document that is written member by member, so that it never stands in memory as a whole.
  package init() { self.init(bytes: [UInt8(ascii: "{")]) }

  /// Number of bytes that wait to be taken.
  package var count: Int { bytes.count }

  /// The bytes since they were taken last.
  package mutating func take() -> [UInt8] {
    defer { bytes.removeAll(keepingCapacity: true) }
    return bytes
  }

  /// Writes a member of the document.
  package mutating func write(_ name: String, _ value: JSONValue) {
    begin(name)
    write(value, depth: 1)
  }

  /// Begins a member that is a list of objects.
  package mutating func beginList(_ name: String) {
    begin(name)
    append("[")
    entries = 0
  }

  /// Writes an object of the list.
  package mutating func write(entry value: JSONValue) {
    separate(entries, isFlat: false, depth: 2)
    write(value, depth: 2)
    entries += 1
  }

  /// Ends the list.
  package mutating func endList() {
    if entries > 0 { breakLine(depth: 1) }
    append("]")
  }

  /// Ends the document.
  package mutating func end() {
    if members > 0 { breakLine(depth: 0) }
    append("}\n")
  }

  private mutating func begin(_ name: String) {
    separate(members, isFlat: false, depth: 1)
    writeString(name)
    append(": ")
    members += 1
  }

  // MARK: Values

  private mutating func write(_ value: JSONValue, depth: Int) {
    switch value {
    case .null: append("null")
    case .bool(let flag): append(flag ? "true" : "false")
    case .integer(let integer): append(integer.description)
    case .unsigned(let integer): append(integer.description)
    case .number(let number): append(number.isFinite ? number.description : "null")
    case .string(let text): writeString(text)
    case .array(let items): writeArray(items, depth: depth)
    case .object(let members): writeObject(members, depth: depth)
    }
  }

  private mutating func writeArray(_ items: [JSONValue], depth: Int) {
    let isFlat = items.allSatisfy(\.isScalar)
    append("[")
    for (position, item) in items.enumerated() {
      separate(position, isFlat: isFlat, depth: depth + 1)
      write(item, depth: depth + 1)
    }
    if !isFlat { breakLine(depth: depth) }
    append("]")
  }

  private mutating func writeObject(_ members: [JSONMember], depth: Int) {
    // The document itself always has a line a member.
    let isFlat = depth > 0 && members.allSatisfy(\.value.isFlat)
    append("{")
    for (position, member) in members.enumerated() {
      if isFlat && position == 0 { append(" ") }
      separate(position, isFlat: isFlat, depth: depth + 1)
      writeString(member.name)
      append(": ")
      write(member.value, depth: depth + 1)
    }
    if !members.isEmpty { isFlat ? append(" ") : breakLine(depth: depth) }
    append("}")
  }

  private mutating func separate(_ position: Int, isFlat: Bool, depth: Int) {
    if position > 0 { append(isFlat ? ", " : ",") }
    if !isFlat { breakLine(depth: depth) }
  }

  private mutating func breakLine(depth: Int) {
    bytes.append(UInt8(ascii: "\n"))
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * depth))
  }

  private mutating func writeString(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": append("\\\"")
      case "\\": append("\\\\")
      case "\n": append("\\n")
      case "\r": append("\\r")
      case "\t": append("\\t")
      // Legal in JSON, but they steer a terminal, turn or hide text, or end a line in older JavaScript.
      case _ where NameSyntax.needsEscape(scalar):
        for unit in String(scalar).utf16 {
          let digits = String(unit, radix: 16)
          append("\\u" + String(repeating: "0", count: 4 - digits.count) + digits)
        }
      default: bytes.append(contentsOf: scalar.utf8)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }
}

extension JSONValue {
  /// Whether the value fits into a line with its neighbours: a plain value or a list of plain values.
  fileprivate var isFlat: Bool {
    if case .array(let items) = self { return items.allSatisfy(\.isScalar) }
    return isScalar
  }
}
