internal import SatisfactionNumerics

extension PLSSolver {
  /// Weights of generalized structured component analysis: least squares over all equations, of indicators and of
  /// constructs, in turn for loadings and paths and for the weights of each construct.
  ///
  /// Loadings of reflective blocks are cor(x, own score); composites have none. The weights of construct j minimise
  /// the residuals in which its score stands: w ∝ λ + R_jj⁻¹ Σ b·cov(x, score) over its equations, of unit variance.
  ///
  /// - Source: Hwang & Takane (2004), Psychometrika 69(1), 81–99, doi:10.1007/BF02295841.
  borrowing func alternateLeastSquares(_ outcome: inout SolverOutcome<L>) {
    for i in 0..<p { weights[i] = .one }
    finishWeights(&outcome)
    let tolerance = L(repeating: options.tolerance)
    var active = outcome.alive
    var iteration = 0
    while !active.negated.isEverywhere && iteration < options.maximumIterations {
      iteration += 1
      for i in 0..<p { previousWeights[i] = weights[i] }
      correlateScores()
      regressScores(active, &outcome)
      for j in 0..<constructCount where layout.blocks[j].count > 1 { updateWeights(ofConstruct: j, active, &outcome) }
      var change = L.zero
      for i in 0..<p {
        change = change.larger((weights[i] - previousWeights[i]).absolute)
        weights[i] = weights[i].replacing(with: previousWeights[i], where: active.negated)
      }
      project()
      outcome.lastChange = outcome.lastChange.replacing(with: change, where: active)
      outcome.iterations = outcome.iterations.replacing(with: L(repeating: Double(iteration)), where: active)
      active = active.and(outcome.alive).and(change.isBelow(tolerance).negated)
    }
    outcome.fail(.notConverged, where: active, at: 0)
    correlateScores()
  }

  /// Paths between the scores, left in ``paths``.
  private borrowing func regressScores(_ active: L.Mask, _ outcome: inout SolverOutcome<L>) {
    for j in 0..<constructCount where layout.predecessors.count(j) > 0 {
      regressOnPredecessors(j, correlations: scoreCorrelations, active, &outcome)
      for k in 0..<layout.predecessors.count(j) {
        paths[j + layout.predecessors.item(k, of: j) * constructCount] = coefficients[k]
      }
    }
  }

  /// New weights of one construct from the scores of the others; the projections of its score follow at once.
  private borrowing func updateWeights(ofConstruct j: Int, _ active: L.Mask, _ outcome: inout SolverOutcome<L>) {
    let (block, constructs) = (layout.blocks[j], constructCount)
    // λ of the equations of the indicators: they stand outside the inverse, which they cancel.
    let isReflective = layout.hasLoadings[j]
    for i in block { previousLoadings[i] = isReflective ? projections[i + j * p] : .zero }
    for i in block { weights[i] = .zero }
    for from in layout.predecessors[j] { addScore(from, times: paths[j + from * constructs], to: block) }
    for to in layout.successors[j] {
      let own = paths[to + j * constructs]
      addScore(to, times: own, to: block)
      for other in layout.predecessors[to] where other != j {
        addScore(other, times: L.zero - own * paths[to + other * constructs], to: block)
      }
    }
    SmallCholesky.solve(
      blockFactors, at: blockFactorStarts[j], order: block.count, stride: block.count, vector: weights,
      start: block.lowerBound)
    for i in block { weights[i] = weights[i] + previousLoadings[i] }
    projectScore(j, active, &outcome)
  }

  /// Adds b·cov(x, score k) for the indicators of a block.
  private borrowing func addScore(_ k: Int, times b: L, to block: Range<Int>) {
    for i in block { weights[i] = weights[i] + b * projections[i + k * p] }
  }

  /// Scales the weights of a block to a score of variance 1 and projects it.
  private borrowing func projectScore(_ j: Int, _ active: L.Mask, _ outcome: inout SolverOutcome<L>) {
    let block = layout.blocks[j]
    for i in 0..<p {
      var sum = L.zero
      for k in block { sum = sum + correlations[i + k * p] * weights[k] }
      projections[i + j * p] = sum
    }
    var variance = L.zero
    for i in block { variance = variance + weights[i] * projections[i + j * p] }
    let isPositive = L.zero.isBelow(variance)
    outcome.fail(.noScoreVariance, where: active.and(isPositive.negated), at: j)
    let factor = L.one / L.one.replacing(with: variance, where: isPositive).squareRoot()
    for i in block { weights[i] = weights[i] * factor }
    for i in 0..<p { projections[i + j * p] = projections[i + j * p] * factor }
  }
}

/// What generalized structured component analysis explains of all indicators and constructs.
///
/// FIT = 1 − SS(E)/SS(V), V being indicators and scores, all of variance 1: a loading explains λ² of its indicator, a
/// regression R² of its construct.
///
/// - Parameters:
///   - loadings: Of the indicators that have one: those of reflective blocks.
///   - rSquared: R² of every endogenous construct.
///   - indicators: Number of indicators.
///   - constructs: Number of constructs.
/// - Returns: The share, 0 to 1.
/// - Source: Hwang & Takane (2004), eq. 9.
public func gscaFit(loadings: [Double], rSquared: [Double], indicators: Int, constructs: Int) -> Double {
  (loadings.reduce(0) { $0 + $1 * $1 } + rSquared.reduce(0, +)) / Double(indicators + constructs)
}
