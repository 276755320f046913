internal import SatisfactionNumerics
internal import SurveyData

/// The sampling units of the rows of a domain: a group of a metric, or a cell of a programme.
struct DomainUnits {
  /// Numbers of the units with a row, ascending.
  let numbers: [Int32]
  /// The place of each row's unit in ``numbers``.
  let ofRows: [Int32]

  /// - Parameters:
  ///   - design: How all rows of the survey were drawn.
  ///   - rows: The rows of the domain, by their number in the survey.
  /// - Complexity: O(n log n) in the rows of the domain, however many units there are.
  init(_ design: SamplingDesign, rows: some Collection<Int32>) { self.init(rows.map { design.units[Int($0)] }) }

  /// - Parameter units: The unit of each row.
  /// - Complexity: O(n log n) in the rows of the domain.
  init(_ units: [Int32]) {
    let order = units.indices.sorted { units[$0] < units[$1] }
    var (numbers, ofRows) = ([Int32](), [Int32](repeating: 0, count: units.count))
    for row in order {
      if numbers.last != units[row] { numbers.append(units[row]) }
      ofRows[row] = Int32(numbers.count - 1)
    }
    (self.numbers, self.ofRows) = (numbers, ofRows)
  }

  /// What cases of the domain add to an estimate, summed by sampling unit; units without one of these cases are left out.
  ///
  /// - Parameters:
  ///   - cases: How many cases.
  ///   - row: The row of a case, by its number in the domain.
  ///   - linear: What a case adds.
  func totals(of cases: Int, row: (Int) -> Int, _ linear: (Int) -> Double) -> UnitTotals {
    var sums = [Double](repeating: 0, count: numbers.count)
    var occurs = [Bool](repeating: false, count: numbers.count)
    for k in 0..<cases {
      let unit = Int(ofRows[row(k)])
      sums[unit] += linear(k)
      occurs[unit] = true
    }
    if !occurs.contains(false) { return UnitTotals(units: numbers, totals: sums) }
    let places = occurs.indices.filter { occurs[$0] }
    return UnitTotals(units: places.map { numbers[$0] }, totals: places.map { sums[$0] })
  }
}

extension DesignVariance {
  /// Variances of estimates of domains of a design.
  init(_ design: SamplingDesign) { self.init(strata: design.strataOfUnits, fractions: design.fractions) }
}
