internal import PathSpecification
internal import SatisfactionWording
internal import SurveyData

extension PLSFit {
  /// What of the sample makes the estimates unreliable: too few rows for the model, and two-valued items that hardly
  /// anybody answered in one way.
  ///
  /// - Source: the rule of ten rows for each predecessor: Barclay, Higgins & Thompson (1995), Technology Studies 2(2).
  ///   Rare answers: in simulations of 80 rows, 2 of them with the rare answer, a path that is 0 had p < 0.001 in 39 %.
  public var sampleWarnings: [FitWarning] {
    SampleAdequacy(model: model, sample: sample, moments: moments).warnings
  }
}

/// A sample held against the model that is estimated from it.
struct SampleAdequacy {
  let model: PathModel
  let sample: Sample
  /// Moments of the model's indicators, in its order; nil where they are not known.
  let moments: Moments?

  /// Rows that a regression should have for each of its predecessors.
  private static let rowsPerPredictor = 10
  /// Cases that an answer of a two-valued item should have.
  private static let rarestAnswer = 10.0

  /// What makes the estimates unreliable, whatever the estimator.
  var warnings: [FitWarning] { tooFewRows + rareAnswers }

  private var tooFewRows: [FitWarning] {
    let (n, indicators) = (sample.used, model.indicators.count)
    let largest = mostPredictors
    let isBelowRule = n < Self.rowsPerPredictor * largest.count
    guard isBelowRule || n < indicators else { return [] }
    let products =
      model.products.contains { $0.to == largest.name }
      ? Phrase(", products among them,", "（含乘积）") : Phrase("", "")
    let name = largest.name.nameForMessage
    let reason =
      isBelowRule
      ? Phrase(
        "\(name) has \(CountText.counted(largest.count, "predecessor"))\(products.english) or weights to "
          + "estimate, and each asks for \(Self.rowsPerPredictor) rows",
        "\(name) 有 \(CountText.grouped(largest.count)) 个前因\(products.chinese)或权重需要估计，每个需要 \(Self.rowsPerPredictor) 行")
      : Phrase(
        "the model has \(CountText.counted(indicators, "indicator"))", "模型有 \(CountText.grouped(indicators)) 道题目")
    return [
      FitWarning(
        code: "fewRows",
        message: """
          \(CountText.counted(n, "row")) are few: \(reason.english). Ask more people, or leave constructs out
          """,
        chinese: "仅 \(CountText.grouped(n)) 行，样本过小：\(reason.chinese)。请增加受访者，或减少构念",
        construct: isBelowRule ? largest.name : nil)
    ]
  }

  /// The construct whose regression has the most predictors: predecessors and products, or indicators of a block in Mode B.
  private var mostPredictors: (name: String, count: Int) {
    var predecessors: [String: Int] = [:]
    for path in model.estimatedPaths { predecessors[path.to, default: 0] += 1 }
    for product in model.products { predecessors[product.to, default: 0] += 1 }
    let counts = model.constructs.map { construct in
      let block = construct.mode == .b ? construct.block.count : 0
      return (name: construct.name, count: max(block, predecessors[construct.name] ?? 0))
    }
    return counts.max { $0.count < $1.count } ?? ("", 0)
  }

  /// Items with a declared scale of two answers tell by their mean how many gave each.
  private var rareAnswers: [FitWarning] {
    guard let moments, moments.hasScaleMetric, let means = moments.means else { return [] }
    return zip(moments.names, means).compactMap { name, mean in
      guard let scale = model.conventions.scale(of: name), scale.upperBound - scale.lowerBound == 1 else { return nil }
      let share = mean - scale.lowerBound
      let cases = (Double(sample.used) * min(share, 1 - share)).rounded()
      guard cases < Self.rarestAnswer else { return nil }
      let answer = share < 0.5 ? scale.upperBound : scale.lowerBound
      return .rareAnswer(
        name, NumberText.written(answer), cases: Int(cases), construct: model.construct(ofIndicator: name)?.name)
    }
  }
}

extension FitWarning {
  /// The warning about an answer of a two-valued item that few gave.
  static func rareAnswer(_ indicator: String, _ answer: String, cases: Int, construct: String?) -> FitWarning {
    FitWarning(
      code: "rareAnswer",
      message: """
        only \(CountText.counted(cases, "row")) answered \(answer) to \(indicator.nameForMessage): intervals and p-values \
        that depend on it are not to be believed. Leave the item out, or ask more people
        """,
      chinese: """
        只有 \(CountText.grouped(cases)) 行对 \(indicator.nameForMessage) 回答 \(answer)：凡依赖该答案的区间与 p 值均不可信。\
        请舍弃该题，或增加受访者
        """,
      construct: construct, indicator: indicator)
  }
}
