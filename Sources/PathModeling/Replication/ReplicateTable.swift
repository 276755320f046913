internal import SatisfactionNumerics

/// The estimates of many replicates: a column a number, replicates side by side in it.
///
/// Workers fill disjoint replicates of one table; after that it is only read.
@safe
final class ReplicateTable: @unchecked Sendable {
  let columns: MeasureColumns
  /// Number of replicates that have estimates.
  private(set) var count: Int
  private let stride: Int
  private let base: UnsafeMutablePointer<Double>

  /// Room for `count` replicates.
  init(columns: MeasureColumns, count: Int) {
    self.columns = columns
    self.count = count
    // A whole number of lanes, so that the last vector of a column does not reach into the next.
    stride = (count + 7) / 8 * 8
    let bytes = unsafe PhysicalMemory.allocate(
      byteCount: max(1, stride * columns.count) * MemoryLayout<Double>.stride)
    unsafe base = bytes.bindMemory(to: Double.self, capacity: max(1, stride * columns.count))
  }

  /// A table of known numbers, column by column.
  convenience init(columns: MeasureColumns, elements: [Double], count: Int) {
    precondition(elements.count == columns.count * count, "a number for every column and replicate")
    self.init(columns: columns, count: count)
    for column in 0..<columns.count {
      for replicate in 0..<count { store(elements[column * count + replicate], column: column, from: replicate) }
    }
  }

  /// All numbers, column by column.
  var elements: [Double] { (0..<columns.count).flatMap(column) }

  deinit {
    unsafe UnsafeMutableRawPointer(base).deallocate()
  }

  /// Stores the number of one replicate.
  private func store(_ value: Double, column: Int, from first: Int) {
    unsafe base[column * stride + first] = value
  }

  /// Stores every measure of a solve.
  func record(_ solver: borrowing PLSSolver<Double>, from first: Int) {
    precondition(first < stride, "a solve beyond the table")
    for (family, starts) in columns.families {
      family.evaluate(solver, columns.subjects, into: sink(starts, first))
    }
  }

  /// Stores every measure of eight solves, from number `first` on.
  func record(_ solver: borrowing PLSSolver<SIMD8<Double>>, from first: Int) {
    precondition(first + 8 <= stride, "a vector reaches beyond its column")
    for (family, starts) in columns.families {
      family.evaluate(solver, columns.subjects, into: sink(starts, first))
    }
  }

  private func sink(_ starts: [Int], _ first: Int) -> MeasureSink {
    unsafe MeasureSink(base: base + first, stride: stride, starts: starts)
  }

  /// The numbers of one column, a replicate each.
  func withColumn<R>(_ column: Int, _ body: (UnsafeBufferPointer<Double>) throws -> R) rethrows -> R {
    unsafe try body(UnsafeBufferPointer(start: base + column * stride, count: count))
  }

  subscript(replicate: Int, column: Int) -> Double {
    precondition(replicate >= 0 && replicate < count && column >= 0 && column < columns.count, "no such number")
    return unsafe base[column * stride + replicate]
  }

  /// A copy of one column.
  func column(_ column: Int) -> [Double] {
    unsafe withColumn(column) { unsafe Array($0) }
  }

  /// A table of one replicate.
  func row(_ replicate: Int) -> ReplicateTable {
    let row = ReplicateTable(columns: columns, count: 1)
    for column in 0..<columns.count { row.store(self[replicate, column], column: column, from: 0) }
    return row
  }

  /// A measure of one subject, a replicate each; nil for a measure that the table does not hold.
  func column(_ measure: Measure, _ subject: Int) -> [Double]? { columns.column(measure, subject).map(column) }

  /// Products of a measure over some subjects, a replicate each; empty for a measure that the table does not hold.
  func product(_ measure: Measure, over subjects: [Int]) -> [Double] {
    var product = subjects.first.flatMap { column(measure, $0) } ?? []
    for subject in subjects.dropFirst() {
      for (b, value) in (column(measure, subject) ?? []).enumerated() { product[b] *= value }
    }
    return product
  }

  /// Keeps only the replicates with these numbers, ascending.
  func keep(_ kept: [Int]) {
    guard kept.count < count else { return }
    for column in 0..<columns.count {
      let start = unsafe base + column * stride
      for (place, replicate) in kept.enumerated() { unsafe start[place] = start[replicate] }
    }
    count = kept.count
  }
}
