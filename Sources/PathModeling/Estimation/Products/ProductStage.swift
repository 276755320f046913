internal import PathSpecification
internal import SatisfactionNumerics

/// The estimation of all weights with products as constructs: of one indicator, the product of scores of the linear
/// model, or of the products of all pairs of indicators.
///
/// In a model of constructs of constructs it takes the place of the last stage: scores of parts are those of the stages
/// before, and what is multiplied are the columns of that stage.
final class ProductStage<L: Lanes> {
  private let layout: ModelLayout
  private let moderation: Moderation
  /// The solver of the stage with products as constructs.
  let solver: PLSSolver<L>
  /// Numbers of the constructs of the stage; products stand behind them.
  private let constructs: [Int]
  /// For each column that is no product that of the model; nil for a score that was found earlier.
  private let places: [Int?]
  /// What these columns are.
  private let sources: [StagePlan.Source]
  /// These columns as sums of indicators.
  private let columns: IndicatorSums<L>
  /// The products of columns; none where products of scores are the indicators.
  private let indicators: [ProductIndicator]
  /// For each product the columns of its factors, each once, ascending.
  private let factorColumns: [[Int]]

  /// Weights of answers in the column of a factor that they are under, p; the means of these columns.
  private let answerWeights: Scratch<L>
  private let columnMeans: Scratch<L>
  /// The products of columns as linear maps of the answers and their products, one after the other, and covariances of
  /// those with them.
  private let maps: Scratch<L>
  private let covariances: Scratch<L>
  /// Covariances of the indicators of the model with the score of a product.
  private let scoreCovariances: Scratch<L>
  private let factor: Scratch<L>
  private let solution: Scratch<L>

  init(layout: ModelLayout, options: PLS, moderation: Moderation) {
    self.layout = layout
    self.moderation = moderation
    let (products, stage) = (layout.products, layout.lastStage)
    (constructs, places) = (stage.constructs, stage.places)
    let terms = products.terms.compactMap { term in
      stage.constructs.firstIndex(of: term.target).map { ProductLayout.Term(product: term.product, target: $0) }
    }
    solver = PLSSolver(
      layout: ModelLayout(stage.layout, blockSizes: products.blockSizes(moderation), terms: terms), options: options,
      hasSpans: layout.plan?.widths.isEmpty == false)
    var (sources, sums) = ([StagePlan.Source](), [[ModelLayout.Leaf]]())
    for (j, block) in zip(stage.constructs, stage.layout.blocks) {
      for column in block {
        let place = stage.places[column]
        sources.append(place.map(layout.source) ?? .score(j))
        sums.append(place.map(layout.leaves(under:)) ?? layout.leaves(of: j))
      }
    }
    self.sources = sources
    columns = IndicatorSums(sums)
    let multiplied = ProductIndicators(layout, stage.places, sums.map { $0.map(\.item) })
    factorColumns = multiplied.factorColumns
    indicators = moderation.multipliesIndicators ? multiplied.indicators(isOrthogonal: moderation == .orthogonal) : []
    let size = layout.itemCount + products.columns.count
    let largest = factorColumns.reduce(1) { max($0, $1.count) }
    answerWeights = Scratch(count: layout.itemCount)
    columnMeans = Scratch(count: sources.count)
    maps = Scratch(count: size * indicators.count)
    covariances = Scratch(count: size * indicators.count)
    scoreCovariances = Scratch(count: layout.itemCount)
    factor = Scratch(count: largest * largest)
    solution = Scratch(count: largest)
  }

  /// The columns that products have in the stage, behind the others.
  var furtherColumns: Range<Int> { sources.count..<solver.p }

  /// Estimates the stage and leaves the outcome with the solver of the linear model and with that of the products.
  func solve(
    _ products: ProductSolver<L>, _ linear: borrowing PLSSolver<L>, orientedBy reference: [Double]?,
    _ outcome: inout SolverOutcome<L>
  ) {
    columns.take(linear)
    takeColumns(products, linear)
    if moderation == .refit {
      products.takeDeviations(&outcome)
      takeProductsOfScores(products)
    } else {
      formIndicators(products)
      if moderation == .orthogonal { takeResiduals(products, linear, &outcome) }
      takeProductsOfIndicators(products)
    }
    var own = solver.solveWeights(
      orientedBy: reference.map { .projections(projections($0)) } ?? .indicators, among: outcome.alive)
    solver.solveStructure(&own)
    let (count, known, first) = (constructs.count, sources.count, layout.itemCount)
    outcome.take(own) { [constructs, layout] in
      $0 < count ? constructs[$0] : layout.constructCount + $0 - count
    } indicator: { place in
      place < known ? place : first + place - known
    }
    if moderation != .refit { adjust(products) }
    hand(to: products, linear)
  }

