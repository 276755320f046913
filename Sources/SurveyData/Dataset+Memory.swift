extension Dataset {
  /// A data set of numbers that are in memory already.
  ///
  /// - Parameters:
  ///   - columns: Name and values of each column, all of the same length; NaN is a missing answer. Columns of whole
  ///     numbers −127…127 are packed into bytes.
  ///   - source: What error messages call the data.
  /// - Throws: ``SurveyDataError/duplicateColumn(name:positions:)``,
  ///   ``SurveyDataError/unequalColumns(name:rows:expected:)``, ``SurveyDataError/infiniteValue(name:row:)``,
  ///   ``SurveyDataError/noColumnNames(source:)``, ``SurveyDataError/noRows(source:)``.
  public init(_ columns: [(name: String, values: [Double])], source: String = "memory") throws(SurveyDataError) {
    guard let first = columns.first else { throw .noColumnNames(source: source) }
    guard !first.values.isEmpty else { throw .noRows(source: source) }
    var positions: [String: [Int]] = [:]
    for (i, column) in columns.enumerated() { positions[column.name, default: []].append(i + 1) }
    let doubled = positions.filter { $0.value.count > 1 }.sorted { $0.value[0] < $1.value[0] }
    try SurveyDataError.throwAll(doubled.map { .duplicateColumn(name: $0.key, positions: $0.value) })
    var fingerprint = Fingerprint()
    var stored: [Column] = []
    for (name, values) in columns {
      guard values.count == first.values.count else {
        throw .unequalColumns(name: name, rows: values.count, expected: first.values.count)
      }
      if let row = values.firstIndex(where: \.isInfinite) { throw .infiniteValue(name: name, row: row + 1) }
      fingerprint.update(name: name, values: values)
      stored.append(Column(name: name, storage: .packing(values)))
    }
    self.init(
      source: source, rowCount: first.values.count, columns: stored, fingerprint: fingerprint.text, lines: LineMap())
  }
}

extension Column.Storage {
  /// Numbers as bytes if each of them fits, as they are otherwise.
  static func packing(_ values: [Double]) -> Column.Storage {
    let fits = values.allSatisfy { $0.isNaN || (abs($0) <= 127 && $0 == $0.rounded(.towardZero)) }
    guard fits else { return .doubles(ColumnValues(values[...])) }
    return .bytes(ColumnValues(values.map { $0.isNaN ? Column.missingByte : Int8($0) }[...]))
  }
}

extension Fingerprint {
  /// Takes in a column: its name in UTF-8, a zero byte, and its values as little-endian doubles with one form of NaN.
  fileprivate mutating func update(name: String, values: [Double]) {
    unsafe Array(name.utf8 + [0]).withUnsafeBytes { unsafe update($0) }
    let bits = values.map { ($0.isNaN ? Double.nan : $0).bitPattern.littleEndian }
    unsafe bits.withUnsafeBytes { unsafe update($0) }
  }
}
