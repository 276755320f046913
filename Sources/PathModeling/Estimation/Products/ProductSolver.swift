internal import PathSpecification
internal import SatisfactionNumerics

/// Products of scores in the equations of a model: from the moments of indicators and of products of their answers.
///
/// It belongs to a solver of the linear model, in which it leaves what products change: paths, R² and effects and, where
/// the weights are found anew with them, all the rest. Over lanes, as the solver.
///
/// Columns are numbered: the p indicators, then the m products of answers. A score is a sum of the indicators under its
/// construct, at any depth, and a product of scores one of their products.
///
/// - Source: Chin, Marcolin & Newsted (2003), Information Systems Research 14(2); Henseler & Chin (2010), Structural
///   Equation Modeling 17(1), on the ways to estimate products.
final class ProductSolver<L: Lanes> {
  let layout: ModelLayout
  let moderation: Moderation
  /// Number of columns, p + m.
  let size: Int

  // Input of a solve.
  /// Means of the columns; those of products are not read.
  let means: Scratch<L>
  /// Covariances of the columns, size × size; the upper triangle is read.
  let covariances: Scratch<L>
  private var coding: ProductCoding?

  // Outcome of a solve.
  /// Standard deviations of the products, Q; of weighted indicators, the mean of theirs.
  let deviations: Scratch<L>
  /// Correlations of scores and products, (J + Q)².
  let correlations: Scratch<L>
  /// Coefficients of standardised products, one a term.
  let standardized: Scratch<L>
  /// Coefficients of the products themselves, one a term.
  let coefficients: Scratch<L>
  /// The estimation in which products are constructs; nil where scores are held fixed.
  let stage: ProductStage<L>?

  // Memory between steps.
  /// The scores of all constructs, J.
  let scores: IndicatorSums<L>
  /// Numbers of the constructs that are factors.
  private let factors: [Int]
  /// Weights of answers in the score of the factor above them: w/s with the sign of the indicator, p.
  private let answerWeights: Scratch<L>
  /// Means of the weighted sums of the answers of each factor, J.
  private let sumMeans: Scratch<L>
  /// The columns that each product is made of, ascending, Q.
  private let supports: [[Int]]
  /// The products as linear maps of the columns, size × Q.
  let maps: Scratch<L>
  /// Covariances of columns and products, size × Q.
  let columnCovariances: Scratch<L>
  let system: Scratch<L>
  let solution: Scratch<L>

  init(layout: ModelLayout, options: PLS) {
    self.layout = layout
    moderation = options.moderation ?? .twoStage
    let (p, constructs, count) = (layout.itemCount, layout.constructCount, layout.products.count)
    size = p + layout.products.columns.count
    scores = IndicatorSums((0..<constructs).map(layout.leaves(of:)))
    factors = Set(layout.products.factors.joined()).sorted()
    supports = (0..<count).map(layout.columns(ofProduct:))
    means = Scratch(count: size)
    covariances = Scratch(count: size * size)
    deviations = Scratch(count: count)
    correlations = Scratch(count: (constructs + count) * (constructs + count))
    standardized = Scratch(count: layout.products.terms.count)
    coefficients = Scratch(count: layout.products.terms.count)
    answerWeights = Scratch(count: p)
    sumMeans = Scratch(count: constructs)
    maps = Scratch(count: size * count)
    columnCovariances = Scratch(count: size * count)
    let largest = (0..<constructs).reduce(1) { max($0, layout.regressorCount($1)) }
    system = Scratch(count: largest * largest)
    solution = Scratch(count: largest)
    stage = moderation == .twoStage ? nil : ProductStage(layout: layout, options: options, moderation: moderation)
  }

  /// Takes what the sums of the answers were made with.
  func take(_ coding: ProductCoding) {
    self.coding = coding
  }

  /// Hands the moments of the indicators to the solver of the linear model.
  func giveMoments(to solver: borrowing PLSSolver<L>) {
    let p = layout.itemCount
    for j in 0..<p {
      solver.means[j] = means[j]
      for i in 0...j { solver.correlations[i + j * p] = covariances[i + j * size] }
    }
  }

  /// Adds the products to a linear model that is solved.
  ///
  /// - Parameter reference: What replicates are oriented by: Rw of every indicator in its block, p, then those of the
  ///   indicators of the products; nil for a point estimate.
  func solve(
    _ solver: borrowing PLSSolver<L>, orientedBy reference: [Double]?, _ outcome: inout SolverOutcome<L>
  ) {
    weighAnswers(solver)
    for q in 0..<layout.products.count { formMap(q, solver) }
    multiply()
    if let stage {
      stage.solve(self, solver, orientedBy: reference, &outcome)
    } else {
      correlate(solver, &outcome)
      solveEquations(solver, &outcome)
    }
    solver.sumEffects()
  }

  // MARK: Products of scores

  /// The mean of an indicator's answers as they are multiplied.
  func answerMean(_ i: Int) -> L {
    guard let coding else { preconditionFailure("the coding of the answers is known before a solve") }
    return L(repeating: coding.signs[i]) * means[i] + L(repeating: coding.offsets[i])
  }

  /// −1 for a turned indicator, else 1.
  func sign(_ i: Int) -> L { L(repeating: coding?.signs[i] ?? 1) }

