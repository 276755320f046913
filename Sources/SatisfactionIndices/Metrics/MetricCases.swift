internal import SatisfactionNumerics

/// Some cases of a cell with their answers to the columns of a metric.
///
/// A place is one case, or all that gave the same answers.
struct MetricCases {
  /// What a place counts.
  enum Counting {
    /// One case of weight 1; how many places there are.
    case each(Int)
    /// One case of a weight above 0.
    case weighted([Double])
    /// Several cases, and whether they have weights of their own.
    case tallied([CaseTally], isWeighted: Bool)
  }

  /// Answers by number of the column, in all places; those to a tabulated column are numbers of levels.
  private let answers: [Int: [Double]]
  private let all: Counting
  /// What is kept of estimates under a design, nil where rows were drawn one by one.
  private let parts: DomainParts?
  /// The chosen places; nil for all.
  private let chosen: [Int]?
  /// What the chosen places count.
  private let counting: Counting

  init(answers: [Int: [Double]], counting: Counting, parts: DomainParts?) {
    self.init(answers: answers, all: counting, parts: parts, chosen: nil)
  }

  private init(answers: [Int: [Double]], all: Counting, parts: DomainParts?, chosen: [Int]?) {
    (self.answers, self.all, self.parts, self.chosen) = (answers, all, parts, chosen)
    counting = chosen.map(all.selecting) ?? all
  }

  /// How many numbers ``values(_:)`` has.
  var places: Int {
    switch counting {
    case .each(let count): count
    case .weighted(let weights): weights.count
    case .tallied(let tallies, _): tallies.count
    }
  }

  /// How many cases there are.
  var count: Int {
    switch counting {
    case .each, .weighted: places
    case .tallied(let tallies, _): tallies.reduce(0) { $0 + $1.cases }
    }
  }

  /// (Σω)²/Σω², 0 without cases.
  var effectiveSize: Double {
    switch counting {
    case .each(let count): return Double(count)
    case .weighted(let weights):
      guard !weights.isEmpty else { return 0 }
      let sum = weights.reduce(0, +)
      return sum * sum / weights.reduce(0) { $0 + $1 * $1 }
    case .tallied(let tallies, _):
      guard !tallies.isEmpty else { return 0 }
      let sum = tallies.reduce(0) { $0 + $1.weight }
      return sum * sum / tallies.reduce(0) { $0 + $1.squaredWeight }
    }
  }

  /// Σω of a place.
  func weight(_ place: Int) -> Double {
    switch counting {
    case .each: 1
    case .weighted(let weights): weights[place]
    case .tallied(let tallies, _): tallies[place].weight
    }
  }

  /// Whether cases have weights of their own.
  var isWeighted: Bool {
    switch counting {
    case .each: false
    case .weighted: true
    case .tallied(_, let isWeighted): isWeighted
    }
  }

  /// The answers to one column, a place each.
  func values(_ column: Int) -> [Double] {
    guard let all = answers[column] else { preconditionFailure("column \(column) was not asked for") }
    return chosen.map { chosen in chosen.map { all[$0] } } ?? all
  }

  /// 1 for the places whose answer meets a condition, 0 for the others.
  func indicator(_ column: Int, _ holds: (Double) -> Bool) -> [Double] { values(column).map { holds($0) ? 1 : 0 } }

  /// The mean of numbers, one a place; nil without cases.
  func mean(of values: [Double]) -> WeightedMean? {
    switch counting {
    case .each: WeightedMean(of: values, weights: nil)
    case .weighted(let weights): WeightedMean(of: values, weights: weights)
    case .tallied(let tallies, _): WeightedMean(of: values, tallies: tallies)
    }
  }

  /// The places among these for which `isKept` holds, by their number among these.
  func keeping(_ isKept: (Int) -> Bool) -> MetricCases { selecting((0..<places).filter(isKept)) }

  /// Some of the places, by their number among these.
  func selecting(_ places: [Int]) -> MetricCases {
    MetricCases(answers: answers, all: all, parts: parts, chosen: places.map { chosen?[$0] ?? $0 })
  }

  // MARK: Under a design

  /// Whether several cases are all of one sampling unit.
  var hasOneUnit: Bool {
    parts?.areOfOneUnit(count, row: { chosen?[$0] ?? $0 }, weight: weight) ?? false
  }

  /// The parts of factor·ȳ under the design; nil where rows were drawn one by one.
  ///
  /// - Parameters:
  ///   - values: y, one a case.
  ///   - mean: Their mean.
  ///   - base: Of a ratio its divisors over their mean, one a case, with y the residuals; nil for a mean.
  func totals(
    _ values: [Double], around mean: WeightedMean, times factor: Double = 1, over base: [Double]? = nil
  ) -> UnitTotals? {
    parts?.parts(
      of: values.count, row: { chosen?[$0] ?? $0 }, weight: weight, times: factor, sum: mean.weight,
      residual: { values[$0] - mean.mean }, base: { base?[$0] ?? 1 })
  }
}

extension MetricCases.Counting {
  fileprivate func selecting(_ places: [Int]) -> Self {
    switch self {
    case .each: .each(places.count)
    case .weighted(let weights): .weighted(places.map { weights[$0] })
    case .tallied(let tallies, let isWeighted): .tallied(places.map { tallies[$0] }, isWeighted: isWeighted)
    }
  }
}
