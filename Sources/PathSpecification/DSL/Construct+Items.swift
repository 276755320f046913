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
