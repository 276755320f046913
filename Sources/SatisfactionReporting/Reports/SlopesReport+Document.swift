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
    let products = analysis.products.map { sentence($0, digits) }
    let sentences = products + analysis.regions.compactMap { sentence($0, digits) }
    var blocks: [ReportDocument.Block] = sentences.map { .paragraph($0) }
    if hasFigures { blocks += charts(digits).map { .figure($0) } }
    let tables = [
      productTable(digits), slopeTable(digits), regionTable(digits), effectTable(digits), totalTable(digits),
    ]
    blocks += tables.compactMap { $0 }.map { .table($0) }
    return ReportDocument(
      title: report.source.title(words.language) ?? report.fit.sample.source, facts: [facts] + design, blocks: blocks,
      warnings: report.warnings.map { $0.text(words.language) }, footer: footer)
  }

  private var facts: [String] {
    words.sample(report.fit.sample, report.source) + [words("products: ", "乘积：") + moderation, errors]
  }

  /// How the sample was drawn; nothing for rows drawn one by one.
  private var design: [[String]] { report.resampling?.designText(words).map { [$0] } ?? [] }

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
      case .replicateWeights: "重复权重"
      case .ols: "最小二乘"
      }
    let english = source == .replicateWeights ? "replicate weights" : source.rawValue
    return words("standard errors: \(english)", "标准误：\(chinese)")
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

  /// Whether there is moderation at all, in a sentence.
  private func sentence(_ product: SlopeAnalysis.Product, _ digits: ReportDigits) -> String {
    let (factors, target) = (product.factors.map(name), name(product.target))
    let slope = path(product.factors[0], product.target)
    let (isCurve, isPair) = (Set(factors).count == 1, factors.count == 2)
    let change =
      isCurve
      ? words("the slope \(slope) changes along its own range", "\(slope) 的斜率是否随自身取值而变")
      : isPair
        ? words("the slope \(slope) changes with \(factors[1])", "\(slope) 的斜率是否随\(factors[1])而变")
        : words("\(self.factors(product)) adds anything to \(target)", "\(self.factors(product)) 是否另有作用于\(target)")
    let number = fixed(product.estimate, digits.coefficient)
    guard let lower = product.inference.lower, let upper = product.inference.upper, lower <= upper else {
      return words(
        "Whether \(change) is open: the product is \(number), and without an interval it may be chance.",
        "\(change)，尚无定论：乘积为 \(number)，没有区间，可能出于偶然。")
    }
    let interval = ReportTable.Cell.interval(lower...upper, decimals: digits.coefficient).text
    let p = product.inference.p.map { words(", ", "，") + words.probability($0) } ?? ""
    if (lower...upper).contains(0) {
      return words(
        "Whether \(change) is open: the product is \(number) (\(interval)\(p)), and the interval holds 0.",
        "\(change)，尚无定论：乘积为 \(number)（\(interval)\(p)），区间含 0。")
    }
    guard isPair else {
      return words(
        "\(self.factors(product)) adds to \(target): the product is \(number) (\(interval)\(p)).",
        "\(self.factors(product)) 另有作用于\(target)：乘积为 \(number)（\(interval)\(p)）。")
    }
    let (moderator, isLower) = (factors[1], product.estimate < 0)
    return words(
      "\(change.prefix(1).uppercased())\(change.dropFirst()): \(isLower ? "lower" : "higher") where \(moderator) is "
        + "higher, the product is \(number) (\(interval)\(p)).",
      "\(slope) 的斜率随\(isCurve ? "自身取值" : moderator)而变：\(moderator)越高，斜率越\(isLower ? "低" : "高")，"
        + "乘积为 \(number)（\(interval)\(p)）。")
  }

  private func factors(_ product: SlopeAnalysis.Product) -> String {
    product.factors.map(name).joined(separator: " × ")
  }

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

  /// `between 23 and 99 points`, `from 37 points up`, `below 2 or above 37 points`: an end beyond the scale is none.
  private func place(of region: SlopeAnalysis.Region, _ digits: ReportDigits) -> String {
    let isInside = region.limits?.region == .inside
    func between(_ low: String, _ high: String) -> String {
      isInside
        ? words("between \(low) and \(high)", "介于 \(low) 与 \(high) 之间")
        : words("below \(low) or above \(high)", "低于 \(low) 或高于 \(high)")
    }
    guard let one = region.lowerPoints, let other = region.upperPoints else {
      let ends = [region.limits?.lower, region.limits?.upper].map { end in
        end.map { "\(fixed($0, digits.ratio)) \(words("SD", "标准差"))" } ?? "–"
      }
      return between(ends[0], ends[1])
    }
    // An index whose weights are negative runs against its scores.
    let (low, high) = (min(one, other), max(one, other))
    let ends = [low, high].map { fixed($0, digits.index) }
    let (nowhere, anywhere) = (
      words("nowhere on the scale", "不在量表内任何位置"), words("anywhere on the scale", "在量表内任何位置")
    )
    guard low < 100, high > 0 else { return isInside ? nowhere : anywhere }
    return switch (low > 0, high < 100, isInside) {
    case (true, true, true): words("between \(ends[0]) and \(ends[1]) points", "介于 \(ends[0]) 与 \(ends[1]) 分之间")
    case (true, true, false): words("below \(ends[0]) or above \(ends[1]) points", "低于 \(ends[0]) 分或高于 \(ends[1]) 分")
    case (true, false, true): words("from \(ends[0]) points up", "不低于 \(ends[0]) 分")
    case (false, true, false): words("from \(ends[1]) points up", "不低于 \(ends[1]) 分")
    case (false, true, true): words("up to \(ends[1]) points", "不高于 \(ends[1]) 分")
    case (true, false, false): words("below \(ends[0]) points", "低于 \(ends[0]) 分")
    case (false, false, true): anywhere
    case (false, false, false): nowhere
    }
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

  private func productTable(_ digits: ReportDigits) -> ReportTable? {
    guard !analysis.products.isEmpty else { return nil }
    let isUncertain = analysis.products.contains { $0.inference.standardError != nil }
    return ReportTable(
      title: words("Products: whether slopes change", "乘积：斜率是否变化"),
      columns: [.text(words("Product", "乘积")), .sign, .text("", gap: 1), .number(words("estimate", "估计值"))]
        + (isUncertain ? [.number(interval), .number("p")] : []),
      rows: analysis.products.map { product in
        ReportTable.Row(
          [
            .text(factors(product)), .text("→"), .text(name(product.target)),
            .number(product.estimate, decimals: digits.coefficient),
          ] + (isUncertain ? uncertain(product.inference, hasP: true, digits.coefficient) : []),
          emphasis: isWeak(product.inference))
      },
      note: words(
        "estimate: one SD more of a factor changes the slope of the other by so much", "估计值：一个因子每高一个标准差，另一因子斜率的变化"),
      stubCount: 3)
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
    .method(
      style, fit.sample, source, schema: Self.schema,
      glossary: [
        Page.Term(
          words("Slope", "斜率"),
          words(
            "What one more standard deviation of a construct goes with, where its moderator has a given value.",
            "在调节变量取某一值时，构念每高 1 个标准差相应的变化。"))
      ]
    ) { terms in
      terms.add(fit.settings, of: fit.model)
      terms.add(resampling)
    }
  }
}
