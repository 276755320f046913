internal import PathSpecification
internal import SatisfactionNumerics

/// The estimation of all weights with products as constructs: of one indicator, the product of scores of the linear
/// model, or of the products of all pairs of indicators.
final class ProductStage<L: Lanes> {
  private let layout: ModelLayout
  private let moderation: Moderation
  /// The solver of the model with products as constructs.
  let solver: PLSSolver<L>
  /// Which product every further indicator belongs to, and its place among the combinations of that product.
  private let indicators: [(product: Int, cell: ProductLayout.Cell)]
  /// For each product the indicators of its factors, each once, ascending.
  private let factorIndicators: [[Int]]
  /// For each further indicator the columns that its map may hold, ascending.
  private let supports: [[Int]]

  /// The further indicators as linear maps of the columns, one after the other, and covariances of all columns with them.
  private let maps: Scratch<L>
  private let covariances: Scratch<L>
  private let factor: Scratch<L>
  private let solution: Scratch<L>

  init(layout: ModelLayout, options: PLS, moderation: Moderation) {
    self.layout = layout
    self.moderation = moderation
    let products = layout.products
    solver = PLSSolver(
      layout: ModelLayout(layout, blockSizes: products.blockSizes(moderation)), options: options)
    indicators =
      moderation == .refit
      ? [] : (0..<products.count).flatMap { q in products.combinations(ofProduct: q).map { (product: q, cell: $0) } }
    factorIndicators = products.factors.map { factors in Set(factors.flatMap { Array(layout.blocks[$0]) }).sorted() }
    supports = Self.supports(of: indicators, factorIndicators, layout)
    let size = layout.indicatorCount + products.columns.count
    let largest = factorIndicators.reduce(1) { max($0, $1.count) }
    maps = Scratch(count: size * indicators.count)
    covariances = Scratch(count: size * indicators.count)
    factor = Scratch(count: largest * largest)
    solution = Scratch(count: largest)
  }

  /// Estimates the model and leaves the outcome with the solver of the linear model and with that of the products.
  func solve(
    _ products: ProductSolver<L>, _ linear: borrowing PLSSolver<L>, orientedBy reference: [Double]?,
    _ outcome: inout SolverOutcome<L>
  ) {
    if moderation == .refit {
      products.takeDeviations(&outcome)
      takeProductsOfScores(products)
    } else {
      formIndicators(products, linear)
      if moderation == .orthogonal { takeResiduals(products, &outcome) }
      takeProductsOfIndicators(products)
    }
    var own = solver.solveWeights(
      orientedBy: reference.map(Orientation.projections) ?? .indicators, among: outcome.alive)
    solver.solveStructure(&own)
    outcome.take(own)
    if moderation != .refit { adjust(products) }
    hand(to: products, linear)
  }

  // MARK: Moments of the stage

  /// Covariances of the model's own indicators, from the columns.
  private func takeIndicators(_ products: ProductSolver<L>) {
    let (p, size, all) = (layout.indicatorCount, products.size, solver.p)
    for j in 0..<p {
      for i in 0...j { set(products.covariances[i + j * size], i, j, all) }
    }
  }

  private func set(_ covariance: L, _ i: Int, _ j: Int, _ all: Int) {
    solver.correlations[i + j * all] = covariance
    solver.correlations[j + i * all] = covariance
  }

  private func takeProductsOfScores(_ products: ProductSolver<L>) {
    takeIndicators(products)
    let (p, size, all) = (layout.indicatorCount, products.size, solver.p)
    for q in 0..<layout.products.count {
      for i in 0..<p { set(products.columnCovariances[q * size + i], i, p + q, all) }
      for r in 0...q { set(products.productCovariance(q, r), p + r, p + q, all) }
    }
  }

  private func takeProductsOfIndicators(_ products: ProductSolver<L>) {
    takeIndicators(products)
    let (p, size, all) = (layout.indicatorCount, products.size, solver.p)
    for b in indicators.indices {
      for i in 0..<p { set(covariances[b * size + i], i, p + b, all) }
      for a in 0...b {
        var sum = L.zero
        for k in supports[a] { sum = sum + maps[a * size + k] * covariances[b * size + k] }
        set(sum, p + a, p + b, all)
      }
    }
  }

  // MARK: Products of indicators

  /// The columns that the map of each further indicator may hold: the indicators of its factors, its own product, and
  /// the products of some of its items.
  private static func supports(
    of indicators: [(product: Int, cell: ProductLayout.Cell)], _ factorIndicators: [[Int]], _ layout: ModelLayout
  ) -> [[Int]] {
    let p = layout.indicatorCount
    return indicators.map { product, cell in
      var columns = Set(factorIndicators[product])
      columns.insert(p + cell.column)
      if cell.items.count > 2 {
        for cells in layout.products.cells[product].dropLast() {
          for lower in cells where lower.items.allSatisfy(cell.items.contains) { columns.insert(p + lower.column) }
        }
      }
      return columns.sorted()
    }
  }

