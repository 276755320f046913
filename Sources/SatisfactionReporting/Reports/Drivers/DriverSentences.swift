internal import SatisfactionIndices
internal import SatisfactionWording

/// What drivers say in words. Each sentence comes from a rule that can fail to hold, and then says so or is left out.
struct DriverSentences {
  /// A place is settled where a driver takes it in so many replicates.
  private static let settledShare = 0.95
  let analysis: DriverAnalysis
  let digits: ReportDigits
  let words: ReportWords

  private var target: String { words.smallName(analysis.target) }

  // MARK: What matters

  /// The most important driver, and whether its place is settled; nil where no driver has a positive importance.
  var mostImportant: String? {
    let order = analysis.constructs.sorted { $0.importance > $1.importance }
    guard let first = order.first, first.importance > 0 else { return nil }
    let points = words.number(first.importance, first.inference?.importance?.range, decimals: digits.points)
    let name = words.smallName(first.name)
    let head = words(
      "One more point of \(name) goes with \(points) more points of \(target)",
      "\(name)每高 1 分，\(target)相应高出 \(points) 分")
    if first.mayBeWithoutImportance {
      return head
        + words(
          ", the most of all drivers in this sample; whether it matters at all is open, for the interval holds 0.",
          "，在本样本中居首；但区间包含 0，它是否起作用尚无定论。")
    }
    guard order.count > 1 else { return head + words(".", "。") }
    guard let share = first.inference?.importanceFirstShare, share.isFinite else {
      return head + words(": more than of any other driver in this sample.", "：在本样本中高于其他任何驱动因素。")
    }
    let often = percent(share)
    return head
      + (share >= Self.settledShare
        ? words(", and it comes first in \(often) of the replicates.", "，并在 \(often) 的重复样本中居首。")
        : words(
          "; it comes first in only \(often) of the replicates, so that the order is not settled.",
          "；它仅在 \(often) 的重复样本中居首，因此次序未定。"))
  }

  /// The largest potential, and whether its place is settled; nil where no driver has any.
  var largestPotential: String? {
    guard let first = analysis.constructs.min(by: { $0.rank < $1.rank }), first.potential > 0 else { return nil }
    let gain = words.number(first.potential, first.inference?.potential?.range, decimals: digits.index)
    let (name, index) = (words.smallName(first.name), fixed(first.performance, digits.index))
    let head = words(
      "The most is to be gained at \(name): with its own index at 100 instead of \(index), \(target) would gain \(gain) "
        + "points", "提升空间最大的是\(name)：若其指数由 \(index) 升至 100，\(target)将增加 \(gain) 分")
    if first.mayBeWithoutImportance {
      return head
        + words(
          ", if it matters at all: that is open, for the interval of its importance holds 0.",
          "；但其重要性的区间包含 0，是否起作用尚无定论。")
    }
    guard let share = first.inference?.priorityShare, share.isFinite, analysis.constructs.count > 1 else {
      return head + words(".", "。") + although(first)
    }
    let often = percent(share)
    return head
      + (share >= Self.settledShare
        ? words(
          "; no other driver has as much to give in \(often) of the replicates.", "；在 \(often) 的重复样本中没有其他因素空间更大。")
        : words("; that holds in \(often) of the replicates only.", "；但这仅在 \(often) 的重复样本中成立。"))
      + although(first)
  }

  /// Why a driver with the largest potential is one to keep up all the same; empty where it is not.
  private func although(_ driver: Driver) -> String {
    guard driver.advice == .keepUp else { return "" }
    let cut = fixed(analysis.constructCuts.performance, digits.index)
    return words(
      " It does not score below the cut (\(cut)): the room is large because it matters much, not because it is bad, so "
        + "that it is one to keep up.",
      "其得分不低于各驱动因素的分界（\(cut)）：空间大是因为它重要，而非表现差，应继续保持。")
  }

