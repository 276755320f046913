/// A construct and the block of indicators that measures it.
///
/// A construct is a plain value; the model that takes it checks names and indicators.
public struct Construct: Sendable, Hashable, Codable {
  /// How a construct relates to its indicators.
  public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
    /// The indicators reflect the construct; `=~` in model text.
    case reflective
    /// The construct is made of its indicators; `<~` in model text.
    case composite

    /// Mode A for reflective constructs, Mode B for composites: the pairing of Wold (1982).
    public var defaultMode: Mode { self == .reflective ? .a : .b }
  }

  /// How the weights of a block are found.
  public enum Mode: String, Sendable, Hashable, Codable, CaseIterable {
    /// Correlation weights; `modeA*( … )` in model text.
    case a = "A"
    /// Regression weights; `modeB*( … )` in model text.
    case b = "B"
    /// The same weight for every indicator, nothing is estimated; `unit*( … )` in model text.
    case unit
  }

  /// Name, unique among the constructs of a model.
  public let name: String
  /// A longer name for reports, if there is one.
  public let label: String?
  /// The longer name in Chinese, if there is one.
  public let chineseLabel: String?
  /// Reflective or composite.
  public let kind: Kind
  /// How the weights are found; without effect on a single indicator, whose weight is 1.
  public let mode: Mode
  /// Names of the indicators, in order of declaration.
  public let indicators: [String]
  /// The indicator with which the score correlates positively; nil leaves the sign to the sum of the correlations.
  public let dominantIndicator: String?

  /// A construct from its parts.
  ///
  /// - Parameters:
  ///   - name: Name, unique among the constructs of a model.
  ///   - indicators: Names of the indicators, in the order that reports shall have.
  ///   - label: A longer name for reports.
  ///   - chineseLabel: The longer name in Chinese.
  ///   - kind: Reflective unless said otherwise.
  ///   - mode: How the weights are found; nil takes ``Kind/defaultMode``.
  ///   - dominantIndicator: The indicator that orients the score; one of `indicators`.
  public init(
    _ name: String, indicators: [String], label: String? = nil, chineseLabel: String? = nil, kind: Kind = .reflective,
    mode: Mode? = nil, dominantIndicator: String? = nil
  ) {
    self.name = name
    self.label = label
    self.chineseLabel = chineseLabel
    self.kind = kind
    self.mode = mode ?? kind.defaultMode
    self.indicators = indicators
    self.dominantIndicator = dominantIndicator
  }

  /// Whether the block has exactly one indicator.
  public var isSingleIndicator: Bool { indicators.count == 1 }
}
