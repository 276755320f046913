internal import SatisfactionNumerics

/// Measures of a regression of one construct on its predecessors.
public struct ExplainedVariance: Sendable, Equatable {
  /// R².
  public let rSquared: Double
  /// Number of predecessors k.
  public let predecessors: Int
  /// Number of cases n.
  public let n: Double

  /// Measures of a regression with this R² on `predecessors` predecessors in `n` cases.
  public init(rSquared: Double, predecessors: Int, n: Double) {
    self.rSquared = rSquared
    self.predecessors = predecessors
    self.n = n
  }

  /// 1 − (1 − R²)(n − 1)/(n − k − 1); nil where n ≤ k + 1.
  public var adjusted: Double? {
    let degrees = n - Double(predecessors) - 1
    return degrees > 0 ? 1 - (1 - rSquared) * (n - 1) / degrees : nil
  }

  /// n·ln((1 − R²)(n − 1)/n) + (k + 1)·ln n; nil where R² ≥ 1.
  ///
  /// - Source: Sharma, Sarstedt, Shmueli, Kim & Thiele (2019), J. AIS 20(4), table 1.
  public var bic: Double? { criterion(penalty: Scalar.log(n)) }

  /// n·ln((1 − R²)(n − 1)/n) + 2(k + 1); nil where R² ≥ 1.
  public var aic: Double? { criterion(penalty: 2) }

  private func criterion(penalty: Double) -> Double? {
    let residual = (1 - rSquared) * (n - 1) / n
    return residual > 0 ? n * Scalar.log(residual) + Double(predecessors + 1) * penalty : nil
  }
}
