internal import SatisfactionNumerics

/// Maximum-likelihood means and covariances of normal answers with gaps, from the sums of every pattern of gaps.
///
/// One value serves any number of solves of one set of patterns. Over `Double` it is the estimate, over `SIMD8<Double>`
/// eight replicates side by side; a lane that has converged is frozen, so its numbers do not depend on the others.
/// Weighted cases give the pseudo-likelihood.
///
/// - Source: Dempster, Laird & Rubin (1977), JRSS B 39(1), 1–38, doi:10.1111/j.2517-6161.1977.tb01600.x; Little & Rubin
///   (2002), Statistical Analysis with Missing Data, §11.2.
@safe
final class EMSolver<L: Lanes> {
  /// How a solve ended.
  struct Outcome {
    /// Iterations of each lane.
    var iterations: [Int]
    /// Lanes that still changed after the last iteration.
    var isUnfinished: L.Mask
    /// Lanes whose covariances are not positive definite.
    var isSingular: L.Mask
    /// The indicator at which that showed, −1 for none; of the first lane.
    var singularIndicator: Int
  }

  /// Iterations after which a solve that still changes is given up.
  static var mostIterations: Int { 10_000 }

  let patterns: AnswerPatterns
  let p: Int
  /// Means of the shifted answers, p.
  let means: UnsafeMutablePointer<L>
  /// Covariances S with divisor Σω, p × p, symmetric.
  let covariances: UnsafeMutablePointer<L>

  /// Σω of every pattern.
  private let weights: UnsafeMutablePointer<L>
  /// Means of the observed columns, pattern by pattern, and products about them: upper triangles by columns.
  private let observedMeans: UnsafeMutablePointer<L>
  private let observedProducts: UnsafeMutablePointer<L>
  /// T₁ and T₂ (upper triangle) of an iteration.
  private let first: UnsafeMutablePointer<L>
  private let second: UnsafeMutablePointer<L>
  // Memory of one pattern: S_OO and its Cholesky factor, A + Σω·ee′, e, one column of K′ and of (A + Σω·ee′)K′.
  private let factor: UnsafeMutablePointer<L>
  private let products: UnsafeMutablePointer<L>
  private let errors: UnsafeMutablePointer<L>
  private let gains: UnsafeMutablePointer<L>
  private let weighed: UnsafeMutablePointer<L>
  private let memory: UnsafeMutablePointer<L>

  init(_ patterns: AnswerPatterns) {
    self.patterns = patterns
    let p = patterns.indicatorCount
    self.p = p
    let observed = patterns.patterns.reduce(0) { $0 + $1.observed.count }
    let pairs = patterns.patterns.reduce(0) { $0 + $1.observed.count * ($1.observed.count + 1) / 2 }
    let sizes = [p, p * p, patterns.patterns.count, observed, pairs, p, p * p, p * p, p * p, p, p * p, p]
    let count = sizes.reduce(0, +)
    let memory = UnsafeMutablePointer<L>.allocate(capacity: count)
    unsafe memory.initialize(repeating: .zero, count: count)
    unsafe self.memory = memory
    var next = unsafe memory
    func take(_ size: Int) -> UnsafeMutablePointer<L> {
      defer { unsafe next += size }
      return unsafe next
    }
    unsafe means = take(sizes[0])
    unsafe covariances = take(sizes[1])
    unsafe weights = take(sizes[2])
    unsafe observedMeans = take(sizes[3])
    unsafe observedProducts = take(sizes[4])
    unsafe first = take(sizes[5])
    unsafe second = take(sizes[6])
    unsafe factor = take(sizes[7])
    unsafe products = take(sizes[8])
    unsafe errors = take(sizes[9])
    unsafe gains = take(sizes[10])
    unsafe weighed = take(sizes[11])
  }

  deinit {
    unsafe memory.deallocate()
  }

