/// A construct and the block that it is made of: indicators, or other constructs, which are its parts.
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
    /// Given weights of the answers, or of the parts' 0–100 indices; `fixed(0.3, 0.7)*( … )` in model text.
    case fixed
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
  /// Names of the indicators, in order of declaration; empty for a construct of constructs.
  public let indicators: [String]
  /// Names of the constructs that it is made of, in order of declaration; empty for a construct of indicators.
  public let parts: [String]
  /// What each indicator or part counts under ``Mode/fixed``, in order; only their proportions count. nil in other modes.
  public let fixedWeights: [Double]?
  /// The indicator or part with which the score correlates positively; nil leaves the sign to the sum of the
  /// correlations.
  public let dominantIndicator: String?

  /// A construct from its parts.
  ///
  /// - Parameters:
  ///   - name: Name, unique among the constructs of a model.
  ///   - indicators: Names of the indicators, in the order that reports shall have.
  ///   - label: A longer name for reports.
  ///   - chineseLabel: The longer name in Chinese.
  ///   - kind: Reflective unless said otherwise.
  ///   - mode: How the weights are found; nil takes ``Kind/defaultMode``, and ``Mode/fixed`` with `fixedWeights`.
  ///   - fixedWeights: What each indicator counts, instead of an estimate.
  ///   - dominantIndicator: The indicator that orients the score; one of `indicators`.
  public init(
    _ name: String, indicators: [String], label: String? = nil, chineseLabel: String? = nil, kind: Kind = .reflective,
    mode: Mode? = nil, fixedWeights: [Double]? = nil, dominantIndicator: String? = nil
  ) {
    self.init(
      name, indicators: indicators, parts: [], label: label, chineseLabel: chineseLabel, kind: kind, mode: mode,
      fixedWeights: fixedWeights, dominant: dominantIndicator)
  }

  /// A construct of constructs, or of indicators.
  init(
    _ name: String, indicators: [String], parts: [String], label: String?, chineseLabel: String?, kind: Kind,
    mode: Mode?, fixedWeights: [Double]?, dominant: String?
  ) {
    self.name = name
    self.label = label
    self.chineseLabel = chineseLabel
    self.kind = kind
    self.mode = mode ?? (fixedWeights == nil ? kind.defaultMode : .fixed)
    self.indicators = indicators
    self.parts = parts
    self.fixedWeights = self.mode == .fixed ? fixedWeights : nil
    dominantIndicator = dominant
  }

  /// Names of what the block is made of: the indicators, or the parts.
  public var block: [String] { parts.isEmpty ? indicators : parts }

  /// Whether the block has exactly one indicator, or one part.
  public var isSingleIndicator: Bool { block.count == 1 }
}
