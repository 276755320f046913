internal import PathModeling
internal import PathSpecification
internal import SatisfactionIndices
internal import SatisfactionWording

extension SlopesReport {
  /// What a person reads: what can be said of each slope in a sentence, then the tables.
  public func document(digits: Int) -> ReportDocument {
    SlopesDocument(report: self, words: words(.english)).document(ReportDigits(digits), hasFigures: false)
  }

  private func words(_ language: ReportLanguage) -> ReportWords {
    ReportWords(language, labelsOf: fit.model, source: source)
  }
}

/// The report of slopes in the words of a language.
private struct SlopesDocument {
  let report: SlopesReport
  let words: ReportWords

  private var analysis: SlopeAnalysis { report.analysis }

  func document(_ digits: ReportDigits, hasFigures: Bool) -> ReportDocument {
    var blocks: [ReportDocument.Block] = analysis.regions.compactMap { sentence($0, digits) }.map { .paragraph($0) }
    if hasFigures { blocks += charts(digits).map { .figure($0) } }
    blocks += [slopeTable(digits), regionTable(digits), effectTable(digits), totalTable(digits)].compactMap { $0 }
      .map { .table($0) }
    return ReportDocument(
      title: report.source.title(words.language) ?? report.fit.sample.source, facts: [facts], blocks: blocks,
      warnings: report.warnings.map(\.message), footer: footer)
  }

  private var facts: [String] {
    words.sample(report.fit.sample, report.source) + [words("products: ", "乘积：") + moderation, errors]
  }

  private var moderation: String {
    switch report.fit.settings.moderation {
    case nil: ""
    case .twoStage?: words(Moderation.twoStage.rawValue, "两阶段")
    case .refit?: words(Moderation.refit.rawValue, "两阶段重新估计")
    case .productIndicator?: words(Moderation.productIndicator.rawValue, "乘积指标")
    case .orthogonal?: words(Moderation.orthogonal.rawValue, "正交化乘积指标")
    }
  }

  /// Where standard errors come from; that there are none, where replicates were not wanted.
  private var errors: String {
    guard report.hasStandardErrors else {
      return words("no standard errors: no replicates were drawn", "无标准误：未作重复抽样")
    }
    let source = analysis.options.standardErrors
    let chinese =
      switch source {
      case .bootstrap: "自助法"
      case .jackknife: "刀切法"
      case .ols: "最小二乘"
      }
    return words("standard errors: \(source.rawValue)", "标准误：\(chinese)")
  }

  private var footer: [String] {
    words.repetition(report.resampling, fingerprint: report.fit.sample.fingerprint)
      + [words("conventions: csi methods slopes", "约定：csi methods slopes")]
  }

  // MARK: Words

  private func name(_ key: String) -> String { words.name(key) }
  private func path(_ from: String, _ to: String) -> String { "\(name(from)) → \(name(to))" }
  private func by(_ moderator: String) -> String { words("by \(name(moderator))", "随\(name(moderator))") }

  private func fixed(_ value: Double, _ decimals: Int) -> String { DecimalText.fixed(value, decimals: decimals) }

  /// Where a slope can be told from 0, in a sentence; nil where that is not known.
  private func sentence(_ region: SlopeAnalysis.Region, _ digits: ReportDigits) -> String? {
    guard let limits = region.limits else { return nil }
    let path = path(region.predictor, region.target)
    let (subject, moderator) = (words("The slope \(path)", "\(path) 的斜率"), name(region.moderator))
    switch limits.region {
    case .nonlinear:
      return words(
        "\(subject) is no line in \(moderator), so that no region is given.", "\(subject)并非\(moderator)的直线，故不给出区域。")
    case .always:
      return words(
        "\(subject) can be told from 0 at every value of \(moderator).", "\(subject)在\(moderator)的任何取值处都可与 0 区分。")
    case .never:
      return words(
        "\(subject) can be told from 0 at no value of \(moderator).", "\(subject)在\(moderator)的任何取值处都不可与 0 区分。")
    case .inside, .outside:
      let share = region.share.map { fixed(100 * $0, 0) }
      let place = place(of: region, digits)
      return words(
        "\(subject) can be told from 0 where \(moderator) is \(place)"
          + (share.map { ", which holds for \($0) % of the answers" } ?? "") + ".",
        "\(moderator)\(place)时，\(subject)可与 0 区分" + (share.map { "（占答案的 \($0)%）" } ?? "") + "。")
    }
  }

