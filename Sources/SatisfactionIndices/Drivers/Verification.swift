public import PathModeling
internal import PathSpecification
internal import SatisfactionNumerics
public import SurveyData

/// Whether measures taken between two waves worked: did the items acted on rise, and did the target follow?
public struct Verification: Sendable, Equatable {
  /// A score in both waves.
  public struct Change: Sendable, Equatable {
    /// The earlier wave.
    public let before: Double
    /// The later wave.
    public let after: Double
    /// Later less earlier.
    public let change: Double
    /// √(V₁ + V₁) of the cases' scores in the two waves; nil where a wave has one case. Under a design that of the
    /// difference of both waves' totals by sampling unit; nil where the cases of a wave are of one.
    public let standardError: Double?
    /// Lower limit, normal; under a design of t.
    public let lower: Double?
    /// Upper limit, normal; under a design of t.
    public let upper: Double?
    /// Two-sided p of no change.
    public let p: Double?
  }

  /// An item of a driver.
  public struct Item: Sendable, Equatable {
    /// The item.
    public let name: String
    /// Whether it was acted on.
    public let isActed: Bool
    /// Points of the target for one more point of the item.
    public let impact: Double
    /// Its score, 0–100.
    public let score: Change
  }

  /// The earlier wave.
  public let from: String
  /// The later wave.
  public let to: String
  /// How the rows were drawn; nil for rows drawn one by one.
  public let design: DesignSummary?
  /// Cases in the earlier wave.
  public let rowsBefore: Int
  /// Cases in the later wave.
  public let rowsAfter: Int
  /// The items acted on, as named.
  public let acted: [String]
  /// Those acted on, then the other items of drivers in the order of the model.
  public let items: [Item]
  /// What the rise of the items acted on lets expect: Σ v·T*·m over them.
  public let predicted: Change
  /// The target's own index.
  public let observed: Change
  /// Observed less predicted.
  public let unexplained: Change
  /// Mean score of the items acted on less that of the others: whether they rose more than what nobody worked on; nil
  /// where all were acted on.
  public let actedMinusOthers: Change?
}

extension PLSFit {
  /// Verifies measures: the change of items, of what they let expect, and of the target between two waves.
  ///
  /// All scores have fixed coefficients, those of this fit, which is one of both waves together.
  ///
  /// - Parameters:
  ///   - acted: Items that were acted on, of drivers of the target.
  ///   - target: The construct whose index should follow.
  ///   - survey: The data of the fit: the rows of both waves.
  ///   - column: Column of waves.
  ///   - from: The earlier wave.
  ///   - to: The later wave.
  ///   - design: How the rows were drawn, of which waves are domains; nil for rows drawn one by one.
  ///   - level: Nominal coverage.
  /// - Throws: `DriverError`; `SurveyDataError`.
  public func verification(
    of acted: [String], on target: String, in survey: Dataset, waves column: String, from: String, to: String,
    drawnBy design: SamplingDesign? = nil, level: Double = 0.95
  ) throws -> Verification {
    _ = try requireTarget(target)
    guard !acted.isEmpty else { throw DriverError.nothingActedOn }
    try requireItems(acted, use: "--acted")
    let drivers = model.constructs.filter { construct in
      effects.contains { $0.from == construct.name && $0.to == target }
    }
    guard !drivers.isEmpty else { throw DriverError.noDrivers(target: target) }
    let items = drivers.compactMap { model.numbering.construct($0.name) }.flatMap(model.leafIndicators)
      .map { model.indicators[$0] }
    for item in acted where !items.contains(item) {
      throw DriverError.notADriver(item: item, target: target, use: "--acted")
    }
    let others = items.filter { !acted.contains($0) }
    let scores = try VerificationScores(
      self, ordered: acted + others, actedCount: acted.count, target: target, survey: survey, column: column,
      waves: [from, to], design: design, level: level)
    return Verification(
      from: from, to: to, design: design.map { DesignSummary($0, weights: model.conventions.weightsColumn) },
      rowsBefore: scores.rows[0], rowsAfter: scores.rows[1], acted: acted,
      items: (acted + others).enumerated().map { k, name in
        Verification.Item(name: name, isActed: k < acted.count, impact: scores.impacts[k], score: scores.item(k))
      },
      predicted: scores.predicted, observed: scores.observed, unexplained: scores.unexplained,
      actedMinusOthers: scores.actedMinusOthers)
  }
}

/// Case scores with fixed coefficients in two waves.
private struct VerificationScores {
  let rows: [Int]
  /// Points of the target for one more point of each item.
  let impacts: [Double]
  private let actedCount: Int
  private let law: ErrorLaw
  /// Variances under the design, and the sampling units of the cases wave by wave; nil for rows drawn one by one.
  private let designed: (variance: DesignVariance, units: [DomainUnits])?
  /// Scores of the items, then of the target; wave by wave, a case each.
  private let columns: [[[Double]]]
  private let weights: [[Double]?]

