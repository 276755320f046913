/// Collects conventions from directives one after the other, and tells when one is given twice.
package struct ConventionsCollector {
  package private(set) var result = SurveyConventions()

  package init() {}

  package mutating func setScale(_ scale: ClosedRange<Double>) -> ModelFault? {
    let isRepeated = result.defaultScale != nil
    result.defaultScale = scale
    return isRepeated ? .repeatedDirective(.scale, about: nil) : nil
  }

  package mutating func setScale(_ scale: ClosedRange<Double>, of indicator: String) -> ModelFault? {
    let known = result.scales.updateValue(scale, forKey: indicator)
    return known == nil ? nil : .repeatedDirective(.scale, about: indicator)
  }

  package mutating func reverse(_ indicator: String) -> ModelFault? {
    result.reversed.insert(indicator).inserted ? nil : .repeatedDirective(.reverse, about: indicator)
  }

  mutating func setLabel(_ label: Label, of indicator: String) -> ModelFault? {
    let known = result.labels.updateValue(label, forKey: indicator)
    return known == nil ? nil : .repeatedDirective(.label, about: indicator)
  }

  package mutating func markControllable(_ indicator: String) -> ModelFault? {
    result.controllable.insert(indicator).inserted ? nil : .repeatedDirective(.controllable, about: indicator)
  }

  mutating func setModeration(_ moderation: Moderation) -> ModelFault? {
    let isRepeated = result.moderation != nil
    result.moderation = moderation
    return isRepeated ? .repeatedDirective(.moderation, about: nil) : nil
  }

  package mutating func addMissingCode(_ code: Double) {
    result.missingCodes.append(code)
  }

  package mutating func addSkip(_ rule: SkipRule) {
    result.skips.append(rule)
  }

  package mutating func setWeights(_ column: String) -> ModelFault? {
    let isRepeated = result.weightsColumn != nil
    result.weightsColumn = column
    return isRepeated ? .repeatedDirective(.weights, about: nil) : nil
  }
}
