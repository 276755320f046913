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
    projectIndicators(plan)
    correlateConstructs(plan)
    fillColumns(plan)
    return outcome
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
        let weight = weights[column]
        switch source(of: column, plan) {
        case .column(let item):
          for i in 0..<items {
            projections[i + j * n] = projections[i + j * n] + weight * correlations[i + item * n]
          }
        case .score(let part):
          for i in 0..<items {
            projections[i + j * n] = projections[i + j * n] + weight * projections[i + part * n]
          }
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
          let product =
            switch source(of: column, plan) {
            case .column(let item): projections[item + j * p]
            case .score(let part): scoreCorrelations[part + j * constructs]
            }
          sum = sum + weights[column] * product
        }
        scoreCorrelations[k + j * constructs] = sum
        scoreCorrelations[j + k * constructs] = sum
      }
      scoreCorrelations[k + k * constructs] = .one
    }
  }

  /// Everything about the columns behind the indicators.
  private borrowing func fillColumns(_ plan: StagePlan) {
    let (items, n, constructs) = (layout.itemCount, p, constructCount)
    for b in items..<max(items, n) {
      let second = plan.sources[b - items]
      for j in 0..<constructs {
        switch second {
        case .column(let item): projections[b + j * n] = projections[item + j * n]
        case .score(let part): projections[b + j * n] = scoreCorrelations[part + j * constructs]
        }
      }
      switch second {
      case .column(let item): (deviations[b], means[b]) = (deviations[item], means[item])
      case .score: (deviations[b], means[b]) = (.one, .zero)
      }
      for a in 0..<b {
        let value =
          switch (source(of: a, plan), second) {
          case (.column(let first), .column(let item)): correlations[first + item * n]
          case (.column(let item), .score(let part)), (.score(let part), .column(let item)):
            projections[item + part * n]
          case (.score(let first), .score(let part)): scoreCorrelations[first + part * constructs]
          }
        correlations[a + b * n] = value
        correlations[b + a * n] = value
      }
      correlations[b + b * n] = .one
    }
  }

  /// What a column of the whole model is.
  private borrowing func source(of column: Int, _ plan: StagePlan) -> StagePlan.Source {
    column < layout.itemCount ? .column(column) : plan.sources[column - layout.itemCount]
  }
}
