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
    guard order.count > 1 else { return head + words(".", "。") }
    guard let share = first.inference?.importanceFirstShare, share.isFinite else {
      return head + words(": more than of any other driver in this sample.", "：在本样本中高于其他任何驱动因素。")
    }
    let often = percent(share)
    return head
      + (share >= Self.settledShare
        ? words(", and it comes first in \(often) of the replicates.", "，并在 \(often) 的自助样本中居首。")
        : words(
          "; it comes first in only \(often) of the replicates, so that the order is not settled.",
          "；它仅在 \(often) 的自助样本中居首，因此次序未定。"))
  }

  /// The largest potential, and whether its place is settled; nil where no driver has any.
  var largestPotential: String? {
    guard let first = analysis.constructs.min(by: { $0.rank < $1.rank }), first.potential > 0 else { return nil }
    let gain = words.number(first.potential, first.inference?.potential?.range, decimals: digits.index)
    let (name, index) = (words.smallName(first.name), fixed(first.performance, digits.index))
    let head = words(
      "The most is to be gained at \(name): with its own index at 100 instead of \(index), \(target) would gain \(gain) "
        + "points", "提升空间最大的是\(name)：若其指数由 \(index) 升至 100，\(target)将增加 \(gain) 分")
    guard let share = first.inference?.priorityShare, share.isFinite, analysis.constructs.count > 1 else {
      return head + words(".", "。")
    }
    let often = percent(share)
    return head
      + (share >= Self.settledShare
        ? words(
          "; no other driver has as much to give in \(often) of the replicates.", "；在 \(often) 的自助样本中没有其他因素空间更大。")
        : words("; that holds in \(often) of the replicates only.", "；但这仅在 \(often) 的自助样本中成立。"))
  }

  /// Drivers whose importance cannot be told from 0.
  var undecided: String? {
    let names = analysis.constructs.filter { $0.inference?.importance?.range?.contains(0) == true }
      .map { words.smallName($0.name) }
    guard !names.isEmpty else { return nil }
    return words(
      "Whether \(words.list(names)) \(names.count == 1 ? "matters" : "matter") at all is open: the interval holds 0.",
      "\(words.list(names))是否起作用尚无定论：区间包含 0。")
  }

  /// Items that are more important and worse than the cuts, or that there is none.
  var shortBoards: String {
    let boards = analysis.shortBoards.map(words.quoted)
    let all = analysis.allControllable
    let marked =
      all ? words("Nothing is marked as controllable, so that all items count. ", "未标明哪些题目可控，因此全部题目都计入。") : ""
    guard boards.isEmpty else {
      return marked
        + words(
          "Short boards, more important and worse than the cuts: \(words.list(boards)).",
          "短板（比分界更重要而得分更低）：\(words.list(boards))。")
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
    sentences.append(
      words(
        "Not all of it can be had, because some answers are at the end of the scale: of \(words.list(limits)).",
        "并非全部可得，因为部分答案已在量表端点：\(words.list(limits))。"))
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
      let names = words.list(acted.map { words.quoted($0.name) })
      sentences.append(
        words(
          "None of the items acted on (\(names)) changed by more than chance from \(from) to \(to).",
          "从 \(from) 到 \(to)，采取过措施的题目（\(names)）的变化均未超出偶然。"))
    }
    let (observed, predicted) = (change(verification.observed), change(verification.predicted))
    sentences.append(
      words(
        "\(words.name(analysis.target)) changed by \(observed), of which the items acted on let expect \(predicted).",
        "\(target)变化 \(observed)，其中采取过措施的题目可预期 \(predicted)。"))
    let rest = change(verification.unexplained)
    sentences.append(
      isBeyondChance(verification.unexplained)
        ? words("\(rest) are not explained by them: something else moved it.", "其余 \(rest) 无法由它们解释：另有原因。")
        : words("What they do not explain, \(rest), is within chance.", "它们未解释的部分 \(rest) 在偶然范围之内。"))
    if let apart = verification.actedMinusOthers {
      sentences.append(
        isBeyondChance(apart)
          ? words(
            "They changed by \(change(apart)) more than the items that nobody worked on.",
            "它们的变化比无人处理的题目多 \(change(apart))。")
          : words(
            "They did not change otherwise than the items that nobody worked on (\(change(apart))).",
            "它们的变化与无人处理的题目没有差别（\(change(apart))）。"))
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

extension DriverInterval {
  /// The interval, nil where an end is not defined.
  var range: ClosedRange<Double>? {
    guard let lower, let upper, lower <= upper else { return nil }
    return lower...upper
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
