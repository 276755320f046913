public import PathSpecification
package import SatisfactionNumerics
public import SurveyData

/// The outcome of an estimation: numbers, and no cases.
///
/// It is `Codable` and equal to its saved copy. Rows come in the order of the model; what needs cases is asked with
/// them, as in ``scores(of:)``.
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
  /// Iterations and last change.
  public let convergence: Convergence
  /// Estimates outside their admissible range, each named, in the order of the model.
  public var warnings: [FitWarning] { admissibilityWarnings }

  package let estimates: Estimates

  /// The estimates as flat arrays in the order of the model; matrices are column-major.
  package struct Estimates: Sendable, Equatable, Codable {
    /// Weights of standardised indicators, p.
    package let weights: [Double]
    /// Loadings on the own construct, p.
    package let loadings: [Double]
    /// Correlations of indicators and scores, p × J.
    package let crossLoadings: Matrix
    /// Correlations of the scores, J × J.
    package let scoreCorrelations: Matrix
    /// Correlations of the constructs, J × J; corrected in consistent PLS.
    package let constructCorrelations: Matrix
    /// ρ_A where consistent PLS corrects, else 1; J.
    package let correctionReliabilities: [Double]
    /// Path coefficients, J × J: row = to, column = from.
    package let paths: Matrix
    /// R², J; 0 for exogenous constructs.
    package let rSquared: [Double]
    /// Total effects, J × J: row = to, column = from.
    package let totalEffects: Matrix
  }
}

/// Where the numbers of a fit come from.
public struct Sample: Sendable, Equatable, Codable {
  /// File name, "standard input", "memory" or "moments".
  public let source: String
  /// Rows of the data set; for moments, the n they were given with.
  public let rows: Int
  /// Rows that entered the estimation.
  public let used: Int
  /// Rows left out by the missing policy.
  public let dropped: Int
  /// Missing cells among the model's indicators.
  public let missingCells: Int
  /// A named hash of the data, nil for moments.
  public let fingerprint: String?
  /// Column of the survey weights, nil without.
  public let weightsColumn: String?
}

/// Something a reader of the estimates should know.
public struct FitWarning: Sendable, Equatable, Codable {
  /// A short name that programs can rely on, such as `negativeIndexWeight`.
  public let code: String
  /// What it means and what can be done, in plain words.
  public let message: String
  /// The construct it is about, if one.
  public let construct: String?
  /// The indicator it is about, if one.
  public let indicator: String?

  /// A warning; modules that compute more add their own codes.
  public init(code: String, message: String, construct: String? = nil, indicator: String? = nil) {
    self.code = code
    self.message = message
    self.construct = construct
    self.indicator = indicator
  }
}
