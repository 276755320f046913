/// How a latent answer, a standard normal variable, becomes a number in the survey.
///
/// Items that the model declares as reversed are written as min + max − x, so that a fit with the same model turns
/// them back.
public enum AnswerStyle: Sendable, Equatable, Codable {
  /// mean + sd · latent answer, without rounding.
  ///
  /// It has no bounds, so a scale that is declared must hold eight standard deviations on either side of the mean:
  /// then one answer in 10¹⁵ falls outside it.
  case normal(mean: Double = 0, standardDeviation: Double = 1)

  /// Whole numbers of the declared scale, cut from the latent answer at ``ordinalThresholds(categories:skew:spread:)``.
  ///
  /// - Parameters:
  ///   - skew: Where most answers lie: 0 in the middle of the scale; negative ones near its upper end, with a long tail
  ///     downwards. Satisfaction surveys resemble −0.6.
  ///   - spread: How far answers differ: 0.6 gives the standard deviation of 2 points on 1…10 that such surveys show;
  ///     1 (at skew 0) uses all categories alike; larger ones the ends most.
  case ordinal(skew: Double = 0, spread: Double = 0.6)

  /// What is wrong with the numbers of the style.
  var problems: [SimulationError] {
    switch self {
    case .normal(let mean, let deviation):
      [
        SimulationError.option("mean", mean, mean.isFinite, "a finite number"),
        .option("standard deviation", deviation, deviation > 0 && deviation.isFinite, "a positive number"),
      ].compactMap { $0 }
    case .ordinal(let skew, let spread):
      [
        SimulationError.option("skew", skew, skew.magnitude <= 3, "in −3…3"),
        .option("spread", spread, spread >= 0.1 && spread <= 10, "in 0.1…10"),
      ].compactMap { $0 }
    }
  }
}
