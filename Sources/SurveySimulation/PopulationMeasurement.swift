internal import PathSpecification
internal import SatisfactionNumerics

/// How the indicators of a population depend on its constructs, apart from how the constructs depend on each other.
struct PopulationMeasurement: Sendable, Equatable {
  /// Number of the construct of each indicator.
  let constructs: [Int]
  /// Correlation of each indicator with its construct.
  private(set) var loadings: [Double]
  /// Weight of each indicator of a composite, scaled so that w′Rw = 1; nil for reflective blocks.
  private(set) var weights: [Double?]
  /// Correlations of the indicators of the same block, p × p; 0 between blocks.
  private(set) var withinBlocks: Matrix

  /// The measurement that model text declares, and what is wrong with it.
  ///
  /// A single indicator without a number has loading 1. Numbers that are missing count as 0 and are not reported here.
  static func read(
    _ model: PathModel, _ assumptions: PopulationAssumptions
  ) -> (measurement: PopulationMeasurement, problems: [SimulationError]) {
    let blocks = model.numbering.blocks
    var measurement = PopulationMeasurement(blocks)
    var problems: [SimulationError] = []
    for (construct, block) in zip(model.constructs, blocks) {
      let numbers = construct.indicators.map {
        model.population.indicators[$0] ?? (construct.isSingleIndicator ? 1 : 0)
      }
      switch construct.kind {
      case .reflective:
        problems += measurement.setReflective(construct, block, loadings: numbers)
      case .composite:
        let correlation = assumptions.compositeCorrelations[construct.name] ?? assumptions.compositeCorrelation
        problems += measurement.setComposite(construct, block, weights: numbers, correlation: correlation)
      }
    }
    return (measurement, problems)
  }

  private init(_ blocks: [Range<Int>]) {
    constructs = blocks.indices.flatMap { j in blocks[j].map { _ in j } }
    loadings = Array(repeating: 0, count: constructs.count)
    weights = Array(repeating: nil, count: constructs.count)
    withinBlocks = .identity(constructs.count)
  }

  /// R = λλ′ + Θ with a unit diagonal.
  private mutating func setReflective(
    _ construct: Construct, _ block: Range<Int>, loadings numbers: [Double]
  ) -> [SimulationError] {
    loadings.replaceSubrange(block, with: numbers)
    for i in block {
      for j in block where i != j { withinBlocks[i, j] = loadings[i] * loadings[j] }
    }
    return zip(construct.indicators, numbers).filter { $1.magnitude > 1 }.map {
      .loadingOutOfRange(indicator: $0, construct: construct.name, loading: $1)
    }
  }

  /// Equal correlations R; the loadings are R w with w scaled to w′Rw = 1.
  private mutating func setComposite(
    _ construct: Construct, _ block: Range<Int>, weights numbers: [Double], correlation: Double
  ) -> [SimulationError] {
    let lowest = block.count > 1 ? -1 / Double(block.count - 1) : -1
    guard correlation >= lowest, correlation <= 1 else {
      return [.compositeNotCorrelations(construct: construct.name, correlation: correlation, lowest: lowest)]
    }
    // With equal correlations (Rw)ᵢ = (1 − r)wᵢ + rΣw.
    let sum = numbers.reduce(0, +)
    let products = numbers.map { (1 - correlation) * $0 + correlation * sum }
    let variance = zip(numbers, products).reduce(0) { $0 + $1.0 * $1.1 }
    let size = numbers.reduce(0) { $0 + $1 * $1 }
    guard variance > 1e-12 * size else { return [.weightsCancel(construct: construct.name)] }
    let scale = variance.squareRoot()
    for (k, i) in block.enumerated() {
      weights[i] = numbers[k] / scale
      loadings[i] = products[k] / scale
      for j in block where i != j { withinBlocks[i, j] = correlation }
    }
    return []
  }

  /// Σ: the correlations within blocks as they are, λᵢφλⱼ between them.
  ///
  /// - Parameter phi: Correlations of the constructs, J × J.
  /// - Returns: p × p with a unit diagonal. Positive semidefinite whenever `phi` is: Σ = ΛΦΛ′ + Ψ, where Ψ is diagonal
  ///   (1 − λ²) in a reflective block and R − Rww′R in a composite.
  func correlations(ofConstructs phi: Matrix) -> Matrix {
    var sigma = withinBlocks
    for j in constructs.indices {
      for i in constructs.indices where constructs[i] != constructs[j] {
        sigma[i, j] = loadings[i] * phi[constructs[i], constructs[j]] * loadings[j]
      }
    }
    return sigma
  }

  /// Λ times a matrix with one row a construct.
  func spread(_ matrix: Matrix) -> Matrix {
    var result = Matrix(rows: constructs.count, columns: matrix.columnCount)
    for column in 0..<matrix.columnCount {
      for (i, j) in constructs.enumerated() { result[i, column] = loadings[i] * matrix[j, column] }
    }
    return result
  }
}