  /// Drivers whose importance cannot be told from 0.
  var undecided: String? {
    let names = analysis.constructs.filter(\.mayBeWithoutImportance).map { words.smallName($0.name) }
    guard !names.isEmpty else { return nil }
    return words(
      "Whether \(words.list(names)) \(names.count == 1 ? "matters" : "matter") at all is open: the interval holds 0.",
      "\(words.list(names))是否起作用尚无定论：区间包含 0。")
  }

  /// Items that are more important and worse than the cuts, or that there is none.
  var shortBoards: String {
    let boards = analysis.settledShortBoards.map(words.quoted)
    let open = analysis.openShortBoards.map(words.quoted)
    let all = analysis.allControllable
    let marked =
      all ? words("Nothing is marked as controllable, so that all items count. ", "未标明哪些题目可控，因此全部题目都计入。") : ""
    guard boards.isEmpty else {
      return marked
        + words(
          "Short boards, more important and worse than the cuts: \(words.list(boards)).",
          "短板（比分界更重要而得分更低）：\(words.list(boards))。")
        + (open.isEmpty
          ? ""
          : words(
            " Whether \(words.list(open)) \(open.count == 1 ? "is one" : "are some") is open: the interval of the "
              + "importance holds 0.", "\(words.list(open))是否为短板尚无定论：重要性的区间包含 0。"))
    }
    guard open.isEmpty else {
      let isOne = open.count == 1
      return marked
        + words(
          "No short board is certain: \(words.list(open)) \(isOne ? "is" : "are") more important and worse than the cuts in "
            + "this sample, but whether \(isOne ? "it matters" : "they matter") at all is open, for the "
            + "\(isOne ? "interval of its" : "intervals of their") importance \(isOne ? "holds" : "hold") 0.",
          "没有确定的短板：\(words.list(open))在本样本中比分界更重要而得分更低，但其重要性的区间包含 0，是否起作用尚无定论。")
    }
    let cuts = (
      fixed(analysis.itemCuts.importance, digits.coefficient), fixed(analysis.itemCuts.performance, digits.index)
    )
    return marked
      + words(
        "There is no short board: no item \(all ? "" : "that can be acted on ")is both more important and worse than the "
          + "cuts (\(cuts.0) and \(cuts.1)).",
        "没有短板：没有\(all ? "" : "可控的")题目既比分界更重要又得分更低（分界为 \(cuts.0) 和 \(cuts.1)）。")
  }

  // MARK: What it would bring

  func whatIf(_ whatIf: WhatIf) -> [String] {
    let raises = words.list(
      whatIf.items.map { item in
        let steps = fixed(item.raise, digits.points)
        return words("\(words.quoted(item.item)) by \(steps)", "\(words.quoted(item.item))变动 \(steps)")
      })
    let points = words.number(whatIf.change.magnitude, whatIf.magnitudeRange, decimals: digits.index)
    let after = fixed(whatIf.indexAfter, digits.index)
    let isLower = whatIf.change < 0
    var sentences = [
      words(
        "The asked change of \(raises) would \(isLower ? "lower" : "raise") \(target) by \(points) points, to \(after), if "
          + "what it moves downstream follows as the model says.",
        "若\(raises)，\(target)将\(isLower ? "下降" : "上升") \(points) 分，至 \(after) 分，前提是其后续影响如模型所述。")
    ]
    let capped = whatIf.items.filter { ($0.raise - $0.attainable).magnitude > 0.005 }
    guard !capped.isEmpty else { return sentences }
    let limits = capped.map { item in
      let (had, asked) = (fixed(item.attainable, digits.points), fixed(item.raise, digits.points))
      return words(
        "\(words.quoted(item.item)) only \(had) of \(asked)", "\(words.quoted(item.item))仅 \(had)（要求 \(asked)）")
    }
    let had = whatIf.attainableChange
    let gain = fixed(had.magnitude, digits.index)
    sentences.append(
      words(
        "Not all of it can be had, because some answers are at the end of the scale: of \(words.list(limits)). What can be "
          + "had would \(had < 0 ? "lower" : "raise") \(target) by \(gain) points, to "
          + "\(fixed(analysis.index + had, digits.index)).",
        "并非全部可得，因为部分答案已在量表端点：\(words.list(limits))。可得部分将使\(target)\(had < 0 ? "下降" : "上升") \(gain) "
          + "分，至 \(fixed(analysis.index + had, digits.index)) 分。"))
    return sentences
  }

