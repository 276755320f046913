internal import SatisfactionNumerics

/// Whether a wave lies outside what noise gives, from the series' own earlier waves.
public struct ControlLimits: Sendable, Equatable {
  /// What a wave says against the earlier ones.
  public enum Signal: String, Sendable, Codable {
    /// Above the upper limit.
    case above
    /// Below the lower limit.
    case below
    /// The last of seven waves on one side of the mean of the four or more waves before them.
    case run
  }

  /// Mean of the earlier waves.
  public let mean: Double
  /// mean − z·√(V + V of the mean + τ̂²); under a design t for z.
  public let lower: Double
  /// mean + z·√(V + V of the mean + τ̂²).
  public let upper: Double
  /// What is unusual about the wave, nil if nothing is.
  public let signal: Signal?

  /// Earlier waves that limits need.
  public static let fewestEarlierWaves = 4
  /// Waves on one side that make a run.
  public static let runLength = 7

  /// Limits for the last of some waves; nil without ``fewestEarlierWaves`` before it.
  ///
  /// Mean and τ̂² are those of Paule and Mandel over the earlier waves.
  ///
  /// - Parameters:
  ///   - series: Index and error variance of the shown waves, earliest first, the wave in question last.
  ///   - z: The quantile of the level, of the normal distribution or of t.
  public init?(_ series: [(index: Double, variance: Double)], z: Double) {
    guard let now = series.last, series.count > Self.fewestEarlierWaves else { return nil }
    let earlier = RandomEffects(series.dropLast())
    let spread = z * (now.variance + 1 / earlier.precision + earlier.variance).squareRoot()
    (mean, lower, upper) = (earlier.mean, earlier.mean - spread, earlier.mean + spread)
    if now.index > upper {
      signal = .above
    } else if now.index < lower {
      signal = .below
    } else {
      signal = Self.endsInRun(series) ? .run : nil
    }
  }

  /// Whether the last ``runLength`` waves lie on one side of the mean of those before them.
  ///
  /// A mean of fewer than ``fewestEarlierWaves`` waves is an extreme too often: of eight waves of a series that stands still
  /// the first is the highest or the lowest in a quarter of all cases.
  private static func endsInRun(_ series: [(index: Double, variance: Double)]) -> Bool {
    guard series.count >= runLength + fewestEarlierWaves else { return false }
    let mean = RandomEffects(series.dropLast(runLength)).mean
    let last = series.suffix(runLength)
    return last.allSatisfy { $0.index > mean } || last.allSatisfy { $0.index < mean }
  }
}

extension RandomEffects {
  fileprivate init(_ series: ArraySlice<(index: Double, variance: Double)>) {
    self.init(pauleMandel: series.map(\.index), variances: series.map(\.variance))
  }
}
