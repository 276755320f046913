internal import SatisfactionNumerics

extension PLSSolver {
  /// Cholesky factors of the correlations within every Mode B block (of every block in generalized structured component
  /// analysis); they serve all iterations.
  borrowing func factorBlocks(_ outcome: inout SolverOutcome<L>) {
    for (j, block) in layout.blocks.enumerated() where layout.modes[j] == .b || options.estimator == .gsca {
      let start = blockFactorStarts[j]
      for column in 0..<block.count {
        for row in 0..<block.count {
          blockFactors[start + row + column * block.count] =
            correlations[block.lowerBound + row + (block.lowerBound + column) * p]
        }
      }
      var regular = L.Mask(repeating: true)
      SmallCholesky.factor(blockFactors, at: start, order: block.count, stride: block.count, alive: &regular)
      outcome.fail(.singularBlock, where: regular.negated, at: j)
    }
  }

  /// Finds the weights: steps 1 to 4 of the algorithm.
  ///
  /// The raw metric works on covariances. In the correlation metric, v = w·s, it differs by two factors alone: it
  /// starts from v = s instead of 1, and Mode A multiplies by s². So one iteration serves both, and its stopping rule
  /// max |Δ(w·s)| is max |Δv| in either.
  ///
  /// A lane that has converged or failed is frozen: its weights no longer change, whoever shares the vector.
  borrowing func iterate(_ outcome: inout SolverOutcome<L>) {
    for i in 0..<p { weights[i] = options.metric == .raw ? deviations[i] : .one }
    setFixedWeights()
    project()
    normalize(keeping: L.Mask(repeating: false), &outcome)
    let tolerance = L(repeating: options.tolerance)
    var active = outcome.alive
    var iteration = 0
    while !active.negated.isEverywhere && iteration < options.maximumIterations {
      iteration += 1
      for i in 0..<p { previousWeights[i] = weights[i] }
      correlateScores()
      findInnerWeights(active, &outcome)
      for j in 0..<constructCount { updateBlock(j) }
      project()
      normalize(keeping: active.negated, &outcome)
      var change = L.zero
      for i in 0..<p { change = change.larger((weights[i] - previousWeights[i]).absolute) }
      outcome.lastChange = outcome.lastChange.replacing(with: change, where: active)
      outcome.iterations = outcome.iterations.replacing(with: L(repeating: Double(iteration)), where: active)
      active = active.and(outcome.alive).and(change.isBelow(tolerance).negated)
    }
    outcome.fail(.notConverged, where: active, at: 0)
    project()
    for j in 0..<constructCount { projectionScales[j] = .one }
    correlateScores()
  }

  /// Given weights of answers, or of the 0–100 indices of parts, in the correlation metric: v = ṽ·s.
  borrowing func setFixedWeights() {
    if layout.fixedWeights.isEmpty { return }
    for (j, block) in layout.blocks.enumerated() where layout.modes[j] == .fixed {
      for i in block {
        let deviation = layout.isOfParts[j] ? L.one / columnSpans[i] : deviations[i]
        weights[i] = L(repeating: layout.fixedWeights[i]) * deviation
      }
    }
  }

  /// RW, p × J: one column of R for every weight, added to the construct's column.
  borrowing func project() {
    unsafe L.weightedColumns(
      of: correlations.baseAddress, rows: p, weights: weights.baseAddress, starts: layout.blockStarts,
      into: projections.baseAddress)
  }

  /// Scales the weights of every block to w′Rw = 1 and notes the factor for its projections; lanes in `frozen` get
  /// their former weights back.
  borrowing func normalize(keeping frozen: L.Mask, _ outcome: inout SolverOutcome<L>) {
    var allPositive = L.Mask(repeating: true)
    for j in 0..<constructCount {
      let block = layout.blocks[j]
      var variance = L.zero
      for i in block { variance = variance + weights[i] * projections[i + j * p] }
      let isPositive = L.zero.isBelow(variance)
      allPositive = allPositive.and(isPositive)
      let factor = L.one / L.one.replacing(with: variance, where: isPositive).squareRoot()
      projectionScales[j] = factor.replacing(with: .zero, where: isPositive.negated)
      for i in block {
        weights[i] = (weights[i] * factor).replacing(with: previousWeights[i], where: frozen)
      }
    }
    if !allPositive.or(frozen).isEverywhere { failUndefinedScores(frozen, &outcome) }
  }

  /// Takes out the lanes in which a block has no score: ``normalize(keeping:_:)`` left them a factor of 0.
  private borrowing func failUndefinedScores(_ frozen: L.Mask, _ outcome: inout SolverOutcome<L>) {
    for j in 0..<constructCount {
      outcome.fail(
        .noScoreVariance, where: L.zero.isBelow(projectionScales[j]).or(frozen).negated, at: j)
    }
  }

  /// C = W′RW, with 1 on the diagonal.
  borrowing func correlateScores() {
    let constructs = constructCount
    for j in 0..<constructs {
      scoreCorrelations[j + j * constructs] = .one
      for k in 0..<j {
        var sum = L.zero
        for i in layout.blocks[k] { sum = sum + weights[i] * projections[i + j * p] }
        sum = sum * projectionScales[j]
        scoreCorrelations[k + j * constructs] = sum
        scoreCorrelations[j + k * constructs] = sum
      }
    }
  }

  /// New weights of block `j`, not yet scaled, from the covariances of its indicators with the inner proxy.
  borrowing func updateBlock(_ j: Int) {
    let (block, mode) = (layout.blocks[j], layout.modes[j])
    guard mode == .a || mode == .b else { return }
    for i in block { weights[i] = .zero }
    for k in layout.predecessors[j] { addProxy(k, to: block, weight: innerWeights[j + k * constructCount]) }
    for k in layout.successors[j] { addProxy(k, to: block, weight: innerWeights[j + k * constructCount]) }
    if mode == .b {
      SmallCholesky.solve(
        blockFactors, at: blockFactorStarts[j], order: block.count, stride: block.count, vector: weights,
        start: block.lowerBound)
    } else if options.metric == .raw {
      for i in block { weights[i] = weights[i] * (deviations[i] * deviations[i]) }
    }
  }

  /// Adds e·cov(x, score k) to the covariances of the indicators in `block` with their inner proxy.
  private borrowing func addProxy(_ k: Int, to block: Range<Int>, weight: L) {
    let scaled = weight * projectionScales[k]
    for i in block { weights[i] = weights[i] + scaled * projections[i + k * p] }
  }
}
