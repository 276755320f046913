internal import PathSpecification
internal import SatisfactionNumerics

/// How the latent answers of one indicator become numbers, and back to front where it is reversed.
struct AnswerCoding: Sendable, Equatable {
  enum Form: Sendable, Equatable {
    case normal(mean: Double, deviation: Double)
    case ordinal(OrdinalVariable)
  }

  let form: Form
  /// min + max of a reversed item, nil for any other.
  let turn: Double?

  /// The answer as the model reads it, in points of the scale.
  func coded(_ latent: Double) -> Double {
    switch form {
    case .normal(let mean, let deviation): mean + deviation * latent
    case .ordinal(let variable): variable.answer(latent)
    }
  }

  /// The answer as it stands in the survey.
  func written(_ coded: Double) -> Double { turn.map { $0 - coded } ?? coded }

  /// Expected answer as the model reads it; `shift` is the mean of the latent answer.
  func expectation(shift: Double) -> Double {
    switch form {
    case .normal(let mean, let deviation): mean + deviation * shift
    case .ordinal(let variable): variable.expectation(mean: shift)
    }
  }

  /// Variance of the answer; `shift` is the mean of the latent answer.
  func variance(shift: Double) -> Double {
    switch form {
    case .normal(_, let deviation): deviation * deviation
    case .ordinal(let variable): variable.variance(mean: shift)
    }
  }

  /// Covariance of two answers whose latent answers have these means and this correlation.
  func covariance(with other: AnswerCoding, shift: Double, otherShift: Double, correlation: Double) -> Double {
    switch (form, other.form) {
    case (.ordinal(let variable), .ordinal(let second)):
      // Rounding may carry a product of loadings an ulp beyond 1.
      variable.covariance(
        with: second, mean: shift, otherMean: otherShift,
        joint: BivariateNormal(correlation: max(-1, min(1, correlation))))
    case (.normal(_, let deviation), .normal(_, let second)):
      deviation * second * correlation
    default:
      preconditionFailure("all answers of a survey have one style")
    }
  }

  /// E Φ(intercept + slope · (x − centre)/scale) of the answer x.
  func expectedProbit(intercept: Double, slope: Double, centre: Double, scale: Double, shift: Double) -> Double {
    switch form {
    case .normal(let mean, let deviation):
      // E Φ(a + bz) = Φ(a/√(1 + b²)) for a standard normal z.
      let b = slope * deviation / scale
      let a = intercept + slope * (mean + deviation * shift - centre) / scale
      return Normal.cumulative(a / (1 + b * b).squareRoot())
    case .ordinal(let variable):
      return variable.probabilities(mean: shift).enumerated().reduce(0) { sum, entry in
        let x = variable.lowest + Double(entry.offset)
        return sum + entry.element * Normal.cumulative(intercept + slope * (x - centre) / scale)
      }
    }
  }
}

extension PopulationModel {
  /// The coding of every indicator under a style, in the order of the model.
  ///
  /// - Throws: ``SimulationError`` with everything about the style or the scales that does not fit.
  func codings(of style: AnswerStyle) throws(SimulationError) -> [AnswerCoding] {
    try SimulationError.throwAll(style.problems)
    try SimulationError.throwAll(scaleProblems(style))
    return model.indicators.map { name in
      let scale = model.conventions.scale(of: name)
      let isReversed = model.conventions.reversed.contains(name)
      let turn = isReversed ? scale.map { $0.lowerBound + $0.upperBound } : nil
      return AnswerCoding(form: Self.form(style, scale: scale), turn: turn)
    }
  }

  private static func form(_ style: AnswerStyle, scale: ClosedRange<Double>?) -> AnswerCoding.Form {
    switch style {
    case .normal(let mean, let deviation):
      return .normal(mean: mean, deviation: deviation)
    case .ordinal(let skew, let spread):
      guard let scale else { preconditionFailure("ordinal answers have a scale") }
      let categories = Int(scale.upperBound - scale.lowerBound) + 1
      return .ordinal(
        OrdinalVariable(
          lowest: scale.lowerBound,
          thresholds: ordinalThresholds(categories: categories, skew: skew, spread: spread)))
    }
  }

  private func scaleProblems(_ style: AnswerStyle) -> [SimulationError] {
    let scales = model.indicators.map { ($0, model.conventions.scale(of: $0)) }
    switch style {
    case .normal(let mean, let deviation):
      return scales.enumerated().compactMap { i, entry in
        guard let scale = entry.1 else { return nil }
        let shifts = segments.map { measurement.loadings[i] * $0.constructMeans[measurement.constructs[i]] }
        let lowest = mean + deviation * ((shifts.min() ?? 0) - 8)
        let highest = mean + deviation * ((shifts.max() ?? 0) + 8)
        guard lowest < scale.lowerBound || highest > scale.upperBound else { return nil }
        return .leavesScale(indicator: entry.0, scale: scale, likely: lowest...highest)
      }
    case .ordinal:
      let unscaled = scales.filter { $0.1 == nil }.map(\.0)
      let wrong = scales.compactMap { name, scale -> SimulationError? in
        guard let scale, !Self.isWhole(scale) else { return nil }
        return .scaleNotWhole(indicator: name, scale: scale)
      }
      return (unscaled.isEmpty ? [] : [.noScale(indicators: unscaled)]) + wrong
    }
  }

  /// Whether both ends are whole numbers, with at most a thousand answers between them.
  private static func isWhole(_ scale: ClosedRange<Double>) -> Bool {
    scale.lowerBound == scale.lowerBound.rounded() && scale.upperBound == scale.upperBound.rounded()
      && scale.upperBound - scale.lowerBound <= 1_000
  }
}
