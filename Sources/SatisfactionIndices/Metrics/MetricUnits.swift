internal import SurveyData

/// The sampling units of the rows of a cell.
struct MetricUnits {
  /// Numbers of the units with a row, ascending.
  let numbers: [Int32]
  /// The place of each row's unit in ``numbers``.
  let ofRows: [Int32]

  /// - Parameters:
  ///   - design: How all rows of the survey were drawn.
  ///   - rows: The rows of the cell.
  /// - Complexity: O(n log n) in the rows of the cell, however many units there are.
  init(_ design: SamplingDesign, rows: ArraySlice<Int32>) {
    let units = rows.map { design.units[Int($0)] }
    let order = units.indices.sorted { units[$0] < units[$1] }
    var (numbers, ofRows) = ([Int32](), [Int32](repeating: 0, count: units.count))
    for row in order {
      if numbers.last != units[row] { numbers.append(units[row]) }
      ofRows[row] = Int32(numbers.count - 1)
    }
    (self.numbers, self.ofRows) = (numbers, ofRows)
  }
}
