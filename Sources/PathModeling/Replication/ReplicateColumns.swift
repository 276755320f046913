/// Columns of replicate weights that came with a survey: each holds a weight for every row, and they replace the
/// weights of the fit.
///
/// | kind | scale | scales of single replicates |
/// |---|---|---|
/// | brr | 1/B | 1 |
/// | fay | 1/(B(1 − ρ)²) | 1 |
/// | jk1 | (B − 1)/B | 1 |
/// | jkn | 1 | given |
/// | jk2 | 1 | 1 |
/// | acs, sdr | 4/B, about the estimate | 1 |
/// | bootstrap | 1/(B − 1) | 1 |
///
/// - Source: McCarthy (1969), doi:10.2307/1402116; Judkins (1990), J. Official Statistics 6, 223–239; Rust & Rao (1996),
///   doi:10.1177/096228029600500305; Wolter (2007), doi:10.1007/978-0-387-35099-8; Lumley (2004), J. Statistical Software
///   9(8), doi:10.18637/jss.v009.i08, for the centre.
public struct ReplicateColumns: Sendable, Equatable, Codable {
  /// How the replicates were made, which decides how a variance follows from them.
  public enum Kind: String, Sendable, Codable, CaseIterable {
    /// Draws with replacement.
    case bootstrap
    /// Balanced half samples.
    case brr
    /// Half samples, of which the other half keeps a part ρ of its weight.
    case fay
    /// One unit left out.
    case jk1
    /// One unit of a stratum left out.
    case jkn
    /// One unit of a pair left out.
    case jk2
    /// Successive differences, as in the American Community Survey.
    case acs
    /// Successive differences under their own name.
    case sdr
  }

  /// What the columns hold.
  public enum Content: String, Sendable, Codable {
    /// Weights, those of the survey in them.
    case weights
    /// Factors of the weights of the survey.
    case factors
  }

  /// Names of columns; one that ends in `*` stands for every column that begins so, in the order of the data.
  public var columns: [String]
  /// How they were made.
  public var kind: Kind
  /// What they hold.
  public var content: Content
  /// ρ of Fay's method.
  public var rho: Double?
  /// Stands for the scale of the kind, as k/(B − 1) for means of k draws.
  public var scale: Double?
  /// Nobody's replicates are multiplied by more; what overflows would say nothing.
  public static let largestScale = 1e6
  /// Scales of single replicates.
  public var rscales: [Double]?
  /// What deviations are taken from; nil for the mean of the replicates, under acs and sdr for the estimate.
  public var centre: VarianceRule.Centre?
  /// Degrees of freedom; nil for the rank of the columns less 1.
  public var degreesOfFreedom: Double?

  /// The kind decides everything that is not given.
  public init(
    _ columns: [String], kind: Kind, content: Content = .weights, rho: Double? = nil, scale: Double? = nil,
    rscales: [Double]? = nil, centre: VarianceRule.Centre? = nil, degreesOfFreedom: Double? = nil
  ) {
    self.columns = columns
    self.kind = kind
    self.content = content
    self.rho = rho
    self.scale = scale
    self.rscales = rscales
    self.centre = centre
    self.degreesOfFreedom = degreesOfFreedom
  }

  /// The share of its weight that Fay's other half keeps unless one is given: that of most agencies.
  public static let defaultRho = 0.5

  /// What deviations are taken from.
  public var usedCentre: VarianceRule.Centre { centre ?? (kind == .acs || kind == .sdr ? .estimate : .replicates) }
  /// ρ as it is used; nil but for Fay's method.
  public var usedRho: Double? { kind == .fay ? rho ?? Self.defaultRho : nil }

  /// The scale for a number of columns.
  public func usedScale(columns count: Int) -> Double {
    let b = Double(count)
    if let scale { return scale }
    switch kind {
    case .bootstrap: return 1 / (b - 1)
    case .brr: return 1 / b
    case .fay:
      let kept = usedRho ?? 0
      return 1 / (b * (1 - kept) * (1 - kept))
    case .jk1: return (b - 1) / b
    case .jkn, .jk2: return 1
    case .acs, .sdr: return 4 / b
    }
  }

  /// How a variance follows from a number of columns: those of a bootstrap vary as estimates do, unless a scale is given.
  public func variance(columns count: Int) -> VarianceRule {
    if kind == .bootstrap, scale == nil, rscales == nil, usedCentre == .replicates { return .replicates }
    return .scaled(scale: usedScale(columns: count), rscales: rscales, about: usedCentre)
  }

  /// Whether replicates vary as estimates do, so that quantiles of them are limits of intervals.
  public var givesQuantiles: Bool { variance(columns: 2) == .replicates }
}
