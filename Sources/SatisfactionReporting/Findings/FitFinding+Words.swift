internal import SatisfactionWording

extension FitFinding {
  /// The finding in words. A survey shows what goes together: no sentence says what causes what.
  package func sentence(_ language: ReportLanguage) -> Sentence {
    language == .english ? english : chinese
  }

  private var english: Sentence {
    switch self {
    case .movesMost(let driver, let impact, let interval, let target):
      "\(subject: driver). One more point there goes with \(points(impact)) more points of \(name: target)\(range(interval, " (", " to ", ")"))."
    case .moveMostTogether(let first, let second, let impacts, let target):
      "\(subject: first) and \(subject: second) move \(name: target) most, by \(points(impacts[0])) and \(points(impacts[1])) for a point; these answers do not tell the two apart."
    case .lowest(let driver, let index):
      "The lowest driver is \(subject: driver), at \(index: index)."
    case .lowestTogether(let first, let second, let indices):
      "\(subject: first) and \(subject: second) are the lowest drivers, at \(index: indices[0]) and \(index: indices[1]); these answers do not tell the two apart."
    case .addsLittle(_, let impact, let top, let points):
      "But a point there goes with only \(self.points(impact)): five points in \(name: top) go with more than \(points) there would."
    case .explains(let answers, let share?, let target):
      "\(answers) answers. The model explains \(percent(share)) % of \(name: target)."
    case .explains(let answers, nil, _): "\(answers) answers."
    case .openPaths(0, let all): "None of the \(all) paths may be zero."
    case .openPaths(let open, let all): "\(open) of \(all) paths may be zero."
    case .measuredWeakly(let names):
      "Measured weakly: \(list(names))."
    case .position(let above, let below, let open, let target): Self.position(above, below, open, target)
    case .directAndThrough(let driver, let estimate, let through, let target):
      "The effect of \(name: driver) on \(name: target) runs directly (\(coefficient(estimate))) and through \(list(through))."
    case .onlyThrough(let driver, let through, let target):
      "The effect of \(name: driver) on \(name: target) runs through \(list(through)); whether there is a direct one is open."
    case .attend(let names):
      "More important and lower than the mean of the drivers: \(list(names)). Look there first."
    case .nothingLowAndImportant: "No driver is both more important and lower than the mean of the drivers."
    case .hold(let driver): "The driver that matters most, \(name: driver), already scores highest: hold it."
    case .questions(let lowest, let highest):
      "On 0–100, the lowest answers are to \(questions(lowest, ", ", " and ")), the highest to \(questions(highest, ", ", " and "))."
    case .measured(let consistently, let weakly, let single, let all):
      Self.measured(consistently, weakly, single, all)
    case .indistinct(let pairs, let all):
      "For \(pairs) of \(all) pairs of constructs the answers do not show that they are distinct: read their paths together."
    case .distinct(let all): "All \(all) pairs of constructs are shown to be distinct."
    }
  }

  private static func position(_ above: [String], _ below: [String], _ open: Int, _ target: String) -> Sentence {
    var parts: [Sentence] = []
    if !above.isEmpty { parts.append("Above \(name: target): \(list(above, " and ")).") }
    if !below.isEmpty { parts.append("Below \(name: target): \(list(below, " and ")).") }
    guard !parts.isEmpty else { return "None of the drivers differs clearly from \(name: target)." }
    if open > 0 {
      parts.append(
        open == 1
          ? "The other driver is not told apart from it." : "The other \(open) drivers are not told apart from it.")
    }
    return parts.dropFirst().reduce(parts[0]) { "\($0) \($1)" }
  }

  private static func measured(_ consistently: Int, _ weakly: [String], _ single: Int, _ all: Int) -> Sentence {
    var parts = ["\(consistently) of \(all) constructs \(consistently == 1 ? "is" : "are") measured consistently"]
    if !weakly.isEmpty { parts.append("\(weakly.count) weakly") }
    if single > 0 { parts.append("\(single) by a single question") }
    return Sentence(parts.joined(separator: ", ") + ".")
  }

  // MARK: Chinese

