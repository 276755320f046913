public import SatisfactionNumerics

/// Variance inflation factors: 1/(1 − R²) of each variable regressed on the others, the diagonal of R⁻¹.
///
/// - Parameter correlations: Correlations of the variables, k × k.
/// - Returns: One factor a variable, 1 or more; a single variable has 1. nil where the variables are collinear
///   (smallest eigenvalue below k·ε of the largest), or their correlations (corrected ones) have a negative eigenvalue.
/// - Source: Marquardt (1970), Technometrics 12(3), doi:10.1080/00401706.1970.10488699.
public func varianceInflationFactors(correlations: Matrix) -> [Double]? {
  let k = correlations.rowCount
  guard isRegular(correlations) else { return nil }
  let memory = Scratch<Double>(count: k * k)
  let regular = Inflation.invert(order: k, into: memory) { correlations[$0, $1] }
  return regular ? (0..<k).map { SmallCholesky.inverseDiagonal(memory, order: k, $0) } : nil
}

/// Effect sizes f² of a regression's predecessors: (R² − R² without it)/(1 − R²), the scores held fixed.
///
/// - Parameters:
///   - correlations: Correlations of the predecessors, k × k.
///   - target: Their correlations with the construct they explain, k.
/// - Returns: One number a predecessor; nil where the predecessors are collinear, their correlations (corrected ones)
///   have a negative eigenvalue, or R² ≥ 1.
/// - Source: Cohen (1988), Statistical Power Analysis for the Behavioral Sciences, ch. 9.
public func effectSizes(correlations: Matrix, target: [Double]) -> [Double]? {
  guard let factors = varianceInflationFactors(correlations: correlations) else { return nil }
  let k = target.count
  let memory = Scratch<Double>(count: k * k)
  let coefficients = Scratch<Double>(count: k)
  for j in 0..<k {
    coefficients[j] = target[j]
    for i in 0..<k { memory[i + j * k] = correlations[i, j] }
  }
  var regular = true
  SmallCholesky.factor(memory, at: 0, order: k, stride: k, share: Inflation.singularShare(k), alive: &regular)
  SmallCholesky.solve(memory, at: 0, order: k, stride: k, vector: coefficients, start: 0)
  let explained = (0..<k).reduce(0) { $0 + coefficients[$1] * target[$1] }
  guard explained < 1 else { return nil }
  return (0..<k).map { Inflation.effectSize(coefficients[$0], inflation: factors[$0], residual: 1 - explained) }
}

/// Whether the smallest eigenvalue is at least k·ε of the largest.
private func isRegular(_ correlations: Matrix) -> Bool {
  do {
    let values = try SymmetricEigen(correlations).values
    guard let least = values.first, let most = values.last else { return true }
    return least > Inflation.singularShare(correlations.rowCount) * most
  } catch {
    return false
  }
}

/// The formulas over lanes.
enum Inflation {
  /// A matrix of this order counts as singular where its smallest eigenvalue, or a pivot, is below this share.
  static func singularShare(_ order: Int) -> Double { Double(order) * Double.ulpOfOne }

  /// Leaves the inverse of the Cholesky factor of a correlation matrix in `memory`.
  ///
  /// - Returns: The lanes in which the matrix is regular.
  static func invert<L: Lanes>(
    order: Int, into memory: borrowing Scratch<L>, _ correlation: (Int, Int) -> L
  ) -> L.Mask {
    for column in 0..<order {
      for row in column..<order { memory[row + column * order] = correlation(row, column) }
    }
    var regular = L.Mask(repeating: true)
    SmallCholesky.factor(
      memory, at: 0, order: order, stride: order, share: singularShare(order), alive: &regular)
    SmallCholesky.invertFactor(memory, order: order)
    return regular
  }

  /// f² of one predecessor: dropping it lowers R² by β²/(R⁻¹)_kk.
  static func effectSize<L: Lanes>(_ coefficient: L, inflation: L, residual: L) -> L {
    coefficient * coefficient / inflation / residual
  }
}

/// Variance inflation of the indicators of each block.
struct IndicatorCollinearity: MeasureFamily {
  static let inflation = Measure("indicatorVIF", of: .indicator, topic: "vif")

