internal import PathSpecification

extension PLSFit: CustomStringConvertible {
  /// One line: estimator, model, cases, iterations.
  public var description: String {
    let estimator = settings.estimator
    let choices =
      estimator.isPartialLeastSquares ? ", \(settings.scheme.rawValue) scheme, \(settings.metric.rawValue)" : ""
    return """
      \(estimator.name)\(choices): \(model.constructs.count) constructs, \
      \(model.indicators.count) indicators, \(model.paths.count) paths; \(sample.used) cases of \(sample.source); \
      \(convergence.iterations) iterations
      """
  }
}