  /// `between 23 and 99 points`, `below 2 or above 37 points`; ends beyond the scale are said to be so.
  private func place(of region: SlopeAnalysis.Region, _ digits: ReportDigits) -> String {
    let ends = [(region.limits?.lower, region.lowerPoints), (region.limits?.upper, region.upperPoints)].map {
      score, points -> String in
      guard let points else { return score.map { "\(fixed($0, digits.ratio)) SD" } ?? "–" }
      let isOnScale = (0...100).contains(points)
      return "\(fixed(points, digits.index)) \(unit)\(isOnScale ? "" : words(" (not within the scale)", "（超出量表）"))"
    }
    return region.limits?.region == .inside
      ? words("between \(ends[0]) and \(ends[1])", "介于 \(ends[0])与 \(ends[1])之间")
      : words("below \(ends[0]) or above \(ends[1])", "低于 \(ends[0])或高于 \(ends[1])")
  }

  private var unit: String { words("points", "分") }

  /// What a region is called.
  private func kind(_ region: SlopeAnalysis.Region) -> String {
    guard let kind = region.limits?.region else { return "–" }
    let chinese =
      switch kind {
      case .inside: "之间"
      case .outside: "之外"
      case .always: "处处"
      case .never: "无处"
      case .nonlinear: "非直线"
      }
    return words(kind.rawValue, chinese)
  }

  // MARK: Figures

  /// The slope against its moderator, for every region that is known.
  private func charts(_ digits: ReportDigits) -> [SlopeChart] {
    analysis.regions.compactMap { region in
      guard let limits = region.limits, region.curve.count > 1 else { return nil }
      let hasPoints = region.curve.allSatisfy { $0.place.points != nil }
      func number(_ place: SlopeAnalysis.Place) -> Double { hasPoints ? place.points ?? place.score : place.score }
      func range(_ a: Double, _ b: Double) -> ClosedRange<Double> { min(a, b)...max(a, b) }
      let isHolding = region.curve.map { limits.holds($0.place.score) == true }
      var regions: [ClosedRange<Double>] = []
      for k in region.curve.indices.dropLast() where isHolding[k] && isHolding[k + 1] {
        let part = range(number(region.curve[k].place), number(region.curve[k + 1].place))
        if let last = regions.last, last.upperBound == part.lowerBound {
          regions[regions.count - 1] = last.lowerBound...part.upperBound
        } else {
          regions.append(part)
        }
      }
      let path = path(region.predictor, region.target)
      let axisUnit = hasPoints ? unit : words("SD", "标准差")
      return SlopeChart(
        title: words("\(path) \(by(region.moderator))", "\(path)，\(by(region.moderator))"),
        summary: sentence(region, digits) ?? "",
        moderatorAxis: "\(name(region.moderator))\(words(", ", "，"))\(axisUnit)", slopeAxis: words("slope", "斜率"),
        places: region.curve.map { .init(moderator: number($0.place), slope: $0.estimate, band: $0.lower...$0.upper) },
        regions: regions,
        answers: region.answers.map { .init(range: range(number($0.from), number($0.to)), share: $0.share) })
    }
  }

  // MARK: Tables

  private var inPoints: String { words("in points", "以分计") }

  private var hasInference: Bool { analysis.slopes.contains { $0.inference.standardError != nil } }
  private var interval: String { words.interval(level: analysis.options.level) }

  private func place(_ place: SlopeAnalysis.Place, _ digits: ReportDigits) -> [ReportTable.Cell] {
    [.number(place.score, decimals: digits.ratio), .number(place.points, decimals: digits.index)]
  }

