#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Two standard normal variables with a given correlation.
///
/// What the joint distribution has beyond independence is Plackett's integral over the correlation, here over its
/// angle: Φ₂(h, k; ρ) − Φ(h)Φ(k) = (1/2π) ∫₀^asin ρ exp(−(h² + k² − 2hk sin θ) / (2 cos² θ)) dθ.
///
/// The range is cut into panels that halve their distance to π/2, where the integrand has its only singularity, and
/// each has the 16 points of Gauss and Legendre: the absolute error stays near 1e-15 for every correlation.
///
/// - Source: Drezner & Wesolowsky (1990), J. Statist. Comput. Simul. 35, doi:10.1080/00949659008811236; Genz (2004),
///   Statistics and Computing 14, doi:10.1023/B:STCO.0000035304.20635.31. The panels are this package's own.
public struct BivariateNormal: Sendable, Equatable {
  /// The correlation, −1…1.
  public let correlation: Double
  /// Points of the integral for |ρ|; none for |ρ| = 1.
  private let nodes: [Node]

  /// What the integrand needs of one angle.
  private struct Node: Sendable, Equatable {
    /// Weight of the point over 2π.
    var weight: Double
    /// 1/(2 cos² θ).
    var spread: Double
    /// 1/(1 + sin θ).
    var product: Double
  }

  /// - Precondition: `correlation` lies in −1…1.
  public init(correlation: Double) {
    precondition(correlation.magnitude <= 1, "a correlation lies in −1…1")
    self.correlation = correlation
    nodes = correlation.magnitude == 1 ? [] : Self.nodes(to: asin(correlation.magnitude))
  }

  /// P(X ≤ `h`, Y ≤ `k`).
  public func cumulative(_ h: Double, _ k: Double) -> Double {
    Normal.cumulative(h) * Normal.cumulative(k) + excess(h, k)
  }

  /// P(X ≤ `h`, Y ≤ `k`) − P(X ≤ `h`)·P(Y ≤ `k`): the covariance of the two events, 0 for infinite limits.
  public func excess(_ h: Double, _ k: Double) -> Double {
    guard h.isFinite, k.isFinite else { return 0 }
    // Turning Y round turns the correlation round.
    return correlation < 0 ? -positiveExcess(h, -k) : positiveExcess(h, k)
  }

  /// The excess for |ρ|.
  private func positiveExcess(_ h: Double, _ k: Double) -> Double {
    guard correlation.magnitude < 1 else {
      return Normal.cumulative(min(h, k)) - Normal.cumulative(h) * Normal.cumulative(k)
    }
    // (h² + k² − 2hk sin θ)/(2cos² θ), without its cancellation near π/2.
    let (square, product) = ((h - k) * (h - k), h * k)
    return nodes.reduce(0) { $0 + $1.weight * exp(-(square * $1.spread + product * $1.product)) }
  }

  private static func nodes(to angle: Double) -> [Node] {
    var (nodes, start) = ([Node](), 0.0)
    while start < angle {
      let end = min(angle, (start + .pi / 2) / 2)
      for (x, weight) in halfRule {
        for sign in [-1.0, 1.0] {
          let theta = (start + end) / 2 + sign * x * (end - start) / 2
          let cosine = cos(theta)
          nodes.append(
            Node(
              weight: weight * (end - start) / (4 * .pi), spread: 1 / (2 * cosine * cosine),
              product: 1 / (1 + sin(theta))))
        }
      }
      // Half an ulp from π/2 the middle is the start again.
      if end == start { break }
      start = end
    }
    return nodes
  }

  /// Positive points and their weights of the 16-point Gauss–Legendre rule on −1…1.
  private static let halfRule: [(x: Double, weight: Double)] = [
    (0.09501250983763744018, 0.18945061045506849628),
    (0.28160355077925891323, 0.18260341504492358886),
    (0.45801677765722738634, 0.16915651939500253818),
    (0.61787624440264374844, 0.14959598881657673208),
    (0.75540440835500303389, 0.12462897125553387205),
    (0.86563120238783174388, 0.09515851168249278480),
    (0.94457502307323257607, 0.06225352393864789286),
    (0.98940093499164993259, 0.02715245941175409485),
  ]
}
