internal import SatisfactionNumerics

/// Whether a model loses less than a benchmark on answers it has not seen: the cross-validated predictive ability test.
///
/// The loss of a case is the mean squared error over the indicators of a construct, averaged over repetitions; the test
/// is a paired t test of the losses. A negative difference says that the model predicts better.
///
/// - Source: Liengaard, Sharma, Hult, Jensen, Sarstedt, Hair & Ringle (2021), Decision Sciences 52, 362–392,
///   doi:10.1111/deci.12445; Sharma, Liengaard, Hair, Sarstedt & Ringle (2023), European J. Marketing 57, 1662–1677.
public struct PredictionTest: Sendable, Equatable, Codable {
  /// Mean loss of the model, in squared points of the indicators.
  public let lossPLS: Double
  /// Mean loss of the benchmark.
  public let lossBenchmark: Double
  /// Mean of the cases' differences, model less benchmark.
  public let difference: Double
  /// Standard error of the difference, linearised where cases have weights or come in clusters or strata; by replicate
  /// weights where there are any.
  public let standardError: Double
  /// Difference over standard error; nil where that is 0.
  public let t: Double?
  /// Cases less one; clusters less strata; those of replicate weights.
  public let degreesOfFreedom: Double
  /// P(|T| > |t|).
  public let p: Double?
  /// P(T < t): small where the model loses less.
  public let pOneSided: Double?
}

extension PredictionTest {
  /// The test of the losses of the same cases.
  ///
  /// - Parameters:
  ///   - losses: Losses of the model and of the benchmark, a case each; a case without one has NaN and is left out.
  ///   - weights: Weight of every case; nil where each counts once.
  ///   - sampling: How the cases were drawn.
  /// - Returns: nil for fewer than two cases or clusters.
  init?(_ losses: [(model: Double, benchmark: Double)], weights: [Double]?, sampling: LossSampling) {
    let kept = losses.indices.filter { losses[$0].model.isFinite && losses[$0].benchmark.isFinite }
    func mean(_ value: (Int) -> Double) -> (mean: Double, standardError: Double, degreesOfFreedom: Double)? {
      sampling.mean(kept.map(value), kept: kept, weights: weights)
    }
    guard let difference = mean({ losses[$0].model - losses[$0].benchmark }), let model = mean({ losses[$0].model }),
      let benchmark = mean({ losses[$0].benchmark })
    else { return nil }
    lossPLS = model.mean
    lossBenchmark = benchmark.mean
    self.difference = difference.mean
    standardError = difference.standardError
    degreesOfFreedom = difference.degreesOfFreedom
    let (degrees, error) = (difference.degreesOfFreedom, difference.standardError)
    t = error > 0 ? difference.mean / error : nil
    p = t.map { StudentT.twoSidedP($0, degreesOfFreedom: degrees) }
    pOneSided = t.map { StudentT.cumulative($0, degreesOfFreedom: degrees) }
  }
}
