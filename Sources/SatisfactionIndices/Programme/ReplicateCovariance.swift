internal import PathModeling
internal import SatisfactionNumerics

/// How several estimates vary together: their standard errors and correlations by replicates.
struct ReplicateCovariance {
  /// m standard errors.
  let errors: [Double]
  /// L with LL′ the m × m correlations, 0 for an estimate that does not vary.
  let factor: Matrix

  /// nil where fewer than half of the replicates, or fewer than two, have all the estimates.
  ///
  /// - Parameters:
  ///   - estimates: What the replicates are of.
  ///   - replicates: The replicates of each, the same number; one that is no number leaves the replicate out for all.
  ///   - rule: How a variance follows from them.
  /// - Complexity: O(m²(B + m)) for m estimates with B replicates.
  init?(of estimates: [Double], _ replicates: [[Double]], by rule: VarianceRule) {
    let m = estimates.count
    guard let whole = Replicates.whole(replicates) else { return nil }
    let deviations = replicates.indices.map { f in
      rule.deviations(whole.map { replicates[f][$0] }, numbers: whole, estimate: estimates[f])
    }
    errors = deviations.map { own in own.reduce(0) { $0 + $1 * $1 }.squareRoot() }
    var correlations = Matrix(rows: m, columns: m)
    for i in 0..<m {
      for j in 0...i {
        let products = zip(deviations[i], deviations[j]).reduce(0) { $0 + $1.0 * $1.1 }
        let size = errors[i] * errors[j]
        correlations[i, j] = size > 0 ? products / size : 0
      }
    }
    factor = semidefiniteFactor(correlations)
  }
}

/// What several series of replicates have in common.
enum Replicates {
  /// The numbers of those in which all series have a number; nil where these are fewer than half, or fewer than two.
  static func whole(_ series: [[Double]]) -> [Int]? {
    let all = series.first?.indices ?? 0..<0
    let whole = all.filter { b in series.allSatisfy { $0[b].isFinite } }
    return whole.count >= 2 && 2 * whole.count >= all.count ? whole : nil
  }
}
