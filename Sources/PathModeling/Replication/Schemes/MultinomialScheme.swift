/// Multinomial counts: as many draws with replacement as there are units.
///
/// - Source: Efron (1979), Annals of Statistics 7(1), doi:10.1214/aos/1176344552.
struct MultinomialScheme: CountingScheme {
  let units: Int
  let replicateCount: Int

  var bounds: WeightBounds { .whole(largest: Double(UInt8.max), largestSum: Double(units)) }
  var variance: VarianceRule { .replicates }
  var canBeRedrawn: Bool { true }

  func fill(
    _ counts: UnsafeMutableBufferPointer<UInt8>, solve: Int, units range: Range<Int>, from stream: inout WeightStream
  ) {
    unsafe counts.update(repeating: 0)
    let bound = UInt64(units)
    stream.withNumbers { numbers in
      for _ in 0..<(units / 2) {
        // Two draws of 32 bits from one of 64.
        let bits = numbers.next()
        unsafe counts[Int(((bits >> 32) &* bound) >> 32)] += 1
        unsafe counts[Int(((bits & 0xFFFF_FFFF) &* bound) >> 32)] += 1
      }
      if units % 2 == 1 { unsafe counts[numbers.index(below: UInt32(units))] += 1 }
    }
  }
}
