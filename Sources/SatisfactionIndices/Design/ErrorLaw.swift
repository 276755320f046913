internal import SatisfactionNumerics

/// What symmetric intervals and tests are made with: the normal distribution, under a design t with its degrees of
/// freedom.
struct ErrorLaw: Sendable {
  /// Standard errors to either side of an estimate.
  let quantile: Double
  /// nil for the normal distribution.
  let degreesOfFreedom: Double?

  /// - Parameters:
  ///   - level: Nominal coverage, between 0 and 1.
  ///   - degreesOfFreedom: Those of a design; nil where rows were drawn one by one.
  init(level: Double, degreesOfFreedom: Double?) {
    let order = 1 - (1 - level) / 2
    quantile =
      degreesOfFreedom.map { StudentT.quantile(order, degreesOfFreedom: $0) } ?? Normal.quantile(order)
    self.degreesOfFreedom = degreesOfFreedom
  }

  /// Two-sided p of a number over its standard error.
  func twoSidedP(_ ratio: Double) -> Double {
    degreesOfFreedom.map { StudentT.twoSidedP(ratio, degreesOfFreedom: $0) } ?? 2 * Normal.cumulative(-ratio.magnitude)
  }
}
