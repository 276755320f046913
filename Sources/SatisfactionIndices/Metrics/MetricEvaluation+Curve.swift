internal import SatisfactionNumerics

extension MetricEvaluation {
  func curve(
    _ outcome: String, _ satisfaction: String, _ bands: [Double], _ sample: MetricSample
  ) -> MetricNumbers {
    let (y, x) = (number(outcome), number(satisfaction))
    let cases = sample.cases([y, x])
    let outcome = scores(cases.values(y), scale(y))
    let curve = SatisfactionCurve(
      satisfaction: scores(cases.values(x), scale(x)), outcome: outcome, cases: cases, bands: bands)
    let points = curve.groups.enumerated().map { k, group in
      let totals =
        rules.isDesigned
        ? cases.selecting(group.places).totals(group.places.map { outcome[$0] }, around: group.mean) : nil
      let mean = rules.mean("mean", group.mean.mean, group.mean, totals: totals)
      return CurvePoint(
        satisfaction: group.satisfaction, cases: group.mean.cases, weight: group.mean.weight, mean: group.mean.mean,
        standardError: mean.standardError, lower: mean.lower, upper: mean.upper,
        linear: curve.linear(k), monotone: curve.monotone[k])
    }
    // F takes cases for independent.
    let lackOfFit = rules.isDesigned ? nil : curve.lackOfFit
    return MetricNumbers(
      cases,
      [
        MetricEstimate("slope", value: curve.line?.slope), MetricEstimate("intercept", value: curve.line?.intercept),
        MetricEstimate("rSquaredLinear", value: curve.line.flatMap { _ in curve.rSquared { curve.linear($0) ?? 0 } }),
        MetricEstimate("rSquaredMonotone", value: curve.rSquared { curve.monotone[$0] }),
        MetricEstimate("rSquaredBands", value: curve.rSquared { curve.groups[$0].mean.mean }),
        MetricEstimate("lackOfFitF", value: lackOfFit?.f, p: lackOfFit?.p),
      ],
      table: .curve(points))
  }
}

/// An outcome of 0–100 by satisfaction of 0–100: means at every value or in every band, a line, and the best curve that
/// does not fall.
struct SatisfactionCurve {
  /// The cases at one value, or in one band.
  struct Group {
    /// The value; of a band the (weighted) mean, which stands for all its cases.
    let satisfaction: Double
    /// Of the outcome.
    let mean: WeightedMean
    /// The places of its cases.
    let places: [Int]
  }

  /// By rising satisfaction; values and bands without cases are left out.
  let groups: [Group]
  /// Weighted least squares over the cases; nil where satisfaction does not vary.
  let line: WeightedLine?
  /// The isotonic regression of the groups' means, weighted by Σω.
  let monotone: [Double]
  private let isWeighted: Bool
  private let total: WeightedMean?
  /// Σω(y − ȳ)² over all cases and within groups.
  private let squares: (all: Double, within: Double)

  /// - Parameters:
  ///   - satisfaction: 0–100, a place each.
  ///   - outcome: 0–100, a place each.
  ///   - cases: What the places count.
  ///   - bands: Ascending ends of bands [a, b), the last one closed; empty for a group a value. Cases outside are in no
  ///     group.
  init(satisfaction: [Double], outcome: [Double], cases: MetricCases, bands: [Double]) {
    var members: [Double: [Int]] = [:]
    for place in satisfaction.indices {
      guard let key = Self.group(satisfaction[place], bands) else { continue }
      members[key, default: []].append(place)
    }
    let places = members.sorted { $0.key < $1.key }.map(\.value)
    groups = places.compactMap { places in
      let chosen = cases.selecting(places)
      guard let mean = chosen.mean(of: places.map { outcome[$0] }),
        let level = chosen.mean(of: places.map { satisfaction[$0] })
      else { return nil }
      return Group(satisfaction: level.mean, mean: mean, places: places)
    }
    isWeighted = cases.isWeighted
    line = WeightedLine(
      x: groups.map(\.satisfaction), y: groups.map(\.mean.mean), weights: groups.map(\.mean.weight))
    monotone = IsotonicRegression.fit(groups.map(\.mean.mean), weights: groups.map(\.mean.weight))
    let used = places.flatMap { $0 }
    total = cases.selecting(used).mean(of: used.map { outcome[$0] })
    var (all, within) = (0.0, 0.0)
    for group in groups {
      for place in group.places {
        let weight = cases.weight(place)
        let (free, fitted) = (outcome[place] - (total?.mean ?? 0), outcome[place] - group.mean.mean)
        all += weight * free * free
        within += weight * fitted * fitted
      }
    }
    squares = (all, within)
  }

  /// The value itself, or the lower end of its band; nil outside all bands.
  private static func group(_ satisfaction: Double, _ bands: [Double]) -> Double? {
    guard let last = bands.last else { return satisfaction }
    if satisfaction == last { return bands[bands.count - 2] }
    guard satisfaction < last else { return nil }
    return bands.last { $0 <= satisfaction }
  }

  /// The line at group `k`.
  func linear(_ k: Int) -> Double? { line.map { $0.intercept + $0.slope * groups[k].satisfaction } }

  /// 1 − Σω(y − fit)²/Σω(y − ȳ)², nil where the outcome does not vary.
  func rSquared(_ fit: (Int) -> Double) -> Double? {
    guard squares.all > 0 else { return nil }
    return 1 - (squares.within + between(fit)) / squares.all
  }

  /// Σ(Σω)(ȳ − fit)² over the groups.
  private func between(_ fit: (Int) -> Double) -> Double {
    groups.indices.reduce(0) { sum, k in
      let distance = groups[k].mean.mean - fit(k)
      return sum + groups[k].mean.weight * distance * distance
    }
  }

  /// Whether the means leave the line by more than cases differ: F with its p; nil for weighted data, fewer than three
  /// groups, or no spread within them.
  var lackOfFit: (f: Double, p: Double)? {
    let n = groups.reduce(0) { $0 + $1.mean.cases }
    guard !isWeighted, line != nil, groups.count > 2, n > groups.count, squares.within > 0 else { return nil }
    let (numerator, denominator) = (Double(groups.count - 2), Double(n - groups.count))
    let f = between { linear($0) ?? 0 } / numerator / (squares.within / denominator)
    return (f, FDistribution.upperTail(f, numerator: numerator, denominator: denominator))
  }
}
