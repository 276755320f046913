internal import SatisfactionNumerics

/// The estimator: from the correlations of the indicators to weights, paths and effects, on memory of its own.
///
/// One value serves any number of solves of one model; a solve allocates nothing. Over `Double` it is the single fit,
/// over `SIMD8<Double>` eight replicates at once, bit for bit the same in every lane.
///
/// Matrices are column-major: element (i, j) of the p × J matrix `projections` stands at `i + j * p`.
///
/// - Source: Wold (1982); Lohmöller (1989), ch. 2; Tenenhaus, Esposito Vinzi, Chatelin & Lauro (2005),
///   doi:10.1016/j.csda.2004.03.005.
struct PLSSolver<L: Lanes>: ~Copyable {
  let layout: ModelLayout
  let options: PLS

  /// The stages of a model of constructs of constructs, in order; empty for a plain model. They find the weights, and p
  /// counts the columns behind the indicators as well.
  let stages: [StageSolver<L>]

  // Input of a solve.
  /// Covariances of the indicators on entry, their correlations R after ``standardize()``: p × p, symmetric. In a model
  /// of stages the covariances stand without gaps on entry, items × items, and all columns have correlations after it.
  let correlations: Scratch<L>
  /// Standard deviations of the indicators, p; set by ``standardize()``.
  let deviations: Scratch<L>
  /// Means of the indicators, p; no step of a solve reads them, what is recorded of it does.
  let means: Scratch<L>
  /// Number of cases behind the moments, one number; as ``means``.
  let cases: Scratch<L>
  /// In a stage before which fixed weights stand: how many standard deviations of each column the scales under it are
  /// wide, so that the index of a part has the standard deviation 100 over it. Else empty.
  let columnSpans: Scratch<L>

  // Outcome of a solve.
  /// Weights in the correlation metric, p: w′Rw = 1 in every block.
  let weights: Scratch<L>
  /// Covariances of standardised indicators and scores, RW: p × J. Cross-loadings, and loadings in the own block.
  let projections: Scratch<L>
  /// Correlations of the scores, C: J × J.
  let scoreCorrelations: Scratch<L>
  /// Correlations of the constructs, J × J: C, corrected for attenuation in consistent PLS.
  let constructCorrelations: Scratch<L>
  /// Loadings of the indicators on their own construct, p; corrected in consistent PLS.
  let loadings: Scratch<L>
  /// ρ_A of every block that consistent PLS corrects, 1 for the others, J.
  let reliabilities: Scratch<L>
  /// Path coefficients B, J × J: row = to, column = from; 0 where the model has no path.
  let paths: Scratch<L>
  /// R² of every construct, J; 0 for exogenous ones.
  let rSquared: Scratch<L>
  /// Total effects T = (I − B)⁻¹ − I, J × J: row = to, column = from.
  let totalEffects: Scratch<L>

  // Memory between steps.
  let previousWeights: Scratch<L>
  /// Loadings in the equations of the indicators, p; generalized structured component analysis alone has them.
  let previousLoadings: Scratch<L>
  /// What the projections of each construct still have to be multiplied by, J.
  let projectionScales: Scratch<L>
  let innerWeights: Scratch<L>
  let blockFactors: Scratch<L>
  let system: Scratch<L>
  let coefficients: Scratch<L>
  let inverse: Scratch<L>
  let monotraitMeans: Scratch<L>
  let blockFactorStarts: [Int]
  /// What a model with products needs besides; nil for the others.
  let products: ProductSolver<L>?

