/// Draws from the Poisson distribution with mean 1, by inversion of 32 random bits.
///
/// The upper eight bits decide 95 of 100 draws by a table; the others compare all bits. A probability differs from the
/// exact one by less than 2⁻³².
package struct PoissonCounts: Sendable {
  /// No draw is larger: P(X > 12) is below 2⁻³².
  package static let largest = 12

  /// P(X ≤ k)·2³², for k = 0, 1, …
  private let thresholds: [UInt32]
  /// The draw that the upper eight bits decide, or ``undecided``.
  private let table: [UInt8]
  private static let undecided: UInt8 = 255

  package init() {
    var (probability, cumulative) = (Scalar.exp(-1), 0.0)
    var thresholds: [UInt32] = []
    for k in 0..<Self.largest {
      cumulative += probability
      probability /= Double(k + 1)
      thresholds.append(UInt32(min(cumulative * 0x1p32, 0x1p32 - 1)))
    }
    func count(_ bits: UInt32) -> UInt8 { UInt8(thresholds.count { bits >= $0 }) }
    self.thresholds = thresholds
    table = (0..<256).map { upper in
      let (low, high) = (count(UInt32(upper) << 24), count(UInt32(upper) << 24 | 0xFF_FFFF))
      return low == high ? low : Self.undecided
    }
  }

  /// Fills `counts` with draws, two from every 64 bits of the stream.
  package func fill<Number: BinaryFloatingPoint>(
    _ counts: UnsafeMutableBufferPointer<Number>, from stream: inout RandomStream
  ) {
    unsafe table.withUnsafeBufferPointer { table in
      var bits: UInt64 = 0
      for i in counts.indices {
        bits = i % 2 == 0 ? stream.next() : bits >> 32
        let word = UInt32(truncatingIfNeeded: bits)
        let count = unsafe table[Int(word >> 24)]
        unsafe counts[i] = Number(count == Self.undecided ? exact(word) : count)
      }
    }
  }

  private func exact(_ bits: UInt32) -> UInt8 { UInt8(thresholds.count { bits >= $0 }) }
}
