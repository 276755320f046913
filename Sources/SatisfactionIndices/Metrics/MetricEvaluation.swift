internal import PathSpecification
internal import SatisfactionNumerics

/// What a formula gives in one cell.
struct MetricNumbers {
  var cases: Int
  var effective: Double
  /// Whether several cases are all of one sampling unit.
  var hasOneUnit: Bool
  /// Replicates in which an estimate has no value.
  var lostReplicates = 0
  var estimates: [MetricEstimate]
  var table: MetricTable?

  init(_ cases: MetricCases, _ estimates: [MetricEstimate], table: MetricTable? = nil) {
    self.cases = cases.count
    effective = cases.effectiveSize
    hasOneUnit = cases.hasOneUnit
    self.estimates = estimates
    self.table = table
  }

  /// Numbers that come from no rows.
  init(cases: Int, _ estimates: [MetricEstimate]) {
    self.cases = cases
    effective = Double(cases)
    hasOneUnit = false
    self.estimates = estimates
  }
}

/// Computes formulas in cells. The columns have numbers, and what is not possible was found when they were bound.
struct MetricEvaluation {
  let rules: MetricRules
  /// Numbers of the columns.
  let numbers: [String: Int]
  /// Scales of the columns, by number.
  let scales: [ClosedRange<Double>?]
  /// Names of what tabulated columns hold, by number of the column.
  let levels: [Int: [String]]

  func numbers(_ formula: MetricFormula, in sample: MetricSample) -> MetricNumbers {
    switch formula {
    case .rate(let condition): share("rate", condition, sample)
    case .topBox(let column, let count): box("topBox", column, sample) { $0 > $1.upperBound - Double(count) }
    case .bottomBox(let column, let count): box("bottomBox", column, sample) { $0 < $1.lowerBound + Double(count) }
    case .mean(let column): mean(column, sample)
    case .netPromoter(let column, let cuts): netPromoter(column, cuts ?? .reichheld, sample)
    case .effort(let column, let high, let isReversed): effort(column, high, isReversed, sample)
    case .gap(let perceptions, let expectations): gap(perceptions, expectations, sample)
    case .satisfactionRatio(let perception, let expectation, let tolerance):
      ratio(perception, expectation, tolerance, sample)
    case .disconfirmation(let perception, let expectation, let tolerance):
      disconfirmation(perception, expectation, tolerance, sample)
    case .weightedIndex(let factors, let points, let mapping): weightedIndex(factors, points, mapping, sample)
    case .composite(let factors): composite(factors, sample)
    case .complaints(let column): share("rate", AnswerCondition(column, .equal, 1), sample)
    case .complaintCauses(let causes, let complaint): complaintCauses(causes, complaint, sample)
    case .recovery(let condition, let complaint): recovery(condition, complaint, sample)
    case .silent(let complaint, let condition): silent(complaint, condition, sample)
    case .recoveryLoyalty(let column, let complaint, let recovered):
      recoveryLoyalty(column, complaint, recovered, sample)
    case .loyaltyTable(let first, let second, let outcome): loyaltyTable(first, second, outcome, sample)
    case .lifetimeValue(let revenue, let acquisition, let retention, let customers):
      lifetimeValue(revenue, acquisition, retention, customers, sample)
    case .priceTolerance(let increase, let decrease, let cap): priceTolerance(increase, decrease, cap, sample)
    case .curve(let outcome, let satisfaction, let bands): curve(outcome, satisfaction, bands, sample)
    case .behaviour(let column): behaviour(column, sample)
    case .responseRate(let column, let codes): responseRate(column, codes, sample)
    }
  }

  /// The number of a column.
  func number(_ column: String) -> Int {
    guard let number = numbers[column] else { preconditionFailure("column \(column) was not bound") }
    return number
  }

  /// The scale of a column whose formula needs one.
  func scale(_ column: Int) -> ClosedRange<Double> {
    guard let scale = scales[column] else { preconditionFailure("column \(column) has no scale") }
    return scale
  }

  /// Answers as scores of 0–100.
  func scores(_ answers: [Double], _ scale: ClosedRange<Double>) -> [Double] {
    let (low, factor) = (scale.lowerBound, 100 / (scale.upperBound - scale.lowerBound))
    return answers.map { ($0 - low) * factor }
  }

  // MARK: One column

  private func share(_ name: String, _ condition: AnswerCondition, _ sample: MetricSample) -> MetricNumbers {
    let column = number(condition.column)
    let cases = sample.cases([column])
    return MetricNumbers(cases, [rules.share(name, cases.indicator(column, condition.holds), cases)])
  }

