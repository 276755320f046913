internal import PathSpecification
public import SatisfactionNumerics

/// The relations of constructs and indicators in a population, or in one of its segments: what an estimator is after.
///
/// All numbers are standardised, exact up to rounding, and in the order of the model.
public struct PopulationStructure: Sendable, Equatable, Codable {
  /// Path coefficients, J × J: row = to, column = from; 0 without a path.
  public let paths: LabeledMatrix
  /// Total effects (I − B)⁻¹ − I, J × J: row = to, column = from.
  public let totalEffects: LabeledMatrix
  /// Correlations of the constructs, J × J.
  public let constructCorrelations: LabeledMatrix
  /// Share of each construct's variance that its predecessors explain, J; 0 for an exogenous construct.
  public let rSquared: [Double]
  /// Σ, the correlations of the latent answers, p × p: those that normal answers have.
  public let correlations: LabeledMatrix

  /// The structure that follows from path coefficients, exogenous correlations and measurement.
  ///
  /// - Parameters:
  ///   - coefficients: J × J, row = to, column = from.
  ///   - exogenous: J × J with unit diagonal, of which only the rows and columns of exogenous constructs are read.
  init(_ model: PathModel, coefficients: Matrix, exogenous: Matrix, measurement: PopulationMeasurement) {
    let names = model.constructs.map(\.name)
    let topology = model.topology
    let (phi, explained) = Self.correlations(coefficients, exogenous: exogenous, topology)
    func table(_ values: Matrix) -> LabeledMatrix { LabeledMatrix(rows: names, columns: names, values: values) }
    paths = table(coefficients)
    totalEffects = table(Self.totalEffects(coefficients, topology))
    constructCorrelations = table(phi)
    rSquared = explained
    let indicators = model.indicators
    correlations = LabeledMatrix(
      rows: indicators, columns: indicators, values: measurement.correlations(ofConstructs: phi))
  }

  /// Correlations of constructs whose residuals are uncorrelated, with everything before them too.
  ///
  /// Construct by construct after its predecessors P: φⱼₖ = Σ_P bⱼᵢφᵢₖ for every construct k before it, and
  /// R²ⱼ = Σ_P bⱼᵢφᵢⱼ.
  private static func correlations(
    _ paths: Matrix, exogenous: Matrix, _ topology: PathTopology
  ) -> (phi: Matrix, rSquared: [Double]) {
    var phi = Matrix.identity(paths.rowCount)
    var rSquared = [Double](repeating: 0, count: paths.rowCount)
    var known = topology.exogenous
    for i in known {
      for j in known { phi[i, j] = exogenous[i, j] }
    }
    for j in topology.order where !topology.predecessors[j].isEmpty {
      for k in known {
        phi[j, k] = topology.predecessors[j].reduce(0) { $0 + paths[j, $1] * phi[$1, k] }
        phi[k, j] = phi[j, k]
      }
      rSquared[j] = topology.predecessors[j].reduce(0) { $0 + paths[j, $1] * phi[$1, j] }
      known.append(j)
    }
    return (phi, rSquared)
  }

  private static func totalEffects(_ paths: Matrix, _ topology: PathTopology) -> Matrix {
    var effects = Matrix(rows: paths.rowCount, columns: paths.rowCount)
    for j in topology.order {
      for i in topology.predecessors[j] {
        effects[j, i] += paths[j, i]
        for k in 0..<paths.rowCount { effects[j, k] += paths[j, i] * effects[i, k] }
      }
    }
    return effects
  }

  /// The coefficient of one path.
  ///
  /// - Returns: 0 for two constructs without a path.
  /// - Throws: ``SimulationError/unknownConstruct(name:)``.
  public func path(from: String, to: String) throws(SimulationError) -> Double {
    try Self.number(in: paths, from, to)
  }

  /// All that reaches `to` from `from`, along every chain.
  ///
  /// - Throws: ``SimulationError/unknownConstruct(name:)``.
  public func totalEffect(from: String, to: String) throws(SimulationError) -> Double {
    try Self.number(in: totalEffects, from, to)
  }

  private static func number(
    in table: LabeledMatrix, _ from: String, _ to: String
  ) throws(SimulationError) -> Double {
    if let value = table[to, from] { return value }
    throw .unknownConstruct(name: table.rows.contains(from) ? to : from)
  }
}
