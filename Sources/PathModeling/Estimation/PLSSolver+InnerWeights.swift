internal import SatisfactionNumerics

extension PLSSolver {
  /// Inner weights E between joined constructs, from C: row = the construct they build the proxy of.
  borrowing func findInnerWeights(_ active: L.Mask, _ outcome: inout SolverOutcome<L>) {
    for j in 0..<constructCount where layout.modes[j] == .a || layout.modes[j] == .b {
      switch options.scheme {
      case .centroid:
        for k in layout.predecessors[j] { setInnerWeight(j, k, sign(scoreCorrelation(j, k))) }
        for k in layout.successors[j] { setInnerWeight(j, k, sign(scoreCorrelation(j, k))) }
      case .factorial:
        for k in layout.predecessors[j] { setInnerWeight(j, k, scoreCorrelation(j, k)) }
        for k in layout.successors[j] { setInnerWeight(j, k, scoreCorrelation(j, k)) }
      case .path:
        regressOnPredecessors(j, correlations: scoreCorrelations, active, &outcome)
        for k in 0..<layout.predecessors.count(j) {
          setInnerWeight(j, layout.predecessors.item(k, of: j), coefficients[k])
        }
        for k in layout.successors[j] { setInnerWeight(j, k, scoreCorrelation(j, k)) }
      }
    }
  }

  /// Least-squares coefficients of construct `j` on its predecessors, left in ``coefficients``.
  ///
  /// - Parameter correlations: J × J. Those of scores have no negative eigenvalue; corrected ones may have.
  borrowing func regressOnPredecessors(
    _ j: Int, correlations: borrowing Scratch<L>, areCorrected: Bool = false, _ active: L.Mask,
    _ outcome: inout SolverOutcome<L>
  ) {
    let (count, constructs) = (layout.predecessors.count(j), constructCount)
    if count == 1 {
      coefficients[0] = correlations[j + layout.predecessors.item(0, of: j) * constructs]
      return
    }
    for column in 0..<count {
      let from = layout.predecessors.item(column, of: j)
      for row in column..<count {
        system[row + column * count] = correlations[layout.predecessors.item(row, of: j) + from * constructs]
      }
      coefficients[column] = correlations[j + from * constructs]
    }
    var regular = L.Mask(repeating: true)
    if areCorrected {
      SmallLDL.factor(system, order: count, alive: &regular)
      SmallLDL.solve(system, order: count, vector: coefficients)
    } else {
      SmallCholesky.factor(system, at: 0, order: count, stride: count, alive: &regular)
      SmallCholesky.solve(system, at: 0, order: count, stride: count, vector: coefficients, start: 0)
    }
    if !regular.isEverywhere { outcome.fail(.collinearPredecessors, where: active.and(regular.negated), at: j) }
  }

  private borrowing func scoreCorrelation(_ j: Int, _ k: Int) -> L { scoreCorrelations[j + k * constructCount] }

  private borrowing func setInnerWeight(_ j: Int, _ k: Int, _ value: L) {
    innerWeights[j + k * constructCount] = value
  }

  /// −1, 0 or 1.
  private borrowing func sign(_ value: L) -> L {
    let positive = L.zero.replacing(with: .one, where: L.zero.isBelow(value))
    return positive.replacing(with: -.one, where: value.isBelow(.zero))
  }
}
