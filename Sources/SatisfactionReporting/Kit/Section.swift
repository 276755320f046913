internal import PathModeling

/// One part of a report in its machine-readable form: a key of the JSON document, a table of the CSV file.
public struct Section: Sendable, Equatable {
  /// The key, such as `paths`.
  public let name: String
  /// What it holds.
  public var value: FieldValue

  /// A part that holds any value.
  public init(_ name: String, _ value: FieldValue) {
    self.name = name
    self.value = value
  }

  /// A list of objects.
  public init(_ name: String, _ records: [Record]) { self.init(name, .records(records)) }
  /// A list of objects, one a row, each made when it is written.
  public init<Row: Sendable>(_ name: String, _ rows: [Row], record: @escaping @Sendable (Row) -> Record) {
    self.init(name, .records(RecordList(rows, record: record)))
  }
  /// One object, or null.
  public init(_ name: String, _ record: Record?) { self.init(name, .record(record)) }
  /// Numbers by two names, or null.
  public init(_ name: String, _ matrix: FieldMatrix?) { self.init(name, .matrix(matrix)) }
}

extension Section {
  /// The warnings of a report, as every command writes them.
  static func warnings(_ warnings: [FitWarning]) -> Section {
    Section(
      "warnings",
      warnings.enumerated().map { number, warning in
        Record(
          [
            .identity("code", warning.code), Field("message", .text(warning.message), column: warning.code),
            Field("construct", .text(warning.construct)), Field("indicator", .text(warning.indicator)),
          ], row: "\(number + 1)")
      })
  }
}
