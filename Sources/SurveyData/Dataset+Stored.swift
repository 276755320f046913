internal import SatisfactionWording

extension Dataset {
  /// A data set of columns that are stored already, without a copy of their cells.
  ///
  /// The fingerprint is that of data from memory; a text counts as its UTF-8 and a zero byte, a missing one as the zero
  /// byte alone.
  ///
  /// - Precondition: names differ, and every column has `rowCount` rows.
  package init(stored columns: [Column], rowCount: Int, source: String) {
    precondition(columns.allSatisfy { $0.count == rowCount }, "columns differ in length")
    precondition(Set(columns.map(\.name)).count == columns.count, "two columns have the same name")
    var fingerprint = Fingerprint()
    for column in columns { fingerprint.update(column) }
    self.init(source: source, rowCount: rowCount, columns: columns, fingerprint: fingerprint.text, lines: LineMap())
  }
}

extension Dataset {
  /// Some columns in some rows, in the order given.
  ///
  /// - Throws: ``SurveyDataError/missingColumns(_:source:)``.
  package func selecting(_ names: [String], rows: [Int]) throws(SurveyDataError) -> [Column] {
    let found = names.compactMap { column(named: $0) }
    guard found.count == names.count else {
      throw .missingColumns(NearNames.missing(names, among: columns.map(\.name)), source: source)
    }
    return found.map { $0.selecting(rows) }
  }
}

extension Column {
  /// A column of whole numbers −127…127; ``missingByte`` where there is no answer.
  package init(name: String, bytes: ArraySlice<Int8>) {
    self.init(name: name, storage: .bytes(ColumnValues(bytes)))
  }

  /// A column of numbers; NaN where there is no answer.
  package init(name: String, doubles: ArraySlice<Double>) {
    self.init(name: name, storage: .doubles(ColumnValues(doubles)))
  }

  /// A column of numbers in the smallest form that holds them.
  package init(name: String, packing values: [Double]) {
    self.init(name: name, storage: .packing(values))
  }

  /// A column of texts: for each row a place in `levels`, −1 where there is no text.
  package init(name: String, codes: [Int32], levels: [String]) {
    self.init(name: name, storage: .categories(codes: ColumnValues(codes[...]), levels: levels))
  }
}

extension Fingerprint {
  /// Cells that are turned into bytes at a time.
  private static let cellsPerPiece = 4_096

  /// Takes in a column: its name, a zero byte, and its cells.
  fileprivate mutating func update(_ column: Column) {
    update(text: column.name)
    switch column.storage {
    case .bytes(let values):
      update(cells: values.count) { values[$0] == Column.missingByte ? .nan : Double(values[$0]) }
    case .doubles(let values):
      update(cells: values.count) { values[$0].isNaN ? .nan : values[$0] }
    case .categories(let codes, let levels):
      for code in codes { update(text: code < 0 ? "" : levels[Int(code)]) }
    }
  }

  private mutating func update(text: String) {
    unsafe Array(text.utf8 + [0]).withUnsafeBytes { unsafe update($0) }
  }

  private mutating func update(cells: Int, _ cell: (Int) -> Double) {
    for first in stride(from: 0, to: cells, by: Self.cellsPerPiece) {
      let bits = (first..<min(first + Self.cellsPerPiece, cells)).map { cell($0).bitPattern.littleEndian }
      unsafe bits.withUnsafeBytes { unsafe update($0) }
    }
  }
}
