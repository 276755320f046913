internal import PathSpecification

extension PLSFit: CustomStringConvertible {
  /// One line: estimator, model, cases, iterations.
  public var description: String {
    let name = settings.estimator == .plsc ? "consistent PLS" : "PLS"
    return """
      \(name), \(settings.scheme.rawValue) scheme, \(settings.metric.rawValue): \(model.constructs.count) constructs, \
      \(model.indicators.count) indicators, \(model.paths.count) paths; \(sample.used) cases of \(sample.source); \
      \(convergence.iterations) iterations
      """
  }
}
