public import PathModeling

/// One named value of a report.
///
/// A value that can be resampled names its ``statistic``; `[Section].resampled(by:)` then puts its ``uncertainty``
/// beside it, in JSON and CSV alike.
public struct Field: Sendable, Equatable {
  /// The key in JSON, the column in CSV.
  public let name: String
  /// What it holds.
  public var value: FieldValue
  /// The statistic whose replicates say how far the value can be trusted, nil for what is not resampled.
  public let statistic: Statistic?
  /// How far the value can be trusted, nil where that is not known.
  public var uncertainty: Uncertainty?
  /// Whether the value names the object it stands in, as `name`, `from` and `to` do.
  public let isIdentity: Bool
  /// What CSV writes in its column `column`.
  let column: String
  /// The ``KeyColumn`` that repeats the value in all records of the object in CSV, nil for none; of an object each field
  /// has a column of its own, such as `group.region`.
  let key: String?
  private let ownTopic: String?

  /// A value with its name.
  ///
  /// - Parameters:
  ///   - name: The key in JSON and the column in CSV.
  ///   - value: What it holds.
  ///   - statistic: What is asked of the replicates for its uncertainty.
  ///   - uncertainty: Its uncertainty where that comes from elsewhere.
  ///   - topic: The page of `csi methods` about it; nil for the page that has `name` among its words.
  ///   - column: The column in CSV where that is not the name.
  ///   - key: The key column in CSV where the value tells objects apart without naming them.
  public init(
    _ name: String, _ value: FieldValue, statistic: Statistic? = nil, uncertainty: Uncertainty? = nil,
    topic: String? = nil, column: String? = nil, key: String? = nil
  ) {
    self.init(
      name: name, value: value, statistic: statistic, uncertainty: uncertainty, isIdentity: false, topic: topic,
      column: column, key: key)
  }

  /// A value that names the object it stands in.
  ///
  /// - Parameter key: The key column in CSV where that is not the name.
  public static func identity(_ name: String, _ value: FieldValue, key: String? = nil) -> Field {
    Field(
      name: name, value: value, statistic: nil, uncertainty: nil, isIdentity: true, topic: nil, column: nil,
      key: key ?? name)
  }

  /// A text that names the object it stands in.
  public static func identity(_ name: String, _ text: String, key: String? = nil) -> Field {
    identity(name, .text(text), key: key)
  }

  private init(
    name: String, value: FieldValue, statistic: Statistic?, uncertainty: Uncertainty?, isIdentity: Bool,
    topic: String?, column: String?, key: String?
  ) {
    self.name = name
    self.value = value
    self.statistic = statistic
    self.uncertainty = uncertainty
    self.isIdentity = isIdentity
    self.column = column ?? name
    self.key = key
    ownTopic = topic
  }

  /// The page of `csi methods` about the value, nil where there is none.
  public var topic: MethodTopic? { MethodTopic.named(ownTopic ?? name) }
}