  /// Products of standardised indicators, centred by the means of the solve, as maps of the columns.
  private func formIndicators(_ products: ProductSolver<L>, _ linear: borrowing PLSSolver<L>) {
    let (p, size, layout) = (layout.indicatorCount, products.size, layout.products)
    maps.fill(.zero)
    for (number, (product, cell)) in indicators.enumerated() {
      let start = number * size
      for (c, choice) in layout.choices[product].enumerated() {
        var factor = L.one
        for place in choice.outside {
          let i = cell.items[place]
          factor = L.zero - factor * products.sign(i) * products.answerMean(i) / linear.deviations[i]
        }
        let inside = choice.inside.map { cell.items[$0] }
        for i in inside { factor = factor * products.sign(i) / linear.deviations[i] }
        let column: Int
        if inside.count == 1 {
          factor = factor * products.sign(inside[0])
          column = inside[0]
        } else {
          guard let lower = layout.cells[product][c].first(where: { $0.items == inside }) else { continue }
          column = p + lower.column
        }
        maps[start + column] = maps[start + column] + factor
      }
      multiply(number, products)
    }
  }

  /// Covariances of all columns with a further indicator.
  private func multiply(_ number: Int, _ products: ProductSolver<L>) {
    let (size, start) = (products.size, number * products.size)
    for k in 0..<size { covariances[start + k] = .zero }
    for column in supports[number] {
      let own = maps[start + column]
      for row in 0..<size {
        let place = row <= column ? row + column * size : column + row * size
        covariances[start + row] = covariances[start + row] + products.covariances[place] * own
      }
    }
  }

  /// Replaces products of indicators by their residuals on all indicators of the factors.
  private func takeResiduals(_ products: ProductSolver<L>, _ outcome: inout SolverOutcome<L>) {
    let size = products.size
    for product in 0..<layout.products.count {
      let items = factorIndicators[product]
      for (column, j) in items.enumerated() {
        for row in column..<items.count {
          factor[row + column * items.count] = products.covariances[min(j, items[row]) + max(j, items[row]) * size]
        }
      }
      var regular = L.Mask(repeating: true)
      SmallCholesky.factor(factor, at: 0, order: items.count, stride: items.count, alive: &regular)
      outcome.fail(.collinearFactors, where: regular.negated, at: product)
      for number in indicators.indices where indicators[number].product == product {
        for (k, i) in items.enumerated() { solution[k] = covariances[number * size + i] }
        SmallCholesky.solve(
          factor, at: 0, order: items.count, stride: items.count, vector: solution, start: 0)
        for (k, i) in items.enumerated() { maps[number * size + i] = maps[number * size + i] - solution[k] }
        multiply(number, products)
      }
    }
  }

  // MARK: Outcome

  /// The standard deviation of a product as its indicators have it: the mean of theirs, weighted by their loadings.
  private func adjust(_ products: ProductSolver<L>) {
    for q in 0..<layout.products.count {
      var (sum, total) = (L.zero, L.zero)
      for i in solver.layout.blocks[layout.constructCount + q] {
        sum = sum + solver.loadings[i].absolute * solver.deviations[i]
        total = total + solver.loadings[i].absolute
      }
      products.deviations[q] = sum / total
    }
  }

  private func hand(to products: ProductSolver<L>, _ linear: borrowing PLSSolver<L>) {
    let (p, constructs, all) = (layout.indicatorCount, layout.constructCount, solver.constructCount)
    for i in 0..<p {
      linear.weights[i] = solver.weights[i]
      linear.loadings[i] = solver.loadings[i]
    }
    for j in 0..<constructs {
      linear.rSquared[j] = solver.rSquared[j]
      for i in 0..<p { linear.projections[i + j * p] = solver.projections[i + j * solver.p] }
      for k in 0..<constructs {
        linear.paths[k + j * constructs] = solver.paths[k + j * all]
        linear.scoreCorrelations[k + j * constructs] = solver.scoreCorrelations[k + j * all]
        linear.constructCorrelations[k + j * constructs] = solver.constructCorrelations[k + j * all]
      }
    }
    for index in 0..<(all * all) { products.correlations[index] = solver.constructCorrelations[index] }
    for (number, term) in layout.products.terms.enumerated() {
      let coefficient = solver.paths[term.target + (constructs + term.product) * all]
      products.standardized[number] = coefficient
      products.coefficients[number] = coefficient / products.deviations[term.product]
    }
  }
}
