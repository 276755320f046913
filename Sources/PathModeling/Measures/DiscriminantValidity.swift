public import SatisfactionNumerics

/// The heterotrait–monotrait ratio of two blocks: the mean correlation between them over the geometric mean of the
/// mean correlations within each.
///
/// A single indicator counts a monotrait mean of 1.
///
/// - Parameters:
///   - correlations: Correlations of all indicators, p × p.
///   - first: Indicator numbers of one block.
///   - second: Indicator numbers of the other.
///   - definition: Which means are taken.
/// - Returns: nil where the ratio is undefined.
/// - Source: Henseler, Ringle & Sarstedt (2015), JAMS 43, doi:10.1007/s11747-014-0403-8; Roemer, Schuberth & Henseler
///   (2021), IMDS 121(12), doi:10.1108/IMDS-02-2021-0082; Ringle et al. (2023), Data in Brief 48,
///   doi:10.1016/j.dib.2023.109074.
public func heterotraitMonotraitRatio(
  correlations: Matrix, _ first: Range<Int>, _ second: Range<Int>, definition: HTMTDefinition = .absolute
) -> Double? {
  let between = first.flatMap { i in second.map { correlations[i, $0] } }
  let within = [first, second].map { block in
    block.flatMap { j in (block.lowerBound..<j).map { correlations[$0, j] } }
  }
  guard let numerator = traitMean(between, definition) else { return nil }
  var denominator = 1.0
  for values in within where !values.isEmpty {
    guard let mean = traitMean(values, definition) else { return nil }
    denominator *= mean
  }
  return denominator > 0 ? numerator / denominator.squareRoot() : nil
}

private func traitMean(_ correlations: [Double], _ definition: HTMTDefinition) -> Double? {
  let count = Double(correlations.count)
  switch definition {
  case .absolute:
    return correlations.reduce(0) { $0 + $1.magnitude } / count
  case .signed:
    return correlations.reduce(0, +) / count
  case .geometric:
    guard correlations.allSatisfy({ $0 > 0 }) else { return nil }
    return Scalar.exp(correlations.reduce(0) { $0 + Scalar.log($1) } / count)
  }
}
