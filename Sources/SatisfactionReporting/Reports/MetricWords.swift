internal import SatisfactionIndices
internal import SatisfactionWording

extension MetricResult {
  /// Answers below which intervals that rest on a normal distribution are hardly true.
  static let fewAnswers = 10

  /// Whether it rests on few answers, and on some.
  var isSmall: Bool { cases > 0 && cases < Self.fewAnswers }

  /// Whether a share is 0 or 100 % in all sampling units, so that its interval cannot come from them.
  var hasCertainShare: Bool {
    cases > 1 && !hasOneUnit
      && estimates.contains { estimate in
        guard let value = estimate.value, let lower = estimate.lower, let upper = estimate.upper else { return false }
        return (value == 0 || value == 100) && estimate.standardError == 0 && lower < upper
      }
  }
}

extension MetricEstimate {
  /// The interval, nil where an end is not defined, and where it has no width because few answers are all the same: then
  /// it is no sign of certainty.
  func range(of result: MetricResult) -> ClosedRange<Double>? {
    guard let lower, let upper, lower <= upper else { return nil }
    return result.isSmall && lower == upper ? nil : lower...upper
  }

  /// What a person calls the number and in what it is measured, such as `NPS, points`.
  func title(of result: MetricResult, _ words: ReportWords) -> String {
    // The answers of a behaviour and the causes of complaints are named by the data.
    guard !["behaviour", "complaintCauses"].contains(result.kind) else { return name }
    guard let title = Self.titles[name] else { return result.kind == "loyalty2x2" ? name.splitAtCapitals : name }
    return title(words.language)
  }

  private static let titles: [String: Phrase] = [
    "mean": Phrase("mean, scale points", "均值（量表分）"), "score": Phrase("score, 0–100", "得分（0–100）"),
    "index": Phrase("index, points", "指数（分）"), "weightedIndex": Phrase("weighted index, points", "加权指数（分）"),
    "percent": Phrase("percent", "百分比"), "topBox": Phrase("top box, %", "最高档（%）"),
    "bottomBox": Phrase("bottom box, %", "最低档（%）"), "promoters": Phrase("promoters, %", "推荐者（%）"),
    "passives": Phrase("passives, %", "被动者（%）"), "detractors": Phrase("detractors, %", "贬损者（%）"),
    "nps": Phrase("NPS, points", "净推荐值（百分点）"),
    "npsAdjustedWald": Phrase("NPS, adjusted Wald", "净推荐值（校正 Wald）"),
    "highEffort": Phrase("high effort, %", "费力（%）"), "gap": Phrase("gap, scale points", "差距（量表分）"),
    "perception": Phrase("perception, scale points", "感知（量表分）"),
    "expectation": Phrase("expectation, scale points", "期望（量表分）"),
    "ratioOfMeans": Phrase("ratio of the means", "均值之比"), "meanRatio": Phrase("mean of the ratios", "比值的均值"),
    "above": Phrase("above, %", "高于（%）"), "equal": Phrase("equal, %", "相等（%）"), "below": Phrase("below, %", "低于（%）"),
    "exceeds": Phrase("exceeds expectation, %", "超出期望（%）"), "meets": Phrase("meets expectation, %", "符合期望（%）"),
    "fallsShort": Phrase("falls short of it, %", "低于期望（%）"), "rate": Phrase("rate, %", "比率（%）"),
    "silent": Phrase("silent, %", "未投诉（%）"), "recovered": Phrase("recovered, %", "已挽回（%）"),
    "notRecovered": Phrase("not recovered", "未挽回"), "noComplaint": Phrase("no complaint", "无投诉"),
    "recoveredMinusNoComplaint": Phrase("recovered − no complaint", "已挽回减无投诉"),
    "recoveredMinusNotRecovered": Phrase("recovered − not recovered", "已挽回减未挽回"),
    "clv": Phrase("customer lifetime value, money", "顾客终身价值（金额）"), "value": Phrase("value", "数值"),
    "slope": Phrase("slope", "斜率"), "intercept": Phrase("intercept", "截距"), "interaction": Phrase("interaction", "交互"),
    "rSquaredLinear": Phrase("R² of the line", "直线的 R²"),
    "rSquaredMonotone": Phrase("R² of the rising curve", "不降曲线的 R²"),
    "rSquaredBands": Phrase("R² of the bands", "分段的 R²"), "lackOfFitF": Phrase("lack of fit, F", "直线失拟 F"),
    "responseRate1": Phrase("response rate 1, %", "应答率 1（%）"),
    "responseRate2": Phrase("response rate 2, %", "应答率 2（%）"),
    "responseRate5": Phrase("response rate 5, %", "应答率 5（%）"),
    "responseRate6": Phrase("response rate 6, %", "应答率 6（%）"),
  ]
}

extension String {
  /// Small words instead of capitals: `salesWhereServiceYes` becomes `sales where service yes`.
  var splitAtCapitals: String {
    var text = ""
    var previous: Character = " "
    for character in self {
      let begins = character.isUppercase && previous.isLowercase
      text += begins ? " " + character.lowercased() : String(character)
      previous = character
    }
    return text
  }
}
