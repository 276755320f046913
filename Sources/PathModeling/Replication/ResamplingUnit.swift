/// What a bootstrap draws.
public enum ResamplingUnit: String, Sendable, Codable, CaseIterable {
  /// Cases up to 20,000 rows, buckets above.
  case automatic = "auto"
  /// Cases; above 20,000 rows with independent Poisson(1) counts, which need no second pass.
  case rows
  /// 2,000 buckets of cases, by a hash of row number and seed; only above 20,000 rows, which leave 10 rows a bucket.
  case buckets

  /// Rows above which buckets are the default.
  public static let automaticLimit = 20_000
  /// Number of buckets: the standard error's own relative error is about 1/√(2·2000) = 1.6 %.
  public static let bucketCount = 2_000

  func resolved(rows: Int) -> ResolvedUnit {
    switch self {
    case .automatic: rows > Self.automaticLimit ? .buckets(Self.bucketCount) : .cases
    case .rows: rows > Self.automaticLimit ? .streamedCases : .cases
    case .buckets: .buckets(Self.bucketCount)
    }
  }
}

/// The unit that a number of rows leads to.
enum ResolvedUnit {
  case cases
  case streamedCases
  case buckets(Int)

  var streams: Bool { if case .streamedCases = self { true } else { false } }
}
