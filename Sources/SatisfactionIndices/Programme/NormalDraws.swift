internal import PathModeling
internal import SatisfactionNumerics

/// Draws that vary together as estimates do, where replicates do not: those of a jackknife or of half samples lie far
/// too close, or too far, for ranks to be counted over them.
///
/// The draws are normal around the estimates, with the variances and covariances of the replicates.
struct NormalDraws {
  /// Draws: the probability of a rank is then known to 0.01.
  static let count = 2_000

  /// One row an estimate, ``count`` draws each.
  let values: [[Double]]

  /// - Parameters:
  ///   - estimates: What the replicates are of.
  ///   - replicates: The replicates of each, the same number; one that is no number leaves the replicate out for all.
  ///   - rule: How a variance follows from them.
  ///   - seed: Draw d is of stream d of this seed.
  /// - Complexity: O(m²(B + m + ``count``)) for m estimates with B replicates.
  init(around estimates: [Double], _ replicates: [[Double]], by rule: VarianceRule, seed: UInt64) {
    let m = estimates.count
    let whole = (replicates.first ?? []).indices.filter { b in replicates.allSatisfy { $0[b].isFinite } }
    let deviations = replicates.indices.map { f in
      rule.deviations(whole.map { replicates[f][$0] }, numbers: whole, estimate: estimates[f])
    }
    let errors = deviations.map { own in own.reduce(0) { $0 + $1 * $1 }.squareRoot() }
    var correlations = Matrix(rows: m, columns: m)
    for i in 0..<m {
      for j in 0...i {
        let products = zip(deviations[i], deviations[j]).reduce(0) { $0 + $1.0 * $1.1 }
        let size = errors[i] * errors[j]
        correlations[i, j] = size > 0 ? products / size : 0
      }
    }
    let factor = semidefiniteFactor(correlations)
    var values = estimates.map { [Double](repeating: $0, count: Self.count) }
    var normal = [Double](repeating: 0, count: m)
    for draw in 0..<Self.count {
      var stream = RandomStream(seed: seed, stream: UInt64(draw))
      for k in 0..<m { normal[k] = stream.normal() }
      for f in 0..<m {
        let sum = (0...f).reduce(0) { $0 + factor[f, $1] * normal[$1] }
        values[f][draw] += errors[f] * sum
      }
    }
    self.values = values
  }
}
