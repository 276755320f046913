internal import SurveyData

/// The jackknife of a stratified sample of units: one replicate a unit, without it, in which the other units of its
/// stratum stand for it with n/(n − 1).
///
/// A stratum with one unit, or with all units of its population, gives no replicate: it has no variance.
///
/// - Source: Rust & Rao (1996), Statistical Methods in Medical Research 5, 283–310, doi:10.1177/096228029600500305;
///   Wolter (2007), Introduction to Variance Estimation, ch. 4, doi:10.1007/978-0-387-35099-8.
struct UnitJackknifeScheme: WeightScheme {
  private let units: DesignUnits
  /// The unit that each replicate leaves out, and its stratum.
  private let left: [(unit: Int, stratum: Int)]
  let variance: VarianceRule

  init(_ units: DesignUnits) {
    self.units = units
    let strata = units.strata
    left = strata.indices.filter { strata[$0].units.count > 1 && strata[$0].fraction < 1 }.flatMap { h in
      strata[h].units.map { (unit: $0, stratum: h) }
    }
    let scales = left.map { one in
      let n = Double(strata[one.stratum].units.count)
      return (1 - strata[one.stratum].fraction) * (n - 1) / n
    }
    // JK1 of one stratum, JKn of several.
    variance =
      strata.count == 1
      ? .scaled(scale: scales.first ?? 0, rscales: nil, about: .replicates)
      : .scaled(scale: 1, rscales: scales, about: .replicates)
  }

  /// Σa·x/Σa·y over units in every replicate; see ``UnitReplicates/ratios(of:_:over:)``.
  ///
  /// A replicate moves the sums of one stratum only.
  func ratios(of units: [Int32], _ numerators: [Double], over denominators: [Double]) -> [Double] {
    let strata = self.units.strata
    let count = strata.last?.units.upperBound ?? 0
    var (x, y) = ([Double](repeating: 0, count: count), [Double](repeating: 0, count: count))
    for (place, unit) in units.enumerated() { (x[Int(unit)], y[Int(unit)]) = (numerators[place], denominators[place]) }
    let sums = strata.map { (x: x[$0.units].reduce(0, +), y: y[$0.units].reduce(0, +)) }
    let all = sums.reduce((x: 0.0, y: 0.0)) { ($0.x + $1.x, $0.y + $1.y) }
    return left.map { unit, stratum in
      let (n, own) = (Double(strata[stratum].units.count), sums[stratum])
      let factor = n / (n - 1)
      return (all.x - own.x + factor * (own.x - x[unit])) / (all.y - own.y + factor * (own.y - y[unit]))
    }
  }

  var replicateCount: Int { left.count }
  var bounds: WeightBounds { .any }
  var keepsSampleSize: Bool { true }
  var isDrawn: Bool { false }

  func fill(
    _ weights: UnsafeMutableBufferPointer<Double>, solve: Int, units range: Range<Int>, from stream: inout WeightStream
  ) {
    unsafe units.fill(weights) { factors in
      unsafe factors.update(repeating: 1)
      let (unit, stratum) = left[solve]
      let n = Double(units.strata[stratum].units.count)
      for other in units.strata[stratum].units { unsafe factors[other] = n / (n - 1) }
      unsafe factors[unit] = 0
    }
  }
}
