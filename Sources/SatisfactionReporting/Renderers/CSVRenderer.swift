/// Writes a report as one tidy table: a record for every number, with the same columns whatever the report holds.
///
/// `table` and `column` have the names of the JSON schema, `row` names the object; `from` and `to` repeat the ends of a
/// path, an effect or a chain. A number stands in `value`, a word in `text`, and what is not defined leaves both empty.
/// An object within the only object of its table is a row of that table; one within an object of many, and a list of
/// objects, is a table of its own (`pairs.paths`). The entries of a list are numbered from 1 (`where.1`). After the
/// measures of uncertainty stand the report's own columns of what `row` joins, such as `segment`, `wave` and `construct`:
/// see ``KeyColumn``.
struct CSVRenderer {
  static let header = ["table", "row", "column", "value", "text", "from", "to"] + measures.map(\.rawValue)
  private static let measures = Uncertainty.Measure.allCases
  private static let noMeasures = Array(repeating: UInt8(ascii: ","), count: measures.count)

  private var writer = CSVWriter()
  private let keyColumns: [KeyColumn]

  private init(_ keyColumns: [KeyColumn]) { self.keyColumns = keyColumns }

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
    let keyColumns = report.keyColumns
    var renderer = CSVRenderer(keyColumns)
    renderer.writer.append((header + keyColumns.map(\.name)).map(CSVField.text))
    for section in report.allSections {
      guard case .records(let records) = section.value else {
        renderer.write(section)
        continue
      }
      let place = renderer.place(section.name)
      for number in records.indices {
        renderer.write(records[number], number: number, place)
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
    case .record(let record):
      write(record, place(section.name, row: record.row ?? section.name, isOnly: true))
    case .matrix(let matrix): write(matrix, place(section.name))
    default: write(section.value, column: section.name, place(section.name, row: section.name))
    }
  }

  // MARK: Objects

  /// Where a value belongs.
  private struct Place {
    let table: String
    let row: String?
    let ends: (from: String, to: String)?
    /// A field a key column: what the object is about.
    let keys: [CSVField]
    /// Whether the object is the only one of its table.
    let isOnly: Bool
    /// Whether the row has the name of a field of that only object.
    private let isNested: Bool
    /// The fields before the column and after the text, as all records of the object have them.
    let before: [UInt8]
    let ending: [UInt8]
    let last: [UInt8]

    init(
      _ table: String, row: String?, ends: (from: String, to: String)?, keys: [CSVField], isOnly: Bool,
      isNested: Bool = false
    ) {
      (self.table, self.row, self.ends, self.keys) = (table, row, ends, keys)
      (self.isOnly, self.isNested) = (isOnly, isNested)
      before = Self.bytes(of: [.text(table), .text(row ?? "")], afterComma: false)
      ending = Self.bytes(of: ends.map { [.text($0.from), .text($0.to)] } ?? [.empty, .empty])
      last = Self.bytes(of: keys)
    }

    private static func bytes(of fields: [CSVField], afterComma: Bool = true) -> [UInt8] {
      var writer = CSVWriter()
      for (number, field) in fields.enumerated() {
        if number == 0, !afterComma { writer.write(field) } else { writer.writeNext(field) }
      }
      return writer.take()
    }

    /// The place of an object within the only object of a table: a row that has the name of its field.
    func within(_ field: String) -> Place {
      Place(
        table, row: isNested ? "\(row ?? "").\(field)" : field, ends: nil, keys: keys, isOnly: true, isNested: true)
    }

    /// The place of another row.
    func with(table: String? = nil, row: String?, keepingEnds: Bool = true) -> Place {
      Place(table ?? self.table, row: row, ends: keepingEnds ? ends : nil, keys: keys, isOnly: false)
    }
  }

  /// The place of what is about nothing in particular.
  private func place(_ table: String, row: String? = nil, isOnly: Bool = false) -> Place {
    Place(table, row: row, ends: nil, keys: keyColumns.map { _ in .empty }, isOnly: isOnly)
  }

