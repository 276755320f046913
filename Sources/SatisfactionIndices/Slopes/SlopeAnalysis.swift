/// Slopes of a model with products: how effects change with their moderators.
public struct SlopeAnalysis: Sendable, Equatable {
  /// What is known of a number; nil where it is not.
  public struct Inference: Sendable, Equatable {
    /// Its standard error.
    public let standardError: Double?
    /// Lower limit of its interval.
    public let lower: Double?
    /// Upper limit of its interval.
    public let upper: Double?
    /// The number over its standard error.
    public let t: Double?
    /// Degrees of freedom of t; nil where it is taken as normal.
    public let df: Double?
    /// Two-sided p of 0.
    public let p: Double?

    /// Nothing is known.
    static let none = Inference(standardError: nil, lower: nil, upper: nil, t: nil, df: nil, p: nil)
  }

  /// A place on a moderator.
  public struct Place: Sendable, Equatable {
    /// Standard deviations from its mean.
    public let score: Double
    /// Points of its 0–100 index; nil where it has none.
    public let points: Double?
  }

  /// A product: whether slopes change at all.
  public struct Product: Sendable, Equatable {
    /// Its factors, two or more.
    public let factors: [String]
    /// The construct that it explains.
    public let target: String
    /// By how much one standard deviation more of a factor changes the slope of the others.
    public let estimate: Double
    /// What is known of the estimate.
    public let inference: Inference
  }

  /// A slope at a value of a moderator.
  public struct Slope: Sendable, Equatable {
    /// The construct whose slope it is.
    public let predictor: String
    /// The construct that is explained.
    public let target: String
    /// The construct that the slope depends on.
    public let moderator: String
    /// Where.
    public let place: Place
    /// Standard deviations of the target for one of the predictor; nil where the estimation has no exact slopes.
    public let estimate: Double?
    /// Points of the index of the target for one of the predictor; nil where one of them has none.
    public let estimatePoints: Double?
    /// What is known of the estimate.
    public let inference: Inference
  }

  /// Where on a moderator a slope can be told from 0.
  public struct Region: Sendable, Equatable {
    /// The construct whose slope it is.
    public let predictor: String
    /// The construct that is explained.
    public let target: String
    /// The construct that the slope depends on.
    public let moderator: String
    /// The limits, nil where standard errors are not known.
    public let limits: JohnsonNeyman?
    /// Lower limit in points of the moderator's index, which may lie beyond 0 and 100.
    public let lowerPoints: Double?
    /// Upper limit in points of the moderator's index.
    public let upperPoints: Double?
    /// The part of the answers where the slope can be told from 0.
    public let share: Double?
    /// The slope over the range of the answers, with its band; empty where standard errors are not known.
    public let curve: [CurvePlace]
    /// How often each part of that range occurs.
    public let answers: [AnswerShare]
  }

  /// A slope and its interval at one place of the moderator.
  public struct CurvePlace: Sendable, Equatable {
    /// Where.
    public let place: Place
    /// The slope.
    public let estimate: Double
    /// Lower limit of its interval.
    public let lower: Double
    /// Upper limit of its interval.
    public let upper: Double
  }

  /// A part of the range of a moderator and the part of the answers in it.
  public struct AnswerShare: Sendable, Equatable {
    /// Where it begins.
    public let from: Place
    /// Where it ends.
    public let to: Place
    /// Part of the answers.
    public let share: Double
  }

  /// The effect along a chain at a value of a moderator.
  public struct ConditionalEffect: Sendable, Equatable {
    /// The constructs, three or more.
    public let chain: [String]
    /// The construct that a link depends on.
    public let moderator: String
    /// Where.
    public let place: Place
    /// The product of the slopes along the chain.
    public let estimate: Double?
    /// The same in points of the indices of the ends.
    public let estimatePoints: Double?
    /// What is known of the estimate.
    public let inference: Inference
  }

  /// How the effect along a chain changes with a moderator.
  public struct ModeratedMediation: Sendable, Equatable {
    /// The constructs, three or more.
    public let chain: [String]
    /// The construct that a link depends on.
    public let moderator: String
    /// The change with one standard deviation of the moderator; nil where it is no line.
    public let index: Double?
    /// The effect one standard deviation above the mean less that one below.
    public let difference: Double?
    /// What is known of the difference.
    public let inference: Inference
  }

  /// A total effect at a value of a moderator.
  public struct ConditionalTotal: Sendable, Equatable {
    /// The construct that acts.
    public let from: String
    /// The construct that is acted on.
    public let to: String
    /// The construct that a link depends on.
    public let moderator: String
    /// Where.
    public let place: Place
    /// The total effect.
    public let total: Double?
    /// The same in points of the indices.
    public let impact: Double?
    /// What is known of the total effect.
    public let inference: Inference
  }

  /// What was asked.
  public let options: SlopeOptions
  /// The products that were asked for, in the order of the model.
  public let products: [Product]
  /// Slopes, by the products of the model.
  public let slopes: [Slope]
  /// Regions, one for every slope and moderator.
  public let regions: [Region]
  /// Effects along chains with a moderated link.
  public let conditionalEffects: [ConditionalEffect]
  /// How these change.
  public let moderatedMediation: [ModeratedMediation]
  /// Total effects with a moderated link.
  public let conditionalTotals: [ConditionalTotal]
  /// Whether the slopes are exact: not where products are weighted sums of products of indicators.
  public let isExact: Bool
}
