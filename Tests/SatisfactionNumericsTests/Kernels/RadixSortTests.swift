import SatisfactionNumerics
import Testing

struct RadixSortTests {
  @Test(arguments: [0, 1, 2, 511, 512, 513, 5_000])
  func equalsComparisons(count: Int) {
    var stream = RandomStream(seed: 5, stream: UInt64(count))
    let values = (0..<count).map { _ in stream.normal() }
    #expect(RadixSort.ascending(values) == values.sorted())
  }

  @Test func everyKindOfNumber() {
    var stream = RandomStream(seed: 6)
    let extremes: [Double] = [
      0, -1, 1, .infinity, -.infinity, .greatestFiniteMagnitude, .leastNonzeroMagnitude, -.leastNonzeroMagnitude,
    ]
    let values =
      extremes
      + (0..<2_000).map { k in
        stream.normal() * (k % 3 == 0 ? 1e300 : k % 3 == 1 ? 1e-300 : 1)
      }
    #expect(RadixSort.ascending(values) == values.sorted())
  }

  @Test func equalNumbers() {
    #expect(RadixSort.ascending(Array(repeating: 2.5, count: 700)) == Array(repeating: 2.5, count: 700))
    let steps = (0..<900).map { Double($0 % 3) - 1 }
    #expect(RadixSort.ascending(steps) == steps.sorted())
  }
}