  init(
    _ fit: PLSFit, ordered items: [String], actedCount: Int, target: String, survey: Dataset, column: String,
    waves: [String], design: SamplingDesign?, level: Double
  ) throws {
    self.actedCount = actedCount
    law = ErrorLaw(level: level, degreesOfFreedom: design?.degreesOfFreedom)
    var impacts: [Double] = []
    for item in items { impacts.append(try fit.itemImpact(of: item, on: target).impact) }
    self.impacts = impacts
    let answers = try fit.settings.answers(in: survey, for: fit.model)
    let labels = try survey.categories([column])[0]
    let chosen = waves.map { wave in
      let place = labels.labels.firstIndex(of: wave).map(Int32.init) ?? -2
      return (0..<answers.rowsUsed).filter {
        labels.codes[answers.row(ofCase: $0)] == place && (answers.weights?[$0] ?? 1) > 0
      }
    }
    for (wave, cases) in zip(waves, chosen) where cases.count < 2 {
      throw DriverError.tooFewRows(wave: wave, rows: cases.count, column: column)
    }
    rows = chosen.map(\.count)
    weights = chosen.map { cases in answers.weights.map { weights in cases.map { weights[$0] } } }
    designed = design.map { design in
      (
        DesignVariance(design),
        chosen.map { cases in DomainUnits(design, rows: cases.map { Int32(answers.row(ofCase: $0)) }) }
      )
    }
    let t = fit.model.numbering.construct(target) ?? 0
    let formula = try fit.indexFormula(ofConstruct: t)
    let leaves = fit.model.leafIndicators(of: t)
    let numbers = items.compactMap(fit.model.numbering.indicator)
    let scales = items.compactMap(fit.model.conventions.scale(of:))
    var columns = chosen.map { cases in
      [[Double]](repeating: Array(repeating: 0, count: cases.count), count: items.count + 1)
    }
    let all = answers.values(ofCases: 0..<answers.rowsUsed)
    for (wave, cases) in chosen.enumerated() {
      for (row, case_) in cases.enumerated() {
        for (k, i) in numbers.enumerated() {
          columns[wave][k][row] =
            100 * (all[case_, i] - scales[k].lowerBound) / (scales[k].upperBound - scales[k].lowerBound)
        }
        columns[wave][items.count][row] = formula.value(of: leaves.map { all[case_, $0] })
      }
    }
    self.columns = columns
  }

  func item(_ k: Int) -> Verification.Change { change { $0[k] } }
  var predicted: Verification.Change { change(predictedScores) }
  var observed: Verification.Change { change { $0[$0.count - 1] } }

  var unexplained: Verification.Change {
    change { wave in zip(wave[wave.count - 1], predictedScores(wave)).map { $0 - $1 } }
  }

  var actedMinusOthers: Verification.Change? {
    let others = impacts.count - actedCount
    guard others > 0 else { return nil }
    return change { wave in
      (0..<wave[0].count).map { row in
        let acted = (0..<actedCount).reduce(0.0) { $0 + wave[$1][row] } / Double(actedCount)
        return acted - (actedCount..<impacts.count).reduce(0.0) { $0 + wave[$1][row] } / Double(others)
      }
    }
  }

  private func predictedScores(_ wave: [[Double]]) -> [Double] {
    (0..<wave[0].count).map { row in (0..<actedCount).reduce(0.0) { $0 + impacts[$1] * wave[$1][row] } }
  }

  private func change(_ scores: ([[Double]]) -> [Double]) -> Verification.Change {
    let values = columns.map(scores)
    let means = zip(values, weights).map { WeightedMean(of: $0, weights: $1) }
    let (before, after) = (means[0]?.mean ?? .nan, means[1]?.mean ?? .nan)
    let error = variance(values, means).map { $0.squareRoot() }
    let change = after - before
    return Verification.Change(
      before: before, after: after, change: change, standardError: error,
      lower: error.map { change - law.quantile * $0 }, upper: error.map { change + law.quantile * $0 },
      p: error.flatMap { $0 > 0 ? law.twoSidedP(change / $0) : nil })
  }

  /// The variance of the difference of the means of two waves.
  private func variance(_ values: [[Double]], _ means: [WeightedMean?]) -> Double? {
    guard let designed else {
      return means[0]?.variance.flatMap { first in means[1]?.variance.map { first + $0 } }
    }
    let totals = values.indices.map { wave in
      designed.units[wave].totals(of: values[wave].count, row: { $0 }) { k in
        (weights[wave]?[k] ?? 1) * (values[wave][k] - (means[wave]?.mean ?? .nan)) / (means[wave]?.weight ?? .nan)
      }
    }
    guard totals.allSatisfy({ $0.units.count > 1 }) else { return nil }
    return designed.variance.variance(totals[1].adding(totals[0], times: -1))
  }
}
