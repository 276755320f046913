internal import SatisfactionWording
internal import SurveyData

extension Bootstrap {
  /// The share of replicates that may be left out unsaid.
  private static let tolerableLoss = 0.01

  /// What makes the intervals unreliable: too few replicates for their level, or many of them left out.
  public var warnings: [FitWarning] {
    (design?.fewUnits(interval) ?? []) + tooFewReplicates + leftOut + (design?.notes ?? [])
  }

  private var tooFewReplicates: [FitWarning] {
    guard case .replicates = replicates.variance, interval != .t else { return [] }
    return FitWarning.fewReplicates(requested, level: level, areGiven: design?.replicates != nil)
  }

  private var leftOut: [FitWarning] {
    let failed = failedCount
    // Of replicates that were not drawn each has its part of the variance.
    let tolerable = replicates.variance == .replicates ? Self.tolerableLoss * Double(requested) : 0
    guard requested > 0, Double(failed) > tolerable else { return [] }
    let reasons = ReplicateFailure.allCases.compactMap { reason -> Phrase? in
      guard let count = failures[reason], count > 0 else { return nil }
      let (words, number) = (reason.words, CountText.grouped(count))
      return Phrase("\(number) \(words.english)", "\(number) 个\(words.chinese)")
    }
    let advice =
      failures.max { $0.value < $1.value }?.key.advice ?? Phrase("ask more people", "请增加受访者")
    return [
      FitWarning(
        code: "replicatesLeftOut",
        message: """
          \(CountText.grouped(failed)) of \(CountText.counted(requested, "replicate")) could not be estimated and were \
          left out: \(reasons.map(\.english).joined(separator: ", ")). \(consequence.english)\
          \(advice.english)
          """,
        chinese: """
          \(CountText.grouped(requested)) 个重复样本中有 \(CountText.grouped(failed)) 个无法估计，已舍弃：\
          \(reasons.map(\.chinese).joined(separator: "，"))。\(consequence.chinese)\(advice.chinese)
          """)
    ]
  }

  /// What the replicates that were left out do to the intervals; nothing where there are none.
  private var consequence: Phrase {
    if isMostlyInadmissible { return Phrase("There are no intervals: ", "因此没有区间：") }
    return isLargelyFailed
      ? Phrase(
        "The others are those that happened to work: no interval and no p of them is to be believed; ",
        "其余的只是碰巧能够估计：由此得出的区间与 p 值均不可信；")
      : Phrase("The intervals rest on the others and may be too narrow; ", "区间只依据其余样本，可能偏窄；")
  }
}

extension ReplicateFailure {
  /// What happened in the replicate.
  fileprivate var words: Phrase {
    switch self {
    case .zeroVariance: Phrase("had an indicator with the same answer in all rows", "有题目在所有行中答案相同")
    case .singular: Phrase("had indicators or predecessors that repeat each other", "有题目或前因彼此重复")
    case .notConverged: Phrase("did not converge", "未收敛")
    case .emNotConverged:
      Phrase("had gaps for which the EM algorithm did not converge", "的缺失使 EM 算法未收敛")
    case .inadmissible: Phrase("had an estimate outside its range", "有估计值超出取值范围")
    case .reliabilityNotPositive: Phrase("had a reliability of 0 or less", "有信度为 0 或更小")
    case .notFinite: Phrase("had an estimate that is not a number", "有估计值不是数")
    }
  }

  /// What can be done about it.
  fileprivate var advice: Phrase {
    switch self {
    case .zeroVariance: Phrase("leave out indicators that hardly vary", "请舍弃几乎没有变化的题目")
    case .singular:
      Phrase("leave out indicators that say the same, or take Mode A", "请舍弃内容重复的题目，或改用模式 A")
    case .notConverged: Phrase("allow more iterations, or simplify the model", "请增加迭代次数，或简化模型")
    case .emNotConverged: Phrase("leave out indicators with many missing answers", "请舍弃缺失答案较多的题目")
    case .inadmissible:
      Phrase(
        "look at constructs that can hardly be told apart, or take plain PLS", "请查看几乎不可区分的构念，或改用普通 PLS")
    case .reliabilityNotPositive:
      Phrase("look at the reliability of the blocks, or take plain PLS", "请查看各构念的信度，或改用普通 PLS")
    case .notFinite:
      Phrase("look at the indicators for values far from all others", "请检查题目中是否有远离其他答案的数值")
    }
  }
}
