import SatisfactionNumerics
import Testing

struct ShareIntervalsTests {
  /// 3 of 10 with z = 2: centre (0.3 + 4/20)/1.4 = 5/14, half 2/1.4·√(0.021 + 0.01) = 0.251526…
  @Test func wilsonByHand() {
    let limits = ShareIntervals.wilson(share: 0.3, size: 10, z: 2)
    let half = 2 / 1.4 * 0.031.squareRoot()
    #expect(abs(limits.lower - (5.0 / 14 - half)) < 1e-15)
    #expect(abs(limits.upper - (5.0 / 14 + half)) < 1e-15)
  }

  /// 81 of 263, 95 %: 0.2553 to 0.3662 (Newcombe 1998, table I, method 3).
  @Test func wilsonAsPublished() {
    let limits = ShareIntervals.wilson(share: 81.0 / 263, size: 263, z: Normal.quantile(0.975))
    #expect(abs(limits.lower - 0.2553) < 5e-5, "got \(limits.lower)")
    #expect(abs(limits.upper - 0.3662) < 5e-5, "got \(limits.upper)")
  }

  /// At p = 0 the limits are 0 and z²/(n + z²), at 1 their mirror.
  @Test func wilsonAtTheEnds() {
    let none = ShareIntervals.wilson(share: 0, size: 20, z: 1.96)
    #expect(none.lower == 0)
    #expect(abs(none.upper - 1.96 * 1.96 / (20 + 1.96 * 1.96)) < 1e-15)
    let all = ShareIntervals.wilson(share: 1, size: 20, z: 1.96)
    #expect(all.upper == 1)
    #expect(abs(all.lower - (1 - none.upper)) < 1e-15)
  }

  /// 6 promoters and 3 detractors of 17: (6.75 − 3.75)/20 and √((0.525 − 0.0225)/20).
  @Test func adjustedWaldByHand() {
    let adjusted = ShareIntervals.adjustedWald(gain: 6.0 / 17, loss: 3.0 / 17, size: 17)
    #expect(abs(adjusted.difference - 0.15) < 1e-15)
    #expect(abs(adjusted.standardError - (0.5025 / 20).squareRoot()) < 1e-15)
  }
}
