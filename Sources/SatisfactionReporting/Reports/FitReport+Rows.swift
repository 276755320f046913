extension FitReport {
  /// The numbers of one construct; nil where a number is not defined or was not computed.
  public struct ConstructRow: Sendable, Equatable {
    /// The name in the model.
    public let name: String
    /// A longer name, if the model has one.
    public let label: String?
    /// 0 for a construct of indicators, else 1 more than the largest order of its parts.
    public let order: Int
    /// The construct that it is a part of.
    public let partOf: String?
    /// `reflective`, `composite`, or `single` for one indicator.
    public let kind: String
    /// `A`, `B`, `unit`, `fixed`, or `single` for one indicator.
    public let mode: String
    /// Share of variance explained by the predecessors.
    public let rSquared: Double?
    /// R² less what as many random predecessors would explain.
    public let adjustedRSquared: Double?
    /// Bayesian information criterion.
    public let bic: Double?
    /// Cronbach's α.
    public let alpha: Double?
    /// Dijkstra and Henseler's ρ_A.
    public let rhoA: Double?
    /// Composite reliability ρ_C.
    public let rhoC: Double?
    /// Average variance extracted.
    public let ave: Double?
    /// The index, 0–100.
    public let index: Double?
    /// Standard deviation of the cases' own 0–100 scores.
    public let indexSD: Double?
    /// Replicates in which the index is undefined; nil without replicates and where there is no index.
    public package(set) var indexUndefined: Int?
    /// SE² of the index over that of a simple random sample; nil without a design.
    public package(set) var designEffect: Double?
    /// Cases of a simple random sample that tell as much of the index; nil without a design.
    public package(set) var effectiveSampleSize: Double?
  }

  /// The numbers of one indicator; nil where a number is not defined or was not computed.
  public struct IndicatorRow: Sendable, Equatable {
    /// The name in the data.
    public let name: String
    /// The construct it measures.
    public let construct: String
    /// Weight of the standardised indicator in the standardised score; nil where there are no scores.
    public let weight: Double?
    /// Weight of the answers, summing to 1 in the construct.
    public let unstandardizedWeight: Double?
    /// Correlation of indicator and score; corrected in consistent PLS.
    public let loading: Double
    /// Squared loading.
    public let communality: Double
    /// Variance inflation within the block.
    public let vif: Double?
    /// Mean answer in response points.
    public let mean: Double?
    /// Standard deviation in response points.
    public let sd: Double?
    /// The worst answer of the declared scale.
    public let min: Double?
    /// The best answer of the declared scale.
    public let max: Double?
  }

  /// What one part is in the construct that is made of it; nil where a number is not defined.
  public struct PartRow: Sendable, Equatable {
    /// The construct of constructs.
    public let construct: String
    /// The part.
    public let part: String
    /// Weight of the part's score in that of the construct.
    public let weight: Double?
    /// Weight of the part's 0–100 index in that of the construct, summing to 1 over the parts.
    public let unstandardizedWeight: Double?
    /// Correlation of the two scores.
    public let loading: Double
    /// Variance inflation among the parts.
    public let vif: Double?
  }

  /// The numbers of one path.
  public struct PathRow: Sendable, Equatable {
    /// The explaining construct; of a product, its name.
    public let from: String
    /// The explained construct.
    public let to: String
    /// The path coefficient, standardised; of a product, by how much one standard deviation of a factor changes the slope
    /// of the others.
    public let estimate: Double
    /// The coefficient with everything standardised: that of a product divided by its standard deviation.
    public let standardized: Double
    /// The factors of a product; nil for a construct.
    public let product: [String]?
    /// Effect size f².
    public let fSquared: Double?
    /// Variance inflation among the predecessors of `to`.
    public let vif: Double?
  }

  /// A product of constructs.
  public struct ProductRow: Sendable, Equatable {
    /// Its name.
    public let name: String
    /// The constructs that are multiplied.
    public let factors: [String]
    /// Standard deviation of the product of their standardised scores.
    public let sd: Double
  }

  /// The effect of one construct on another.
  public struct EffectRow: Sendable, Equatable {
    /// The construct that acts.
    public let from: String
    /// The construct that is acted on.
    public let to: String
    /// The path coefficient, 0 without a path.
    public let direct: Double
    /// The sum over all chains with a construct between, 0 without such a chain.
    public let indirect: Double
    /// Direct and indirect.
    public let total: Double
    /// Points of the index of `to` for one more point of the index of `from`.
    public let impact: Double?
  }

  /// Distances between observed correlations and those that the model implies.
  public struct ModelFit: Sendable, Equatable {
    /// With all constructs free to correlate.
    public let saturated: Distances
    /// With correlations that the paths imply.
    public let estimated: Distances
  }

  /// Three distances of two correlation matrices; nil where one is not defined.
  public struct Distances: Sendable, Equatable {
    /// Standardised root mean square residual.
    public let srmr: Double?
    /// Squared Euclidean distance.
    public let dULS: Double?
    /// Geodesic distance.
    public let dG: Double?
  }

  /// How the iteration ended.
  public struct Convergence: Sendable, Equatable {
    /// Iterations used.
    public let iterations: Int
    /// Largest change of a weight in the last iteration; nil where there are no weights.
    public let lastChange: Double?
  }

  /// A table of numbers, some of which may not be defined.
  public struct NumberTable: Sendable, Equatable {
    /// Names of rows and columns.
    public let names: [String]
    /// Row by row; nil where a number is not defined.
    public let values: [[Double?]]

    package init(names: [String], values: [[Double?]]) {
      self.names = names
      self.values = values
    }
  }
}
