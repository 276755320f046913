internal import SatisfactionNumerics

extension SamplingDesign {
  /// The same design with units dealt into buckets within every stratum: what is drawn where there are too many units.
  ///
  /// A stratum gets its share of the buckets, at least two; the sizes of its buckets differ by at most one unit.
  ///
  /// - Source: Wolter (2007), Introduction to Variance Estimation, ch. 2, doi:10.1007/978-0-387-35099-8.
  package func bucketed(_ buckets: Int, seed: UInt64) -> SamplingDesign {
    var (numbers, strata, start) = ([Int32](repeating: 0, count: unitCount), [Stratum](), 0)
    for (number, stratum) in self.strata.enumerated() {
      let share = (Double(buckets) * Double(stratum.units.count) / Double(unitCount)).rounded()
      let count = min(stratum.units.count, max(2, Int(share)))
      var stream = RandomStream(seed: seed, stratum: number, replicate: 0)
      for (place, unit) in stream.permutation(of: stratum.units.count).enumerated() {
        numbers[stratum.units.lowerBound + unit] = Int32(start + place % count)
      }
      strata.append(Stratum(name: stratum.name, units: start..<(start + count), fraction: stratum.fraction))
      start += count
    }
    return SamplingDesign(self, strata: strata, units: units.map { numbers[Int($0)] })
  }
}
