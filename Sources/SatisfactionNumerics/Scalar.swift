#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// The elementary functions of the C library, for targets that do not import it.
package enum Scalar {
  /// The natural logarithm.
  package static func log(_ x: Double) -> Double { logarithm(x) }
  /// e to the power `x`.
  package static func exp(_ x: Double) -> Double { exponential(x) }
  /// 1 − erf(x), without cancellation.
  package static func complementaryError(_ x: Double) -> Double { erfc(x) }
  /// The angle of the point (x, y) from the first axis, in −π…π.
  package static func arcTangent(_ y: Double, _ x: Double) -> Double { atan2(y, x) }
  /// ln Γ(x) of a positive number.
  package static func logGamma(_ x: Double) -> Double { lgamma(x) }
  /// ln(1 + x), without cancellation near 0.
  package static func logOnePlus(_ x: Double) -> Double { log1p(x) }
}

// Inside `Scalar` the names `log` and `exp` mean its own members.
private func logarithm(_ x: Double) -> Double { log(x) }
private func exponential(_ x: Double) -> Double { exp(x) }
