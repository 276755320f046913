/// A reproducible stream of random numbers: xoshiro256★★, seeded by a hash of a seed and a stream number.
///
/// Every replicate of a resampling scheme owns the stream of its number, so that results depend neither on the number
/// of threads nor on the order of the replicates.
///
/// - Source: Blackman & Vigna (2021), ACM TOMS 47(4), doi:10.1145/3460772; seeding by SplitMix64, Steele, Lea & Flood
///   (2014), doi:10.1145/2660193.2660195.
public struct RandomStream: RandomNumberGenerator, Sendable {
  @usableFromInline
  var state: (UInt64, UInt64, UInt64, UInt64)

  /// Stream number `stream` of seed `seed`.
  public init(seed: UInt64, stream: UInt64 = 0) {
    var mixer = SplitMix64(state: seed)
    let hashed = mixer.next() ^ (stream &* SplitMix64.step)
    var second = SplitMix64(state: hashed)
    _ = second.next()
    state = (second.next(), second.next(), second.next(), second.next())
    // The all-zero state is the one from which xoshiro never leaves.
    if state == (0, 0, 0, 0) { state.0 = 1 }
  }

  /// A stream that goes on from a state.
  init(state: (UInt64, UInt64, UInt64, UInt64)) {
    self.state = state
  }

  /// The next 64 random bits.
  @inlinable
  public mutating func next() -> UInt64 {
    let product = state.1 &* 5
    let result = ((product << 7) | (product >> 57)) &* 9
    let shifted = state.1 << 17
    state.2 ^= state.0
    state.3 ^= state.1
    state.1 ^= state.2
    state.0 ^= state.3
    state.2 ^= shifted
    state.3 = (state.3 << 45) | (state.3 >> 19)
    return result
  }

  /// A number in 0 ..< `bound`, by multiplication of the upper 32 bits.
  ///
  /// The chance of any value differs from 1/bound by less than 2⁻³²: for a resample of n cases, far below what any
  /// number of replicates can show.
  ///
  /// - Precondition: 0 < `bound` ≤ 2³².
  @inlinable
  package mutating func index(below bound: UInt32) -> Int {
    Int(((next() >> 32) &* UInt64(bound)) >> 32)
  }

  /// The numbers 0 ..< `count` in random order.
  ///
  /// - Source: Fisher and Yates, in the form of Durstenfeld (1964), CACM 7(7), 420, doi:10.1145/364520.364540.
  package mutating func permutation(of count: Int) -> [Int] {
    var order = Array(0..<count)
    for i in stride(from: count - 1, to: 0, by: -1) { order.swapAt(i, index(below: UInt32(i + 1))) }
    return order
  }

  /// A number in 0 ..< 1 with 53 random bits.
  @inlinable
  public mutating func uniform() -> Double {
    Double(next() >> 11) * 0x1p-53
  }

  /// A number in 0 < x ≤ 1, whose logarithm is finite.
  @inlinable
  package mutating func positiveUniform() -> Double {
    Double((next() >> 11) + 1) * 0x1p-53
  }

  /// A draw from the exponential distribution with mean 1.
  package mutating func exponential() -> Double { -Scalar.log(positiveUniform()) }

  /// A draw from the standard normal distribution, by inversion.
  public mutating func normal() -> Double {
    // The middle of one of 2⁵³ equal intervals: never 0 or 1.
    Normal.quantile((Double(next() >> 11) + 0.5) * 0x1p-53)
  }
}

/// The generator that spreads a seed over a state.
package struct SplitMix64 {
  /// What a step adds to the state.
  package static let step: UInt64 = 0x9E37_79B9_7F4A_7C15

  var state: UInt64

  package init(state: UInt64) {
    self.state = state
  }

  package mutating func next() -> UInt64 {
    state &+= Self.step
    return Self.mixed(state)
  }

  /// A hash of 64 bits.
  static func mixed(_ bits: UInt64) -> UInt64 {
    var z = bits
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

extension SplitMix64 {
  /// A seed of its own for part `number` of a work with one seed: streams of different parts have nothing in common.
  package static func derived(from seed: UInt64, number: UInt64) -> UInt64 {
    mixed(mixed(seed &+ step) ^ mixed((number &+ 1) &* step))
  }
}
