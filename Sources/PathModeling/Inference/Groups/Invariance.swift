internal import SatisfactionNumerics

/// Steps 2 and 3 of MICOM from the divisions of a pair's cases.
struct InvarianceTests {
  let scores: PooledScores
  let names: [String]
  let recorder: PairRecorder
  /// Numbers of the replicates whose groups both have estimates, ascending; the real division is replicate 0.
  let replicates: [Int]
  /// 1 less the level at which a step holds.
  let level: Double

  /// One construct, by permutations where there are any.
  func construct(_ j: Int) -> ConstructInvariance {
    let columns = scores.layout.leaves(of: j).map(recorder.weights)
    let isReal = replicates.first == 0
    let permuted = replicates.filter { $0 > 0 }
    let c = isReal ? scores.agreements(columns, of: [0], construct: j)[0] : nil
    let others = scores.agreements(columns, of: permuted, construct: j)
    let cP = c.flatMap { c in
      others.isEmpty ? nil : Double(1 + others.count { $0 <= c + 1e-12 }) / Double(others.count + 1)
    }
    let mean = spread(j, isReal, permuted) { $0.mean - $1.mean }
    let variance = spread(j, isReal, permuted) { Scalar.log($0.variance) - Scalar.log($1.variance) }
    let isCompositional = cP.map { $0 > 1 - level }
    return ConstructInvariance(
      name: names[j], c: c, cQuantile5: Quantiles.type7(others, orders: [0.05]).first, cP: cP,
      isCompositional: isCompositional, meanDifference: mean.value, meanLower: mean.limits?.lower,
      meanUpper: mean.limits?.upper, meanP: mean.p, logVarianceRatio: variance.value,
      varianceLower: variance.limits?.lower, varianceUpper: variance.limits?.upper, varianceP: variance.p,
      level: isCompositional.flatMap { level(isCompositional: $0, mean.p, variance.p) })
  }

  /// A difference of the groups' pooled scores, with its permutations.
  private func spread(
    _ j: Int, _ isReal: Bool, _ permuted: [Int],
    _ difference: ((mean: Double, variance: Double), (mean: Double, variance: Double)) -> Double
  ) -> (value: Double?, limits: (lower: Double, upper: Double)?, p: Double?) {
    func value(_ b: Int) -> Double {
      difference(recorder.spread(solve: 2 * b, construct: j), recorder.spread(solve: 2 * b + 1, construct: j))
    }
    let others = permuted.map(value)
    let limits = Quantiles.type7(others, orders: [0.025, 0.975])
    guard isReal else { return (nil, limits.isEmpty ? nil : (limits[0], limits[1]), nil) }
    let own = value(0)
    return (
      own, limits.isEmpty ? nil : (limits[0], limits[1]), PermutationTest(difference: own, permuted: others)?.p
    )
  }

  private func level(isCompositional: Bool, _ meanP: Double?, _ varianceP: Double?) -> ConstructInvariance.Level? {
    guard isCompositional else { return ConstructInvariance.Level.none }
    guard let meanP, let varianceP else { return nil }
    return meanP > 1 - level && varianceP > 1 - level ? .full : .partial
  }
}
