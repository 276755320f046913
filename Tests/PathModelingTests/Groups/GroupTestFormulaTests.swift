import Satisfaction
import Testing
import _TestSupport

/// The tests of two groups as pure functions of numbers.
struct GroupTestFormulaTests {
  private let a = GroupError(standardError: 0.3, cases: 10)
  private let b = GroupError(standardError: 0.4, cases: 21)

  /// SE² are 0.09 and 0.16: t = d/0.5, df = 0.0625/(0.0081/9 + 0.0256/20).
  @Test func welchByHand() throws {
    let test = try #require(GroupTTest.welch(1, a, b, rule: .satterthwaite))
    expectClose(test.t, 2, "t", tolerance: 1e-14)
    expectClose(test.degreesOfFreedom, 0.0625 / (0.0009 + 0.00128), "df", tolerance: 1e-14)
    expectClose(test.p, 2 * StudentT.cumulative(-2, degreesOfFreedom: test.degreesOfFreedom), "p", tolerance: 1e-14)
  }

  @Test func sarstedtByHand() throws {
    let test = try #require(GroupTTest.welch(1, a, b, rule: .sarstedt2011))
    let (first, second) = (0.9 * 0.09, 20.0 / 21 * 0.16)
    expectClose(test.t, 1 / (first + second).squareRoot(), "t", tolerance: 1e-14)
    let parts = 9 * 0.0081 / 100 + 20 * 0.0256 / 441
    expectClose(test.degreesOfFreedom, ((first + second) * (first + second) / parts - 2).rounded(), "df")
  }

  @Test func pooledByHand() throws {
    let test = try #require(GroupTTest.pooled(1, a, b))
    let spread = (81 * 0.09 + 400 * 0.16) / 29
    expectClose(test.t, 1 / (spread * (0.1 + 1 / 21.0)).squareRoot(), "t", tolerance: 1e-14)
    #expect(test.degreesOfFreedom == 29)
  }

  /// Loadings of single items do not vary at all.
  @Test func noErrorNoTest() {
    let none = GroupError(standardError: 0, cases: 30)
    #expect(GroupTTest.welch(0, none, none, rule: .satterthwaite) == nil)
    #expect(GroupTTest.welch(0.2, none, none, rule: .sarstedt2011) == nil)
    #expect(GroupTTest.pooled(0, none, none) == nil)
  }

  @Test func permutationCountsTies() {
    #expect(PermutationTest(difference: 0.5, permuted: [0.1, -0.5, 0.7, 0.5 - 1e-12])?.p == 0.8)
    #expect(PermutationTest(difference: -0.5, permuted: [0.1, 0.2, .nan])?.p == 1.0 / 3)
    #expect(PermutationTest(difference: 0, permuted: [1e-13, 0])?.p == 1)
    #expect(PermutationTest(difference: 1, permuted: []) == nil)
    #expect(PermutationTest(difference: .nan, permuted: [1]) == nil)
  }

  /// All pairs, ties half.
  @Test(arguments: 1...60)
  func multigroupEqualsAllPairs(seed: Int) throws {
    var stream = RandomStream(seed: UInt64(seed))
    func values(_ count: Int) -> [Double] { (0..<count).map { _ in (stream.normal() * 4).rounded() / 4 } }
    let (first, second) = (values(1 + seed % 17), values(1 + seed % 11))
    let test = try #require(MultigroupTest(first: (0.25, first), second: (0.5, second)))
    func centred(_ values: [Double], _ estimate: Double) -> [Double] {
      let mean = values.reduce(0, +) / Double(values.count)
      return values.map { $0 + (estimate - mean) }
    }
    var sum = 0.0
    for x in centred(first, 0.25) {
      for y in centred(second, 0.5) { sum += x < y ? 1 : x == y ? 0.5 : 0 }
    }
    let probability = sum / Double(first.count * second.count)
    #expect(test.probability == probability, "got \(test.probability), expected \(probability)")
    #expect(test.p == 2 * min(probability, 1 - probability))
  }

  @Test func multigroupLeavesOutWhatIsNoNumber() {
    #expect(MultigroupTest(first: (1, [.nan]), second: (1, [2])) == nil)
    #expect(MultigroupTest(first: (1, [1, .nan]), second: (0, [5]))?.probability == 0)
  }
}
