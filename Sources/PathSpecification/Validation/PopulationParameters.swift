internal import SatisfactionWording

extension ModelContext {
  /// Population parameters are finite numbers of paths and indicators of the model.
  func populationFindings() -> [Finding] {
    if model.population.isEmpty { return [] }
    return (coefficientFaults() + indicatorParameterFaults()).map { Finding(fault: $0, site: nil) }
  }

  private func coefficientFaults() -> [ModelFault] {
    let known = Set(model.paths)
    return model.population.coefficients.sorted { ($0.key.to, $0.key.from) < ($1.key.to, $1.key.from) }
      .compactMap { path, value in
        if !known.contains(path) { return .populationOfUnknownPath(path) }
        return value.isFinite ? nil : .populationNotFinite(path.description)
      }
  }

  private func indicatorParameterFaults() -> [ModelFault] {
    var names = NearNames(indicators)
    return model.population.indicators.sorted { $0.key < $1.key }.compactMap { name, value in
      if blockPosition(name) == nil {
        return .populationOfUnknownIndicator(name, suggestion: names.nearest(to: name))
      }
      return value.isFinite ? nil : .populationNotFinite(name.nameForMessage)
    }
  }
}
