public import PathModeling

/// How much more an index varies under the design of a sample than in a simple random sample of as many cases.
///
/// - Source: Kish (1965), Survey Sampling, §8.2.
public struct DesignEffect: Sendable, Equatable, Codable {
  /// SE²/(s²/n), with s the standard deviation of the cases' own scores.
  public let factor: Double
  /// n over the factor: cases of a simple random sample that tell as much.
  public let effectiveSampleSize: Double

  /// - Parameters:
  ///   - standardError: That of the index under the design.
  ///   - standardDeviation: That of the cases' 0–100 scores, divisor n − 1.
  ///   - cases: Number of cases, n.
  /// - Returns: nil where nothing varies.
  public init?(standardError: Double, standardDeviation: Double, cases: Double) {
    factor = standardError * standardError * cases / (standardDeviation * standardDeviation)
    effectiveSampleSize = cases / factor
    guard factor.isFinite, effectiveSampleSize.isFinite else { return nil }
  }
}

extension Bootstrap {
  /// The design effect of the index of a construct; nil where the sample has no design, or nothing varies.
  ///
  /// - Throws: `IndexError`, `InferenceError`.
  public func designEffect(ofIndex construct: String) throws -> DesignEffect? {
    guard design != nil else { return nil }
    let index = try fit.constructIndex(of: construct)
    guard let error = try summary(of: .index(construct)).standardError else { return nil }
    return DesignEffect(
      standardError: error, standardDeviation: index.standardDeviation, cases: Double(fit.sample.used))
  }
}
