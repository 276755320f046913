import Satisfaction
import SatisfactionNumerics

extension Dataset {
  /// The number columns, as a data set in memory takes them.
  var numberColumns: [(name: String, values: [Double])] {
    columns.map { column in (name: column.name, values: (0..<rowCount).map { column.number(at: $0) ?? .nan }) }
  }

  /// Some of the rows, in the order given, as a data set of their own.
  func rows(_ order: [Int]) throws -> Dataset {
    try Dataset(numberColumns.map { column in (name: column.name, values: order.map { column.values[$0] }) })
  }
}

extension MomentTable {
  /// Buckets of one row, shifted by 5.
  init(rowsOf survey: Dataset, names: [String]) throws {
    let n = survey.rowCount
    let columns = names.map { name in
      (0..<n).map { (survey.column(named: name)?.number(at: $0) ?? .nan) - 5 }
    }
    let products = columns.indices.flatMap { j in
      (0...j).flatMap { i in zip(columns[i], columns[j]).map { $0 * $1 } }
    }
    let p = names.count
    try self.init(
      names: names, cases: Array(repeating: 1, count: n),
      sums: Matrix(rows: n, columns: p, columnMajor: columns.flatMap { $0 }),
      products: Matrix(rows: n, columns: p * (p + 1) / 2, columnMajor: products),
      shifts: Array(repeating: 5, count: p))
  }
}
