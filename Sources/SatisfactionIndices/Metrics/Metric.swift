/// One number, or a few that belong together, that a survey reports beside its indices: a rate, a Net Promoter Score, a
/// gap, a curve.
public struct Metric: Sendable, Equatable {
  /// What the report calls it.
  public let name: String
  /// What is computed.
  public let formula: MetricFormula
  /// What the leading estimate is to reach, nil where nothing is aimed at.
  public let target: Double?

  /// A metric from its parts; ``MetricDefinitions`` checks it.
  public init(_ name: String, _ formula: MetricFormula, target: Double? = nil) {
    self.name = name
    self.formula = formula
    self.target = target
  }

  /// The word of its kind in reports, such as `nps`.
  public var kind: String { formula.keyword.kind }
}

/// What a metric computes, of columns by their names.
///
/// - Source: METHODS of each formula: `csi methods metrics`.
public enum MetricFormula: Sendable, Equatable {
  /// Share of the answers that meet a condition.
  case rate(AnswerCondition)
  /// Share of the best `count` answers of the scale.
  case topBox(column: String, count: Int)
  /// Share of the worst `count` answers of the scale.
  case bottomBox(column: String, count: Int)
  /// Mean in answer steps and as a score of 0–100.
  case mean(column: String)
  /// Promoters less detractors; without cut points 9–10 and 0–6 of a scale 0…10.
  case netPromoter(column: String, cuts: PromoterCuts?)
  /// Effort: mean, score and share of high effort; `isReversed` turns answers of agreement that it was easy.
  case effort(column: String, high: ClosedRange<Double>, isReversed: Bool)
  /// Perception less expectation, means over the items of each.
  case gap(perceptions: [String], expectations: [String])
  /// Perception over expectation: ratios and three classes.
  case satisfactionRatio(perception: String, expectation: String, tolerance: Double)
  /// Whether perception exceeds, meets or falls short of expectation by more than a tolerance in answer steps.
  case disconfirmation(perception: String, expectation: String, tolerance: Double)
  /// Points of weighted factors.
  case weightedIndex([WeightedFactor], points: Double, mapping: PointMapping)
  /// Weighted shares of the best answers, in percent.
  case composite([BoxFactor])
  /// Share of customers who complained: 1 yes, 0 no.
  case complaints(column: String)
  /// Shares of causes among those who complained; several columns hold several causes.
  case complaintCauses([String], among: String)
  /// Share of complainers content with the handling.
  case recovery(AnswerCondition, among: String)
  /// Share without complaint among the dissatisfied.
  case silent(complaint: String, among: AnswerCondition)
  /// Loyalty of the recovered, the not recovered and those without complaint.
  case recoveryLoyalty(column: String, complaint: String, recovered: AnswerCondition)
  /// Share of the loyal in the four cells of two conditions, with simple effects and interaction.
  case loyaltyTable(LabeledCondition, LabeledCondition, outcome: LabeledCondition)
  /// (revenue − acquisition − retention) a customer.
  case lifetimeValue(revenue: MetricTerm, acquisition: MetricTerm, retention: MetricTerm, customers: Double?)
  /// The rise or fall of the price that is just accepted, in percent and as a score of 0–100.
  case priceTolerance(increase: String, decrease: String, cap: Double)
  /// An outcome by satisfaction: means by value or band, a line, and the best curve that does not fall.
  case curve(outcome: String, satisfaction: String, bands: [Double])
  /// Shares of every answer of a coded column, such as what customers did.
  case behaviour(column: String)
  /// Response rates from the outcome of every address.
  case responseRate(column: String, codes: ResponseCodes)
}

/// A condition on the answers of one column.
public struct AnswerCondition: Sendable, Equatable {
  /// How answer and value are compared.
  public enum Comparison: String, Sendable, CaseIterable {
    case atLeast = ">="
    case atMost = "<="
    case above = ">"
    case below = "<"
    case equal = "="
  }

  /// The column.
  public let column: String
  /// How its answers are compared.
  public let comparison: Comparison
  /// With which number, in answer steps.
  public let value: Double

  /// A condition from its parts.
  public init(_ column: String, _ comparison: Comparison, _ value: Double) {
    self.column = column
    self.comparison = comparison
    self.value = value
  }

