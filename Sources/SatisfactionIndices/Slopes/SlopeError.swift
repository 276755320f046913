internal import PathSpecification
internal import SatisfactionWording

/// Why there are no slopes to show.
public enum SlopeError: Error, Sendable, Equatable {
  /// The model has no product of constructs; `target` and `predictors` are those that one could be written for.
  case noProduct(target: String, predictors: [String])
  /// The model has no construct of this name; `option` is where it was named.
  case unknownConstruct(String, option: String, suggestion: String?)
  /// No product changes an effect of the predictor, or one on the target.
  case nothingModerated(predictor: String?, target: String?)
  /// Values in points of an index that the moderator does not have.
  case noIndex(moderator: String)
  /// Least squares of a sample with strata, clusters, a finite population or replicate weights.
  case leastSquaresUnderDesign
  /// No value is asked for, or one that is not finite.
  case badValues
}

extension SlopeError: CustomStringConvertible {
  /// What is wrong and what to do.
  public var description: String {
    switch self {
    case .noProduct(let target, let predictors):
      """
      no product in the model; write one beside the paths of its factors, as in \(target.nameForMessage) ~ \
      \(Self.example(predictors))
      """
    case .unknownConstruct(let name, let option, let suggestion):
      "\(option): the model has no construct \(name.nameForMessage); "
        + (suggestion.map { "did you mean \($0.nameForMessage)?" } ?? "name one of the model")
    case .nothingModerated(let predictor, let target):
      """
      no product changes an effect\(predictor.map { " of \($0.nameForMessage)" } ?? "")\
      \(target.map { " on \($0.nameForMessage)" } ?? ""): name others, or leave --predictor and --target out
      """
    case .noIndex(let moderator):
      """
      --at-points: \(moderator.nameForMessage) has no 0–100 index; declare the scales (@scale 1..10), or give values in \
      standard deviations (--at)
      """
    case .leastSquaresUnderDesign:
      """
      least squares take the rows for drawn one by one, and know no strata, clusters or replicate weights: take standard \
      errors of replicates (--standard-errors bootstrap or jackknife)
      """
    case .badValues: "the values of the moderator are no numbers: write some, as in -1,0,1"
    }
  }

  private static func example(_ predictors: [String]) -> String {
    guard let first = predictors.first else { return "A + B + A:B" }
    let second = predictors.dropFirst().first ?? first
    let names = first == second ? [first] : [first, second]
    return (names + ["\(first):\(second)"]).joined(separator: " + ")
  }
}