  /// What replicates are oriented by, for the columns of the stage: 0 where a column has no place in the model, so that
  /// its score keeps its sign.
  private func projections(_ reference: [Double]) -> [Double] {
    if layout.plan == nil { return reference }
    return places.map { $0.map { reference[$0] } ?? 0 } + reference[layout.indicatorCount...]
  }

  // MARK: Moments of the stage

  /// Covariances of the columns that are no products.
  private func takeColumns(_ products: ProductSolver<L>, _ linear: borrowing PLSSolver<L>) {
    let all = solver.p
    for b in sources.indices {
      for a in 0...b { set(covariance(a, b, products, linear), a, b, all) }
    }
    guard let last = linear.stages.last, solver.columnSpans.count > 0 else { return }
    for b in sources.indices { solver.columnSpans[b] = last.solver.columnSpans[b] }
    for b in furtherColumns { solver.columnSpans[b] = .one }
  }

  /// The covariance of two of them; scores have the standard deviation 1.
  private func covariance(
    _ a: Int, _ b: Int, _ products: ProductSolver<L>, _ linear: borrowing PLSSolver<L>
  ) -> L {
    switch (sources[a], sources[b]) {
    case (.column(let i), .column(let j)): products.covariances[min(i, j) + max(i, j) * products.size]
    case (.column(let i), .score), (.score, .column(let i)):
      linear.correlation(sources[a], sources[b]) * linear.deviations[i]
    case (.score, .score): linear.correlation(sources[a], sources[b])
    }
  }

  /// The covariance of one of them with something else, from those of the indicators with it.
  private func covariance(of column: Int, with covariances: borrowing Scratch<L>, from start: Int) -> L {
    if case .column(let i) = sources[column] { return covariances[start + i] }
    return columns.covariance(of: column, with: covariances, from: start)
  }

  private func set(_ covariance: L, _ i: Int, _ j: Int, _ all: Int) {
    solver.correlations[i + j * all] = covariance
    solver.correlations[j + i * all] = covariance
  }

  private func takeProductsOfScores(_ products: ProductSolver<L>) {
    let (known, size, all) = (sources.count, products.size, solver.p)
    for q in 0..<layout.products.count {
      for a in 0..<known {
        set(covariance(of: a, with: products.columnCovariances, from: q * size), a, known + q, all)
      }
      for r in 0...q { set(products.productCovariance(q, r), known + r, known + q, all) }
    }
  }

  private func takeProductsOfIndicators(_ products: ProductSolver<L>) {
    let (known, size, all) = (sources.count, products.size, solver.p)
    for b in indicators.indices {
      for a in 0..<known { set(covariance(of: a, with: covariances, from: b * size), a, known + b, all) }
      for a in 0...b {
        var sum = L.zero
        for k in indicators[a].support { sum = sum + maps[a * size + k] * covariances[b * size + k] }
        set(sum, known + a, known + b, all)
      }
    }
  }

  // MARK: Products of indicators

  /// Products of standardised columns, centred by the means of the solve, as maps of the answers and their products.
  private func formIndicators(_ products: ProductSolver<L>) {
    let size = products.size
    weighAnswers(products)
    maps.fill(.zero)
    for (number, indicator) in indicators.enumerated() {
      let start = number * size
      for cell in indicator.cells {
        var weight = L.one
        for column in cell.outside { weight = L.zero - weight * columnMeans[column] }
        for i in cell.items { weight = weight * answerWeights[i] }
        // The indicators stand turned among the answers: two signs are one.
        if cell.items.count == 1 { weight = weight * products.sign(cell.items[0]) }
        maps[start + cell.place] = maps[start + cell.place] + weight
      }
      multiply(number, products)
    }
  }

  private func weighAnswers(_ products: ProductSolver<L>) {
    for column in Set(factorColumns.joined()) {
      var mean = L.zero
      for place in columns.ranges[column] {
        let i = columns.items[place]
        answerWeights[i] = products.sign(i) * columns.weights[place]
        mean = mean + answerWeights[i] * products.answerMean(i)
      }
      columnMeans[column] = mean
    }
  }

  /// Covariances of the answers and their products with a product of columns.
  private func multiply(_ number: Int, _ products: ProductSolver<L>) {
    let (size, start) = (products.size, number * products.size)
    for k in 0..<size { covariances[start + k] = .zero }
    for column in indicators[number].support {
      let own = maps[start + column]
      for row in 0..<size {
        let place = row <= column ? row + column * size : column + row * size
        covariances[start + row] = covariances[start + row] + products.covariances[place] * own
      }
    }
  }

