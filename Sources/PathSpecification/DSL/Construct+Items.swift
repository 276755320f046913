extension Construct {
  /// A construct with its indicators one by one: `Construct("Value", "PERV1", "PERV2", kind: .composite)`.
  ///
  /// - Parameters:
  ///   - name: Name, unique among the constructs of a model.
  ///   - indicators: Names of the indicators.
  ///   - label: A longer name for reports.
  ///   - kind: Reflective unless said otherwise.
  ///   - mode: How the weights are found; nil takes ``Kind/defaultMode``.
  ///   - dominantIndicator: The indicator that orients the score; one of `indicators`.
  public init(
    _ name: String, _ indicators: String..., label: String? = nil, kind: Kind = .reflective, mode: Mode? = nil,
    dominantIndicator: String? = nil
  ) {
    self.init(
      name, indicators: indicators, label: label, kind: kind, mode: mode, dominantIndicator: dominantIndicator)
  }

  /// A construct of constructs: `Construct("Quality", parts: "Product", "Service")`.
  ///
  /// - Parameters:
  ///   - name: Name, unique among the constructs of a model.
  ///   - parts: Names of the constructs that it is made of; none of them has paths.
  ///   - label: A longer name for reports.
  ///   - chineseLabel: The same in Chinese.
  ///   - kind: Reflective unless said otherwise.
  ///   - mode: How the weights are found; nil takes ``Kind/defaultMode``.
  ///   - fixedWeights: What the index of each part counts, instead of an estimate; ``Mode/fixed``.
  ///   - dominantPart: The part that orients the score; one of `parts`.
  public init(
    _ name: String, parts: String..., label: String? = nil, chineseLabel: String? = nil, kind: Kind = .reflective,
    mode: Mode? = nil, fixedWeights: [Double]? = nil, dominantPart: String? = nil
  ) {
    self.init(
      name, indicators: [], parts: parts, label: label, chineseLabel: chineseLabel, kind: kind, mode: mode,
      fixedWeights: fixedWeights, dominant: dominantPart)
  }

  /// A construct of constructs, their names in a list.
  ///
  /// - Parameters: As the same with the names one by one.
  public init(
    _ name: String, parts: [String], label: String? = nil, chineseLabel: String? = nil, kind: Kind = .reflective,
    mode: Mode? = nil, fixedWeights: [Double]? = nil, dominantPart: String? = nil
  ) {
    self.init(
      name, indicators: [], parts: parts, label: label, chineseLabel: chineseLabel, kind: kind, mode: mode,
      fixedWeights: fixedWeights, dominant: dominantPart)
  }

  /// A construct with numbered indicators: `Construct("Image", items: "IMAG", 1...5)` has IMAG1 to IMAG5.
  ///
  /// - Parameters:
  ///   - name: Name, unique among the constructs of a model.
  ///   - prefix: What the names of the indicators have in common.
  ///   - numbers: The numbers after it; not negative.
  ///   - digits: Least number of digits; 2 makes IMAG01.
  ///   - label: A longer name for reports.
  ///   - kind: Reflective unless said otherwise.
  ///   - mode: How the weights are found; nil takes ``Kind/defaultMode``.
  ///   - dominantIndicator: The indicator that orients the score.
  public init(
    _ name: String, items prefix: String, _ numbers: ClosedRange<Int>, digits: Int = 1, label: String? = nil,
    kind: Kind = .reflective, mode: Mode? = nil, dominantIndicator: String? = nil
  ) {
    precondition(numbers.lowerBound >= 0, "indicators are numbered from 0 or above")
    self.init(
      name, indicators: numbers.map { prefix + ItemRange.padded($0, digits) }, label: label, kind: kind, mode: mode,
      dominantIndicator: dominantIndicator)
  }
}
