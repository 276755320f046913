/// The scale of all indicators or of some, as a part of a model in Swift; `@scale` in model text.
public struct Scale: Sendable, Equatable {
  /// Least and greatest possible answer, in response points.
  public let range: ClosedRange<Double>
  /// The indicators with this scale; nil stands for all without one of their own.
  public let indicators: [String]?

  /// The scale of all indicators without one of their own: `Scale(1...10)`.
  public init(_ range: ClosedRange<Double>) {
    self.range = range
    indicators = nil
  }

  /// The scale of some indicators: `Scale(0...1, for: "CUSCO")`.
  public init(_ range: ClosedRange<Double>, for indicators: String...) {
    self.init(range, for: indicators)
  }

  /// The scale of some indicators.
  public init(_ range: ClosedRange<Double>, for indicators: [String]) {
    self.range = range
    self.indicators = indicators
  }
}

/// Indicators whose answers x are read as min + max − x, as a part of a model in Swift; `@reverse` in model text.
public struct Reverse: Sendable, Equatable {
  /// The reversed indicators.
  public let indicators: [String]

  /// Reverses indicators: `Reverse("IMAG2", "CUSL2")`.
  public init(_ indicators: String...) {
    self.indicators = indicators
  }

  /// Reverses indicators.
  public init(_ indicators: [String]) {
    self.indicators = indicators
  }
}

/// Answers that stand for "no answer", as a part of a model in Swift; `@missing` in model text.
public struct MissingCodes: Sendable, Equatable {
  /// The codes.
  public let codes: [Double]

  /// Declares codes: `MissingCodes(-99, -98)`.
  public init(_ codes: Double...) {
    self.codes = codes
  }

  /// Declares codes.
  public init(_ codes: [Double]) {
    self.codes = codes
  }
}

/// The column of survey weights, as a part of a model in Swift; `@weights` in model text.
public struct SurveyWeights: Sendable, Equatable {
  /// The column with one non-negative weight a case.
  public let column: String

  /// Weighs cases by a column: `SurveyWeights("weight")`.
  public init(_ column: String) {
    self.column = column
  }
}

/// Indicators that are not asked of everybody, as a part of a model in Swift; `@skip` in model text.
public struct Skip: Sendable, Equatable {
  /// One rule an indicator.
  public let rules: [SkipRule]

  /// Who has this number in a column is not asked: `Skip("CUSCO", when: "COMPLAINED", is: 0)`.
  public init(_ indicators: String..., when column: String, is value: Double) {
    rules = indicators.map { SkipRule($0, when: column, is: value) }
  }

  /// Who has this text in a column is not asked: `Skip("PERQ1", "PERQ2", when: "visited", is: "no")`.
  public init(_ indicators: String..., when column: String, is value: String) {
    rules = indicators.map { SkipRule($0, when: column, is: value) }
  }
}

/// Longer names of indicators, as a part of a model in Swift; `@label` in model text.
public struct IndicatorLabels: Sendable, Equatable {
  /// The labels by indicator.
  public let labels: [String: Label]

  /// Labels of indicators: `IndicatorLabels(["QUA1": "Speed at the counter"])`.
  public init(_ labels: [String: String]) {
    self.labels = labels.mapValues { Label($0) }
  }

  /// Labels of indicators, in two languages.
  public init(_ labels: [String: Label]) {
    self.labels = labels
  }
}