  private func box(
    _ name: String, _ column: String, _ sample: MetricSample,
    _ counts: (Double, ClosedRange<Double>) -> Bool
  ) -> MetricNumbers {
    let column = number(column)
    let (cases, scale) = (sample.cases([column]), scale(column))
    return MetricNumbers(
      cases, [rules.share(name, cases.indicator(column) { counts($0, scale) }, cases)])
  }

  private func mean(_ column: String, _ sample: MetricSample) -> MetricNumbers {
    let column = number(column)
    let cases = sample.cases([column])
    let values = cases.values(column)
    return MetricNumbers(
      cases,
      [
        rules.mean("mean", values, cases),
        rules.mean("score", scores(values, scale(column)), cases),
      ])
  }

  private func netPromoter(_ column: String, _ cuts: PromoterCuts, _ sample: MetricSample) -> MetricNumbers {
    let column = number(column)
    let cases = sample.cases([column])
    let values = cases.values(column)
    let promotes = values.map { cuts.promoters.contains($0) ? 1.0 : 0 }
    let detracts = values.map { cuts.detractors.contains($0) ? 1.0 : 0 }
    let passes = zip(promotes, detracts).map { 1 - $0 - $1 }
    let points = zip(promotes, detracts).map { $0 - $1 }
    var estimates = [
      rules.share("promoters", promotes, cases), rules.share("passives", passes, cases),
      rules.share("detractors", detracts, cases),
    ]
    guard let score = cases.mean(of: points), let gain = cases.mean(of: promotes), let loss = cases.mean(of: detracts)
    else {
      estimates += [MetricEstimate("nps", value: nil), MetricEstimate("npsAdjustedWald", value: nil)]
      return MetricNumbers(cases, estimates)
    }
    let totals = cases.totals(points, around: score, times: 100)
    let variance = rules.shareVariance(of: score, totals: totals)
    estimates.append(
      rules.symmetric("nps", 100 * score.mean, error: variance.map { 100 * $0.squareRoot() }, totals: totals))
    guard let variance else {
      return MetricNumbers(cases, estimates + [MetricEstimate("npsAdjustedWald", value: nil)])
    }
    let spread = gain.mean + loss.mean - score.mean * score.mean
    let size = variance > 0 ? spread / variance : score.effectiveSize
    let adjusted = ShareIntervals.adjustedWald(gain: gain.mean, loss: loss.mean, size: size)
    // The adjustment is not linear in the answers, so that nothing is known of two waves with the same units.
    estimates.append(
      rules.symmetric("npsAdjustedWald", 100 * adjusted.difference, error: 100 * adjusted.standardError))
    return MetricNumbers(cases, estimates)
  }

  private func effort(
    _ column: String, _ high: ClosedRange<Double>, _ isReversed: Bool, _ sample: MetricSample
  ) -> MetricNumbers {
    let column = number(column)
    let (cases, scale) = (sample.cases([column]), scale(column))
    let answers = cases.values(column)
    let values = isReversed ? answers.map { scale.lowerBound + scale.upperBound - $0 } : answers
    return MetricNumbers(
      cases,
      [
        rules.mean("mean", values, cases), rules.mean("score", scores(values, scale), cases),
        rules.share("highEffort", values.map { high.contains($0) ? 1 : 0 }, cases),
      ])
  }

  private func behaviour(_ column: String, _ sample: MetricSample) -> MetricNumbers {
    let column = number(column)
    let cases = sample.cases([column])
    return MetricNumbers(
      cases,
      (levels[column] ?? []).enumerated().map { level, name in
        rules.share(name, cases.indicator(column) { $0 == Double(level) }, cases)
      })
  }

  private func responseRate(_ column: String, _ codes: ResponseCodes, _ sample: MetricSample) -> MetricNumbers {
    let column = number(column)
    let holds = { (range: ClosedRange<Double>?, code: Double) in range?.contains(code) ?? false }
    let known = [codes.complete, codes.partial, codes.eligible]
    let all = sample.answers([column])
    let answered = all.values(column)
    let frame = all.keeping { place in
      known.contains { holds($0, answered[place]) } || holds(codes.unknown, answered[place])
    }
    let eligible = all.keeping { place in known.contains { holds($0, answered[place]) } }
    let completes = { (code: Double) in codes.complete.contains(code) }
    let answers = { (code: Double) in codes.complete.contains(code) || holds(codes.partial, code) }
    return MetricNumbers(
      frame,
      [
        rules.share("responseRate1", frame.indicator(column, completes), frame),
        rules.share("responseRate2", frame.indicator(column, answers), frame),
        rules.share("responseRate5", eligible.indicator(column, completes), eligible),
        rules.share("responseRate6", eligible.indicator(column, answers), eligible),
      ])
  }
}
