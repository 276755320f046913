extension LabelMap {
  /// The maps that need no file: five-point scales in English and Chinese, seven points in English.
  public static let builtIn: [LabelMap] = [.likert5English, .likert5Chinese, .likert7English]

  /// The built-in map of this name; nil where there is none.
  public static func named(_ name: String) -> LabelMap? { builtIn.first { $0.name == name } }

  private static func scale(_ answers: [[String]]) -> Scale {
    let pairs = answers.enumerated().flatMap { point, labels in
      labels.map { ($0.foldedLabel, Meaning.number(Double(point + 1))) }
    }
    return Dictionary(uniqueKeysWithValues: pairs)
  }

  /// Agreement, satisfaction, quality, likelihood, importance and frequency on five points, the worst 1.
  static let likert5English = LabelMap(
    name: "likert5-en",
    scales: [
      scale([
        [
          "strongly disagree", "very dissatisfied", "very poor", "very bad", "very unlikely", "very unimportant",
          "never", "not at all satisfied", "not at all likely", "not at all important", "completely disagree",
        ],
        ["disagree", "dissatisfied", "poor", "bad", "unlikely", "unimportant", "rarely"],
        [
          "neither agree nor disagree", "neutral", "undecided", "neither satisfied nor dissatisfied", "fair", "average",
          "neither good nor bad", "neither likely nor unlikely", "sometimes", "neither good nor poor",
        ],
        ["agree", "satisfied", "good", "likely", "important", "often"],
        [
          "strongly agree", "very satisfied", "very good", "very likely", "very important", "always",
          "completely agree",
        ],
      ])
    ])

  /// The same on seven points.
  static let likert7English = LabelMap(
    name: "likert7-en",
    scales: [
      scale([
        [
          "strongly disagree", "completely disagree", "extremely dissatisfied", "completely dissatisfied",
          "extremely unlikely",
        ],
        ["disagree", "very dissatisfied", "mostly dissatisfied", "very unlikely", "mostly disagree"],
        [
          "slightly disagree", "somewhat disagree", "rather disagree", "somewhat dissatisfied", "slightly dissatisfied",
          "somewhat unlikely", "slightly unlikely",
        ],
        [
          "neither agree nor disagree", "neutral", "undecided", "neither satisfied nor dissatisfied",
          "neither likely nor unlikely",
        ],
        [
          "slightly agree", "somewhat agree", "rather agree", "somewhat satisfied", "slightly satisfied",
          "somewhat likely", "slightly likely",
        ],
        ["agree", "very satisfied", "mostly satisfied", "very likely", "mostly agree"],
        ["strongly agree", "completely agree", "extremely satisfied", "completely satisfied", "extremely likely"],
      ])
    ])

  /// Five points in Chinese: first the scale from 不满意 to 满意 with 较 in between, then the one from 非常不满意 to 非常满意.
  static let likert5Chinese = LabelMap(
    name: "likert5-zh",
    scales: [
      scale([
        ["不满意", "不同意", "差", "不好"],
        ["较不满意", "比较不满意", "不太满意", "较不同意", "比较不同意", "不太同意", "较差", "比较差"],
        ["一般", "中立", "中等", "说不清", "不确定"],
        ["较满意", "比较满意", "基本满意", "较同意", "比较同意", "基本同意", "较好", "比较好"],
        ["满意", "同意", "好"],
      ]),
      scale([
        ["非常不满意", "很不满意", "非常不同意", "很不同意", "完全不同意", "非常差", "很差"],
        ["不满意", "比较不满意", "不太满意", "不同意", "比较不同意", "不太同意", "差", "比较差", "不好"],
        ["一般", "中立", "中等", "说不清", "不确定"],
        ["满意", "比较满意", "较满意", "同意", "比较同意", "较同意", "好", "比较好", "较好"],
        ["非常满意", "很满意", "非常同意", "很同意", "完全同意", "非常好", "很好"],
      ]),
    ])
}
