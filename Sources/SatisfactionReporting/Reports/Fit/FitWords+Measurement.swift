internal import PathModeling
internal import SatisfactionWording

extension FitWords {
  private func say(_ english: String, _ chinese: String) -> String { Phrase(english, chinese)(language) }

  // MARK: Measurement

  var howGood: String { say("How good is the measurement", "测量质量") }
  var construct: String { say("Construct", "构念") }
  var questionCount: String { say("Questions", "题数") }
  var inWords: String { say("In words", "说明") }
  var oneQuestion: String { say("one question: no check possible", "仅一题：无法检验") }
  var notChecked: String { say("no check for this kind", "此类构念不检验") }
  var weak: String { say("weak: read with care", "较弱：谨慎解读") }
  var sharesUnderHalf: String { say("consistent; shares under half", "一致；共享不足一半") }
  var consistent: String { say("consistent", "一致") }
  var distinctTitle: String { say("Are the constructs distinct?", "构念是否可区分？") }
  var toMind: String { say("To mind", "注意事项") }

  func htmt(_ name: String) -> String { say("Heterotrait–monotrait ratios: \(name)", "异质—单质比：\(name)") }

  func htmtLegend(hasLimits: Bool) -> [ClassTriangle.Class: String] {
    [
      .fine: say("distinct", "可区分"), .notable: say("0.85 or more (·)", "0.85 及以上（·）"),
      .poor: hasLimits
        ? say("upper limit reaches 1: not shown to be distinct (!)", "上限达到 1：未显示可区分（!）")
        : say("1 or more: not distinct (!)", "1 及以上：不可区分（!）"),
    ]
  }

  func modelFit(_ saturated: String, _ estimated: String) -> String {
    say(
      "Model fit: SRMR \(saturated) (saturated), \(estimated) (estimated).",
      "模型拟合：SRMR \(saturated)（饱和），\(estimated)（估计）。")
  }

  // MARK: Method

  var methodTitle: String { say("Method and how to repeat it", "方法与重现") }
  var dataTerm: String { say("Data", "数据") }
  var rowsTerm: String { say("Rows", "行数") }
  var conditionsTerm: String { say("Rows kept", "保留的行") }
  var weightsTerm: String { say("Weighted by", "权重列") }
  var estimatorTerm: String { say("Estimator", "估计方法") }
  var convergenceTerm: String { say("Convergence", "收敛") }
  var designTerm: String { say("Sample drawn", "抽样设计") }
  var uncertaintyTerm: String { say("Uncertainty", "不确定性") }
  var softwareTerm: String { say("Software", "软件") }
  var schemaTerm: String { say("Schema", "模式") }
  var repeatTerm: String { say("To repeat", "重现") }
  var glossaryTitle: String { say("Words", "术语") }

  func rows(_ sample: Sample) -> String {
    let (used, all) = (sample.used, sample.rows)
    let rows =
      sample.hasUnexplainedLoss
      ? say(
        "\(used) of \(all) used, \(sample.dropped) left out: missing answers, or no weight",
        "\(all) 行中使用 \(used) 行，\(sample.dropped) 行未使用：缺失答案，或没有权重")
      : say(
        "\(used) of \(all) used, \(sample.dropped) dropped, \(sample.missingCells) answers missing",
        "\(all) 行中使用 \(used) 行，舍弃 \(sample.dropped) 行，缺失 \(sample.missingCells) 个答案")
    let weightless = ReportWords(language, labelsOf: nil).zeroWeights(sample)
    return ([rows] + weightless + notAsked(sample)).joined(separator: say(", ", "，"))
  }

  /// Who was not asked, and what stands for the answers; nothing where everybody was.
  private func notAsked(_ sample: Sample) -> [String] {
    let (rows, cells) = (sample.notAsked, sample.notAskedCells)
    if cells > 0 {
      return [
        sample.emIterations == nil
          ? say("\(cells) answers not asked (@skip), replaced by means", "\(cells) 个答案未询问（@skip），以均值代替")
          : say("\(cells) answers not asked (@skip), unobserved (em)", "\(cells) 个答案未询问（@skip），视为未观测（em）")
      ]
    }
    return rows > 0 ? [say("\(rows) rows not asked (@skip)", "\(rows) 行未询问（@skip）")] : []
  }