  private var chinese: Sentence {
    switch self {
    case .movesMost(let driver, let impact, let interval, let target):
      "\(subject: driver)。该指数每高 1 分，\(name: target)高 \(points(impact)) 分\(range(interval, "（", " 至 ", "）"))。"
    case .moveMostTogether(let first, let second, let impacts, let target):
      "\(subject: first)与\(subject: second)对\(name: target)影响最大，每分分别对应 \(points(impacts[0])) 与 \(points(impacts[1])) 分；本次答卷无法区分二者。"
    case .lowest(let driver, let index): "\(subject: driver)是得分最低的驱动因素（\(index: index)）。"
    case .lowestTogether(let first, let second, let indices):
      "\(subject: first)与\(subject: second)是得分最低的驱动因素（\(index: indices[0]) 与 \(index: indices[1])）；本次答卷无法区分二者。"
    case .addsLittle(_, let impact, let top, let points):
      "但其每分只对应 \(self.points(impact)) 分：\(name: top)提高 5 分，胜过该项提高 \(points) 分。"
    case .explains(let answers, let share?, let target):
      "共 \(answers) 份答卷。模型解释了\(name: target)的 \(percent(share))%。"
    case .explains(let answers, nil, _): "共 \(answers) 份答卷。"
    case .openPaths(0, let all): "\(all) 条路径的区间都不含零。"
    case .openPaths(let open, let all): "\(all) 条路径中有 \(open) 条可能为零。"
    case .measuredWeakly(let names): "\(list(names, "与", "、"))的测量较弱。"
    case .position(let above, let below, let open, let target): Self.chinesePosition(above, below, open, target)
    case .directAndThrough(let driver, let estimate, let through, let target):
      "\(name: driver)既直接作用于\(name: target)（\(coefficient(estimate))），也经由\(list(through, "与", "、"))。"
    case .onlyThrough(let driver, let through, let target):
      "\(name: driver)经由\(list(through, "与", "、"))作用于\(name: target)；是否有直接作用尚无定论。"
    case .attend(let names): "\(list(names, "与", "、"))的重要性高于均值而得分低于均值：应优先改进。"
    case .nothingLowAndImportant: "没有重要性高于均值而得分低于均值的驱动因素。"
    case .hold(let driver): "\(name: driver)最重要且得分最高：应予保持。"
    case .questions(let lowest, let highest):
      "按 0–100 计，得分最低的是\(questions(lowest, "、", "与"))，最高的是\(questions(highest, "、", "与"))。"
    case .measured(let consistently, let weakly, let single, let all):
      Self.chineseMeasured(consistently, weakly, single, all)
    case .indistinct(let pairs, let all): "\(all) 对构念中有 \(pairs) 对未能显示可区分：应一并解读其路径。"
    case .distinct(let all): "全部 \(all) 对构念均可区分。"
    }
  }

  private static func chinesePosition(
    _ above: [String], _ below: [String], _ open: Int, _ target: String
  ) -> Sentence {
    guard !above.isEmpty || !below.isEmpty else { return "各驱动因素与\(name: target)均无明显差异。" }
    let high: Sentence = above.isEmpty ? "" : "\(list(above, "与", "、"))高于\(name: target)"
    let low: Sentence = below.isEmpty ? "" : "\(list(below, "与", "、"))低于\(name: target)"
    let middle = above.isEmpty || below.isEmpty ? "" : "，"
    let rest = open == 0 ? "" : "；其余 \(open) 个驱动因素与之无法区分"
    return "\(high)\(middle)\(low)\(rest)。"
  }

  private static func chineseMeasured(
    _ consistently: Int, _ weakly: [String], _ single: Int, _ all: Int
  ) -> Sentence {
    var parts = ["\(all) 个构念中 \(consistently) 个测量一致"]
    if !weakly.isEmpty { parts.append("\(weakly.count) 个较弱") }
    if single > 0 { parts.append("\(single) 个仅有一题") }
    return Sentence(parts.joined(separator: "，") + "。")
  }

  // MARK: Parts

  private func points(_ value: Double) -> String { DecimalText.fixed(value, decimals: 2) }
  private func coefficient(_ value: Double) -> String { DecimalText.fixed(value, decimals: 2) }
  private func percent(_ share: Double) -> String { DecimalText.fixed(share * 100, decimals: 0) }

  private func range(_ range: ClosedRange<Double>?, _ open: String, _ middle: String, _ close: String) -> String {
    range.map { open + points($0.lowerBound) + middle + points($0.upperBound) + close } ?? ""
  }

  private func list(_ names: [String]) -> Sentence { Self.list(names, " and ") }
  private func list(_ names: [String], _ last: String, _ comma: String) -> Sentence { Self.list(names, last, comma) }

  private static func list(_ names: [String], _ last: String, _ comma: String = ", ") -> Sentence {
    var pieces: [Sentence.Piece] = []
    for (number, name) in names.enumerated() {
      if number > 0 { pieces.append(.words(number == names.count - 1 ? last : comma)) }
      pieces.append(.name(name))
    }
    return Sentence(pieces)
  }

  private func questions(_ questions: [FitFacts.Question], _ comma: String, _ last: String) -> Sentence {
    var pieces: [Sentence.Piece] = []
    for (number, question) in questions.enumerated() {
      let before = number == 0 ? "" : number == questions.count - 1 ? last : comma
      pieces += [
        .words(before + "“"), .name(question.name), .words("” (\(DecimalText.fixed(question.score, decimals: 1)))"),
      ]
    }
    return Sentence(pieces)
  }
}

extension Sentence.StringInterpolation {
  /// A 0–100 index with its decimal.
  fileprivate mutating func appendInterpolation(index: Double) {
    appendInterpolation(DecimalText.fixed(index, decimals: 1))
  }
}