  /// Replaces products of columns by their residuals on all columns of the factors.
  private func takeResiduals(
    _ products: ProductSolver<L>, _ linear: borrowing PLSSolver<L>, _ outcome: inout SolverOutcome<L>
  ) {
    let size = products.size
    for product in 0..<layout.products.count {
      let own = factorColumns[product]
      for (column, b) in own.enumerated() {
        for row in column..<own.count {
          factor[row + column * own.count] = linear.correlation(sources[own[row]], sources[b])
        }
      }
      var regular = L.Mask(repeating: true)
      SmallCholesky.factor(factor, at: 0, order: own.count, stride: own.count, alive: &regular)
      outcome.fail(.collinearFactors, where: regular.negated, at: product)
      for number in indicators.indices where indicators[number].product == product {
        let start = number * size
        for (k, a) in own.enumerated() { solution[k] = columns.covariance(of: a, with: covariances, from: start) }
        SmallCholesky.solve(
          factor, at: 0, order: own.count, stride: own.count, vector: solution, start: 0)
        for (k, a) in own.enumerated() {
          for place in columns.ranges[a] {
            let i = start + columns.items[place]
            maps[i] = maps[i] - solution[k] * columns.weights[place]
          }
        }
        multiply(number, products)
      }
    }
  }

  // MARK: Outcome

  /// The standard deviation of a product as its indicators have it: the mean of theirs, weighted by their loadings.
  private func adjust(_ products: ProductSolver<L>) {
    for q in 0..<layout.products.count {
      var (sum, total) = (L.zero, L.zero)
      for i in solver.layout.blocks[constructs.count + q] {
        sum = sum + solver.loadings[i].absolute * solver.deviations[i]
        total = total + solver.loadings[i].absolute
      }
      products.deviations[q] = sum / total
    }
  }

  private func hand(to products: ProductSolver<L>, _ linear: borrowing PLSSolver<L>) {
    let (count, all) = (layout.constructCount, solver.constructCount)
    for (column, place) in places.enumerated() {
      if let place { linear.weights[place] = solver.weights[column] }
    }
    if let plan = layout.plan { linear.collectScores(plan) } else { handScores(to: linear) }
    linear.takeUncorrectedMeasures()
    for (b, j) in constructs.enumerated() {
      linear.rSquared[j] = solver.rSquared[b]
      for (a, k) in constructs.enumerated() { linear.paths[k + j * count] = solver.paths[a + b * all] }
    }
    correlate(products, linear)
    for (number, term) in layout.products.terms.enumerated() {
      guard let target = constructs.firstIndex(of: term.target) else { continue }
      let coefficient = solver.paths[target + (constructs.count + term.product) * all]
      products.standardized[number] = coefficient
      products.coefficients[number] = coefficient / products.deviations[term.product]
    }
  }

  /// Projections and correlations of the scores of a plain model.
  private func handScores(to linear: borrowing PLSSolver<L>) {
    let (p, count, all) = (layout.indicatorCount, layout.constructCount, solver.constructCount)
    for j in 0..<count {
      for i in 0..<p { linear.projections[i + j * p] = solver.projections[i + j * solver.p] }
      for k in 0..<count { linear.scoreCorrelations[k + j * count] = solver.scoreCorrelations[k + j * all] }
    }
  }

  /// Correlations of the scores of all constructs, those of parts among them, and of products.
  private func correlate(_ products: ProductSolver<L>, _ linear: borrowing PLSSolver<L>) {
    let (count, all, size) = (layout.constructCount, solver.constructCount, products.size)
    for j in 0..<count {
      for k in 0...j { products.setCorrelation(k, j, linear.constructCorrelations[k + j * count]) }
    }
    products.scores.take(linear)
    for q in 0..<layout.products.count {
      let own = constructs.count + q
      scoreCovariances.fill(.zero)
      for column in solver.layout.blocks[own] {
        let weight = solver.weights[column] / solver.deviations[column]
        let further = column - sources.count
        for i in 0..<layout.itemCount {
          let covariance =
            moderation == .refit ? products.columnCovariances[q * size + i] : covariances[further * size + i]
          scoreCovariances[i] = scoreCovariances[i] + weight * covariance
        }
      }
      for j in 0..<count {
        products.setCorrelation(j, count + q, products.scores.covariance(of: j, with: scoreCovariances, from: 0))
      }
      for r in 0...q {
        products.setCorrelation(
          count + r, count + q, solver.constructCorrelations[constructs.count + r + own * all])
      }
    }
  }
}
