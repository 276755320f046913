internal import SatisfactionNumerics

/// The ellipse that holds a share of a bivariate normal distribution.
package struct ConfidenceEllipse: Sendable, Equatable {
  /// Half of the longer axis.
  package let semiMajor: Double
  /// Half of the shorter axis.
  package let semiMinor: Double
  /// The direction of the longer axis, of length 1.
  package let direction: PlanePoint

  /// - Parameters:
  ///   - covariance: In the units of the drawing, y as it is drawn.
  ///   - level: The share: the squared distance is −2·ln(1 − level), 5.991 for 0.95.
  /// - Source: χ² with two degrees of freedom has the distribution function 1 − e^(−x/2).
  package init(_ covariance: PriorityMap.Covariance, level: Double) {
    let size = (-2 * Scalar.log(1 - level)).squareRoot()
    let middle = (covariance.xx + covariance.yy) / 2
    let half = (covariance.xx - covariance.yy) / 2
    let spread = (half * half + covariance.xy * covariance.xy).squareRoot()
    semiMajor = size * max(0, middle + spread).squareRoot()
    semiMinor = size * max(0, middle - spread).squareRoot()
    // Half of the angle of (half, xy), by the half-angle formulas.
    let cosine = spread > 0 ? half / spread : 1
    let across = max(0, (1 + cosine) / 2).squareRoot()
    let down = max(0, (1 - cosine) / 2).squareRoot()
    direction = PlanePoint(across, covariance.xy < 0 ? -down : down)
  }

  /// Half of the width and half of the height of the upright rectangle around it.
  package static func reach(_ covariance: PriorityMap.Covariance, level: Double) -> (x: Double, y: Double) {
    let size = (-2 * Scalar.log(1 - level)).squareRoot()
    return (size * covariance.xx.squareRoot(), size * covariance.yy.squareRoot())
  }
}
