internal import PathModeling
internal import SatisfactionWording

/// The words of a fit's page that hold no finding, in one language.
struct FitWords {
  let language: ReportLanguage

  init(_ language: ReportLanguage) { self.language = language }

  private func say(_ english: String, _ chinese: String) -> String { Phrase(english, chinese)(language) }

  // MARK: Head

  var ofHundred: String { say("of 100", "满分 100") }
  var movesMost: String { say("What moves it most", "推动最大") }
  var room: String { say("Where the room is", "提升空间") }
  var sureness: String { say("How sure this is", "把握有多大") }

  /// A phrase as a sentence.
  func sentence(_ phrase: Phrase) -> Sentence {
    let text = phrase(language)
    return Sentence(say(text.prefix(1).uppercased() + text.dropFirst() + ".", text + "。"))
  }

  func answers(_ count: Int) -> String { say(CountText.counted(count, "answer"), "\(count) 份答卷") }
  func constructs(_ count: Int) -> String { say(CountText.counted(count, "construct"), "\(count) 个构念") }
  func headline(_ target: String) -> String { say("\(target) index", "\(target)指数") }
  func percent(_ share: Double) -> String {
    ReportWords(language, labelsOf: nil).percent(share)
  }

  func questions(_ count: Int, scale: [Double]?) -> String {
    guard let scale, scale.count == 2 else { return say(CountText.counted(count, "question"), "\(count) 题") }
    let ends = scale.map { DecimalText.fixed($0, decimals: $0 == $0.rounded() ? 0 : 1) }
    return say(
      "\(CountText.counted(count, "question")) on \(ends[0])…\(ends[1])", "\(count) 题（\(ends[0]) 至 \(ends[1]) 分）")
  }

  /// - Parameter isDoubtful: Whether the interval is not to be believed.
  func headlineInterval(_ lower: String, _ upper: String, _ level: String, isDoubtful: Bool = false) -> Sentence {
    let interval: Sentence =
      language == .english
      ? "between \(subject: lower) and \(subject: upper) with \(level) confidence"
      : "介于 \(subject: lower) 与 \(subject: upper) 之间（\(level) 置信）"
    return isDoubtful ? interval + Sentence(say(" (not to be believed)", "，不可信")) : interval
  }

  // MARK: Where we stand

  var whereWeStand: String { say("Where we stand", "现状") }
  var index: String { say("Index", "指数") }
  var indexTitle: String { say("Indices with their intervals", "各指数及其区间") }
  var whatDrivesIt: String { say("What drives it", "驱动因素") }
  var theTarget: String { say("The target", "目标") }
  var whatFollows: String { say("What follows from it", "结果") }
  func interval(_ level: String) -> String { say("\(level) interval", "\(level) 区间") }

  /// - Parameters:
  ///   - hasIntervals: Whether there are bars.
  ///   - hasHalves: Whether the middle half of the replicates is drawn on them.
  func indexCaption(axisStart: Int, hasIntervals: Bool, hasHalves: Bool, _ level: String) -> String {
    let bars =
      hasHalves
      ? say(" Thick bar: the middle half of what the bootstrap gave; thin bar: \(level).", "粗条：自助抽样的中间一半；细条：\(level)。")
      : say(" Bar: the \(level) interval.", "横条：\(level) 区间。")
    return say("Dot: the index.", "圆点：指数。") + (hasIntervals ? bars : "")
      + say(
        " The axis starts at \(axisStart). R²: share explained by the arrows that point to it.",
        "横轴从 \(axisStart) 开始。R²：由指向它的箭头所解释的比例。")
  }

  // MARK: What drives it

  func whatDrives(_ target: String) -> String { say("What drives \(target)", "什么推动\(target)") }
  var diagramTitle: String { say("Path diagram", "路径图") }
  var path: String { say("Path", "路径") }
  var pathTitle: String { say("Path coefficients", "路径系数") }
  var estimate: String { say("Estimate", "估计值") }
  func to(_ construct: String) -> String { say("to \(construct)", "→ \(construct)") }
  var pathCaption: String {
    say(
      "Standardized path coefficients, the largest first. Grey and hollow: the interval holds 0. An association in one survey, not proof of cause.",
      "标准化路径系数，由大到小。灰色空心：区间包含 0。这是一次调查中的关联，并非因果证明。")
  }