  /// Finds means and covariances.
  ///
  /// - Parameters:
  ///   - sums: The number at a place of the sums of all patterns.
  ///   - tolerance: It stops when no mean changes by more than this in standard deviations, and no covariance by more
  ///     than this in products of two.
  func solve(_ sums: (Int) -> L, tolerance: Double) -> Outcome {
    let total = start(sums)
    var outcome = Outcome(
      iterations: Array(repeating: 0, count: L.laneCount), isUnfinished: L.Mask(repeating: true),
      isSingular: L.Mask(repeating: false), singularIndicator: -1)
    for i in 0..<p { fail(&outcome, where: L.zero.isBelow(unsafe covariances[i + i * p]).negated, at: i) }
    for _ in 0..<Self.mostIterations {
      for lane in 0..<L.laneCount where outcome.isUnfinished[lane] { outcome.iterations[lane] += 1 }
      unsafe first.update(repeating: .zero, count: p)
      unsafe second.update(repeating: .zero, count: p * p)
      var (mean, pair) = unsafe (observedMeans, observedProducts)
      for (k, pattern) in patterns.patterns.enumerated() {
        unsafe expect(pattern, weight: weights[k], means: mean, pairs: pair, &outcome)
        unsafe mean += pattern.observed.count
        unsafe pair += pattern.observed.count * (pattern.observed.count + 1) / 2
      }
      let change = maximise(total, where: outcome.isUnfinished)
      outcome.isUnfinished = outcome.isUnfinished.and(change.isBelow(L(repeating: tolerance)).negated)
      if outcome.isUnfinished.negated.isEverywhere { break }
    }
    return outcome
  }

  private func fail(_ outcome: inout Outcome, where mask: L.Mask, at indicator: Int) {
    let mask = mask.and(outcome.isUnfinished)
    guard !mask.negated.isEverywhere else { return }
    if mask[0], outcome.singularIndicator < 0 { outcome.singularIndicator = indicator }
    outcome.isSingular = outcome.isSingular.or(mask)
    outcome.isUnfinished = outcome.isUnfinished.and(mask.negated)
  }

  // MARK: Start

  /// Centres the sums of every pattern; starts from the observed means and, without covariances, observed variances.
  ///
  /// - Returns: Σω of all rows.
  private func start(_ sums: (Int) -> L) -> L {
    var (mean, pair) = unsafe (observedMeans, observedProducts)
    var total = L.zero
    // Until the means are known, first holds Σω, means Σωz and the diagonal of second Σωz² of the observed cells.
    unsafe first.update(repeating: .zero, count: p)
    unsafe means.update(repeating: .zero, count: p)
    unsafe second.update(repeating: .zero, count: p * p)
    for (k, pattern) in patterns.patterns.enumerated() {
      let (layout, begin, o) = (pattern.layout, pattern.first, pattern.observed.count)
      let weight = sums(begin + SumLayout.weight)
      unsafe weights[k] = weight
      total += weight
      let divisor = weight.replacing(with: .one, where: L.zero.isBelow(weight).negated)
      for (a, i) in pattern.observed.enumerated() {
        let sum = sums(begin + layout.sum(a))
        unsafe mean[a] = sum / divisor
        unsafe first[i] += weight
        unsafe means[i] += sum
      }
      for b in 0..<o {
        for a in 0...b {
          let product = sums(begin + layout.product(a, b))
          if a == b { unsafe second[pattern.observed[a] * (p + 1)] += product }
          unsafe pair[b * (b + 1) / 2 + a] = product - mean[a] * mean[b] * weight
        }
      }
      unsafe mean += o
      unsafe pair += o * (o + 1) / 2
    }
    unsafe covariances.update(repeating: .zero, count: p * p)
    for i in 0..<p {
      let weight = unsafe first[i].replacing(with: .one, where: L.zero.isBelow(first[i]).negated)
      unsafe means[i] = means[i] / weight
      unsafe covariances[i * (p + 1)] = second[i * (p + 1)] / weight - means[i] * means[i]
    }
    return total
  }

  // MARK: Steps

  /// Adds what a pattern is expected to contribute to T₁ and T₂.
  private func expect(
    _ pattern: AnswerPatterns.Pattern, weight: L, means observedMeans: UnsafeMutablePointer<L>,
    pairs: UnsafeMutablePointer<L>, _ outcome: inout Outcome
  ) {
    let (observed, missing, o) = (pattern.observed, pattern.missing, pattern.observed.count)
    for a in 0..<o {
      unsafe errors[a] = observedMeans[a] - means[observed[a]]
      unsafe first[observed[a]] += weight * errors[a]
    }
    for b in 0..<o {
      let scaled = unsafe weight * errors[b]
      let column = observed[b] * p
      for a in 0...b {
        let product = unsafe pairs[b * (b + 1) / 2 + a] + scaled * errors[a]
        unsafe products[a + b * o] = product
        unsafe products[b + a * o] = product
        unsafe second[observed[a] + column] += product
      }
    }
    if missing.isEmpty { return }
    factorObserved(observed, &outcome)
    for (c, i) in missing.enumerated() { unsafe regress(i, on: observed, into: gains + c * o) }
    for (c, i) in missing.enumerated() { expect(i, c, pattern, weight: weight) }
  }

