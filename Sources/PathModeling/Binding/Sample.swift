/// Where the numbers of a fit come from.
public struct Sample: Sendable, Equatable, Codable {
  /// File name, "standard input", "memory", "moments", "covariance matrix" or "correlation matrix".
  public let source: String
  /// Rows of the data set; for moments, the n they were given with.
  public let rows: Int
  /// Rows that entered the estimation.
  public let used: Int
  /// Rows left out by the missing policy; used, dropped, zero-weight and not asked rows are all rows.
  public let dropped: Int
  /// Rows that a skip rule leaves out of the population, apart from ``dropped``.
  public let notAsked: Int
  /// Missing cells among the model's indicators; those that were not asked are none.
  public let missingCells: Int
  /// Cells of the rows used that were not asked: replaced by means, or unobserved to the EM algorithm. 0 where such rows
  /// are left out.
  public let notAskedCells: Int
  /// A named hash of the data, nil for moments.
  public let fingerprint: String?
  /// Column of the survey weights, nil without.
  public let weightsColumn: String?
  /// Rows whose survey weight is 0: they are no cases.
  public let zeroWeightRows: Int
  /// Kish's effective number of cases, (Σω)²/Σω²; nil without survey weights.
  public let effectiveCases: Double?
  /// Iterations of the EM algorithm; nil where the moments needed none.
  public let emIterations: Int?

  /// Whether rows are left out of which nobody knows why: of sums their number is known, not their answers or weights.
  public var hasUnexplainedLoss: Bool { fingerprint == nil && dropped > 0 }

  /// Whether the numbers come from a matrix of moments instead of rows.
  public var isMatrix: Bool { fingerprint == nil && source.hasSuffix(Self.matrix) }
  /// How ``source`` ends for moments.
  static let matrix = " matrix"
}
