internal import SatisfactionNumerics
internal import SurveyData

/// The rescaled bootstrap of a stratified sample of units; see ``RaoWuRule``.
///
/// A stratum with one unit weighs 1 in every replicate.
///
/// - Source: Rao & Wu (1988), JASA 83, 231–241, doi:10.1080/01621459.1988.10478591; Rao, Wu & Yue (1992), Survey
///   Methodology 18, 209–217; with a finite population Beaumont & Émond (2022), Stats 5, 339–357,
///   doi:10.3390/stats5020019.
struct RaoWuScheme: WeightScheme {
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
          let (first, count) = (stratum.units.lowerBound, stratum.units.count)
          guard count > 1 else {
            unsafe factors[first] = 1
            continue
          }
          let rule = RaoWuRule(units: count, fraction: stratum.fraction)
          for unit in stratum.units { unsafe factors[unit] = rule.undrawn }
          for _ in 0..<rule.draws { unsafe factors[first + numbers.index(below: UInt32(count))] += rule.perDraw }
        }
      }
    }
  }
}

/// What the rescaled bootstrap makes of the units of a stratum: of n units n − 1 are drawn with replacement, and a unit
/// that was drawn r times weighs 1 − √(1 − f) + √(1 − f)·n/(n − 1)·r, with f the fraction of the population drawn.
///
/// Over all draws the variance of a total is that of the textbook.
package struct RaoWuRule: Sendable, Equatable {
  /// How many units are drawn, with replacement.
  package let draws: Int
  /// The factor of a unit that is not drawn.
  package let undrawn: Double
  /// What each draw adds to it.
  package let perDraw: Double

  /// - Precondition: at least two units, 0 ≤ fraction ≤ 1.
  package init(units: Int, fraction: Double) {
    let root = (1 - fraction).squareRoot()
    draws = units - 1
    undrawn = 1 - root
    perDraw = root * Double(units) / Double(units - 1)
  }
}
