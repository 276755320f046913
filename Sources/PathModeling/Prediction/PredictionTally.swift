internal import PathSpecification
internal import SatisfactionWording

/// The errors of all repetitions, and what they amount to.
struct PredictionTally {
  private let model: PredictedModel
  private var repetitions: [FoldErrors] = []
  private(set) var failures: [FoldFailure] = []
  private(set) var foldCount = 0

  init(_ model: PredictedModel) { self.model = model }

  mutating func add(_ errors: FoldErrors, of division: FoldDivision) {
    repetitions.append(errors)
    foldCount += division.names.count
    failures += errors.failures.map { fold, failure in
      FoldFailure(
        repetition: repetitions.count, fold: division.names[fold], reason: failure.reason, place: failure.place)
    }
  }

  /// Whether a target's linear benchmark is undefined in some fold.
  private func lacks(_ place: Int, _ flags: KeyPath<FoldErrors, [Bool]>) -> Bool {
    repetitions.contains { $0[keyPath: flags][place] }
  }

  /// One row a target; those without an error in any repetition are left out.
  var indicators: [IndicatorPrediction] {
    model.targets.indicators.enumerated().compactMap { place, indicator in
      let averages = repetitions.map { $0.average[place] }
      guard let pls = PredictiveAccuracy(repetitions.map { $0.model[place] }, averages: averages),
        let average = PredictiveAccuracy(averages, averages: averages)
      else { return nil }
      let names = model.model.numbering
      return IndicatorPrediction(
        name: names.indicators[indicator], construct: names.constructs[names.construct(ofIndicator: indicator)],
        used: repetitions.map { $0.counts[place] }.max() ?? 0, pls: pls,
        linear: lacks(place, \.lacksLinear)
          ? nil : PredictiveAccuracy(repetitions.map { $0.linear[place] }, averages: averages),
        average: average)
    }
  }

  /// The tests of every endogenous construct.
  func constructs(
    _ losses: CaseLosses, weights: [Double]?, sampling: LossSampling, hasAlternative: Bool
  ) -> [ConstructPrediction] {
    zip(model.targets.constructs, model.targets.ranges).enumerated().map { number, target in
      let (construct, range) = target
      return ConstructPrediction(
        name: model.model.numbering.constructs[construct],
        tests: PredictionTests(
          { losses.losses(of: $0, construct: number) }, weights: weights, sampling: sampling,
          hasLinear: !range.contains { lacks($0, \.lacksTested) }, hasAlternative: hasAlternative))
    }
  }

  /// The tests over all endogenous constructs.
  func overall(
    _ losses: (CaseLosses.Source) -> [Double], weights: [Double]?, sampling: LossSampling, hasAlternative: Bool
  ) -> PredictionTests {
    PredictionTests(
      losses, weights: weights, sampling: sampling,
      hasLinear: !model.targets.indicators.indices.contains { lacks($0, \.lacksTested) },
      hasAlternative: hasAlternative)
  }

  /// What a reader should know of failed folds and of benchmarks that are not defined.
  var warnings: [FitWarning] {
    var warnings: [FitWarning] = []
    if !failures.isEmpty {
      let named = failures.map(\.phrase).listed(first: 5, separator: "; ")
      warnings.append(
        FitWarning(
          code: "foldFailed",
          message: """
            \(failures.count) of \(foldCount) folds could not be estimated and their rows were not predicted there: \
            \(named.english). Take fewer folds, or leave out items that hardly vary
            """,
          chinese: """
            \(foldCount) 折中有 \(failures.count) 折无法估计，其中各行未得到预测：\
            \(named.chinese)。请减少折数，或舍弃几乎没有变化的题目
            """))
    }
    let lacking = model.targets.indicators.indices.filter { lacks($0, \.lacksLinear) || lacks($0, \.lacksTested) }
    if !lacking.isEmpty {
      let names = lacking.map { model.model.indicators[model.targets.indicators[$0]].nameForMessage }
      warnings.append(
        FitWarning(
          code: "linearBenchmarkUndefined",
          message: """
            the linear benchmark of \(names.joined(separator: ", ")) is not defined: its predictors are collinear in a \
            training part; take fewer folds, or another benchmark
            """,
          chinese: """
            \(names.joined(separator: "、")) 的线性基准没有定义：其预测变量在某个训练部分中共线；请减少折数，或改用其他基准
            """))
    }
    return warnings
  }
}

extension PredictionTests {
  /// The tests of the losses of the same cases.
  init(
    _ losses: (CaseLosses.Source) -> [Double], weights: [Double]?, sampling: LossSampling, hasLinear: Bool,
    hasAlternative: Bool
  ) {
    let own = losses(.model)
    func test(_ benchmark: CaseLosses.Source, _ isDefined: Bool) -> PredictionTest? {
      guard isDefined else { return nil }
      return PredictionTest(
        zip(own, losses(benchmark)).map { (model: $0, benchmark: $1) }, weights: weights, sampling: sampling)
    }
    linear = test(.linear, hasLinear)
    average = test(.average, true)
    alternative = test(.alternative, hasAlternative)
  }
}
