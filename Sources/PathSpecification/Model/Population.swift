/// Parameters of a population, as numeric premultipliers in model text give them.
///
/// `Satisfaction ~ 0.18*Image` and `Image =~ 0.8*IMAG1` describe a population from which data may be simulated.
/// Estimation takes no notice of them. All numbers are on the standardised scale.
public struct Population: Sendable, Equatable, Codable {
  /// Path coefficients.
  public var coefficients: [Path: Double]
  /// One number by indicator: its loading if its construct is reflective, its weight if it is a composite.
  ///
  /// In a valid model an indicator belongs to one construct only, so its name is enough.
  public var indicators: [String: Double]

  /// A population from its parameters; without any, none is known.
  public init(coefficients: [Path: Double] = [:], indicators: [String: Double] = [:]) {
    self.coefficients = coefficients
    self.indicators = indicators
  }

  /// Whether no parameter is given.
  public var isEmpty: Bool { coefficients.isEmpty && indicators.isEmpty }

  /// The coefficient of one path, or nil where none is given.
  public func coefficient(from: String, to: String) -> Double? {
    coefficients[Path(from: from, to: to)]
  }

  /// The loadings of a reflective construct in order of its indicators; nil for composites and where one is not given.
  public func loadings(of construct: Construct) -> [Double]? {
    construct.kind == .reflective ? parameters(of: construct) : nil
  }

  /// The weights of a composite in order of its indicators; nil for reflective constructs and where one is not given.
  public func weights(of construct: Construct) -> [Double]? {
    construct.kind == .composite ? parameters(of: construct) : nil
  }

  private func parameters(of construct: Construct) -> [Double]? {
    let known = construct.indicators.compactMap { indicators[$0] }
    return known.count == construct.indicators.count ? known : nil
  }
}