  func estimator(_ estimator: ModelEstimator, _ settings: PLS, modes: Set<String>) -> String {
    let name = ReportWords(language, labelsOf: nil).name(estimator)
    switch estimator {
    case .unit, .pca, .gsca: return name + say(", not corrected for measurement error", "，未校正衰减")
    case .ml: return say("\(name) of common factors", "公因子的\(name)")
    case .pls, .plsc: break
    }
    let isConsistent = settings.estimator == .plsc
    let letters = ["A", "B"].filter { modes.contains($0) }
    let english = [
      isConsistent ? name : "PLS path modelling", scheme(settings) + " weighting",
      letters.isEmpty ? "unit weights" : "Mode " + letters.joined(separator: " and "),
      isConsistent ? "disattenuated" : "not disattenuated", "\(settings.metric.rawValue) indicators",
    ]
    let chinese = [
      isConsistent ? name : "PLS 路径建模", scheme(settings) + "加权",
      letters.isEmpty ? "等权" : "模式 " + letters.joined(separator: "、"), isConsistent ? "已校正衰减" : "未校正衰减",
      settings.metric == .standardized ? "标准化题目" : "原始度量题目",
    ]
    return language == .english ? english.joined(separator: ", ") : chinese.joined(separator: "，")
  }

  /// The weighting scheme.
  func scheme(_ settings: PLS) -> String {
    switch settings.scheme {
    case .path: say("path", "路径")
    case .factorial: say("factorial", "因子")
    case .centroid: say("centroid", "重心")
    }
  }

  func convergence(_ iterations: Int, tolerance: String) -> String {
    say("\(CountText.counted(iterations, "iteration")), tolerance \(tolerance)", "迭代 \(iterations) 次，容差 \(tolerance)")
  }

  func convergence(_ iterations: Int, gradient: String) -> String {
    say("\(CountText.counted(iterations, "iteration")), gradient \(gradient)", "迭代 \(iterations) 次，梯度 \(gradient)")
  }

  func uncertainty(_ resampling: ReportResampling, _ level: String) -> String {
    let names = ReportWords(language, labelsOf: nil)
    let intervals = say(
      "\(names.kind(resampling.interval)) intervals at \(level)", "\(names.kind(resampling.interval))区间（\(level)）")
    // What is not drawn has no seed.
    guard let seed = resampling.seed else { return names.replicates(resampling) + say(", ", "，") + intervals }
    let unit = resampling.unitText(names)
    return say(
      "\(CountText.counted(resampling.requested, "bootstrap replicate")) of \(unit), "
        + "\(CountText.grouped(resampling.failedCount)) failed, seed \(seed), ",
      "按\(unit)自助抽样 \(resampling.requested) 次，失败 \(resampling.failedCount) 次，种子 \(seed)，") + intervals
  }

  /// What the words of the page mean.
  var glossary: [Page.Term] {
    [
      Page.Term(
        say("Index", "指数"),
        say(
          "The weighted mean of a construct’s answers, each from 0 for the worst to 100 for the best of its scale.",
          "构念各题答案的加权平均，每题由最差 0 分至最好 100 分。")),
      Page.Term(
        say("Interval", "区间"),
        say(
          "Where the number would lie in so many of 100 surveys like this one, as its replicates estimate it.",
          "由重复样本估计：在同样的调查中，该数值以相应置信度所在的范围。")),
      Page.Term(
        say("A point adds", "每分增加"),
        say(
          "How many points of the target’s index go with one more point of this index, through all paths.",
          "该指数每高 1 分，经由全部路径，目标指数相应高出的分数。")),
      Page.Term(
        "R²", say("The share of a construct’s variance that its predecessors explain.", "构念的方差中由其前因所解释的比例。")),
      Page.Term(
        "α, ρA, ρC",
        say("Reliability: how far the questions of a construct agree, 1 at most.", "信度：同一构念各题的一致程度，至多为 1。")),
      Page.Term("AVE", say("The variance that a construct shares with its questions, on average.", "构念与其题目平均共享的方差。")),
    ]
  }
}
