public import SurveyData

/// What the sums of a file are sums of: everything but the numbers.
public struct MomentsDescription: Sendable, Equatable {
  /// An indicator and what was done to its answers before they were summed.
  public struct Indicator: Sendable, Equatable {
    /// Name of the indicator.
    public let name: String
    /// What people read instead of it.
    public let label: String?
    /// The lowest and the highest answer.
    public let scale: ClosedRange<Double>
    /// What was taken from every answer, in answer steps of 1.
    public let shift: Double
    /// Numbers that stood for no answer.
    public let missingCodes: [Double]

    /// An indicator; its shift is the middle of the scale, rounded down.
    public init(
      name: String, label: String? = nil, scale: ClosedRange<Double>, shift: Double? = nil, missingCodes: [Double] = []
    ) {
      self.name = name
      self.label = label
      self.scale = scale
      self.shift = shift ?? ((scale.lowerBound + scale.upperBound) / 2).rounded(.down)
      self.missingCodes = missingCodes
    }
  }

  /// How cases are put into buckets.
  public struct Buckets: Sendable, Equatable {
    /// How many there are.
    public let count: Int
    /// What is put before the key.
    public let seed: UInt64
    /// The column that names the sampling unit: respondent, household, interviewer.
    public let key: String

    /// Buckets by the MD5 of `seed:key`, its first seven hexadecimal digits modulo `count`.
    public init(count: Int, seed: UInt64 = 20_260_101, key: String) {
      self.count = count
      self.seed = seed
      self.key = key
    }

    /// The bucket of a key.
    public func bucket(of key: String) -> Int {
      MessageDigest.md5Prefix(Array("\(seed):\(key)".utf8)) % count
    }
  }

  /// The indicators, in the order of the model.
  public let indicators: [Indicator]
  /// The column of weights; nil where every case counts once.
  public let weightColumn: String?
  /// The columns that make groups: segments and waves.
  public let groups: [String]
  /// The buckets; nil where each group is one cell.
  public let buckets: Buckets?

  /// A description.
  public init(indicators: [Indicator], weightColumn: String? = nil, groups: [String] = [], buckets: Buckets? = nil) {
    self.indicators = indicators
    self.weightColumn = weightColumn
    self.groups = groups
    self.buckets = buckets
  }

  /// What a model's codings say: reversal is left to whoever fits, sums are those of the answers as they stand.
  ///
  /// - Throws: ``MomentsError/noScale(indicators:)``.
  public init(
    codings: [IndicatorCoding], labels: [String: String] = [:], weightColumn: String? = nil, groups: [String] = [],
    buckets: Buckets? = nil
  ) throws(MomentsError) {
    let unscaled = codings.filter { $0.scale == nil }.map(\.name)
    guard unscaled.isEmpty else { throw .noScale(indicators: unscaled) }
    self.init(
      indicators: codings.compactMap { coding in
        coding.scale.map {
          Indicator(name: coding.name, label: labels[coding.name], scale: $0, missingCodes: coding.missingCodes)
        }
      }, weightColumn: weightColumn, groups: groups, buckets: buckets)
  }

  /// What the keys of the table are by.
  public var keyNames: [String] { groups + (buckets == nil ? [] : ["bucket"]) }
}
