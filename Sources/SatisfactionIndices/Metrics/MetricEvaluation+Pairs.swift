internal import SatisfactionNumerics

extension MetricEvaluation {
  // MARK: Perception and expectation

  func gap(_ perceptions: [String], _ expectations: [String], _ sample: MetricSample) -> MetricNumbers {
    let (first, second) = (perceptions.map(number), expectations.map(number))
    let cases = sample.cases(first + second)
    let (perceived, expected) = (rowMeans(first, cases), rowMeans(second, cases))
    let gap = rules.mean("gap", zip(perceived, expected).map { $0 - $1 }, cases, tests: true)
    guard first.count == 1, second.count == 1 else { return MetricNumbers(cases, [gap]) }
    return MetricNumbers(
      cases,
      [
        rules.mean("perception", perceived, cases), rules.mean("expectation", expected, cases), gap,
      ])
  }

  func ratio(
    _ perception: String, _ expectation: String, _ tolerance: Double, _ sample: MetricSample
  ) -> MetricNumbers {
    let columns = [number(perception), number(expectation)]
    let cases = sample.cases(columns)
    let (perceived, expected) = (cases.values(columns[0]), cases.values(columns[1]))
    let pairs = Array(zip(perceived, expected))
    return MetricNumbers(
      cases,
      [
        ratioOfMeans(perceived, expected, cases),
        rules.mean("meanRatio", pairs.map { $0 / $1 }, cases),
        rules.share("above", pairs.map { $0 > $1 * (1 + tolerance) ? 1 : 0 }, cases),
        rules.share(
          "equal", pairs.map { $0 <= $1 * (1 + tolerance) && $0 >= $1 * (1 - tolerance) ? 1 : 0 }, cases),
        rules.share("below", pairs.map { $0 < $1 * (1 - tolerance) ? 1 : 0 }, cases),
      ])
  }

  /// R = P̄/Ē; its variance is that of the mean of (P − RE)/Ē.
  private func ratioOfMeans(_ perceived: [Double], _ expected: [Double], _ cases: MetricCases) -> MetricEstimate {
    guard let top = cases.mean(of: perceived), let bottom = cases.mean(of: expected) else {
      return MetricEstimate("ratioOfMeans", value: nil)
    }
    let ratio = top.mean / bottom.mean
    let residuals = zip(perceived, expected).map { ($0 - ratio * $1) / bottom.mean }
    guard let spread = cases.mean(of: residuals) else {
      return MetricEstimate("ratioOfMeans", value: ratio)
    }
    let base = expected.map { $0 / bottom.mean }
    return rules.mean("ratioOfMeans", ratio, spread, totals: cases.totals(residuals, around: spread, over: base))
  }

  func disconfirmation(
    _ perception: String, _ expectation: String, _ tolerance: Double, _ sample: MetricSample
  ) -> MetricNumbers {
    let columns = [number(perception), number(expectation)]
    let cases = sample.cases(columns)
    let steps = zip(cases.values(columns[0]), cases.values(columns[1])).map { $0 - $1 }
    return MetricNumbers(
      cases,
      [
        rules.share("exceeds", steps.map { $0 > tolerance ? 1 : 0 }, cases),
        rules.share("meets", steps.map { $0.magnitude <= tolerance ? 1 : 0 }, cases),
        rules.share("fallsShort", steps.map { $0 < -tolerance ? 1 : 0 }, cases),
      ])
  }

  private func rowMeans(_ columns: [Int], _ cases: MetricCases) -> [Double] {
    guard columns.count > 1 else { return cases.values(columns[0]) }
    var sums = [Double](repeating: 0, count: cases.places)
    for column in columns {
      for (row, value) in cases.values(column).enumerated() { sums[row] += value }
    }
    return sums.map { $0 / Double(columns.count) }
  }

  // MARK: Sums of many items

  func weightedIndex(
    _ factors: [WeightedFactor], _ points: Double, _ mapping: PointMapping, _ sample: MetricSample
  ) -> MetricNumbers {
    weightedSum("index", factors.map { ($0.weight, $0.items) }, sample) { answers, scale in
      switch mapping {
      case .range:
        let factor = points / (scale.upperBound - scale.lowerBound)
        return answers.map { ($0 - scale.lowerBound) * factor }
      case .proportional: return answers.map { points * $0 / scale.upperBound }
      }
    }
  }

  func composite(_ factors: [BoxFactor], _ sample: MetricSample) -> MetricNumbers {
    let counts = Dictionary(factors.flatMap { factor in factor.items.map { ($0, factor.count) } }) { first, _ in first }
    let columns = Dictionary(counts.map { (number($0.key), $0.value) }) { first, _ in first }
    return weightedSum(
      "index", factors.map { ($0.weight, $0.items) }, sample,
      byColumn: { column, answers, scale in
        let cut = scale.upperBound - Double(columns[column] ?? 1)
        return answers.map { $0 > cut ? 100 : 0 }
      })
  }

  private func weightedSum(
    _ name: String, _ factors: [(weight: Double, items: [String])], _ sample: MetricSample,
    _ points: ([Double], ClosedRange<Double>) -> [Double]
  ) -> MetricNumbers {
    weightedSum(name, factors, sample, byColumn: { points($1, $2) })
  }

  /// ΣW·(mean over the items of their points), a case each; complete cases.
  private func weightedSum(
    _ name: String, _ factors: [(weight: Double, items: [String])], _ sample: MetricSample,
    byColumn points: (Int, [Double], ClosedRange<Double>) -> [Double]
  ) -> MetricNumbers {
    let cases = sample.cases(factors.flatMap { $0.items.map(number) })
    var sums = [Double](repeating: 0, count: cases.places)
    for factor in factors {
      let share = factor.weight / Double(factor.items.count)
      for column in factor.items.map(number) {
        for (row, value) in points(column, cases.values(column), scale(column)).enumerated() {
          sums[row] += share * value
        }
      }
    }
    return MetricNumbers(cases, [rules.mean(name, sums, cases)])
  }

  // MARK: Money and prices

  func lifetimeValue(
    _ revenue: MetricTerm, _ acquisition: MetricTerm, _ retention: MetricTerm, _ customers: Double?,
    _ sample: MetricSample
  ) -> MetricNumbers {
    if case .number(let revenue) = revenue, case .number(let acquisition) = acquisition,
      case .number(let retention) = retention, let customers
    {
      let value = (revenue - acquisition - retention) / customers
      return MetricNumbers(cases: Int(customers), [MetricEstimate("clv", value: value)])
    }
    let columns = [revenue, acquisition, retention].compactMap(\.column).map(number)
    let cases = sample.cases(columns)
    let (gained, won, kept) = (cases.values(columns[0]), cases.values(columns[1]), cases.values(columns[2]))
    return MetricNumbers(
      cases, [rules.mean("clv", gained.indices.map { gained[$0] - won[$0] - kept[$0] }, cases)])
  }

  func priceTolerance(
    _ increase: String, _ decrease: String, _ cap: Double, _ sample: MetricSample
  ) -> MetricNumbers {
    let all = sample.answers([number(increase), number(decrease)])
    let (up, down) = (all.values(number(increase)), all.values(number(decrease)))
    let cases = all.keeping { !(up[$0].isNaN && down[$0].isNaN) }
    let rises = zip(cases.values(number(increase)), cases.values(number(decrease))).map { rise, fall in
      min(cap, max(-cap, rise.isNaN ? -fall : rise))
    }
    return MetricNumbers(
      cases,
      [
        rules.mean("percent", rises, cases),
        rules.mean("score", scores(rises, -cap...cap), cases),
      ])
  }
}
