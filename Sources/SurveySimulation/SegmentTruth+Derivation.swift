internal import PathSpecification
internal import SatisfactionNumerics

extension SegmentTruth {
  /// What follows from a segment's declaration.
  ///
  /// - Parameters:
  ///   - coefficients: The model's path coefficients, J × J: row = to, column = from.
  ///   - exogenous: Correlations of the exogenous constructs, J × J.
  init(
    _ segment: PopulationSegment?, of assumptions: PopulationAssumptions, _ model: PathModel, _ coefficients: Matrix,
    _ exogenous: Matrix, _ measurement: PopulationMeasurement
  ) {
    let names = model.constructs.map(\.name)
    var own = coefficients
    for change in segment?.coefficients ?? [] {
      guard let from = model.numbering.construct(change.from), let to = model.numbering.construct(change.to)
      else { continue }
      own[to, from] = change.coefficient
    }
    let total = assumptions.segments.reduce(0) { $0 + $1.share }
    let sampled = assumptions.segments.reduce(0) { $0 + ($1.sampledShare ?? $1.share) }
    self.init(
      name: segment?.name, share: segment.map { $0.share / total } ?? 1,
      sampledShare: segment.map { ($0.sampledShare ?? $0.share) / sampled } ?? 1,
      constructMeans: Self.means(own, model.topology, shifts: names.map { segment?.shifts[$0] ?? 0 }),
      structure: PopulationStructure(model, coefficients: own, exogenous: exogenous, measurement: measurement))
  }

  /// (I − B)⁻¹ times the shifts, construct by construct after its predecessors.
  private static func means(_ paths: Matrix, _ topology: PathTopology, shifts: [Double]) -> [Double] {
    var means = shifts
    for j in topology.order {
      for i in topology.predecessors[j] { means[j] += paths[j, i] * means[i] }
    }
    return means
  }

  /// Constructs that are explained in full or more.
  ///
  /// What a sum of rounded coefficients leaves below 1e-12 is taken for nothing.
  func structureProblems(_ model: PathModel) -> [SimulationError] {
    model.topology.endogenous.filter { !(structure.rSquared[$0] < 1 - 1e-12) }.map {
      .noResidualVariance(
        construct: model.constructs[$0].name, rSquared: structure.rSquared[$0], segment: name)
    }
  }
}
