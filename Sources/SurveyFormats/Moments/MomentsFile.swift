public import SurveyData

/// Sums of cells instead of rows: what a database returns, what firms pool without a row leaving the house, and all that a
/// fit and a bootstrap of buckets need.
///
/// ```swift
/// let file = try MomentsFile(contentsOf: "programme.moments.csv")
/// let fit = try PLS().fit(model, to: file.table)
/// ```
public struct MomentsFile: Sendable, Equatable {
  /// The name in the first line; it changes when a line is renamed, moved or dropped.
  public static let version = "csi.moments.v1"
  /// Cases that a cell must have in a file that is sent, unless said otherwise: a judgement, not a rule of the field.
  public static let defaultMinimumCell = 30

  /// Buckets below which the spread between them says too little for an interval.
  public static let fewestBuckets = 100

  /// Buckets of a group that are made unless more are asked for: their replicates vary as those of rows do.
  public static let mostBuckets = 1_000

  /// Whether a file begins as files of moments do.
  public static func isOne(_ path: String) -> Bool {
    SurveyFileKind.begins(path, with: start)
  }

  /// Whether bytes begin as files of moments do: those of a pipe, which are there once.
  public static func isOne(_ bytes: [UInt8]) -> Bool { bytes.starts(with: start.utf8) }

  private static let start = "#csi.moments."

  /// What the sums are sums of.
  public let description: MomentsDescription
  /// The sums of every cell; ``MomentTable/keyNames`` are those of ``description``.
  public let table: MomentTable
  /// Rows of the data, used or not.
  public let rows: Int
  /// Cases that each cell has at least; 0 where nothing was asked for.
  public let minimumCell: Int
  /// Where the sums come from: the engine and the data.
  public let source: [String]
  /// Name and version of the program that wrote the file.
  public let software: String
  /// Cases of groups too small to be shown, which were left out.
  public let leftOut: Int

  /// Sums with their description.
  ///
  /// - Precondition: the table has the description's indicators and keys.
  public init(
    description: MomentsDescription, table: MomentTable, rows: Int, minimumCell: Int = 0, source: [String],
    software: String, leftOut: Int = 0
  ) {
    precondition(table.layout.paired == description.indicators.map(\.name), "the table's columns are the indicators")
    precondition(table.keyNames == description.keyNames, "the table's keys are groups and buckets")
    self.description = description
    self.table = table.sortedByKeys
    self.rows = rows
    self.minimumCell = minimumCell
    self.source = source
    self.software = software
    self.leftOut = leftOut
  }

  /// What is known of the rows, for a fit of ``table``.
  ///
  /// - Parameter source: What reports call the data.
  public func origin(source: String = "moments") -> SumsOrigin {
    SumsOrigin(source: source, rows: rows, weightsColumn: description.weightColumn)
  }

  /// Cases in all cells.
  public var used: Double { table.total.cases }

  /// A file in which no cell has fewer cases than `minimum`.
  ///
  /// A smaller cell joins the next bucket of its group, the last ones the bucket before; a group that has fewer in all is
  /// left out and counted. Nothing else is dropped, so means stay those of the cases that are there.
  ///
  /// - Throws: ``MomentsError/everyGroupTooSmall(minimum:largest:)``.
  public func merged(minimumCell minimum: Int) throws(MomentsError) -> MomentsFile {
    guard minimum > 0 else { return self }
    var (keys, sums, leftOut, largest) = ([[String]](), [MomentSums](), 0.0, 0.0)
    for group in groupRanges {
      let total = group.reduce(0) { $0 + table[$1].cases }
      largest = max(largest, total)
      guard total >= Double(minimum) else {
        leftOut += total
        continue
      }
      var pending: MomentSums?
      let first = sums.count
      for cell in group {
        let joined = pending.map { $0 + table[cell] } ?? table[cell]
        if joined.cases >= Double(minimum) {
          keys.append(table.keys[cell])
          sums.append(joined)
          pending = nil
        } else {
          pending = joined
        }
      }
      // The group has enough cases, so at least one cell stands.
      if let pending, sums.count > first { sums[sums.count - 1] += pending }
    }
    guard !sums.isEmpty else { throw .everyGroupTooSmall(minimum: minimum, largest: largest) }
    return MomentsFile(
      description: description, table: MomentTable(trusted: sums, keyNames: table.keyNames, keys: keys), rows: rows,
      minimumCell: minimum, source: source, software: software, leftOut: self.leftOut + Int(leftOut))
  }

  /// Cells of each group, which stand side by side.
  private var groupRanges: [Range<Int>] {
    let columns = description.groups.count
    var (ranges, first) = ([Range<Int>](), 0)
    for cell in table.keys.indices {
      let isLast = cell + 1 == table.count || table.keys[cell + 1].prefix(columns) != table.keys[cell].prefix(columns)
      guard isLast else { continue }
      ranges.append(first..<(cell + 1))
      first = cell + 1
    }
    return ranges
  }

  /// Buckets for a smallest group: at most 1,000, and few enough that cells hold twice the least number of cases.
  public static func automaticBuckets(smallestGroup cases: Int, minimumCell: Int) -> Int {
    max(1, min(mostBuckets, cases / max(1, 2 * minimumCell)))
  }
}

extension MomentTable {
  /// Rows of sums that have one layout.
  init(trusted rows: [MomentSums], keyNames: [String], keys: [[String]]) {
    do {
      try self.init(keyNames: keyNames, keys: keys, rows: rows)
    } catch {
      preconditionFailure("sums of one table fit together: \(error)")
    }
  }

  /// The table by keys: groups by their bytes, buckets by their number.
  var sortedByKeys: MomentTable {
    let byNumber = keyNames.last == "bucket"
    let order = keys.indices.sorted { a, b in
      for (place, (x, y)) in zip(keys[a], keys[b]).enumerated() where x != y {
        if byNumber, place == keyNames.count - 1, let i = Int(x), let j = Int(y) { return i < j }
        return x.utf8.lexicographicallyPrecedes(y.utf8)
      }
      return a < b
    }
    if order == Array(keys.indices) { return self }
    return MomentTable(trusted: order.map { self[$0] }, keyNames: keyNames, keys: order.map { keys[$0] })
  }
}
