internal import PathModeling
internal import SatisfactionNumerics

/// The replicates of the indices of some cells, kept while they are compared.
///
/// A row a cell and construct; NaN where a replicate failed or the cell has no index.
struct ReplicateSet: Sendable {
  private let constructs: Int
  private var rows: [Int: [Double]] = [:]

  init(constructs: Int) { self.constructs = constructs }

  /// The replicates of a construct in a cell; nil where it has none.
  subscript(cell cell: Int, construct: Int) -> [Double]? {
    get { rows[cell * constructs + construct] }
    set { rows[cell * constructs + construct] = newValue }
  }

  mutating func merge(_ other: ReplicateSet) { rows.merge(other.rows) { first, _ in first } }
  mutating func removeAll() { rows.removeAll(keepingCapacity: true) }
}

/// What replicates say of one number.
struct ReplicateSummary: Sendable {
  /// Variance by the rule of the replicates: with divisor B − 1 where they vary as estimates do.
  let variance: Double
  /// Percentile limits; nil where these are not asked for.
  let limits: ClosedRange<Double>?

  /// Nil where more than half of the replicates do not have the number, or fewer than two have it.
  ///
  /// - Parameters:
  ///   - estimate: What they are replicates of.
  ///   - rule: How a variance follows from them.
  ///   - level: Coverage of percentile limits; nil for none.
  init?(_ replicates: [Double], of estimate: Double, by rule: VarianceRule, level: Double?) {
    guard let variance = rule.variance(ofAll: replicates, estimate: estimate) else { return nil }
    self.variance = variance
    limits = level.map { level in
      let values = replicates.allSatisfy(\.isFinite) ? replicates : replicates.filter(\.isFinite)
      let ends = Quantiles.type7(values, orders: [(1 - level) / 2, (1 + level) / 2])
      return min(ends[0], ends[1])...max(ends[0], ends[1])
    }
  }
}
