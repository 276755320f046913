extension RandomStream {
  /// The stream from which the units of one stratum are drawn in one replicate: whoever weighs the same stratum draws the
  /// same units, whatever else it weighs.
  package init(seed: UInt64, stratum: Int, replicate: Int) {
    var hash = SplitMix64(state: seed &+ UInt64(stratum) &* SplitMix64.step)
    self.init(seed: hash.next(), stream: UInt64(replicate))
  }
}