  private func uncertain(_ inference: SlopeAnalysis.Inference, hasP: Bool, _ decimals: Int) -> [ReportTable.Cell] {
    let limits: ReportTable.Cell =
      inference.lower.flatMap { lower in
        inference.upper.flatMap { lower <= $0 ? .interval(lower...$0, decimals: decimals) : nil }
      } ?? .missing
    return [limits] + (hasP ? [.probability(inference.p, decimals: decimals)] : [])
  }

  private func columns(_ first: String, hasP: Bool, points: String, isUncertain: Bool) -> [ReportTable.Column] {
    [.text(first), .number(words("SD", "标准差")), .number(unit), .number(words("estimate", "估计值"))]
      + (isUncertain ? [.number(interval)] + (hasP ? [.number("p")] : []) : []) + [.number(points)]
  }

  private func isWeak(_ inference: SlopeAnalysis.Inference) -> ReportTable.Row.Emphasis {
    guard let lower = inference.lower, let upper = inference.upper else { return .plain }
    return lower <= 0 && 0 <= upper ? .weak : .plain
  }

  private func remark(_ predictor: String, _ moderator: String) -> String {
    predictor == moderator ? words("along its own range", "沿自身取值") : by(moderator)
  }

  private func slopeTable(_ digits: ReportDigits) -> ReportTable? {
    guard !analysis.slopes.isEmpty else { return nil }
    var rows: [ReportTable.Row] = []
    var last = ""
    for slope in analysis.slopes {
      let heading = path(slope.predictor, slope.target)
      let remark = remark(slope.predictor, slope.moderator)
      if heading + remark != last { rows.append(.init(heading: heading, remark: remark)) }
      last = heading + remark
      rows.append(
        .init(
          [.text(words("  at", "  于"))] + place(slope.place, digits) + [
            .number(slope.estimate, decimals: digits.coefficient)
          ]
            + (hasInference ? uncertain(slope.inference, hasP: true, digits.coefficient) : [])
            + [.number(slope.estimatePoints, decimals: digits.coefficient)], emphasis: isWeak(slope.inference)))
    }
    return ReportTable(
      title: words("Slopes", "斜率"),
      columns: columns(words("Slope", "斜率"), hasP: true, points: inPoints, isUncertain: hasInference), rows: rows,
      note: words(
        "SD, points: value of the moderator, all others at their mean; in points: points of the index of the second "
          + "for one of the first", "标准差、分：调节变量的取值，其余取均值；以分计：前者指数每高 1 分，后者指数变化的分数"))
  }

  private func regionTable(_ digits: ReportDigits) -> ReportTable? {
    guard analysis.regions.contains(where: { $0.limits != nil }) else { return nil }
    return ReportTable(
      title: words("Where slopes can be told from 0 (Johnson–Neyman)", "斜率可与 0 区分之处（Johnson–Neyman）"),
      columns: [
        .text(words("Region", "区域")), .number(words("lower\nSD", "下限\n标准差")),
        .number(words("upper\nSD", "上限\n标准差")), .number(words("lower\npoints", "下限\n分")),
        .number(words("upper\npoints", "上限\n分")), .number(words("% of\nanswers", "占答案\n%")),
      ],
      rows: analysis.regions.flatMap { region in
        [
          ReportTable.Row(
            heading: path(region.predictor, region.target), remark: remark(region.predictor, region.moderator)),
          ReportTable.Row([
            .text("  \(kind(region))"), .number(region.limits?.lower, decimals: digits.ratio),
            .number(region.limits?.upper, decimals: digits.ratio), .number(region.lowerPoints, decimals: digits.index),
            .number(region.upperPoints, decimals: digits.index),
            .number(region.share.map { 100 * $0 }, decimals: digits.index),
          ]),
        ]
      }, note: words("limits beyond 0 and 100 points are not within the scale", "0 与 100 分之外的界限超出量表"))
  }

