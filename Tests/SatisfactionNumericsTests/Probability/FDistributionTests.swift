import SatisfactionNumerics
import Testing

struct FDistributionTests {
  /// Two numerator degrees give (1 + 2f/ν)^(−ν/2), one gives the square of t.
  @Test func tail() {
    let closed = FDistribution.upperTail(3, numerator: 2, denominator: 10)
    #expect(abs(closed - 0.09536743164062503) < 1e-13, "1.6⁻⁵ = 0.0953674…: got \(closed)")
    let squared = FDistribution.upperTail(6.25, numerator: 1, denominator: 17)
    #expect(abs(squared - StudentT.twoSidedP(2.5, degreesOfFreedom: 17)) < 1e-14)
    #expect(FDistribution.upperTail(0, numerator: 3, denominator: 9) == 1)
  }

  /// By mpmath 1.3 with 40 digits.
  @Test func equalsFortyDigits() {
    let got = FDistribution.upperTail(1.1884990380377811, numerator: 7, denominator: 592)
    #expect(abs(got / 0.30718622784867892086 - 1) < 1e-12, "got \(got)")
  }
}