  /// - Parameter hasSpans: Whether ``columnSpans`` are needed.
  init(layout: ModelLayout, options: PLS, hasSpans: Bool = false) {
    self.layout = layout
    self.options = options
    let (p, constructs) = (layout.indicatorCount, layout.constructCount)
    stages = layout.plan.map { plan in plan.stages.map { StageSolver($0, plan, options: options) } } ?? []
    columnSpans = Scratch(count: hasSpans ? p : 0)
    correlations = Scratch(count: p * p)
    deviations = Scratch(count: p)
    means = Scratch(count: p)
    cases = Scratch(count: 1)
    weights = Scratch(count: p)
    projections = Scratch(count: p * constructs)
    scoreCorrelations = Scratch(count: constructs * constructs)
    constructCorrelations = Scratch(count: constructs * constructs)
    loadings = Scratch(count: p)
    reliabilities = Scratch(count: constructs)
    paths = Scratch(count: constructs * constructs)
    rSquared = Scratch(count: constructs)
    totalEffects = Scratch(count: constructs * constructs)
    previousWeights = Scratch(count: p)
    previousLoadings = Scratch(count: options.estimator == .gsca ? p : 0)
    projectionScales = Scratch(count: constructs)
    innerWeights = Scratch(count: constructs * constructs)
    var starts: [Int] = []
    var size = 0
    for (block, mode) in zip(layout.blocks, layout.modes) {
      starts.append(size)
      if mode == .b || options.estimator == .gsca { size += block.count * block.count }
    }
    blockFactorStarts = starts
    blockFactors = Scratch(count: size)
    let largest = max(1, layout.largestPredecessorCount)
    system = Scratch(count: largest * largest)
    coefficients = Scratch(count: max(largest, p))
    inverse = Scratch(count: layout.largestBlock * layout.largestBlock)
    monotraitMeans = Scratch(count: constructs)
    products = layout.products.isEmpty ? nil : ProductSolver(layout: layout, options: options)
  }

  /// Number of columns: the indicators, in a plain model.
  var p: Int { layout.indicatorCount }
  /// Number of constructs.
  var constructCount: Int { layout.constructCount }

  /// A single fit from the covariances in ``correlations``: weights, signs by the indicators, structure.
  borrowing func solveFit() -> SolverOutcome<L> {
    var outcome = solveWeights(orientedBy: .indicators)
    solveStructure(&outcome)
    products?.solve(self, orientedBy: nil, &outcome)
    return outcome
  }

  /// Finds the weights from the covariances in ``correlations``, and their signs: a single fit and a replicate orient
  /// themselves by different rules. ``solveStructure(_:)`` follows it.
  ///
  /// - Parameter lanes: The lanes that are solved; nothing is iterated for the others.
  borrowing func solveWeights(
    orientedBy orientation: Orientation, among lanes: L.Mask = L.Mask(repeating: true)
  ) -> SolverOutcome<L> {
    if let plan = layout.plan { return solveStages(plan, orientedBy: orientation) }
    var outcome = SolverOutcome<L>()
    outcome.alive = lanes
    standardize(&outcome)
    findWeights(&outcome)
    switch orientation {
    case .indicators: orientByIndicators()
    case .projections(let reference): orient(alongProjections: reference)
    }
    return outcome
  }

  /// Finds the weights from correlations and standard deviations, with the signs of the iteration.
  borrowing func findWeights(_ outcome: inout SolverOutcome<L>) {
    switch options.estimator {
    case .pls, .plsc:
      factorBlocks(&outcome)
      iterate(&outcome)
    case .unit: weighAlike(&outcome)
    case .pca: findComponents(&outcome)
    case .gsca:
      factorBlocks(&outcome)
      alternateLeastSquares(&outcome)
    }
  }

  /// Turns covariances into correlations and standard deviations.
  ///
  /// A lane in which an indicator does not vary leaves the solve; its numbers go on as if the variance were 1.
  borrowing func standardize(_ outcome: inout SolverOutcome<L>) {
    let p = layout.itemCount
    for i in 0..<p {
      let variance = correlations[i + i * p]
      let varies = L.zero.isBelow(variance)
      outcome.fail(.zeroVariance, where: varies.negated, at: i)
      deviations[i] = L.one.replacing(with: variance, where: varies).squareRoot()
      coefficients[i] = L.one / deviations[i]
    }
    for j in 0..<p {
      for i in 0..<j {
        let r = correlations[i + j * p] * (coefficients[i] * coefficients[j])
        correlations[i + j * p] = r
        correlations[j + i * p] = r
      }
      correlations[j + j * p] = .one
    }
  }
}
