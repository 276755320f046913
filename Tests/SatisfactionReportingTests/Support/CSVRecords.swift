import Testing

/// The records of a report's CSV file, read by a reader of the test's own.
struct CSVRecords {
  /// One number or word of the report.
  struct Record {
    let table: String
    let row: String
    let column: String
    let value: String
    let text: String
    /// The last columns, by their names: the uncertainty of the value.
    let measures: [String: String]
  }

  let records: [Record]
  /// All fields, the header first.
  let fields: [[String]]

  init(_ text: String) throws {
    fields = Self.fields(of: text)
    let header = try #require(fields.first)
    #expect(header.prefix(7) == ["table", "row", "column", "value", "text", "from", "to"])
    records = fields.dropFirst().map { fields in
      #expect(fields.count == header.count, "\(fields)")
      return Record(
        table: fields[0], row: fields[1], column: fields[2], value: fields[3], text: fields[4],
        measures: Dictionary(uniqueKeysWithValues: zip(header.dropFirst(7), fields.dropFirst(7))))
    }
  }

  /// The records of each object of a table, in order: those of one row, until a column comes again.
  func objects(of table: String) -> [[Record]] {
    var objects: [[Record]] = []
    for record in records where record.table == table {
      let last = objects.lastIndex { $0[0].row == record.row }
      if let last, !objects[last].contains(where: { $0.column == record.column }) {
        objects[last].append(record)
      } else {
        objects.append([record])
      }
    }
    return objects
  }

  private static func fields(of text: String) -> [[String]] {
    var (records, record, field): ([[String]], [String], String) = ([], [], "")
    var isQuoted = false
    var rest = Array(text.unicodeScalars)[...]
    while let scalar = rest.popFirst() {
      switch scalar {
      case "\"" where isQuoted && rest.first == "\"":
        field.unicodeScalars.append("\"")
        rest.removeFirst()
      case "\"": isQuoted.toggle()
      case "," where !isQuoted:
        record.append(field)
        field = ""
      case "\n" where !isQuoted:
        records.append(record + [field])
        (record, field) = ([], "")
      default: field.unicodeScalars.append(scalar)
      }
    }
    #expect(field.isEmpty && record.isEmpty && !isQuoted, "the file ends within a record")
    return records
  }
}

extension CSVRecords.Record {
  /// Whether the record holds exactly this value; a text that a spreadsheet would compute has an apostrophe in front.
  func holds(_ value: JSONTree) -> Bool {
    switch value {
    case .null: self.value.isEmpty && text.isEmpty
    case .bool(let flag): self.value.isEmpty && text == (flag ? "true" : "false")
    case .number(let number): Double(self.value) == number && text.isEmpty
    case .string(let string): self.value.isEmpty && (text == string || text == "'" + string)
    case .array, .object: false
    }
  }

  /// Whether a measure beside the value is this one.
  func holds(_ measure: JSONTree, as name: String) -> Bool {
    switch measure {
    case .null: measures[name] == ""
    case .number(let number): measures[name].flatMap(Double.init) == number
    default: false
    }
  }
}
