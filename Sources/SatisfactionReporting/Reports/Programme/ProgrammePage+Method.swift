internal import PathModeling
internal import PathSpecification
internal import SatisfactionIndices
internal import SatisfactionWording

extension ProgrammePage {
  /// Series beyond the limits that their own noise sets.
  var signalSection: Page.Section? {
    let rows = programme.control.filter { $0.wave == wave && $0.limits.signal != nil }
    guard !rows.isEmpty else { return nil }
    let table = ReportTable(
      title: "",
      columns: [
        .text(segmentHeading), .text(words("construct", "构念")), .text(words("signal", "信号")),
        .number(words("mean", "均值")), .number(words("limits", "控制限")),
      ],
      rows: rows.map {
        ReportTable.Row([
          .text($0.segment), .text(words.name($0.construct)), .text(signal($0.limits.signal)),
          .number($0.limits.mean, decimals: decimals),
          .interval($0.limits.lower...$0.limits.upper, decimals: decimals),
        ])
      })
    return Page.Section(
      key: "signals", title: words("Outside what the series’ own noise gives", "超出自身噪声范围"), blocks: [.table(table)])
  }

  private func signal(_ signal: ControlLimits.Signal?) -> String {
    switch signal {
    case .above: words("above its limits", "高于上限")
    case .below: words("below its limits", "低于下限")
    case .run: words("a run on one side", "连续同侧")
    case nil: ""
    }
  }

  /// Values published elsewhere, beside the programme's own.
  var outsideSection: Page.Section? {
    let rows = programme.external.filter { $0.wave == nil || $0.wave == wave }
    guard !rows.isEmpty else { return nil }
    let table = ReportTable(
      title: "",
      columns: [
        .text(words("name", "名称")), .text(words("construct", "构念")), .number(words("published", "已发布")),
        .number(words("here", "本调查")), .text(words("source", "来源")),
      ],
      rows: rows.map { row in
        ReportTable.Row([
          .text(row.name), .text(words.name(row.construct)), .number(row.index, decimals: decimals),
          .number(document.ownIndex(row), decimals: decimals), .text(row.source ?? ""),
        ])
      })
    return Page.Section(
      key: "outside", title: words("Published elsewhere, not tested", "他处发布，未经检验"), blocks: [.table(table)])
  }

  // MARK: Method

  var methodSection: Page.Section {
    .method(style, programme.sample, report.source, schema: TrackReport.schema, glossary: glossary) { terms in
      terms.add(programme.estimator, of: programme.model)
      terms.add(words("Weights", "权重"), weights)
      terms.add(programme.design)
      terms.add(FitWords(style.language).uncertaintyTerm, intervals)
    }
  }

  private var weights: String {
    let least = programme.tracking.ownMinimum
    switch programme.tracking.weightsFrom {
    case .pooled: return words("of one fit on all rows", "由全部行的一次拟合得出")
    case .own: return words("of every cell’s own fit", "由每格各自的拟合得出")
    case .auto:
      return words(
        "own weights from \(least) interviews on, else those of one fit on all rows", "访谈数达 \(least) 用各自权重，否则用全部行的拟合")
    }
  }

  private var intervals: String {
    let level = words.percent(programme.tracking.level)
    let isDesigned = programme.design != nil
    guard let replicates = programme.replication?.requested else {
      return isDesigned
        ? words("intervals linearised over the sampling units, of t, at \(level)", "按抽样单元线性化的 t 区间（\(level)）")
        : words("linearised intervals at \(level)", "线性化区间（\(level)）")
    }
    switch programme.tracking.designReplicates {
    case nil: break
    case .jackknife:
      let text = programme.design?.jackknife(replicates, words) ?? ""
      return words("\(text), intervals of t at \(level)", "\(text)，t 区间（\(level)）")
    case .columns:
      let kind = programme.interval == .t ? words(" of t", " t ") : ""
      return words(
        "every index in each of \(replicates) replicate weights, intervals\(kind) at \(level)",
        "按 \(replicates) 列重复权重逐列计算各指数，\(kind)区间（\(level)）")
    }
    return isDesigned
      ? words(
        "\(replicates) replicates of whole sampling units, the same in all cells, seed \(programme.tracking.seed), "
          + "intervals at \(level)",
        "抽样单元整体重抽 \(replicates) 次，各格相同，种子 \(programme.tracking.seed)，区间 \(level)")
      : words(
        "\(replicates) bootstrap replicates of every cell, seed \(programme.tracking.seed), intervals at \(level)",
        "每格自助抽样 \(replicates) 次，种子 \(programme.tracking.seed)，区间 \(level)")
  }

  private var glossary: [Page.Term] {
    let (hidden, marked) = (fewer(programme.tracking.suppressBelow), fewer(programme.tracking.markBelow))
    return [
      Page.Term(
        words("Index", "指数"),
        words(
          "The weighted mean of a construct’s answers, each from 0 for the worst to 100 for the best of its scale.",
          "构念各题答案的加权平均，每题由最差 0 分至最好 100 分。")),
      Page.Term(
        words("Real", "真实"),
        words(
          "A change whose \(adjustment) is below \(words.percent(1 - programme.tracking.level)): noise alone would seldom show it.",
          "\(adjustment)且低于 \(words.percent(1 - programme.tracking.level)) 的变化：仅凭噪声很少出现。")),
      Page.Term(
        words("Not shown", "未显示"),
        words(
          "Fewer than \(hidden) effective interviews; a number in brackets stands for fewer than \(marked).",
          "有效访谈少于 \(hidden)；括号中的访谈数表示少于 \(marked)。")),
    ]
  }

  private func fewer(_ number: Double) -> String {
    DecimalText.fixed(number, decimals: number == number.rounded() ? 0 : 1)
  }
}
