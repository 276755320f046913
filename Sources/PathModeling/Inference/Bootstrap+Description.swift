internal import SatisfactionWording

extension Bootstrap: CustomStringConvertible {
  /// One line: replicates, what they are made of, how many have estimates, seed, interval.
  public var description: String {
    let units =
      switch unit {
      case .cases(let count): "\(count) cases"
      case .buckets(let count): "\(count) buckets of \(design == nil ? "cases" : "sampling units")"
      case .samplingUnits(let count): "\(count) sampling units"
      case .replicateColumns(let count): "cases, by \(count) columns of weights"
      }
    return """
      \(requested) replicates of \(units), \(used) with estimates, seed \(seed); \(interval.rawValue) intervals at \
      \(NumberText.percent(ofLevel: level)) %
      """
  }
}

extension ConfidenceInterval: CustomStringConvertible {
  /// Both limits, level and kind: `[0.070, 0.290] (95 % percentile)`.
  public var description: String {
    let limits = [lower, upper].map { DecimalText.fixed($0, decimals: 3) }
    return "[\(limits[0]), \(limits[1])] (\(NumberText.percent(ofLevel: level)) % \(kind.rawValue))"
  }
}
