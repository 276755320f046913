import Satisfaction

/// A model and a survey by chance, with everything in it that real surveys bring along: too few cases, constants,
/// copies, missing answers, weights of 0, numbers of any size.
struct RandomModel {
  let model: PathModel
  let survey: Dataset
  let estimator: PLS
  let measures: MeasureOptions
  let interval: IntervalKind
  let unit: ResamplingUnit

  /// The model of a seed.
  ///
  /// - Throws: ``SurveyDataError`` where chance left no data.
  init(seed: UInt64) throws {
    var chance = Chance(seed: seed)
    let rows = chance.pick([2, 3, 5, 8, 12, 20, 40, 80, 200, 200, 1_000, seed % 50 == 0 ? 10_000 : 300])
    let constructs = Self.constructs(&chance)
    let isLikert = chance.isTrue(60)
    var columns = Self.columns(of: constructs, rows: rows, isLikert: isLikert, &chance)
    var conventions = SurveyConventions(defaultScale: isLikert && chance.isTrue(70) ? 1...7 : nil)
    if conventions.defaultScale != nil {
      conventions.reversed = Set(columns.indices.filter { _ in chance.isTrue(10) }.map { columns[$0].name })
    }
    if chance.isTrue(20) {
      conventions.weightsColumn = "w"
      columns.append(("w", (0..<rows).map { _ in chance.pick([0, 1, 1, 2, 0.5, 1e-6, 1e6]) }))
    }
    model = try PathModel(constructs: constructs, paths: Self.paths(constructs, &chance), conventions: conventions)
    survey = try Dataset(columns)
    estimator = PLS(
      estimator: chance.pick(PLS.Estimator.allCases), scheme: chance.pick(PLS.Scheme.allCases),
      metric: chance.pick(PLS.Metric.allCases), missing: chance.isTrue(50) ? .casewise : .mean)
    measures = MeasureOptions(htmt: chance.pick(HTMTDefinition.allCases))
    let isSmall = rows <= 80 && columns.count <= 20
    interval = chance.pick(isSmall ? IntervalKind.allCases : [.percentile, .basic, .normal, .bc])
    unit = chance.pick(ResamplingUnit.allCases)
  }

  private static func constructs(_ chance: inout Chance) -> [Construct] {
    let count = chance.pick([2, 2, 3, 3, 4, 5, 6, 7, 8, 12, 20])
    let most = chance.pick([1, 2, 3, 4, 5, 12])
    return (0..<count).map { j in
      let items = (0..<(1 + chance.below(most))).map { "x\(j)_\($0)" }
      return Construct(
        "C\(j)", indicators: items, kind: chance.pick(Construct.Kind.allCases),
        mode: chance.pick([.a, .a, .a, .b, .unit]),
        dominantIndicator: chance.isTrue(10) ? items[0] : nil)
    }
  }

  /// Paths that lead forward in a random order, at least one for each construct.
  private static func paths(_ constructs: [Construct], _ chance: inout Chance) -> [Path] {
    let order = chance.shuffled(constructs.map(\.name))
    let density = chance.pick([0, 10, 30, 60, 100])
    return order.indices.dropFirst().flatMap { target in
      let certain = chance.below(target)
      return (0..<target).filter { $0 == certain || chance.isTrue(density) }.map {
        Path(from: order[$0], to: order[target])
      }
    }
  }

  private static func columns(
    of constructs: [Construct], rows: Int, isLikert: Bool, _ chance: inout Chance
  ) -> [(name: String, values: [Double])] {
    let noise: Double = chance.pick([0, 0.3, 1, 1, 3, 30])
    let missing = chance.pick([0, 0, 0, 2, 10, 60])
    let oddity = chance.pick([0, 0, 0, 2, 10])
    let common = (0..<rows).map { _ in chance.normal() }
    var columns: [(name: String, values: [Double])] = []
    for construct in constructs {
      let share: Double = chance.pick([0, 0.5, 0.9])
      let score = common.map { share * $0 + (1 - share) * chance.normal() }
      for name in construct.indicators {
        let sign: Double = chance.isTrue(25) ? -1 : 1
        let size: Double = chance.isTrue(1) ? 1e-100 : chance.pick([1, 1, 1, 1e-6, 1e6, 1e-70, 1e70])
        var values = score.map { sign * $0 + noise * chance.normal() }
        values = isLikert ? values.map { min(7, max(1, (4 + 1.5 * $0).rounded())) } : values.map { size * $0 }
        if chance.isTrue(oddity) { values = [Double](repeating: values[0], count: rows) }
        if chance.isTrue(oddity), let other = columns.last { values = other.values }
        if missing > 0 { values = values.map { chance.isTrue(missing) ? .nan : $0 } }
        columns.append((name, values))
      }
    }
    return columns
  }
}

/// A stream of random numbers that is the same everywhere.
private struct Chance {
  private var lottery: Lottery

  init(seed: UInt64) {
    lottery = Lottery(seed: seed &* 0x9E37_79B9_7F4A_7C15)
  }

  /// 0 up to, not including, `bound`.
  mutating func below(_ bound: Int) -> Int { lottery.draw(below: bound) }

  mutating func isTrue(_ percent: Int) -> Bool { below(100) < percent }

  mutating func pick<T>(_ choices: [T]) -> T { choices[below(choices.count)] }

  mutating func shuffled<T>(_ items: [T]) -> [T] {
    var items = items
    for i in items.indices.dropFirst() { items.swapAt(i, below(i + 1)) }
    return items
  }

  /// Nearly normal: the sum of twelve uniform numbers less their mean.
  mutating func normal() -> Double {
    (0..<12).reduce(-6) { sum, _ in sum + Double(below(1 << 30)) / Double(1 << 30) }
  }
}
