extension Report {
  /// The program that computed the numbers.
  public struct Software: Sendable, Equatable {
    /// `swift-satisfaction`.
    public let name: String
    /// `SatisfactionVersion.current`.
    public let version: String
    /// Version and processor kernels of the linear algebra library.
    public let blas: String
  }

  /// The choices behind the numbers, in the words of the options.
  public struct Settings: Sendable, Equatable {
    /// `pls` or `plsc`.
    public let estimator: String
    /// `path`, `factorial` or `centroid`.
    public let scheme: String
    /// `standardized` or `raw`.
    public let metric: String
    /// `casewise`, `mean` or `error`.
    public let missing: String
    /// Largest change of a weight that ends the iteration.
    public let tolerance: Double
    /// Iterations after which a fit is refused.
    public let maximumIterations: Int
    /// `absolute` (HTMT+), `signed` (HTMT) or `geometric` (HTMT2).
    public let htmt: String
    /// Replicates asked for, 0 without resampling.
    public let replicates: Int
    /// Seed of the replicates, nil without resampling.
    public let seed: UInt64?
    /// Coverage of the intervals, such as 0.95; nil without resampling.
    public let level: Double?
    /// Kind of the intervals, such as `percentile`; nil without resampling.
    public let interval: String?
  }

  /// How the replicates went.
  public struct Resampling: Sendable, Equatable {
    /// Replicates asked for.
    public let requested: Int
    /// Replicates that were estimated.
    public let used: Int
    /// What a replicate is made of: `rows`, or buckets of rows.
    public let unit: String
    /// How many were left out, by reason.
    public let failed: [Failure]

    /// A reason and how often it came up.
    public struct Failure: Sendable, Equatable {
      /// A short name that programs can rely on, such as `notConverged`.
      public let reason: String
      /// Replicates left out for it.
      public let count: Int

      package init(reason: String, count: Int) {
        self.reason = reason
        self.count = count
      }
    }

    package init(requested: Int, used: Int, unit: String = "rows", failed: [Failure]) {
      self.unit = unit
      self.requested = requested
      self.used = used
      self.failed = failed
    }
  }
}
