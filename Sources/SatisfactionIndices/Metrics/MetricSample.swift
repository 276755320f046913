internal import SatisfactionNumerics

/// The answers of one cell: every column a metric needs, as numbers.
struct MetricSample {
  /// One column after the other; NaN where there is no answer. Columns that are tabulated hold numbers of levels.
  let columns: [[Double]]
  /// Whether a column lacks answers.
  let hasGaps: [Bool]
  /// Weights above 0, nil where all cases count once.
  let weights: [Double]?
  /// Sampling units of the rows, nil where these were drawn one by one.
  let units: DomainUnits?
  let rowCount: Int

  /// The rows with answers in all the columns.
  func cases(_ needed: [Int]) -> MetricCases {
    let gaps = needed.filter { hasGaps[$0] }
    guard !gaps.isEmpty else { return MetricCases(sample: self, rows: nil) }
    return MetricCases(
      sample: self, rows: (0..<rowCount).filter { row in gaps.allSatisfy { !columns[$0][row].isNaN } })
  }

  /// The rows for which `isUsed` holds.
  func cases(where isUsed: (Int) -> Bool) -> MetricCases {
    MetricCases(sample: self, rows: (0..<rowCount).filter(isUsed))
  }
}

/// Some rows of a cell.
struct MetricCases {
  let sample: MetricSample
  /// Numbers of rows within the sample; nil for all.
  let rows: [Int]?
  let weights: [Double]?

  init(sample: MetricSample, rows: [Int]?) {
    self.sample = sample
    self.rows = rows
    weights = rows.map { rows in sample.weights.map { weights in rows.map { weights[$0] } } } ?? sample.weights
  }

  var count: Int { rows?.count ?? sample.rowCount }

  /// (Σω)²/Σω², 0 without rows.
  var effectiveSize: Double {
    guard let weights else { return Double(count) }
    guard !weights.isEmpty else { return 0 }
    let sum = weights.reduce(0, +)
    return sum * sum / weights.reduce(0) { $0 + $1 * $1 }
  }

  /// The answers to one column.
  func values(_ column: Int) -> [Double] {
    let all = sample.columns[column]
    return rows.map { rows in rows.map { all[$0] } } ?? all
  }

  /// 1 for the answers that meet a condition, 0 for the others.
  func indicator(_ column: Int, _ holds: (Double) -> Bool) -> [Double] { values(column).map { holds($0) ? 1 : 0 } }

  /// The rows among these for which `isKept` holds, by their number among these.
  func keeping(_ isKept: (Int) -> Bool) -> MetricCases { selecting((0..<count).filter(isKept)) }

  /// Some of the rows, by their number among these.
  func selecting(_ chosen: [Int]) -> MetricCases {
    MetricCases(sample: sample, rows: chosen.map { rows?[$0] ?? $0 })
  }

  // MARK: Under a design

  /// Whether several cases are all of one sampling unit.
  var hasOneUnit: Bool {
    guard count > 1, let units = sample.units else { return false }
    let place = { (k: Int) in units.ofRows[rows?[k] ?? k] }
    return (1..<count).allSatisfy { place($0) == place(0) }
  }

  /// The sums of factor·ω(y − ȳ)/Σω over the cases of each sampling unit; nil where rows were drawn one by one.
  ///
  /// - Parameters:
  ///   - values: y, one a case.
  ///   - mean: Their mean.
  func totals(_ values: [Double], around mean: WeightedMean, times factor: Double = 1) -> UnitTotals? {
    sample.units?.totals(of: values.count, row: { rows?[$0] ?? $0 }) { k in
      factor * (weights?[k] ?? 1) * (values[k] - mean.mean) / mean.weight
    }
  }
}
