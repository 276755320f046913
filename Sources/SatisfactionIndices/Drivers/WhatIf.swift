public import PathModeling
internal import PathSpecification
public import SurveyData

/// What raising items would bring the target.
public struct WhatIf: Sendable, Equatable {
  /// One item that is raised.
  public struct Item: Sendable, Equatable {
    /// The item.
    public let item: String
    /// By how many answer steps.
    public let raise: Double
    /// Points of the target's index that follow.
    public let effect: Double
    /// The mean answer after that.
    public let meanAfter: Double
    /// Mean rise if nobody can go beyond the end of the scale: only that much is there to gain.
    public let attainable: Double
  }

  /// The items, in the order they were named.
  public let items: [Item]
  /// Points of the target's index that follow from all of them together.
  public let change: Double
  /// The target's index after that.
  public let indexAfter: Double
  /// What the replicates say of the change; nil without them.
  public let inference: DriverInterval?

  /// Points of the target's index that follow if every item rises by no more than is attainable.
  public var attainableChange: Double { items.reduce(0) { $0 + $1.effect * $1.attainable / $1.raise } }
}

extension PLSFit {
  /// What raising items by answer steps would bring a target: Δ = Σ 100δ/(max − min)·v·T*.
  ///
  /// For items of the target itself this equals the fit of the raised answers exactly. For an item of a driver it is
  /// what follows if the model's consequence reaches the items downstream; a fit of answers of which only the driver's
  /// were raised would leave the target where it is.
  ///
  /// - Parameters:
  ///   - raises: Items and answer steps, negative to lower.
  ///   - target: The construct whose index is asked about.
  ///   - survey: The data of the fit.
  ///   - bootstrap: Replicates of this fit, for an interval; nil for none.
  /// - Throws: `DriverError`; `SurveyDataError`.
  public func whatIf(
    raising raises: [(item: String, steps: Double)], on target: String, in survey: Dataset, bootstrap: Bootstrap? = nil
  ) throws -> WhatIf {
    let index = try requireTarget(target)
    try requireItems(raises.map(\.item), use: "--raise")
    let attainable = try attainableRises(raises, in: survey)
    var items: [WhatIf.Item] = []
    for (number, raise) in raises.enumerated() {
      items.append(try whatIfItem(raise, on: target, attainable: attainable[number]))
    }
    let change = items.reduce(0) { $0 + $1.effect }
    let steps = Dictionary(uniqueKeysWithValues: raises.map { ($0.item, $0.steps) })
    return WhatIf(
      items: items, change: change, indexAfter: index + change,
      inference: try bootstrap.flatMap { DriverInterval(try $0.summary(of: .whatIf(raising: steps, on: target))) })
  }

  private func whatIfItem(
    _ raise: (item: String, steps: Double), on target: String, attainable: Double
  ) throws -> WhatIf.Item {
    guard raise.steps.isFinite, raise.steps != 0 else {
      throw DriverError.impossibleStep(item: raise.item, steps: raise.steps)
    }
    let (impact, score) = try itemImpact(of: raise.item, on: target)
    guard let i = model.numbering.indicator(raise.item), let scale = model.conventions.scale(of: raise.item) else {
      throw DriverError.unknownItem(raise.item, use: "--raise", suggestion: nil)
    }
    let range = scale.upperBound - scale.lowerBound
    let mean = scale.lowerBound + score * range / 100
    guard scale.contains(mean + raise.steps) else {
      throw DriverError.beyondScale(item: model.indicators[i], mean: mean, steps: raise.steps, scale: scale)
    }
    return WhatIf.Item(
      item: raise.item, raise: raise.steps, effect: 100 * raise.steps / range * impact, meanAfter: mean + raise.steps,
      attainable: attainable)
  }

  /// Points of the target for one more point of an item's score, and that score.
  ///
  /// - Throws: `DriverError.noChain(item:construct:target:)`, `DriverError.noIndex(_:)`.
  func itemImpact(of item: String, on target: String) throws(DriverError) -> (impact: Double, score: Double) {
    guard let i = model.numbering.indicator(item) else { throw .unknownItem(item, use: "item", suggestion: nil) }
    let k = model.driver(ofIndicator: i, for: model.numbering.construct(target))
    let construct = model.constructs[k].name
    let place = model.leafIndicators(of: k).firstIndex(of: i) ?? 0
    do throws(IndexError) {
      let formula = try indexFormula(ofConstruct: k)
      guard let means = moments.means else { throw .meansUnknown(construct: construct) }
      let own = construct == target ? 1 : try impact(of: construct, on: target)
      return (formula.share(place) * own, formula.score(of: means[i], place))
    } catch {
      if case .noEffect = error { throw .noChain(item: item, construct: construct, target: target) }
      throw .noIndex(error)
    }
  }

  /// Mean rises of answers that stop at the ends of their scales, one an item.
  private func attainableRises(_ raises: [(item: String, steps: Double)], in survey: Dataset) throws -> [Double] {
    let answers = try settings.answers(in: survey, for: model)
    var sums = [Double](repeating: 0, count: raises.count)
    var weight = 0.0
    for first in stride(from: 0, to: answers.rowsUsed, by: Self.casesPerBlock) {
      let cases = first..<min(first + Self.casesPerBlock, answers.rowsUsed)
      let block = answers.values(ofCases: cases)
      for (row, case_) in cases.enumerated() {
        let w = answers.weights?[case_] ?? 1
        weight += w
        for (number, raise) in raises.enumerated() {
          guard let i = model.numbering.indicator(raise.item), let scale = model.conventions.scale(of: raise.item)
          else { continue }
          let answer = block[row, i]
          sums[number] += w * (min(max(answer + raise.steps, scale.lowerBound), scale.upperBound) - answer)
        }
      }
    }
    return sums.map { $0 / weight }
  }
}
