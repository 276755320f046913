public import PathSpecification
public import SurveyData

/// The outcome of an estimation: numbers, and no cases.
///
/// It is `Codable` and equal to its saved copy. Rows come in the order of the model; what needs cases is asked with
/// them, as in `scores(of:)`.
public struct PLSFit: Sendable, Equatable, Codable {
  /// How the iteration ended.
  public struct Convergence: Sendable, Equatable, Codable {
    /// Iterations used.
    public let iterations: Int
    /// Largest change of a weight (of standardised indicators) in the last iteration.
    public let lastChange: Double
  }

  /// The model that was estimated.
  public let model: PathModel
  /// The choices it was estimated with.
  public let settings: PLS
  /// Where the moments come from: rows used and dropped, missing cells, fingerprint.
  public let sample: Sample
  /// Moments of the model's indicators, in the order of the model, reversed items turned.
  public let moments: Moments
  /// Iterations and last change, of the last stage.
  public let convergence: Convergence
  /// The same of the stages before it; empty in a plain model.
  let earlierStages: [Convergence]
  /// Estimates outside their admissible range, each named, in the order of the model, then constructs that are hardly two.
  public var warnings: [FitWarning] { admissibilityWarnings + distinctnessWarnings }

  package let estimates: PLSEstimates
  /// What belongs to the products of the model; nil for a model without.
  package let products: ProductFit?
  /// The model as numbers, made once.
  let layout: ModelLayout

  init(
    model: PathModel, layout: ModelLayout, settings: PLS, sample: Sample, moments: Moments, convergence: Convergence,
    earlierStages: [Convergence] = [], estimates: PLSEstimates, products: ProductFit? = nil
  ) {
    self.model = model
    self.layout = layout
    self.settings = settings
    self.sample = sample
    self.moments = moments
    self.convergence = convergence
    self.earlierStages = earlierStages
    self.estimates = estimates
    self.products = products
  }

  private enum CodingKeys: String, CodingKey {
    case model, settings, sample, moments, convergence, earlierStages, estimates, products
  }

  /// Writes a fit; the stages before the last only where there are any.
  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(model, forKey: .model)
    try values.encode(settings, forKey: .settings)
    try values.encode(sample, forKey: .sample)
    try values.encode(moments, forKey: .moments)
    try values.encode(convergence, forKey: .convergence)
    if !earlierStages.isEmpty { try values.encode(earlierStages, forKey: .earlierStages) }
    try values.encode(estimates, forKey: .estimates)
    try values.encodeIfPresent(products, forKey: .products)
  }

  /// Reads a fit and checks that its parts belong together.
  ///
  /// - Throws: `DecodingError` with what does not fit.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    let model = try values.decode(PathModel.self, forKey: .model)
    self.init(
      model: model, layout: ModelLayout(model), settings: try values.decode(PLS.self, forKey: .settings),
      sample: try values.decode(Sample.self, forKey: .sample),
      moments: try values.decode(Moments.self, forKey: .moments),
      convergence: try values.decode(Convergence.self, forKey: .convergence),
      earlierStages: try values.decodeIfPresent([Convergence].self, forKey: .earlierStages) ?? [],
      estimates: try values.decode(PLSEstimates.self, forKey: .estimates),
      products: try values.decodeIfPresent(ProductFit.self, forKey: .products))
    if let (key, problem) = inconsistency {
      throw DecodingError.dataCorruptedError(forKey: key, in: values, debugDescription: problem)
    }
  }

  /// The first part that does not belong to the others; nil in a fit that an estimator made.
  private var inconsistency: (CodingKeys, String)? {
    do {
      try settings.validate()
      try settings.requireConstructs(of: model)
      let resolved = try settings.resolvingModeration(of: model, hasMoments: true)
      if settings.moderation != resolved.moderation {
        return (.settings, "moderation does not say how the products of the model were estimated")
      }
    } catch {
      return (.settings, error.description)
    }
    if moments.names != model.indicators {
      return (.moments, "the moments are not those of the indicators of the model, in its order")
    }
    if let problem = moments.inconsistency { return (.moments, problem) }
    if let problem = estimates.inconsistency(indicators: layout.indicatorCount, constructs: layout.constructCount) {
      return (.estimates, problem)
    }
    guard (products != nil) == !model.products.isEmpty else {
      return (.products, "the model has products and the file has none, or the other way round")
    }
    if let problem = products?.inconsistency(layout, settings.moderation, moments) { return (.products, problem) }
    if earlierStages.count + 1 != layout.plan?.stages.count ?? 1 {
      return (.earlierStages, "the number of stages is not that of the model")
    }
    let counts = [
      sample.rows, sample.used, sample.dropped, sample.notAsked, sample.missingCells, sample.notAskedCells,
      sample.zeroWeightRows,
    ]
    guard counts.allSatisfy({ $0 >= 0 }) else { return (.sample, "a number of rows or cells is negative") }
    return nil
  }
}
