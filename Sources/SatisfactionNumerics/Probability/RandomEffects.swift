/// The mean of several estimates that differ by more than their own errors, and by how much more: τ̂².
///
/// The estimates Iᵢ have known error variances Vᵢ, and their true values a variance τ² around a common mean.
public struct RandomEffects: Sendable, Equatable {
  /// The variance of the true values, in squared units of the estimates; 0 where the errors explain all differences.
  public let variance: Double
  /// The precision-weighted mean μ̂ = Σ I/(V+τ̂²) / Σ 1/(V+τ̂²).
  public let mean: Double
  /// Σ 1/(V+τ̂²): one over it is the variance of the mean.
  public let precision: Double

  /// Solves Σ(I−μ̂)²/(V+τ²) = m − 1 for τ², 0 where the left side is smaller at 0.
  ///
  /// - Parameters:
  ///   - estimates: m ≥ 1 estimates.
  ///   - variances: Their error variances; one of 0 (a group without any spread) counts as 10⁻¹² of the largest, or of the
  ///     variance of the estimates, because a precision without bound has no mean. Where all are 0, τ̂² is that variance.
  /// - Complexity: O(m) for each of a few steps of Newton's rule, which rises to the root from below: the left side is
  ///   convex and falls.
  /// - Source: Paule & Mandel (1982), J. Res. NBS 87, 377–385, doi:10.6028/jres.087.022.
  public init(pauleMandel estimates: [Double], variances: [Double]) {
    precondition(estimates.count == variances.count && !estimates.isEmpty, "one variance for each of the estimates")
    let target = Double(estimates.count - 1)
    let centre = estimates.reduce(0, +) / Double(estimates.count)
    let spread = estimates.reduce(0) { $0 + ($1 - centre) * ($1 - centre) } / max(1, target)
    // The last floor keeps sums of precisions finite where nothing differs.
    let floor = max(max(variances.max() ?? 0, spread) * 1e-12, 1e-300)
    let variances = variances.map { max($0, floor) }
    var (tau, step) = (0.0, 0)
    var sums = Self.sums(estimates, variances, tau)
    // One estimate differs from nothing but by rounding.
    while target > 0, step < 200, sums.excess > target {
      let next = tau + (sums.excess - target) / sums.slope
      // The last digits: the rule no longer moves.
      guard next > tau else { break }
      tau = next
      sums = Self.sums(estimates, variances, tau)
      step += 1
    }
    (variance, mean, precision) = (tau, sums.mean, sums.precision)
  }

  /// μ̂, Σ1/(V+τ²), Σ(I−μ̂)²/(V+τ²) and −1 times the derivative of the last by τ².
  private static func sums(
    _ estimates: [Double], _ variances: [Double], _ tau: Double
  ) -> (mean: Double, precision: Double, excess: Double, slope: Double) {
    var (precision, weighted) = (0.0, 0.0)
    for (estimate, variance) in zip(estimates, variances) {
      precision += 1 / (variance + tau)
      weighted += estimate / (variance + tau)
    }
    let mean = weighted / precision
    var (excess, slope) = (0.0, 0.0)
    for (estimate, variance) in zip(estimates, variances) {
      let weight = 1 / (variance + tau)
      let square = (estimate - mean) * (estimate - mean)
      excess += weight * square
      slope += weight * weight * square
    }
    return (mean, precision, excess, slope)
  }

  /// How much of an estimate's distance from the mean is believed: λ = τ̂²/(τ̂²+V); 1 where V is 0 and the true values
  /// differ.
  public func shrinkage(variance: Double) -> Double {
    self.variance > 0 ? self.variance / (self.variance + variance) : 0
  }
}
