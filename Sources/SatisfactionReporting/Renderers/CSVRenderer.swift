/// Writes a report as one tidy table: a record for every number, with the same columns whatever the report holds.
///
/// `table` and `column` have the names of the JSON schema, `row` names the object; `from` and `to` repeat the ends of a
/// path, an effect or a chain. A number stands in `value`, a word in `text`, and what is not defined leaves both empty.
/// An object within the only object of its table is a row of that table; one within an object of many, and a list of
/// objects, is a table of its own (`pairs.paths`). The entries of a list are numbered from 1 (`where.1`).
struct CSVRenderer {
  static let header =
    ["table", "row", "column", "value", "text", "from", "to"] + Uncertainty.Measure.allCases.map(\.rawValue)

  private var writer = CSVWriter()

  /// The document, in UTF-8 with a line feed after each record.
  static func bytes(of report: some ReportContent) -> [UInt8] {
    var bytes: [UInt8] = []
    forEachPiece(of: report) { bytes += $0 }
    return bytes
  }

  /// The document in pieces, each made when the one before is dealt with.
  static func forEachPiece<Failure: Error>(
    of report: some ReportContent, _ body: ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    var renderer = CSVRenderer()
    renderer.writer.append(header.map(CSVField.text))
    for section in report.allSections {
      guard case .records(let records) = section.value else {
        renderer.write(section)
        continue
      }
      for number in records.indices {
        renderer.write(records[number], number: number, Place(section.name, row: nil))
        if renderer.writer.bytes.count > DocumentPiece.size { try body(renderer.writer.take()) }
      }
    }
    try body(renderer.writer.take())
  }

  /// Writes a section that is no list of objects.
  private mutating func write(_ section: Section) {
    switch section.value {
    // What a report has not is told by its settings.
    case .null: break
    case .record(let record): write(record, Place(section.name, row: record.row ?? section.name, isOnly: true))
    case .matrix(let matrix): write(matrix, table: section.name)
    default: write(section.value, column: section.name, Place(section.name, row: section.name))
    }
  }

  // MARK: Objects

  /// Where a value belongs.
  private struct Place {
    let table: String
    let row: String?
    let ends: (from: String, to: String)?
    /// Whether the object is the only one of its table.
    let isOnly: Bool
    /// Whether the row has the name of a field of that only object.
    private var isNested = false

    init(_ table: String, row: String?, ends: (from: String, to: String)? = nil, isOnly: Bool = false) {
      (self.table, self.row, self.ends, self.isOnly) = (table, row, ends, isOnly)
    }

    /// The place of an object within the only object of a table: a row that has the name of its field.
    func within(_ field: String) -> Place {
      var place = Place(table, row: isNested ? "\(row ?? "").\(field)" : field, isOnly: true)
      place.isNested = true
      return place
    }
  }

  private mutating func write(_ records: RecordList, _ place: Place) {
    for (number, record) in records.enumerated() { write(record, number: number, place) }
  }

  private mutating func write(_ record: Record, number: Int, _ place: Place) {
    let row = [place.row, record.row ?? "\(number + 1)"].compactMap { $0 }.joined(separator: " · ")
    write(record, Place(place.table, row: row, ends: record.ends ?? place.ends))
  }

  private mutating func write(_ record: Record, _ place: Place) {
    for field in record.fields where !field.isIdentity {
      write(field.value, column: field.column, place, uncertainty: field.uncertainty)
    }
  }

  /// Writes a value of an object, and the values in it.
  private mutating func write(
    _ value: FieldValue, column: String, _ place: Place, uncertainty: Uncertainty? = nil
  ) {
    switch value {
    case .record(let record) where place.isOnly: write(record, place.within(column))
    case .record(let record): write(record, Place("\(place.table).\(column)", row: place.row, ends: place.ends))
    case .records(let records):
      write(records, Place("\(place.table).\(column)", row: place.isOnly ? nil : place.row, ends: place.ends))
    case .matrix(let matrix): write(matrix, table: "\(place.table).\(column)", within: place.isOnly ? nil : place.row)
    case .list(let values) where values.isEmpty: append(place, column, .null)
    case .list(let values):
      for (number, value) in values.enumerated() { write(value, column: "\(column).\(number + 1)", place) }
    default: append(place, column, value, uncertainty.map { measured($0) } ?? [])
    }
  }

  private func measured(_ uncertainty: Uncertainty) -> [CSVField] {
    Uncertainty.Measure.allCases.map { CSVField(uncertainty[$0]) }
  }

  // MARK: Matrices

  private mutating func write(_ matrix: FieldMatrix, table: String, within outer: String? = nil) {
    let beside = Uncertainty.Measure.allCases.map { measure in
      matrix.inference.first { $0.key == measure.rawValue }
    }
    let tables = matrix.inference.filter { Uncertainty.Measure(rawValue: $0.key) == nil }
    for (i, name) in matrix.rows.names.enumerated() {
      let row = [outer, name.joined(separator: " ")].compactMap { $0 }.joined(separator: " · ")
      for (j, columnName) in matrix.columns.names.enumerated() {
        let column = columnName.joined(separator: " ")
        append(
          Place(table, row: row), column, .number(matrix.values[i][j]), beside.map { CSVField($0?.values[i][j]) })
        for layer in tables {
          let name = table + layer.key.prefix(1).uppercased() + layer.key.dropFirst()
          append(Place(name, row: row), column, .number(layer.values[i][j]))
        }
      }
    }
    for field in matrix.remarks { write(field.value, column: field.column, Place(table, row: outer ?? table)) }
  }

  // MARK: Records of the file

  private mutating func append(
    _ place: Place, _ column: String, _ value: FieldValue, _ measures: [CSVField] = []
  ) {
    writer.append(
      [
        .text(place.table), .text(place.row ?? ""), .text(column), value.numberField, value.textField,
        place.ends.map { .text($0.from) } ?? .empty, place.ends.map { .text($0.to) } ?? .empty,
      ] + (measures.isEmpty ? Uncertainty.Measure.allCases.map { _ in .empty } : measures))
  }
}

extension FieldValue {
  fileprivate var numberField: CSVField {
    switch self {
    case .number(let number): .number(number)
    case .integer(let integer): .integer(integer)
    case .unsigned(let integer): .unsigned(integer)
    default: .empty
    }
  }

  fileprivate var textField: CSVField {
    switch self {
    case .text(let text): .text(text)
    case .bool(let flag): .text(flag ? "true" : "false")
    default: .empty
    }
  }

  /// The value as part of a name; the entries of a list joined.
  func joined(separator: String) -> String {
    switch self {
    case .null, .record, .records, .matrix: ""
    case .bool(let flag): flag ? "true" : "false"
    case .integer(let integer): integer.description
    case .unsigned(let integer): integer.description
    case .number(let number): number.description
    case .text(let text): text
    case .list(let values): values.map { $0.joined(separator: separator) }.joined(separator: separator)
    }
  }
}
