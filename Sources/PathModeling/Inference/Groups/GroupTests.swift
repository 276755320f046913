internal import SatisfactionNumerics

/// A t test of a difference of two groups.
public struct GroupTTest: Sendable, Equatable, Codable {
  /// Difference over its standard error.
  public let t: Double
  /// Degrees of freedom, not necessarily whole.
  public let degreesOfFreedom: Double
  /// P(|T| > |t|).
  public let p: Double
  /// p adjusted for all pairs of groups.
  public internal(set) var pAdjusted: Double?

  /// - Returns: nil where the standard error is 0 or a number is not finite.
  package init?(difference: Double, standardError: Double, degreesOfFreedom: Double) {
    let t = difference / standardError
    guard standardError > 0, t.isFinite, degreesOfFreedom > 0 else { return nil }
    self.t = t
    self.degreesOfFreedom = degreesOfFreedom
    p = StudentT.twoSidedP(t, degreesOfFreedom: degreesOfFreedom)
  }
}

/// One group's part in a test: the standard error of an estimate, and the cases behind it.
package struct GroupError: Sendable, Equatable {
  /// Standard deviation of the bootstrap values, divisor J − 1.
  package let standardError: Double
  /// Number of cases.
  package let cases: Double

  package init(standardError: Double, cases: Double) {
    self.standardError = standardError
    self.cases = cases
  }

  var variance: Double { standardError * standardError }
}

extension GroupTTest {
  /// Which degrees of freedom the test of unequal variances has.
  public enum Welch: String, Sendable, Codable, CaseIterable {
    /// Those of Welch and Satterthwaite.
    case satterthwaite
    /// Those of Sarstedt, Henseler & Ringle (2011), rounded; with variances shrunk by (n − 1)/n.
    case sarstedt2011
  }

  /// The test for unequal variances.
  ///
  /// - Source: Welch (1947), Biometrika 34, doi:10.1093/biomet/34.1-2.28; Sarstedt, Henseler & Ringle (2011), Advances in
  ///   International Marketing 22, 195–218, doi:10.1108/S1474-7979(2011)0000022012.
  package static func welch(_ difference: Double, _ a: GroupError, _ b: GroupError, rule: Welch) -> GroupTTest? {
    switch rule {
    case .satterthwaite:
      let sum = a.variance + b.variance
      let parts = a.variance * a.variance / (a.cases - 1) + b.variance * b.variance / (b.cases - 1)
      return GroupTTest(
        difference: difference, standardError: sum.squareRoot(), degreesOfFreedom: sum * sum / parts)
    case .sarstedt2011:
      func shrunk(_ group: GroupError) -> Double { (group.cases - 1) / group.cases * group.variance }
      func part(_ group: GroupError) -> Double {
        (group.cases - 1) * group.variance * group.variance / (group.cases * group.cases)
      }
      let sum = shrunk(a) + shrunk(b)
      return GroupTTest(
        difference: difference, standardError: sum.squareRoot(),
        degreesOfFreedom: (sum * sum / (part(a) + part(b)) - 2).rounded())
    }
  }

  /// The test for equal variances.
  ///
  /// - Source: Keil, Tan, Wei, Saarinen, Tuunainen & Wassenaar (2000), MIS Quarterly 24, 299–325, doi:10.2307/3250940.
  package static func pooled(_ difference: Double, _ a: GroupError, _ b: GroupError) -> GroupTTest? {
    let degrees = a.cases + b.cases - 2
    func part(_ group: GroupError) -> Double { (group.cases - 1) * (group.cases - 1) * group.variance }
    let spread = (part(a) + part(b)) / degrees
    return GroupTTest(
      difference: difference, standardError: (spread * (1 / a.cases + 1 / b.cases)).squareRoot(),
      degreesOfFreedom: degrees)
  }
}

/// A permutation test of a difference.
public struct PermutationTest: Sendable, Equatable, Codable {
  /// (1 + #{|d*| ≥ |d|})/(P + 1).
  public let p: Double
  /// p adjusted for all pairs of groups.
  public internal(set) var pAdjusted: Double?

  init(p: Double) { self.p = p }

  /// The test of a difference against those of cases dealt anew.
  ///
  /// |d*| ≥ |d|(1 − 1e-10) − 1e-12 counts as a tie: permutations that give the same split, and loadings of single items,
  /// differ by rounding alone.
  ///
  /// - Parameter permuted: Differences of the permutations; what is not a number is left out.
  /// - Source: Chin & Dibbern (2010), doi:10.1007/978-3-540-32827-8_8; Phipson & Smyth (2010), Statistical Applications
  ///   in Genetics and Molecular Biology 9(1), 39, doi:10.2202/1544-6115.1585.
  package init?(difference: Double, permuted: [Double]) {
    guard difference.isFinite else { return nil }
    let bound = difference.magnitude * (1 - 1e-10) - 1e-12
    var (count, extreme) = (0, 0)
    for value in permuted where value.isFinite {
      count += 1
      extreme += value.magnitude >= bound ? 1 : 0
    }
    guard count > 0 else { return nil }
    self.init(p: Double(1 + extreme) / Double(count + 1))
  }
}

/// The multigroup analysis of PLS: how often a bootstrap value of the second group exceeds one of the first.
public struct MultigroupTest: Sendable, Equatable, Codable {
  /// The share of all J₁·J₂ pairs of values in which the second group's is larger, ties half: small where the first
  /// group's estimate is larger.
  public let probability: Double
  /// 2·min(P, 1 − P).
  public let p: Double
  /// p adjusted for all pairs of groups.
  public internal(set) var pAdjusted: Double?

  /// The test of two groups' bootstrap values, centred on their estimates: θ̃ = θ* − mean(θ*) + θ̂.
  ///
  /// - Parameters:
  ///   - first: Estimate and bootstrap values of the first group; values that are not numbers are left out.
  ///   - second: The same of the second group.
  /// - Complexity: O(J).
  /// - Source: Henseler, Ringle & Sinkovics (2009), Advances in International Marketing 20, 277–319,
  ///   doi:10.1108/S1474-7979(2009)0000020014; Sarstedt, Henseler & Ringle (2011), ibid. 22, 195–218.
  package init?(first: (estimate: Double, values: [Double]), second: (estimate: Double, values: [Double])) {
    guard let a = Self.centred(first), let b = Self.centred(second) else { return nil }
    let probability = Self.shareBelow(a, b)
    self.probability = probability
    p = 2 * min(probability, 1 - probability)
  }

  private static func centred(_ group: (estimate: Double, values: [Double])) -> [Double]? {
    let values = group.values.allSatisfy(\.isFinite) ? group.values : group.values.filter(\.isFinite)
    guard !values.isEmpty, group.estimate.isFinite else { return nil }
    let shift = group.estimate - values.reduce(0, +) / Double(values.count)
    return RadixSort.ascending(values.map { $0 + shift })
  }

  /// [#{a < b} + ½#{a = b}]/(J₁·J₂) of two sorted samples.
  package static func shareBelow(_ a: [Double], _ b: [Double]) -> Double {
    var (doubled, low, high) = (0, a.startIndex, a.startIndex)
    for value in b {
      while low < a.endIndex, a[low] < value { low += 1 }
      while high < a.endIndex, a[high] <= value { high += 1 }
      doubled += low + high
    }
    return Double(doubled) / (2 * Double(a.count) * Double(b.count))
  }
}
