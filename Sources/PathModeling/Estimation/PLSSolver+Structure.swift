internal import SatisfactionNumerics

extension PLSSolver {
  /// Loadings, construct correlations, paths, R² and total effects from the oriented weights.
  borrowing func solveStructure(_ outcome: inout SolverOutcome<L>) {
    takeUncorrectedMeasures()
    if options.estimator == .plsc { disattenuate(&outcome) }
    solvePaths(&outcome)
    sumEffects()
  }

  /// Loadings and construct correlations are those of the scores.
  borrowing func takeUncorrectedMeasures() {
    for index in 0..<(constructCount * constructCount) { constructCorrelations[index] = scoreCorrelations[index] }
    for j in 0..<constructCount {
      reliabilities[j] = .one
      for i in layout.blocks[j] { loadings[i] = projections[i + j * p] }
    }
  }

  /// Path coefficients by least squares on the construct correlations, and R² = Σ β·c.
  private borrowing func solvePaths(_ outcome: inout SolverOutcome<L>) {
    let constructs = constructCount
    paths.fill(.zero)
    for j in 0..<constructs {
      regressOnPredecessors(
        j, correlations: constructCorrelations, areCorrected: options.estimator == .plsc, outcome.alive, &outcome)
      var explained = L.zero
      for k in 0..<layout.predecessors.count(j) {
        let from = layout.predecessors.item(k, of: j)
        paths[j + from * constructs] = coefficients[k]
        explained = explained + coefficients[k] * constructCorrelations[j + from * constructs]
      }
      rSquared[j] = options.estimator == .pls ? withoutRounding(explained) : explained
    }
  }

  /// R² of plain PLS is at most 1: what lies above it by p·ε is rounding.
  borrowing func withoutRounding(_ explained: L) -> L {
    let largest = L(repeating: 1 + Double(p) * Double.ulpOfOne)
    return explained.replacing(with: .one, where: L.one.isBelow(explained).and(largest.isBelow(explained).negated))
  }

  /// T row by row in topological order: what reaches j is a path to j, or a total effect on one of its predecessors
  /// followed by a path to j.
  borrowing func sumEffects() {
    let constructs = constructCount
    totalEffects.fill(.zero)
    for j in layout.topologicalOrder {
      for from in layout.predecessors[j] {
        let path = paths[j + from * constructs]
        totalEffects[j + from * constructs] = totalEffects[j + from * constructs] + path
        for source in 0..<constructs where source != j {
          let through = totalEffects[from + source * constructs]
          totalEffects[j + source * constructs] = totalEffects[j + source * constructs] + path * through
        }
      }
    }
  }
}
