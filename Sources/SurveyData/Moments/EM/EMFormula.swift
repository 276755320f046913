internal import SatisfactionNumerics

/// From the sums of every pattern of gaps to means and covariances: what ``MomentFormula`` is for complete answers.
package struct EMFormula: Sendable {
  /// The patterns whose sums are given.
  package let patterns: AnswerPatterns
  /// What was taken from the answers to each indicator, p.
  let shifts: [Double]
  /// Reversals of the indicators, p.
  let turns: [ColumnTurn]

  /// The formula for bound answers.
  package init(_ answers: Answers) {
    patterns = answers.patterns
    shifts = Array(answers.shifts.prefix(answers.codings.count))
    turns = answers.codings.map(ColumnTurn.init)
  }

  /// Where an estimate stops, and what jackknife replicates and given weights do: small differences count there.
  package static let strictTolerance = 1e-12
  /// Where drawn replicates stop: far below their own noise.
  package static let drawnTolerance = 1e-8

  /// Shifts means back, gives covariances the divisor n − 1 and turns reversed indicators round.
  ///
  /// - Parameters:
  ///   - means: Room for p numbers.
  ///   - target: Room for p × p numbers; the upper triangle is written.
  fileprivate func store<L: Lanes>(
    _ solver: EMSolver<L>, n: L, means: UnsafeMutablePointer<L>, covariances target: UnsafeMutablePointer<L>
  ) {
    let (p, unbiased) = (solver.p, n / (n - .one))
    for j in 0..<p {
      let mean = unsafe solver.means[j] + L(repeating: shifts[j])
      unsafe means[j] = turns[j].isTurned ? L(repeating: turns[j].origin) - mean : mean
      for i in 0...j {
        let value = unsafe solver.covariances[i + j * p] * unbiased
        unsafe target[i + j * p] = turns[i].isTurned == turns[j].isTurned ? value : .zero - value
      }
    }
  }
}

/// The EM algorithm on eight replicates at a time: one worker's memory.
@safe
package final class ReplicateEM {
  /// Why a replicate has no moments.
  package enum Failure {
    case notConverged
    case singular
  }

  private let formula: EMFormula
  private let tolerance: Double
  private let solver: EMSolver<SIMD8<Double>>

  /// - Parameter tolerance: ``EMFormula/drawnTolerance`` or ``EMFormula/strictTolerance``.
  package init(_ formula: EMFormula, tolerance: Double) {
    self.formula = formula
    self.tolerance = tolerance
    solver = EMSolver(formula.patterns)
  }

  /// Means and covariances of eight replicates from the sums of every pattern.
  ///
  /// - Parameters:
  ///   - sums: The first of eight numbers of each place of the sums.
  ///   - stride: Numbers from one place to the next.
  ///   - n: Number of cases in n/(n − 1); nil for that of each replicate.
  ///   - means: Room for p numbers.
  ///   - covariances: Room for p × p numbers, of which the upper triangle is written.
  /// - Returns: n, and a failure for each lane that has one.
  package func evaluate(
    _ sums: UnsafePointer<Double>, stride: Int, n: SIMD8<Double>?, means: UnsafeMutablePointer<SIMD8<Double>>,
    covariances: UnsafeMutablePointer<SIMD8<Double>>
  ) -> (n: SIMD8<Double>, failures: [Failure?]) {
    func eight(_ place: Int) -> SIMD8<Double> {
      unsafe UnsafeRawPointer(sums + place * stride).loadUnaligned(as: SIMD8<Double>.self)
    }
    let outcome = solver.solve(eight, tolerance: tolerance)
    let cases = formula.patterns.patterns.reduce(SIMD8<Double>()) { $0 + eight($1.firstSum + SumLayout.cases) }
    unsafe formula.store(solver, n: n ?? cases, means: means, covariances: covariances)
    let failures = (0..<8).map { lane -> Failure? in
      outcome.isSingular[lane] ? .singular : outcome.isUnfinished[lane] ? .notConverged : nil
    }
    return (n ?? cases, failures)
  }
}

extension Answers {
  /// Moments of answers with gaps by the EM algorithm, and its iterations.
  ///
  /// - Throws: ``SurveyDataError/neverTogether(_:count:)``, ``SurveyDataError/emNotDefinite(indicator:)``,
  ///   ``SurveyDataError/emNotConverged(iterations:)``, ``SurveyDataError/momentNotFinite(indicators:)``.
  package func emMoments() throws(SurveyDataError) -> (moments: Moments, iterations: Int) {
    let formula = EMFormula(self)
    let apart = formula.patterns.neverTogether
    guard apart.isEmpty else {
      throw .neverTogether(
        apart.prefix(SurveyDataError.placesListed).map { [names[$0.0], names[$0.1]] }, count: apart.count)
    }
    let sums = sums(of: formula.patterns)
    let solver = EMSolver<Double>(formula.patterns)
    let outcome = solver.solve({ sums[$0] }, tolerance: EMFormula.strictTolerance)
    if outcome.isSingular { throw .emNotDefinite(indicator: names[max(0, outcome.singularIndicator)]) }
    if outcome.isUnfinished { throw .emNotConverged(iterations: outcome.iterations[0]) }
    let p = names.count
    var (means, covariance) = ([Double](repeating: 0, count: p), [Double](repeating: 0, count: p * p))
    unsafe means.withUnsafeMutableBufferPointer { means in
      unsafe covariance.withUnsafeMutableBufferPointer { covariance in
        guard let means = means.baseAddress, let covariance = covariance.baseAddress else { return }
        unsafe formula.store(solver, n: Double(rowsUsed), means: means, covariances: covariance)
        for j in 0..<p {
          for i in 0..<j { unsafe covariance[j + i * p] = covariance[i + j * p] }
        }
      }
    }
    let moments = Moments(
      trusted: names, n: Double(rowsUsed), means: means,
      covariance: Matrix(rows: p, columns: p, columnMajor: covariance), hasScaleMetric: true)
    try moments.requireFinite()
    return (moments, outcome.iterations[0])
  }
}