  /// Whether an answer meets the condition.
  public func holds(_ answer: Double) -> Bool {
    switch comparison {
    case .atLeast: answer >= value
    case .atMost: answer <= value
    case .above: answer > value
    case .below: answer < value
    case .equal: answer == value
    }
  }

  /// Whether every answer on a scale meets the condition, or none does; nil where some do.
  func isSettled(on scale: ClosedRange<Double>) -> Bool? {
    if comparison == .equal { return scale.contains(value) ? nil : false }
    // The others hold from their value on, in one direction: what both ends of the scale agree on, all of it does.
    let (lowest, highest) = (holds(scale.lowerBound), holds(scale.upperBound))
    return lowest == highest ? lowest : nil
  }
}

/// A condition with the name it has in a table.
public struct LabeledCondition: Sendable, Equatable {
  /// The name, such as `sales`.
  public let label: String
  /// When it holds.
  public let condition: AnswerCondition

  /// A condition under a name.
  public init(_ label: String, _ condition: AnswerCondition) {
    self.label = label
    self.condition = condition
  }
}

/// Which answers make a promoter, and which a detractor.
public struct PromoterCuts: Sendable, Equatable {
  /// Answers of promoters, ends included.
  public let promoters: ClosedRange<Double>
  /// Answers of detractors, ends included.
  public let detractors: ClosedRange<Double>

  /// Two ranges that do not overlap.
  public init(promoters: ClosedRange<Double>, detractors: ClosedRange<Double>) {
    self.promoters = promoters
    self.detractors = detractors
  }

  /// 9–10 and 0–6, on the scale 0…10.
  ///
  /// - Source: Reichheld (2003), Harvard Business Review 81(12), 46–54.
  public static let reichheld = PromoterCuts(promoters: 9...10, detractors: 0...6)
}

/// A weighted factor of an index; its items count equally.
public struct WeightedFactor: Sendable, Equatable {
  /// The share of the factor; those of an index sum to 1.
  public let weight: Double
  /// What the factor is called, nil for none.
  public let label: String?
  /// Its items.
  public let items: [String]

  /// A factor from its parts.
  public init(_ weight: Double, label: String? = nil, _ items: [String]) {
    self.weight = weight
    self.label = label
    self.items = items
  }
}

/// A weighted share of best answers, the mean over its items.
public struct BoxFactor: Sendable, Equatable {
  /// The share of the factor; those of a composite sum to 1.
  public let weight: Double
  /// Its items.
  public let items: [String]
  /// How many of the best answers count.
  public let count: Int

  /// A factor from its parts.
  public init(_ weight: Double, _ items: [String], top count: Int) {
    self.weight = weight
    self.items = items
    self.count = count
  }
}

/// How answers become points.
public enum PointMapping: String, Sendable, CaseIterable {
  /// points·(x − min)/(max − min): the worst answer has 0 points.
  case range
  /// points·x/max: the worst answer has points, too.
  case proportional
}

/// A number, or a column with one number a customer.
public enum MetricTerm: Sendable, Equatable {
  case number(Double)
  case column(String)
}

/// Codes of the outcome of every address of a sample.
///
/// - Source: AAPOR (2016), Standard Definitions, 9th edition: I, P, R + NC + O, U.
public struct ResponseCodes: Sendable, Equatable {
  /// Complete interviews (I).
  public let complete: ClosedRange<Double>
  /// Partial interviews (P), nil where there are none.
  public let partial: ClosedRange<Double>?
  /// Eligible without an interview: refused, not met, other (R, NC, O).
  public let eligible: ClosedRange<Double>?
  /// Of unknown eligibility (UH, UO).
  public let unknown: ClosedRange<Double>?

  /// Codes from their parts; every other code is not eligible and counts nowhere.
  public init(
    complete: ClosedRange<Double>, partial: ClosedRange<Double>? = nil, eligible: ClosedRange<Double>? = nil,
    unknown: ClosedRange<Double>? = nil
  ) {
    self.complete = complete
    self.partial = partial
    self.eligible = eligible
    self.unknown = unknown
  }
}
