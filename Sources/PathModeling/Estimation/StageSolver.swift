internal import SatisfactionNumerics

/// One stage of a model of constructs of constructs: the solver of a plain model, and where its columns come from.
final class StageSolver<L: Lanes> {
  let stage: StagePlan.Stage
  let solver: PLSSolver<L>
  /// How the last solve ended.
  private(set) var outcome = SolverOutcome<L>()

  init(_ stage: StagePlan.Stage, _ plan: StagePlan, options: PLS) {
    self.stage = stage
    solver = PLSSolver(layout: stage.layout, options: options, hasSpans: !plan.widths.isEmpty)
  }

  /// Takes the indicators as columns of the first stage.
  ///
  /// - Parameter model: The solver of the whole model, with correlations and standard deviations of the indicators.
  func load(_ model: borrowing PLSSolver<L>, widths: [Double]) {
    let (n, stride) = (solver.p, model.p)
    for b in 0..<n {
      guard case .column(let second) = stage.sources[b] else { preconditionFailure("the first stage has indicators") }
      solver.deviations[b] = model.deviations[second]
      if !widths.isEmpty { solver.columnSpans[b] = L(repeating: widths[second]) / model.deviations[second] }
      for a in 0..<n {
        guard case .column(let first) = stage.sources[a] else { preconditionFailure("the first stage has indicators") }
        solver.correlations[a + b * n] = model.correlations[first + second * stride]
      }
    }
  }

  /// Takes columns and scores of the stage before.
  func load(_ before: StageSolver<L>) {
    let n = solver.p
    for b in 0..<n {
      switch stage.sources[b] {
      case .column(let column):
        solver.deviations[b] = before.solver.deviations[column]
        if hasSpans { solver.columnSpans[b] = before.solver.columnSpans[column] }
      case .score(let place):
        solver.deviations[b] = .one
        if hasSpans { solver.columnSpans[b] = before.span(ofScore: place) }
      }
      for a in 0..<n {
        solver.correlations[a + b * n] = before.solver.correlation(stage.sources[a], stage.sources[b])
      }
    }
  }

  private var hasSpans: Bool { solver.columnSpans.count > 0 }

  /// Σ weight·span of a construct's columns.
  private func span(ofScore place: Int) -> L {
    var sum = L.zero
    for column in solver.layout.blocks[place] { sum = sum + solver.weights[column] * solver.columnSpans[column] }
    return sum
  }

  /// Finds the weights of the stage in the lanes that are alive, and orients them.
  func solve(alive: L.Mask, orientedBy orientation: Orientation) {
    outcome = SolverOutcome()
    outcome.alive = alive
    solver.findWeights(&outcome)
    switch orientation {
    case .indicators: solver.orientByIndicators()
    case .projections(let reference): solver.orient(alongProjections: reference, at: stage.places)
    }
  }
}

/// What decides the signs of scores.
enum Orientation {
  /// Their own indicators, in a point estimate.
  case indicators
  /// Rw of the point estimate within each own block, in a replicate: as many numbers as there are columns.
  case projections([Double])
}