  var measures: [Measure] { [Self.inflation] }

  func formula<L: Lanes>(_ solver: borrowing PLSSolver<L>, _ subjects: MeasureSubjects, into sink: MeasureSink) {
    for (j, block) in solver.layout.blocks.enumerated() {
      guard solver.layout.modes[j] != .repeated else {
        for column in block { sink.store(L(repeating: .nan), 0, column) }
        continue
      }
      let (start, p) = (block.lowerBound, solver.p)
      let regular = Inflation.invert(order: block.count, into: solver.inverse) {
        solver.correlations[start + $0 + (start + $1) * p]
      }
      for k in 0..<block.count {
        let factor = SmallCholesky.inverseDiagonal(solver.inverse, order: block.count, k)
        sink.store(L(repeating: .nan).replacing(with: factor, where: regular), 0, start + k)
      }
    }
  }
}

/// Variance inflation of the predecessors of each construct, and what each adds to its R².
struct PathCollinearity: MeasureFamily {
  static let inflation = Measure("pathVIF", of: .path, topic: "vif")
  static let fSquared = Measure("fSquared", of: .path, topic: "f2")

  var measures: [Measure] { [Self.inflation, Self.fSquared] }

  func formula<L: Lanes>(_ solver: borrowing PLSSolver<L>, _ subjects: MeasureSubjects, into sink: MeasureSink) {
    let constructs = solver.constructCount
    if let products = solver.products { return formula(solver, products, subjects, into: sink) }
    var k = 0
    for j in 0..<constructs {
      let count = solver.layout.predecessors.count(j)
      guard count > 0 else { continue }
      let regular = Inflation.invert(order: count, into: solver.system) { row, column in
        let from = solver.layout.predecessors.item(column, of: j)
        return solver.constructCorrelations[solver.layout.predecessors.item(row, of: j) + from * constructs]
      }
      let residual = L.one - solver.rSquared[j]
      let (leavesSome, undefined) = (L.zero.isBelow(residual), L(repeating: .nan))
      for position in 0..<count {
        let path = solver.paths[j + solver.layout.predecessors.item(position, of: j) * constructs]
        let diagonal = SmallCholesky.inverseDiagonal(solver.system, order: count, position)
        let inflation = undefined.replacing(with: diagonal, where: regular)
        let effect = Inflation.effectSize(path, inflation: inflation, residual: residual)
        sink.store(inflation, 0, k)
        sink.store(undefined.replacing(with: effect, where: leavesSome), 1, k)
        k += 1
      }
    }
  }

  /// The same of equations with products among the predecessors.
  private func formula<L: Lanes>(
    _ solver: borrowing PLSSolver<L>, _ products: ProductSolver<L>, _ subjects: MeasureSubjects, into sink: MeasureSink
  ) {
    let (layout, undefined) = (products.layout, L(repeating: .nan))
    let (constructs, all) = (layout.constructCount, layout.constructCount + layout.products.count)
    for j in 0..<constructs {
      let regressors = layout.regressors(of: j)
      guard !regressors.isEmpty else { continue }
      let regular = Inflation.invert(order: regressors.count, into: products.system) { row, column in
        products.correlations[regressors[row] + regressors[column] * all]
      }
      let residual = L.one - solver.rSquared[j]
      let leavesSome = L.zero.isBelow(residual)
      for (position, from) in regressors.enumerated() {
        guard let k = subjects.paths.firstIndex(of: .init(source: from, target: j)) else { continue }
        let term = position - layout.predecessors.count(j)
        let path =
          term < 0
          ? solver.paths[j + from * constructs] : products.standardized[layout.products.termsOfTarget(j)[term]]
        let diagonal = SmallCholesky.inverseDiagonal(products.system, order: regressors.count, position)
        let inflation = undefined.replacing(with: diagonal, where: regular)
        let effect = Inflation.effectSize(path, inflation: inflation, residual: residual)
        sink.store(inflation, 0, k)
        sink.store(undefined.replacing(with: effect, where: leavesSome), 1, k)
      }
    }
  }
}
