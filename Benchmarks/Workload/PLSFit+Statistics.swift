import Satisfaction

extension PLSFit {
  /// Every number that a report gives an interval: paths, effects, weights, loadings, explained variance, reliability,
  /// HTMT, indices and impacts.
  public var statistics: [Statistic] {
    let names = model.constructs.map(\.name)
    let pairs = names.indices.flatMap { j in names[..<j].map { ($0, names[j]) } }
    return paths.map { .path($0.from, $0.to) }
      + effects.flatMap {
        [.totalEffect($0.from, $0.to), .indirectEffect($0.from, $0.to), .impact(of: $0.from, on: $0.to)]
      }
      + model.indicators.flatMap { [.weight($0), .loading($0)] }
      + names.flatMap { [.rSquared($0), .alpha($0), .rhoA($0), .rhoC($0), .ave($0), .index($0)] }
      + pairs.map { .htmt($0, $1) }
  }
}
