internal import SatisfactionWording

extension ModelContext {
  /// A scale belongs to an indicator of the model and has two different finite ends.
  func scaleFindings() -> [Finding] {
    var findings: [Finding] = []
    if let fault = Self.fault(of: model.conventions.defaultScale, indicator: nil) {
      findings.append(Finding(fault: fault, site: .defaultScale))
    }
    var names = NearNames(indicators)
    for (name, scale) in model.conventions.scales.sorted(by: { $0.key < $1.key }) {
      if blockPosition(name) == nil {
        let suggestion = names.nearest(to: name)
        findings.append(
          Finding(fault: .unknownIndicator(name, in: .scale, suggestion: suggestion), site: .scale(name)))
      }
      if let fault = Self.fault(of: scale, indicator: name) {
        findings.append(Finding(fault: fault, site: .scale(name)))
      }
    }
    return findings
  }

  private static func fault(of scale: ClosedRange<Double>?, indicator: String?) -> ModelFault? {
    guard let scale, !isPossible(min: scale.lowerBound, max: scale.upperBound) else { return nil }
    return .impossibleScale(min: scale.lowerBound, max: scale.upperBound, indicator: indicator)
  }

  /// Whether two numbers may be the least and the greatest answer; also the width of the scale must be finite.
  static func isPossible(min: Double, max: Double) -> Bool {
    min < max && (max - min).isFinite
  }
}
