import SatisfactionNumerics
import Testing

struct RandomStreamTests {
  /// Shares of 0, 1, 2, … in a million draws against e⁻¹/k!, within five standard errors.
  @Test
  func poissonCountsFollowTheirDistribution() {
    let draws = 1_000_000
    var stream = PoissonStream(seed: 3, stream: 0)
    var counts = [UInt8](repeating: 99, count: draws)
    unsafe counts.withUnsafeMutableBufferPointer { unsafe stream.fill($0) }
    var probability = Scalar.exp(-1)
    for k in 0..<7 {
      let share = Double(counts.count { $0 == UInt8(k) }) / Double(draws)
      let error = (probability * (1 - probability) / Double(draws)).squareRoot()
      #expect(abs(share - probability) < 5 * error, "P(\(k)): got \(share), expected \(probability)")
      probability /= Double(k + 1)
    }
    #expect(counts.allSatisfy { $0 <= PoissonStream.largest })
  }

  /// The kernel against plain loops that always use all 32 bits, in stretches.
  @Test
  func poissonCountsAreThoseOfPlainLoops() {
    for number in [0, 1, 77] as [UInt64] {
      var (kernel, plain) = (PoissonStream(seed: 5, stream: number), PoissonStream(seed: 5, stream: number))
      let sizes = [32, 512, 100_000 / 32 * 32, 45]
      let found = sizes.flatMap { size in
        var counts = [UInt8](repeating: 99, count: size)
        unsafe counts.withUnsafeMutableBufferPointer { unsafe kernel.fill($0) }
        return counts
      }
      #expect(found == plain.plainCounts(sizes.reduce(0, +)))
    }
  }

  @Test
  func streamsDiffer() {
    var (a, b, again) = (RandomStream(seed: 1, stream: 0), RandomStream(seed: 1, stream: 1), RandomStream(seed: 1))
    let first = (0..<4).map { _ in a.next() }
    #expect(first != (0..<4).map { _ in b.next() })
    #expect(first == (0..<4).map { _ in again.next() })
  }

  @Test(arguments: [0.001, 0.025, 0.3, 0.5, 0.7, 0.975, 0.999999])
  func normalQuantileInvertsTheDistribution(_ p: Double) {
    #expect(abs(Normal.cumulative(Normal.quantile(p)) - p) < 1e-15)
  }

  @Test
  func normalQuantilesAreTheKnownOnes() {
    #expect(abs(Normal.quantile(0.975) - 1.959963984540054) < 1e-15)
    #expect(Normal.quantile(0) == -.infinity && Normal.quantile(1) == .infinity && Normal.quantile(-1).isNaN)
  }
}