  private func effectTable(_ digits: ReportDigits) -> ReportTable? {
    guard !analysis.conditionalEffects.isEmpty else { return nil }
    let isUncertain = analysis.conditionalEffects.contains { $0.inference.standardError != nil }
    var rows: [ReportTable.Row] = []
    for change in analysis.moderatedMediation {
      rows.append(
        .init(
          heading: change.chain.map(name).joined(separator: " → "), remark: by(change.moderator)))
      for effect in analysis.conditionalEffects
      where effect.chain == change.chain && effect.moderator == change.moderator {
        rows.append(
          .init(
            [.text(words("  at", "  于"))] + place(effect.place, digits) + [
              .number(effect.estimate, decimals: digits.coefficient)
            ]
              + (isUncertain ? uncertain(effect.inference, hasP: true, digits.coefficient) : [])
              + [.number(effect.estimatePoints, decimals: digits.coefficient)], emphasis: isWeak(effect.inference)))
      }
      rows.append(
        .init(
          [.text(words("  change", "  变化")), .empty, .empty, .number(change.difference, decimals: digits.coefficient)]
            + (isUncertain ? uncertain(change.inference, hasP: true, digits.coefficient) : []) + [.empty],
          emphasis: isWeak(change.inference)))
    }
    return ReportTable(
      title: words("Effects along chains, and whether they change", "沿链条的效应及其是否变化"),
      columns: columns(words("Chain", "链条"), hasP: true, points: inPoints, isUncertain: isUncertain), rows: rows,
      note: words(
        "change: the effect at +1 SD less that at −1 SD; whether an effect is moderated is told by its interval, not by "
          + "effects that can be told from 0 at one value and not at another",
        "变化：+1 标准差处的效应减 −1 标准差处的效应；效应是否受调节由其区间判断，而非由某处可与 0 区分、另一处不可区分来判断"))
  }

  private func totalTable(_ digits: ReportDigits) -> ReportTable? {
    guard !analysis.conditionalTotals.isEmpty else { return nil }
    let isUncertain = analysis.conditionalTotals.contains { $0.inference.standardError != nil }
    var rows: [ReportTable.Row] = []
    var last = ""
    for total in analysis.conditionalTotals {
      let (heading, remark) = (path(total.from, total.to), by(total.moderator))
      if heading + remark != last { rows.append(.init(heading: heading, remark: remark)) }
      last = heading + remark
      rows.append(
        .init(
          [.text(words("  at", "  于"))] + place(total.place, digits) + [
            .number(total.total, decimals: digits.coefficient)
          ]
            + (isUncertain ? uncertain(total.inference, hasP: false, digits.coefficient) : [])
            + [.number(total.impact, decimals: digits.points)], emphasis: isWeak(total.inference)))
    }
    return ReportTable(
      title: words("Total effects", "总效应"),
      columns: columns(
        words("Effect", "效应"), hasP: false, points: words("impact", "影响"), isUncertain: isUncertain), rows: rows)
  }
}

extension SlopesReport: PagedContent {
  /// The page: what the text says, with a figure for every slope, and how it came about.
  package func page(_ style: ReportStyle) -> Page {
    let words = words(style.language)
    var page = SlopesDocument(report: self, words: words).document(ReportDigits(style.digits), hasFigures: true).page(
      style.language, kind: ReportKind.name(ofSchema: Self.schema)(style.language))
    page.sections.append(methodSection(words, style))
    return page
  }

  private func methodSection(_ words: ReportWords, _ style: ReportStyle) -> Page.Section {
    let page = FitWords(style.language)
    var terms = MethodTerms(page)
    terms.add(fit.sample, source)
    terms.add(fit.settings, of: fit.model)
    terms.add(resampling)
    terms.addSoftware(schema: Self.schema, command: style.command)
    return .method(
      page, terms,
      glossary: [
        Page.Term(
          words("Slope", "斜率"),
          words(
            "What one more standard deviation of a construct goes with, where its moderator has a given value.",
            "在调节变量取某一值时，构念每高 1 个标准差相应的变化。"))
      ])
  }
}