  // MARK: Whether it worked

  func verification(_ verification: Verification) -> [String] {
    let (from, to) = (verification.from, verification.to)
    let acted = verification.items.filter(\.isActed)
    let rose = acted.filter { ($0.score.lower ?? -1) > 0 }.map { words.quoted($0.name) }
    let fell = acted.filter { ($0.score.upper ?? 1) < 0 }.map { words.quoted($0.name) }
    var sentences: [String] = []
    if !rose.isEmpty {
      sentences.append(
        words("\(words.list(rose)) rose from \(from) to \(to).", "从 \(from) 到 \(to)，\(words.list(rose))上升。"))
    }
    if !fell.isEmpty { sentences.append(words("\(words.list(fell)) fell.", "\(words.list(fell))下降。")) }
    if rose.isEmpty, fell.isEmpty {
      let changes = words.list(acted.map { "\(words.quoted($0.name)) \(change($0.score))" })
      sentences.append(
        acted.count == 1
          ? words(
            "Whether what was acted on changed from \(from) to \(to) is open: \(changes).",
            "从 \(from) 到 \(to)，采取过措施的题目是否变化尚无定论：\(changes)。")
          : words(
            "Whether any of the items acted on changed from \(from) to \(to) is open: \(changes).",
            "从 \(from) 到 \(to)，采取过措施的各题是否变化尚无定论：\(changes)。"))
    }
    let (observed, predicted) = (change(verification.observed), change(verification.predicted))
    sentences.append(
      words(
        "\(words.name(analysis.target)) changed by \(observed), of which \(acted.count == 1 ? "the item acted on lets" : "the items acted on let") "
          + "expect \(predicted).",
        "\(target)变化 \(observed)，其中采取过措施的题目可预期 \(predicted)。"))
    let rest = change(verification.unexplained)
    sentences.append(
      isBeyondChance(verification.unexplained)
        ? words("\(rest) are not explained by that: something else moved it.", "其余 \(rest) 无法由此解释：另有原因。")
        : words(
          "Whether anything else moved it is open: \(rest) are left to explain.", "是否另有原因尚无定论：未解释的部分为 \(rest)。"))
    if let apart = verification.actedMinusOthers {
      sentences.append(
        isBeyondChance(apart)
          ? words(
            "\(acted.count == 1 ? "It" : "They") changed by \(change(apart)) more than the items that nobody worked on.",
            "其变化比无人处理的题目多 \(change(apart))。")
          : words(
            "Whether \(acted.count == 1 ? "it" : "they") changed otherwise than the items that nobody worked on is open: the "
              + "difference is \(change(apart)).",
            "其变化与无人处理的题目是否不同尚无定论：差异为 \(change(apart))。"))
    }
    return sentences
  }

  private func isBeyondChance(_ change: Verification.Change) -> Bool { change.range.map { !$0.contains(0) } ?? false }

  private func change(_ change: Verification.Change) -> String {
    words.number(change.change, change.range, decimals: digits.index)
  }

  // MARK: Numbers

  private func fixed(_ value: Double, _ decimals: Int) -> String { DecimalText.fixed(value, decimals: decimals) }

  /// A share in whole percents, with a decimal where it would round to all.
  private func percent(_ share: Double) -> String {
    let number = fixed(100 * share, share > 0.995 && share < 1 ? 1 : 0)
    return words("\(number) %", "\(number)%")
  }
}

extension WhatIf {
  /// The interval of the size of the change, which is given without its sign.
  fileprivate var magnitudeRange: ClosedRange<Double>? {
    inference?.range.map { change < 0 ? -$0.upperBound...(-$0.lowerBound) : $0 }
  }
}

extension Verification.Change {
  /// The interval, nil where an end is not defined.
  var range: ClosedRange<Double>? {
    guard let lower, let upper, lower <= upper else { return nil }
    return lower...upper
  }
}