  /// The keys of an object: its own, else those of what it stands in.
  private func keys(of record: Record, within outer: [CSVField]) -> [CSVField] {
    guard !keyColumns.isEmpty else { return outer }
    var keys = outer
    func set(_ key: String, _ value: FieldValue) {
      for (place, column) in keyColumns.enumerated() where column.key == key { keys[place] = column.field(value) }
    }
    for field in record.fields {
      guard let key = field.key else { continue }
      guard case .record(let parts) = field.value else {
        set(key, field.value)
        continue
      }
      for part in parts.fields { set("\(key).\(part.name)", part.value) }
    }
    return keys
  }

  private mutating func write(_ records: RecordList, _ place: Place) {
    for (number, record) in records.enumerated() { write(record, number: number, place) }
  }

  private mutating func write(_ record: Record, number: Int, _ place: Place) {
    let row = [place.row, record.row ?? "\(number + 1)"].compactMap { $0 }.joined(separator: " · ")
    write(
      record,
      Place(
        place.table, row: row, ends: record.ends ?? place.ends, keys: keys(of: record, within: place.keys),
        isOnly: false))
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
    case .record(let record): write(record, place.with(table: "\(place.table).\(column)", row: place.row))
    case .records(let records):
      write(records, place.with(table: "\(place.table).\(column)", row: place.isOnly ? nil : place.row))
    case .matrix(let matrix):
      write(
        matrix,
        place.with(
          table: "\(place.table).\(column)", row: place.isOnly ? nil : place.row, keepingEnds: false))
    case .list(let values) where values.isEmpty: append(place, column, .null)
    case .list(let values):
      for (number, value) in values.enumerated() { write(value, column: "\(column).\(number + 1)", place) }
    default: append(place, column, value, uncertainty)
    }
  }

  // MARK: Matrices

  private mutating func write(_ matrix: FieldMatrix, _ outer: Place) {
    let beside = Self.measures.map { measure in matrix.inference.first { $0.key == measure.rawValue } }
    let tables = matrix.inference.filter { Uncertainty.Measure(rawValue: $0.key) == nil }
    for (i, name) in matrix.rows.names.enumerated() {
      let row = [outer.row, name.joined(separator: " ")].compactMap { $0 }.joined(separator: " · ")
      let place = outer.with(row: row)
      let layers = tables.map { layer in
        let name = outer.table + layer.key.prefix(1).uppercased() + layer.key.dropFirst()
        return (place: outer.with(table: name, row: row), values: layer.values[i])
      }
      for (j, columnName) in matrix.columns.names.enumerated() {
        let column = columnName.joined(separator: " ")
        append(place, column, .number(matrix.values[i][j])) { writer in
          for layer in beside { writer.writeNext(CSVField(layer?.values[i][j])) }
        }
        for layer in layers { append(layer.place, column, .number(layer.values[j])) }
      }
    }
    for field in matrix.remarks {
      write(field.value, column: field.column, outer.with(row: outer.row ?? outer.table))
    }
  }

  // MARK: Records of the file

  private mutating func append(
    _ place: Place, _ column: String, _ value: FieldValue, _ uncertainty: Uncertainty? = nil
  ) {
    append(place, column, value) { writer in
      guard let uncertainty else { return writer.write(Self.noMeasures) }
      for measure in Self.measures { writer.writeNext(CSVField(uncertainty[measure])) }
    }
  }

  private mutating func append(
    _ place: Place, _ column: String, _ value: FieldValue, measures: (inout CSVWriter) -> Void
  ) {
    writer.write(place.before)
    writer.writeNext(.text(column))
    writer.writeNext(value.numberField)
    writer.writeNext(value.textField)
    writer.write(place.ending)
    measures(&writer)
    writer.write(place.last)
    writer.endRecord()
  }
}

extension KeyColumn {
  /// What the column holds for a value of its key.
  fileprivate func field(_ value: FieldValue) -> CSVField {
    switch (parts, value) {
    case (let parts?, _): parts[value.keyText].map(CSVField.text) ?? .empty
    case (nil, .null): .empty
    case (nil, .number(let number)): .number(number)
    case (nil, .integer(let number)): .integer(number)
    case (nil, _): .text(value.keyText)
    }
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