  func diagramCaption(hasIntervals: Bool, hasIndices: Bool, hasProducts: Bool, _ level: String) -> String {
    let numbers =
      hasIntervals
      ? say(
        "Number on a line: standardized path coefficient with its \(level) interval. Dark core: the end of the interval nearer to 0; pale edge: the other end; dashed: the interval holds 0.",
        "线上数字：标准化路径系数及 \(level) 区间。深色芯：区间较近零的一端；浅色边：另一端；虚线：区间包含 0。")
      : say("Number on a line: standardized path coefficient; the wider the larger.", "线上数字：标准化路径系数；线越粗越大。")
    return numbers
      + (hasIndices ? say(" In the boxes: index, and R².", "方框内：指数与 R²。") : say(" In the boxes: R².", "方框内：R²。"))
      + (hasProducts ? say(" Products of constructs are not drawn.", "构念的乘积未画出。") : "")
  }

  // MARK: Where to act first

  var whereToAct: String { say("Where to act first", "先从哪里着手") }
  var mapTitle: String { say("Importance–performance map", "重要性—绩效图") }
  var impactTitle: String { say("Drivers by impact", "按影响排序的驱动因素") }
  var driver: String { say("Driver", "驱动因素") }
  var aPointAdds: String { say("A point adds", "每分增加") }
  var fivePointsGive: String { say("+5 points give", "提高 5 分后") }

  func mapPoint(_ name: String, _ index: String, _ impact: String) -> String {
    say("\(name): index \(index), impact \(impact)", "\(name)：指数 \(index)，影响 \(impact)")
  }

  func map(_ target: String) -> PriorityMap.Words {
    PriorityMap.Words(
      importanceAxis: say("a point here goes with so many of \(target)", "该指数每高 1 分，\(target)增加"),
      performanceAxis: say("index, 0–100", "指数，0–100"), first: say("matters, scores low: first", "重要而得分低：优先"),
      keep: say("matters, scores high: keep", "重要且得分高：保持"),
      highAside: say("scores high, matters less", "得分高而较不重要"), lowAside: say("scores low, matters less", "得分低且较不重要"))
  }

  /// - Parameters:
  ///   - hasEllipses: Whether a driver has one.
  ///   - linesAreMeans: Whether the lines stand at the means rather than at cuts that were asked for.
  func mapCaption(hasEllipses: Bool, _ level: String, linesAreMeans: Bool = true) -> String {
    say("Right: matters more. Down: scores lower.", "越靠右越重要，越靠下得分越低。")
      + (hasEllipses
        ? say(
          " An ellipse holds \(level) of what the bootstrap gave for its driver.", "椭圆包含该因素 \(level) 的自助抽样结果。") : "")
      + (linesAreMeans
        ? say(" Lines: means of the drivers.", "直线：各驱动因素的均值。") : say(" Lines: the cuts.", "直线：分界。"))
  }

  func impactCaption(_ target: String) -> String {
    say(
      "Last column: the index of \(target) if this driver, and what follows from it, rose by five points, 100 at most. An association in one survey, not proof of cause.",
      "末列：该因素（及其后续影响）提高五分时的\(target)指数，至多 100。这是一次调查中的关联，并非因果证明。")
  }

  // MARK: Questions

  var questionByQuestion: String { say("Question by question", "逐题结果") }
  var questionTitle: String { say("Every question", "各题") }
  var question: String { say("Question", "题目") }
  var mean: String { say("Mean", "均值") }
  var weight: String { say("Weight", "权重") }
  var aStepAdds: String { say("A step adds", "每级增加") }

  func questionCaption(_ target: String) -> String {
    say(
      "Mean on the scale of the question; the dot shows it on 0–100. A step adds: points of \(target) that go with one more step of the answer.",
      "均值为原量表；圆点换算为 0–100。每级增加：答案每高一级，\(target)指数相应增加的分数。")
  }
}
