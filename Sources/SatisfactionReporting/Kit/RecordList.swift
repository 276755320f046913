/// Objects of one kind, each made when it is read: those of thousands of cells are never in memory all at once.
public struct RecordList: Sendable, Equatable, RandomAccessCollection {
  /// 0.
  public let startIndex = 0
  /// Number of objects.
  public let endIndex: Int
  private let record: @Sendable (Int) -> Record

  /// Objects that are there already.
  public init(_ records: [Record]) { self.init(records) { $0 } }

  /// One object a row.
  public init<Row: Sendable>(_ rows: [Row], record: @escaping @Sendable (Row) -> Record) {
    endIndex = rows.count
    self.record = { record(rows[$0]) }
  }

  /// Makes an object.
  public subscript(position: Int) -> Record { record(position) }

  /// Whether both have the same objects; all are made for it.
  public static func == (a: RecordList, b: RecordList) -> Bool { a.elementsEqual(b) }
}
