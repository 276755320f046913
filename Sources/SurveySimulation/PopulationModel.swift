public import PathSpecification
internal import SatisfactionNumerics

/// A population whose every parameter is known.
///
/// Numeric premultipliers in a model (`Satisfaction ~ 0.5*Quality`, `Quality =~ 0.8*PERQ1 + …`,
/// `Value <~ 0.6*PERV1 + …`) are its standardised coefficients, loadings and weights. Each respondent has constructs
/// that follow the paths with uncorrelated normal residuals, and one *latent answer* an indicator: a standard normal
/// variable of correlations Σ, which an ``AnswerStyle`` turns into points of the scale.
///
/// - Reflective blocks: Σⱼⱼ = λλ′ + Θ with Θ = 1 − λ² on the diagonal.
/// - Composites: Σⱼⱼ = R with equal correlations, weights scaled to w′Rw = 1, loadings Rw. The weights of the model
///   count only in their proportion.
/// - Between blocks: λᵢφλⱼ. A single indicator without a number has loading 1; with one below 1 it measures its
///   construct with an error that no estimator can know of.
///
/// ``moments(of:n:)`` gives the exact moments of the answers, so that a fit on them has the value that estimates
/// converge to, whatever the statistic; ``simulate(_:n:seed:threads:)`` draws surveys.
///
/// - Source: Dijkstra & Henseler (2015), CSDA 81, §2, doi:10.1016/j.csda.2014.07.008, for factors; Schlittgen,
///   Sarstedt & Ringle (2020), Adv. Data Anal. Classif. 14, doi:10.1007/s11634-020-00396-6, for composites.
public struct PopulationModel: Sendable, Equatable {
  /// The model with its population parameters, scales and reversed items.
  public let model: PathModel
  /// What model text does not say.
  public let assumptions: PopulationAssumptions
  /// The indicators with their true loadings and weights, in the order of the model.
  public let indicators: [PopulationIndicator]
  /// The structure that the numbers in the model make, without what segments change.
  public let structure: PopulationStructure
  /// The segments in their order; one without a name where the population is not divided.
  public let segments: [SegmentTruth]

  let measurement: PopulationMeasurement

  /// The population that a model describes.
  ///
  /// - Parameters:
  ///   - model: A model with a number for every path and indicator; single indicators may go without.
  ///   - assumptions: Correlations and segments that model text has no place for.
  /// - Throws: ``SimulationError`` where numbers are missing or no population can have them, with every problem that
  ///   can be seen at once.
  /// - Complexity: O(segments · p²).
  public init(_ model: PathModel, assumptions: PopulationAssumptions = .init()) throws(SimulationError) {
    if !model.products.isEmpty { throw .productsNotSimulated }
    if let top = model.constructs.first(where: { !$0.parts.isEmpty }) {
      throw .constructOfConstructs(construct: top.name)
    }
    if let excess = model.excess { throw .tooLarge(what: excess.what, count: excess.count, limit: excess.limit) }
    let (measurement, problems) = PopulationMeasurement.read(model, assumptions)
    let missing = Self.missingParameters(of: model)
    // Missing numbers count as 0, which is no fault of the weights.
    try SimulationError.throwAll(
      (missing.map { [$0] } ?? problems) + assumptions.problems(for: model))
    let exogenous = assumptions.exogenousMatrix(for: model)
    let coefficients = model.coefficientMatrix
    let structure = PopulationStructure(
      model, coefficients: coefficients, exogenous: exogenous, measurement: measurement)
    let segments = assumptions.segmentsOrWhole.map { segment in
      SegmentTruth(segment, of: assumptions, model, coefficients, exogenous, measurement)
    }
    try SimulationError.throwAll(segments.flatMap { $0.structureProblems(model) })

    self.model = model
    self.assumptions = assumptions
    self.measurement = measurement
    self.structure = structure
    self.segments = segments
    indicators = model.indicators.enumerated().map { i, name in
      PopulationIndicator(
        name: name, construct: model.constructs[measurement.constructs[i]].name, loading: measurement.loadings[i],
        weight: measurement.weights[i])
    }
  }

  /// Every path and indicator without a number; nil where there is none.
  private static func missingParameters(of model: PathModel) -> SimulationError? {
    let paths = model.paths.filter { model.population.coefficients[$0] == nil }
    let indicators = model.constructs.filter { !$0.isSingleIndicator }.flatMap(\.indicators)
      .filter { model.population.indicators[$0] == nil }
    return paths.isEmpty && indicators.isEmpty ? nil : .missingParameters(paths: paths, indicators: indicators)
  }
}

/// One indicator of a population.
public struct PopulationIndicator: Sendable, Equatable, Codable {
  /// Its name.
  public let name: String
  /// The construct it belongs to.
  public let construct: String
  /// Correlation of latent answer and construct.
  public let loading: Double
  /// Weight of the latent answer in a composite, scaled to variance 1 of the composite; nil in a reflective block.
  public let weight: Double?
}

/// What is true in one segment of a population.
public struct SegmentTruth: Sendable, Equatable, Codable {
  /// Its name; nil where the population is not divided.
  public let name: String?
  /// Its part of the population, 0…1.
  public let share: Double
  /// Its part of the sample, 0…1.
  public let sampledShare: Double
  /// Level of each construct in standard deviations, in the order of the model: its own shift and what its
  /// predecessors pass on.
  public let constructMeans: [Double]
  /// Its relations of constructs and indicators.
  public let structure: PopulationStructure
}

extension PathModel {
  /// The path coefficients of the population, J × J: row = to, column = from; 0 where there is none.
  fileprivate var coefficientMatrix: Matrix {
    var result = Matrix(rows: constructs.count, columns: constructs.count)
    for (path, value) in population.coefficients {
      guard let from = numbering.construct(path.from), let to = numbering.construct(path.to) else { continue }
      result[to, from] = value
    }
    return result
  }
}