  /// What missing indicator `i`, the c-th of the pattern, contributes.
  private func expect(_ i: Int, _ c: Int, _ pattern: AnswerPatterns.Pattern, weight: L) {
    let (observed, missing, o) = (pattern.observed, pattern.missing, pattern.observed.count)
    let gain = unsafe gains + c * o
    var error = L.zero
    for a in 0..<o { unsafe error += gain[a] * errors[a] }
    unsafe first[i] += weight * error
    for b in 0..<o {
      let column = unsafe products + b * o
      var sum = L.zero
      for a in 0..<o { unsafe sum += column[a] * gain[a] }
      unsafe weighed[b] = sum
      unsafe second[min(observed[b], i) + max(observed[b], i) * p] += sum
    }
    for d in 0...c {
      let (j, other) = unsafe (missing[d], gains + d * o)
      var (explained, sum) = (L.zero, L.zero)
      for a in 0..<o {
        unsafe sum += other[a] * weighed[a]
        unsafe explained += other[a] * covariances[observed[a] + i * p]
      }
      unsafe second[j + i * p] += sum + weight * (covariances[j + i * p] - explained)
    }
  }

  /// The Cholesky factor of S_OO, lower triangle by columns, with reciprocals on the diagonal.
  private func factorObserved(_ observed: [Int], _ outcome: inout Outcome) {
    let o = observed.count
    for b in 0..<o {
      let column = unsafe covariances + observed[b] * p
      for a in b..<o { unsafe factor[a + b * o] = column[observed[a]] }
    }
    for b in 0..<o {
      let column = unsafe factor + b * o
      let variance = unsafe covariances[observed[b] * (p + 1)]
      let pivot = unsafe column[b]
      let isDefinite = (variance * L(repeating: 1e-12)).isBelow(pivot)
      fail(&outcome, where: isDefinite.negated, at: observed[b])
      let reciprocal = L.one / pivot.replacing(with: .one, where: isDefinite.negated).squareRoot()
      unsafe column[b] = reciprocal
      for a in (b + 1)..<o { unsafe column[a] = column[a] * reciprocal }
      for c in (b + 1)..<o {
        let (target, multiple) = unsafe (factor + c * o, column[c])
        for a in c..<o { unsafe target[a] = target[a] - column[a] * multiple }
      }
    }
  }

  /// S_OO⁻¹ S_Oi: the regression of a missing indicator on the observed ones.
  private func regress(_ i: Int, on observed: [Int], into gain: UnsafeMutablePointer<L>) {
    let o = observed.count
    for a in 0..<o { unsafe gain[a] = covariances[observed[a] + i * p] }
    for b in 0..<o {
      let column = unsafe factor + b * o
      let value = unsafe gain[b] * column[b]
      unsafe gain[b] = value
      for a in (b + 1)..<o { unsafe gain[a] = gain[a] - column[a] * value }
    }
    for b in stride(from: o - 1, through: 0, by: -1) {
      let column = unsafe factor + b * o
      var value = unsafe gain[b]
      for a in (b + 1)..<o { unsafe value = value - column[a] * gain[a] }
      unsafe gain[b] = value * column[b]
    }
  }

  /// δ = T₁/Σω, μ ← μ + δ, S ← T₂/Σω − δδ′, in the lanes of a mask.
  ///
  /// - Returns: The largest change in standard deviations.
  private func maximise(_ total: L, where isAlive: L.Mask) -> L {
    let reciprocal = L.one / total.replacing(with: .one, where: L.zero.isBelow(total).negated)
    for i in 0..<p { unsafe first[i] = first[i] * reciprocal }
    for j in 0..<p {
      for i in 0...j { unsafe second[i + j * p] = second[i + j * p] * reciprocal - first[i] * first[j] }
      let variance = unsafe second[j + j * p]
      // No lane divides by 0: one whose variance is gone fails at its next factor.
      unsafe errors[j] = L.one / variance.replacing(with: .one, where: L.zero.isBelow(variance).negated).squareRoot()
    }
    var change = L.zero
    for j in 0..<p {
      unsafe change = change.larger(first[j].absolute * errors[j])
      unsafe means[j] = means[j].replacing(with: means[j] + first[j], where: isAlive)
      for i in 0...j {
        let (before, after) = unsafe (covariances[i + j * p], second[i + j * p])
        unsafe change = change.larger((after - before).absolute * errors[i] * errors[j])
        let value = before.replacing(with: after, where: isAlive)
        unsafe covariances[i + j * p] = value
        unsafe covariances[j + i * p] = value
      }
    }
    return change
  }
}
