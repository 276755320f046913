internal import CSatisfactionKernels

/// A reproducible stream of draws from the Poisson distribution with mean 1: eight streams of random numbers side by
/// side, turned into counts by inversion of 32 random bits.
///
/// A probability differs from the exact one by less than 2⁻³².
package struct PoissonStream: Sendable {
  /// No draw is larger: P(X > 12) is below 2⁻³².
  package static let largest = 12
  /// Counts that are drawn at a time.
  package static let together = 32

  private static let streams = 8
  /// P(X ≤ k)·2³², for k = 0, 1, …
  private static let thresholds: [UInt32] = {
    var (probability, cumulative) = (Scalar.exp(-1), 0.0)
    return (0..<largest).map { k in
      cumulative += probability
      probability /= Double(k + 1)
      return UInt32(min(cumulative * 0x1p32, 0x1p32 - 1))
    }
  }()

  /// Word w of the state of stream l in lane l of vector w.
  private var state = (SIMD8<UInt64>(), SIMD8<UInt64>(), SIMD8<UInt64>(), SIMD8<UInt64>())

  /// Stream number `stream` of seed `seed`: streams 8 · `stream` … 8 · `stream` + 7 of ``RandomStream``.
  package init(seed: UInt64, stream: UInt64) {
    for lane in 0..<Self.streams {
      let one = RandomStream(seed: seed, stream: stream &* UInt64(Self.streams) &+ UInt64(lane)).state
      (state.0[lane], state.1[lane], state.2[lane], state.3[lane]) = one
    }
  }

  /// Fills `counts` with the next draws; all calls but the last fill a multiple of ``together``.
  package mutating func fill(_ counts: UnsafeMutableBufferPointer<UInt8>) {
    guard let base = counts.baseAddress else { return }
    unsafe withUnsafeMutableBytes(of: &state) { raw in
      let words = unsafe raw.assumingMemoryBound(to: UInt64.self)
      unsafe satisfaction_poisson_counts(
        words.baseAddress, Self.thresholds, Self.thresholds.count, base, counts.count)
    }
  }

  /// The same draws by plain loops, from all 32 bits of each.
  package mutating func plainCounts(_ count: Int) -> [UInt8] {
    var counts: [UInt8] = []
    while counts.count < count {
      for lane in 0..<Self.streams {
        var one = RandomStream(state: (state.0[lane], state.1[lane], state.2[lane], state.3[lane]))
        let bits = one.next()
        (state.0[lane], state.1[lane], state.2[lane], state.3[lane]) = one.state
        for place in 0..<4 {
          let upper = UInt32(truncatingIfNeeded: bits >> (16 * place)) << 16
          let lower = UInt32(truncatingIfNeeded: SplitMix64.mixed(one.state.0 &+ UInt64(place)) >> 48)
          counts.append(UInt8(Self.thresholds.count { (upper | lower) >= $0 }))
        }
      }
    }
    return Array(counts.prefix(count))
  }
}
