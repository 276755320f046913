internal import SatisfactionNumerics
internal import SurveyData

/// The rescaled bootstrap of a stratified sample of units; see ``RaoWuRule``.
///
/// A stratum with one unit weighs 1 in every replicate.
///
/// - Source: Rao & Wu (1988), JASA 83, 231–241, doi:10.1080/01621459.1988.10478591; Rao, Wu & Yue (1992), Survey
///   Methodology 18, 209–217; with a finite population Beaumont & Émond (2022), Stats 5, 339–357,
///   doi:10.3390/stats5020019.
struct RaoWuScheme: StretchedScheme {
  let units: DesignUnits
  let replicateCount: Int

  var bounds: WeightBounds { .any }
  var variance: VarianceRule { .replicates }
  var keepsSampleSize: Bool { true }

  func fill(
    _ weights: UnsafeMutableBufferPointer<Double>, solve: Int, units range: Range<Int>, from stream: inout WeightStream
  ) {
    unsafe units.fill(weights) { factors in
      stream.withNumbers { numbers in
        for stratum in units.strata {
          let (first, rule) = (stratum.units.lowerBound, RaoWuRule(stratum))
          for unit in stratum.units { unsafe factors[unit] = rule.undrawn }
          rule.draw(from: &numbers) { unsafe factors[first + $0] += rule.perDraw }
        }
      }
    }
  }

  /// How often the units are drawn, strata of one rule side by side.
  var stretchedCounts: StretchedCounts {
    let rules = units.strata.map(RaoWuRule.init)
    var weighed = [[Int]](repeating: [], count: units.count)
    for (place, owner) in (units.owners ?? Array(0..<Int32(units.count))).enumerated() {
      weighed[Int(owner)].append(place)
    }
    var order: [Int] = []
    var owners: [Int32] = []
    var firsts = [Int](repeating: 0, count: units.strata.count)
    var stretches: [StretchedCounts.Stretch] = []
    // Strata of one rule are one stretch.
    var numbers: [RaoWuRule: [Int]] = [:]
    for (h, rule) in rules.enumerated() { numbers[rule, default: []].append(h) }
    for strata in numbers.values.sorted(by: { $0[0] < $1[0] }) {
      let (first, rule) = (order.count, rules[strata[0]])
      for h in strata {
        firsts[h] = order.count
        for unit in units.strata[h].units {
          order += weighed[unit]
          owners += repeatElement(Int32(unit), count: weighed[unit].count)
        }
      }
      stretches.append(.init(places: first..<order.count, constant: rule.undrawn, factor: rule.perDraw))
    }
    let largestSum = zip(units.strata, rules).reduce(0) { sum, stratum in
      sum + stratum.1.draws * (stratum.0.units.map { weighed[$0].count }.max() ?? 0)
    }
    let counts = RaoWuCounts(
      units: units, firsts: firsts, owners: weighed.allSatisfy { $0.count == 1 } ? nil : owners,
      replicateCount: replicateCount,
      bounds: .whole(
        largest: Double(min(rules.map(\.draws).max() ?? 0, Int(UInt8.max))), largestSum: Double(largestSum)))
    return StretchedCounts(scheme: counts, units: order, stretches: stretches)
  }
}

/// How often the rescaled bootstrap draws the unit at each place.
private struct RaoWuCounts: CountingScheme {
  let units: DesignUnits
  /// The place of the first unit of each stratum.
  let firsts: [Int]
  /// The unit of the design at each place; nil where each has one, in the order of the strata's units.
  let owners: [Int32]?
  let replicateCount: Int
  let bounds: WeightBounds

  var variance: VarianceRule { .replicates }
  var keepsSampleSize: Bool { true }

  func fill(
    _ counts: UnsafeMutableBufferPointer<UInt8>, solve: Int, units range: Range<Int>, from stream: inout WeightStream
  ) {
    guard let owners else { return unsafe draw(counts, firsts, from: &stream) }
    unsafe withUnsafeTemporaryAllocation(of: UInt8.self, capacity: units.count) { drawn in
      unsafe draw(drawn, units.strata.map(\.units.lowerBound), from: &stream)
      for (place, owner) in owners.enumerated() { unsafe counts[place] = drawn[Int(owner)] }
    }
  }

  private func draw(
    _ counts: UnsafeMutableBufferPointer<UInt8>, _ firsts: [Int], from stream: inout WeightStream
  ) {
    unsafe counts.update(repeating: 0)
    stream.withNumbers { numbers in
      for (stratum, first) in zip(units.strata, firsts) {
        RaoWuRule(stratum).draw(from: &numbers) { unsafe counts[first + $0] += 1 }
      }
    }
  }
}

/// What the rescaled bootstrap makes of the units of a stratum: of n units n − 1 are drawn with replacement, and a unit
/// that was drawn r times weighs 1 − √(1 − f) + √(1 − f)·n/(n − 1)·r, with f the fraction of the population drawn.
///
/// Over all draws the variance of a total is that of the textbook. A unit alone weighs 1.
package struct RaoWuRule: Sendable, Hashable {
  /// How many units are drawn, with replacement.
  package let draws: Int
  /// The factor of a unit that is not drawn.
  package let undrawn: Double
  /// What each draw adds to it.
  package let perDraw: Double

  /// - Precondition: at least one unit, 0 ≤ fraction ≤ 1.
  package init(units: Int, fraction: Double) {
    draws = units - 1
    let root = units > 1 ? (1 - fraction).squareRoot() : 0
    undrawn = 1 - root
    perDraw = units > 1 ? root * Double(units) / Double(units - 1) : 0
  }

  fileprivate init(_ stratum: SamplingDesign.Stratum) {
    self.init(units: stratum.units.count, fraction: stratum.fraction)
  }

  /// Draws units by their numbers within the stratum.
  @inline(__always)
  fileprivate func draw(from numbers: inout RandomStream, _ body: (Int) -> Void) {
    for _ in 0..<draws { body(numbers.index(below: UInt32(draws + 1))) }
  }
}
