import SatisfactionNumerics
import Testing

struct PValueAdjustmentTests {
  /// By hand: 0.01·4, 0.02·3, max(0.06, 0.03·2), max(0.06, 0.5·1).
  @Test
  func holmStepsDown() {
    let adjusted = PValueAdjustment.holm.adjusted([0.03, nil, 0.01, 0.5, 0.02])
    expectNumbers(adjusted, [0.06, nil, 0.04, 0.5, 0.06])
  }

  /// 2·0.0125 is less than 3·0.01, below which no p behind it may fall.
  @Test
  func holmDoesNotFall() {
    expectNumbers(PValueAdjustment.holm.adjusted([0.0125, 0.5, 0.01]), [0.03, 0.5, 0.03])
  }

  /// By hand: 0.5·4/4, min(0.5, 0.03·4/3), min(0.04, 0.02·4/2), min(0.04, 0.01·4).
  @Test
  func benjaminiHochbergStepsUp() {
    let adjusted = PValueAdjustment.bh.adjusted([0.03, nil, 0.01, 0.5, 0.02])
    expectNumbers(adjusted, [0.04, nil, 0.04, 0.5, 0.04])
  }

  @Test(arguments: PValueAdjustment.allCases)
  func anAdjustedValueIsNeitherSmallerNorAboveOne(_ adjustment: PValueAdjustment) {
    var stream = RandomStream(seed: 4)
    let values = (0..<200).map { _ in Optional(stream.uniform()) }
    for (p, adjusted) in zip(values, adjustment.adjusted(values)) {
      #expect((adjusted ?? -1) >= (p ?? 2) && (adjusted ?? 2) <= 1)
    }
    #expect(adjustment.adjusted([]).isEmpty)
    #expect(adjustment.adjusted([nil, 0.2]) == [nil, 0.2])
  }

  private func expectNumbers(_ got: [Double?], _ expected: [Double?]) {
    for (a, b) in zip(got, expected) {
      #expect(abs((a ?? -1) - (b ?? -1)) < 1e-15, "got \(got), expected \(expected)")
    }
  }
}

struct RandomEffectsTests {
  /// With equal variances τ̂² = s² − V.
  @Test
  func equalVariancesHaveAClosedForm() {
    let effects = RandomEffects(pauleMandel: [1, 3, 8], variances: [2, 2, 2])
    #expect(abs(effects.variance - (13 - 2)) < 1e-11 && abs(effects.mean - 4) < 1e-13)
    #expect(abs(effects.shrinkage(variance: 2) - 11.0 / 13) < 1e-12)
  }

  /// Without errors all differences are true ones; a single estimate differs from nothing.
  @Test(arguments: [[0.0, 100, 0, 100], [70, 70, 70], [18.333333333333332], [1e-9, 1e9]])
  func withoutErrorsAllDifferencesAreTrue(estimates: [Double]) {
    let effects = RandomEffects(pauleMandel: estimates, variances: estimates.map { _ in 0 })
    let count = Double(estimates.count)
    let mean = estimates.reduce(0, +) / count
    let spread = estimates.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / max(1, count - 1)
    #expect(abs(effects.variance - spread) <= 1e-9 * spread && abs(effects.mean - mean) <= 1e-9 * mean)
    #expect(effects.precision.isFinite)
    if count == 1 { #expect(RandomEffects(pauleMandel: estimates, variances: [1e-3]).variance == 0) }
  }

  /// The defining equation, and the mean from it.
  @Test
  func theRootSolvesTheEquation() {
    let (estimates, variances) = ([61.0, 65, 70, 58, 66], [1.0, 4, 2.5, 9, 0.5])
    let effects = RandomEffects(pauleMandel: estimates, variances: variances)
    let weights = variances.map { 1 / ($0 + effects.variance) }
    let mean = zip(weights, estimates).reduce(0) { $0 + $1.0 * $1.1 } / weights.reduce(0, +)
    let left = zip(weights, estimates).reduce(0) { $0 + $1.0 * ($1.1 - mean) * ($1.1 - mean) }
    #expect(effects.variance > 0 && abs(left - 4) < 1e-11, "left side \(left)")
    #expect(abs(effects.mean - mean) < 1e-12)
  }

  @Test
  func differencesWithinTheErrorsLeaveNothing() {
    let effects = RandomEffects(pauleMandel: [5, 5.1, 4.9], variances: [1, 1, 4])
    #expect(effects.variance == 0 && effects.shrinkage(variance: 1) == 0)
    #expect(abs(effects.mean - (5 + 5.1 + 4.9 / 4) / 2.25) < 1e-14)
    #expect(RandomEffects(pauleMandel: [7], variances: [1]).mean == 7)
  }

  /// A group without any spread: its precision has no bound, and still every number is finite.
  @Test
  func aVarianceOfZeroIsFinite() {
    let effects = RandomEffects(pauleMandel: [66, 60, 62], variances: [0, 3, 4])
    #expect(effects.variance > 0 && effects.mean.isFinite && effects.shrinkage(variance: 0) == 1)
  }
}