  private func weighAnswers(_ solver: borrowing PLSSolver<L>) {
    scores.take(solver)
    for j in factors {
      var mean = L.zero
      for place in scores.ranges[j] {
        let i = scores.items[place]
        answerWeights[i] = sign(i) * scores.weights[place]
        mean = mean + answerWeights[i] * answerMean(i)
      }
      sumMeans[j] = mean
    }
  }

  /// The product of the factors' scores as a linear map of the columns.
  private func formMap(_ q: Int, _ solver: borrowing PLSSolver<L>) {
    let (products, start) = (layout.products, q * size)
    for k in 0..<size { maps[start + k] = .zero }
    for (c, choice) in products.choices[q].enumerated() {
      var factor = L.one
      for place in choice.outside { factor = L.zero - factor * sumMeans[products.factors[q][place]] }
      if choice.inside.count == 1 {
        // The indicators stand turned among the columns: two signs are one.
        for place in scores.ranges[products.factors[q][choice.inside[0]]] {
          let i = scores.items[place]
          maps[start + i] = maps[start + i] + factor * sign(i) * answerWeights[i]
        }
        continue
      }
      for cell in products.cells[q][c] {
        var weight = factor
        for i in cell.items { weight = weight * answerWeights[i] }
        let place = start + layout.itemCount + cell.column
        maps[place] = maps[place] + weight
      }
    }
  }

  /// Covariances of all columns with the products, from the upper triangle.
  private func multiply() {
    columnCovariances.fill(.zero)
    for q in 0..<layout.products.count {
      let start = q * size
      var below = 0
      for column in 0..<size {
        let first = column * size
        var sum = L.zero
        for k in 0..<below {
          let row = supports[q][k]
          sum = sum + covariances[first + row] * maps[start + row]
        }
        if below < supports[q].count, supports[q][below] == column {
          let own = maps[start + column]
          for row in 0..<column {
            columnCovariances[start + row] = columnCovariances[start + row] + covariances[first + row] * own
          }
          sum = sum + covariances[first + column] * own
          below += 1
        }
        columnCovariances[start + column] = columnCovariances[start + column] + sum
      }
    }
  }

  /// The covariance of two products of scores.
  func productCovariance(_ q: Int, _ r: Int) -> L {
    var sum = L.zero
    for k in supports[r] { sum = sum + maps[r * size + k] * columnCovariances[q * size + k] }
    return sum
  }

  /// Standard deviations of the products of scores.
  func takeDeviations(_ outcome: inout SolverOutcome<L>) {
    for q in 0..<layout.products.count {
      let variance = productCovariance(q, q)
      let varies = L.zero.isBelow(variance)
      outcome.fail(.productWithoutVariance, where: varies.negated, at: q)
      deviations[q] = L.one.replacing(with: variance, where: varies).squareRoot()
    }
  }

  // MARK: Equations on fixed scores

  /// Correlations of scores and products.
  private func correlate(_ solver: borrowing PLSSolver<L>, _ outcome: inout SolverOutcome<L>) {
    let (constructs, count) = (layout.constructCount, layout.products.count)
    let all = constructs + count
    takeDeviations(&outcome)
    for j in 0..<constructs {
      for k in 0..<constructs { correlations[k + j * all] = solver.constructCorrelations[k + j * constructs] }
    }
    for q in 0..<count {
      let own = constructs + q
      correlations[own + own * all] = .one
      for j in 0..<constructs {
        setCorrelation(own, j, scores.covariance(of: j, with: columnCovariances, from: q * size) / deviations[q])
      }
      for r in 0..<q {
        setCorrelation(own, constructs + r, productCovariance(q, r) / (deviations[q] * deviations[r]))
      }
    }
  }

  func setCorrelation(_ a: Int, _ b: Int, _ value: L) {
    let all = layout.constructCount + layout.products.count
    correlations[a + b * all] = value
    correlations[b + a * all] = value
  }

  /// Least squares of every construct with a product on its predecessors and products.
  private func solveEquations(_ solver: borrowing PLSSolver<L>, _ outcome: inout SolverOutcome<L>) {
    let (constructs, all) = (layout.constructCount, layout.constructCount + layout.products.count)
    for j in 0..<constructs {
      let terms = layout.products.termsOfTarget(j)
      guard !terms.isEmpty else { continue }
      let regressors = layout.regressors(of: j)
      let order = regressors.count
      for (column, from) in regressors.enumerated() {
        for row in column..<order { system[row + column * order] = correlations[regressors[row] + from * all] }
        solution[column] = correlations[j + from * all]
      }
      var regular = L.Mask(repeating: true)
      SmallCholesky.factor(system, at: 0, order: order, stride: order, alive: &regular)
      SmallCholesky.solve(system, at: 0, order: order, stride: order, vector: solution, start: 0)
      outcome.fail(.collinearPredecessors, where: regular.negated, at: j)
      var explained = L.zero
      for (k, from) in regressors.enumerated() {
        explained = explained + solution[k] * correlations[j + from * all]
        if from < constructs {
          solver.paths[j + from * constructs] = solution[k]
        } else {
          let term = terms[k - layout.predecessors.count(j)]
          standardized[term] = solution[k]
          coefficients[term] = solution[k] / deviations[from - constructs]
        }
      }
      solver.rSquared[j] = solver.withoutRounding(explained)
    }
  }
}
