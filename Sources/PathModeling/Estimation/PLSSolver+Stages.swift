internal import SatisfactionNumerics

extension PLSSolver {
  /// Estimates a model of constructs of constructs stage by stage, and puts together what the stages say.
  ///
  /// - Parameter plan: The stages.
  borrowing func solveStages(_ plan: StagePlan, orientedBy orientation: Orientation) -> SolverOutcome<L> {
    var outcome = SolverOutcome<L>()
    standardize(&outcome)
    spreadIndicators()
    var alive = outcome.alive
    for (k, stage) in stages.enumerated() {
      if k == 0 { stage.load(self, widths: plan.widths) } else { stage.load(stages[k - 1]) }
      stage.solve(alive: alive, orientedBy: orientation)
      alive = stage.outcome.alive
      outcome.add(stage.outcome) { stage.stage.constructs[$0] }
    }
    collectWeights(plan)
    collectScores(plan)
    return outcome
  }

  /// Leaves what the weights of all stages say of scores and columns.
  borrowing func collectScores(_ plan: StagePlan) {
    projectIndicators(plan)
    correlateConstructs(plan)
    fillColumns(plan)
  }

  /// Moves the correlations of the indicators from p × p to the places that they have among all columns.
  private borrowing func spreadIndicators() {
    let (items, n) = (layout.itemCount, p)
    // From the end, so that nothing is overwritten before it has been moved.
    for j in (0..<items).reversed() {
      for i in (0..<items).reversed() { correlations[i + j * n] = correlations[i + j * items] }
    }
  }

  private borrowing func collectWeights(_ plan: StagePlan) {
    for (block, origin) in zip(layout.blocks, plan.origins) {
      let solver = stages[origin.stage].stage.layout.blocks[origin.place]
      for (column, own) in zip(block, solver) { weights[column] = stages[origin.stage].solver.weights[own] }
    }
  }

  /// Covariances of the indicators with every score.
  private borrowing func projectIndicators(_ plan: StagePlan) {
    let (items, n) = (layout.itemCount, p)
    for j in plan.upwards {
      for i in 0..<items { projections[i + j * n] = .zero }
      for column in layout.blocks[j] {
        let (weight, source) = (weights[column], plan.source(of: column, items: items))
        for i in 0..<items {
          projections[i + j * n] = projections[i + j * n] + weight * correlation(.column(i), source)
        }
      }
    }
  }

  /// Correlations of all scores, with 1 on the diagonal.
  private borrowing func correlateConstructs(_ plan: StagePlan) {
    let constructs = constructCount
    for (number, k) in plan.upwards.enumerated() {
      for j in plan.upwards.prefix(number) {
        var sum = L.zero
        for column in layout.blocks[k] {
          sum = sum + weights[column] * correlation(plan.source(of: column, items: layout.itemCount), .score(j))
        }
        scoreCorrelations[k + j * constructs] = sum
        scoreCorrelations[j + k * constructs] = sum
      }
      scoreCorrelations[k + k * constructs] = .one
    }
  }

  /// Everything about the columns behind the indicators.
  private borrowing func fillColumns(_ plan: StagePlan) {
    let (items, n) = (layout.itemCount, p)
    for b in items..<max(items, n) {
      let second = plan.sources[b - items]
      for j in 0..<constructCount { projections[b + j * n] = correlation(second, .score(j)) }
      switch second {
      case .column(let item): (deviations[b], means[b]) = (deviations[item], means[item])
      case .score: (deviations[b], means[b]) = (.one, .zero)
      }
      for a in 0..<b {
        let value = correlation(plan.source(of: a, items: items), second)
        correlations[a + b * n] = value
        correlations[b + a * n] = value
      }
      correlations[b + b * n] = .one
    }
  }

  /// The correlation of two columns or scores, from those that are known.
  borrowing func correlation(_ a: StagePlan.Source, _ b: StagePlan.Source) -> L {
    switch (a, b) {
    case (.column(let first), .column(let second)): correlations[first + second * p]
    case (.column(let column), .score(let place)), (.score(let place), .column(let column)):
      projections[column + place * p]
    case (.score(let first), .score(let second)): scoreCorrelations[first + second * constructCount]
    }
  }
}
