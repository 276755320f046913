internal import PathModeling
internal import PathSpecification
internal import SatisfactionIndices
internal import SatisfactionWording

extension SlopesReport {
  /// What a person reads: what can be said of each slope in a sentence, then the tables.
  public func document(digits: Int) -> ReportDocument {
    document(ReportDigits(digits), figures: [])
  }

  private func document(_ digits: ReportDigits, figures: [SlopeChart]) -> ReportDocument {
    var blocks: [ReportDocument.Block] =
      (analysis.products.map { sentence($0, digits) } + analysis.regions.compactMap { sentence($0, digits) })
      .map { .paragraph($0) }
    blocks += figures.map { .figure($0) }
    blocks += [productTable(digits), slopeTable(digits), regionTable(digits), effectTable(digits), totalTable(digits)]
      .compactMap { $0 }
      .map { .table($0) }
    return ReportDocument(
      title: source.title ?? fit.sample.source, facts: [facts], blocks: blocks, warnings: warnings.map(\.message),
      footer: footer)
  }

  private var facts: [String] {
    var facts = source.title == nil ? [] : [fit.sample.source]
    facts.append(ReportWords.plain.rows(used: fit.sample.used, of: fit.sample.rows))
    if let column = fit.sample.weightsColumn { facts.append("weighted by \(column)") }
    facts += source.conditions
    facts.append("products: \(fit.settings.moderation?.rawValue ?? "")")
    facts.append("standard errors: \(analysis.options.standardErrors.rawValue)")
    return facts
  }

  private var footer: [String] {
    var pieces: [String] = []
    if let resampling {
      pieces.append(
        "\(CountText.grouped(resampling.requested)) replicates of \(resampling.unitText), "
          + "\(CountText.grouped(resampling.failedCount)) failed")
      pieces.append("seed \(resampling.seed)")
    }
    return pieces + ["swift-satisfaction \(SatisfactionVersion.current)", "conventions: csi methods slopes"]
  }

  // MARK: Words

  private func name(_ key: String) -> String { fit.model.construct(named: key)?.label ?? key }
  private func path(_ from: String, _ to: String) -> String { "\(name(from)) → \(name(to))" }

  private func fixed(_ value: Double, _ decimals: Int) -> String { DecimalText.fixed(value, decimals: decimals) }

  /// Whether there is moderation at all, in a sentence.
  private func sentence(_ product: SlopeAnalysis.Product, _ digits: ReportDigits) -> String {
    let factors = product.factors.map(name)
    let isCurve = Set(factors).count == 1
    let isPair = factors.count == 2
    let slope = "the slope \(path(product.factors[0], product.target))"
    let change =
      isCurve
      ? "\(slope) changes along its own range"
      : isPair
        ? "\(slope) changes with \(factors[1])" : "\(self.factors(product)) adds anything to \(name(product.target))"
    let number = fixed(product.estimate, digits.coefficient)
    guard let lower = product.inference.lower, let upper = product.inference.upper, lower <= upper else {
      return "Whether \(change) is open: the product is \(number), and without an interval it may be chance."
    }
    let interval = ReportTable.Cell.interval(lower...upper, decimals: digits.coefficient).text
    let p = product.inference.p.map { ", \(ReportWords.plain.probability($0))" } ?? ""
    if (lower...upper).contains(0) {
      return "Whether \(change) is open: the product is \(number) (\(interval)\(p)), and the interval holds 0."
    }
    let moderator = isCurve ? factors[0] : factors[factors.count - 1]
    guard isPair else {
      return "\(self.factors(product)) adds to \(name(product.target)): the product is \(number) (\(interval)\(p))."
    }
    return "\(change.prefix(1).uppercased())\(change.dropFirst()): \(product.estimate < 0 ? "lower" : "higher") where "
      + "\(moderator) is higher, the product is \(number) (\(interval)\(p))."
  }

  private func factors(_ product: SlopeAnalysis.Product) -> String {
    product.factors.map(name).joined(separator: " × ")
  }

  /// Where a slope can be told from 0, in a sentence; nil where that is not known.
  private func sentence(_ region: SlopeAnalysis.Region, _ digits: ReportDigits) -> String? {
    guard let limits = region.limits else { return nil }
    let subject = "The slope \(path(region.predictor, region.target))"
    switch limits.region {
    case .nonlinear: return "\(subject) is no line in \(name(region.moderator)), so that no region is given."
    case .always: return "\(subject) can be told from 0 at every value of \(name(region.moderator))."
    case .never: return "\(subject) can be told from 0 at no value of \(name(region.moderator))."
    case .inside, .outside:
      let share = region.share.map { ", which holds for \(fixed(100 * $0, 0)) % of the answers" } ?? ""
      return "\(subject) can be told from 0 where \(name(region.moderator)) is \(words(region, digits))\(share)."
    }
  }

  /// `between 23 and 99 points`, `from 37 points up`, `below 2 or above 37 points`: an end beyond the scale is none.
  private func words(_ region: SlopeAnalysis.Region, _ digits: ReportDigits) -> String {
    let isInside = region.limits?.region == .inside
    guard let one = region.lowerPoints, let other = region.upperPoints else {
      let ends = [region.limits?.lower, region.limits?.upper].map { end in
        end.map { "\(fixed($0, digits.ratio)) SD" } ?? "–"
      }
      return isInside ? "between \(ends[0]) and \(ends[1])" : "below \(ends[0]) or above \(ends[1])"
    }
    // An index whose weights are negative runs against its scores.
    let (low, high) = (min(one, other), max(one, other))
    let ends = [low, high].map { fixed($0, digits.index) }
    guard low < 100, high > 0 else { return isInside ? "nowhere on the scale" : "anywhere on the scale" }
    return switch (low > 0, high < 100, isInside) {
    case (true, true, true): "between \(ends[0]) and \(ends[1]) points"
    case (true, false, true): "from \(ends[0]) points up"
    case (false, true, true): "up to \(ends[1]) points"
    case (false, false, true): "anywhere on the scale"
    case (true, true, false): "below \(ends[0]) or above \(ends[1]) points"
    case (true, false, false): "below \(ends[0]) points"
    case (false, true, false): "from \(ends[1]) points up"
    case (false, false, false): "nowhere on the scale"
    }
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
      let unit = hasPoints ? "points" : "SD"
      return SlopeChart(
        title: "\(path(region.predictor, region.target)) by \(name(region.moderator))",
        summary: sentence(region, digits) ?? "", moderatorAxis: "\(name(region.moderator)), \(unit)",
        slopeAxis: "slope",
        places: region.curve.map { .init(moderator: number($0.place), slope: $0.estimate, band: $0.lower...$0.upper) },
        regions: regions,
        answers: region.answers.map { .init(range: range(number($0.from), number($0.to)), share: $0.share) })
    }
  }

  // MARK: Tables

  private var hasInference: Bool { analysis.slopes.contains { $0.inference.standardError != nil } }
  private var interval: String { ReportTable.intervalHeading(level: analysis.options.level) }

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
    [.text(first), .number("SD"), .number("points"), .number("estimate")]
      + (isUncertain ? [.number(interval)] + (hasP ? [.number("p")] : []) : []) + [.number(points)]
  }

  private func isWeak(_ inference: SlopeAnalysis.Inference) -> ReportTable.Row.Emphasis {
    guard let lower = inference.lower, let upper = inference.upper else { return .plain }
    return lower <= 0 && 0 <= upper ? .weak : .plain
  }

  private func remark(_ predictor: String, _ moderator: String) -> String {
    predictor == moderator ? "along its own range" : "by \(name(moderator))"
  }

  private func productTable(_ digits: ReportDigits) -> ReportTable? {
    guard !analysis.products.isEmpty else { return nil }
    let isUncertain = analysis.products.contains { $0.inference.standardError != nil }
    return ReportTable(
      title: "Products: whether slopes change",
      columns: [.text("Product"), .sign, .text("", gap: 1), .number("estimate")]
        + (isUncertain ? [.number(interval), .number("p")] : []),
      rows: analysis.products.map { product in
        ReportTable.Row(
          [
            .text(factors(product)), .text("→"), .text(name(product.target)),
            .number(product.estimate, decimals: digits.coefficient),
          ] + (isUncertain ? uncertain(product.inference, hasP: true, digits.coefficient) : []),
          emphasis: isWeak(product.inference))
      }, note: "estimate: one SD more of a factor changes the slope of the other by so much", stubCount: 3)
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
          [.text("  at")] + place(slope.place, digits) + [.number(slope.estimate, decimals: digits.coefficient)]
            + (hasInference ? uncertain(slope.inference, hasP: true, digits.coefficient) : [])
            + [.number(slope.estimatePoints, decimals: digits.coefficient)], emphasis: isWeak(slope.inference)))
    }
    return ReportTable(
      title: "Slopes", columns: columns("Slope", hasP: true, points: "in points", isUncertain: hasInference),
      rows: rows,
      note:
        "SD, points: value of the moderator, all others at their mean; in points: points of the index of the second "
        + "for one of the first")
  }

  private func regionTable(_ digits: ReportDigits) -> ReportTable? {
    guard analysis.regions.contains(where: { $0.limits != nil }) else { return nil }
    return ReportTable(
      title: "Where slopes can be told from 0 (Johnson–Neyman)",
      columns: [
        .text("Region"), .number("lower\nSD"), .number("upper\nSD"), .number("lower\npoints"),
        .number("upper\npoints"), .number("% of\nanswers"),
      ],
      rows: analysis.regions.flatMap { region in
        [
          ReportTable.Row(
            heading: path(region.predictor, region.target), remark: remark(region.predictor, region.moderator)),
          ReportTable.Row([
            .text("  \(region.limits?.region.rawValue ?? "–")"), .number(region.limits?.lower, decimals: digits.ratio),
            .number(region.limits?.upper, decimals: digits.ratio), .number(region.lowerPoints, decimals: digits.index),
            .number(region.upperPoints, decimals: digits.index),
            .number(region.share.map { 100 * $0 }, decimals: digits.index),
          ]),
        ]
      }, note: "limits beyond 0 and 100 points are not within the scale")
  }

  private func effectTable(_ digits: ReportDigits) -> ReportTable? {
    guard !analysis.conditionalEffects.isEmpty else { return nil }
    let isUncertain = analysis.conditionalEffects.contains { $0.inference.standardError != nil }
    var rows: [ReportTable.Row] = []
    for change in analysis.moderatedMediation {
      rows.append(
        .init(
          heading: change.chain.map(name).joined(separator: " → "), remark: "by \(name(change.moderator))"))
      for effect in analysis.conditionalEffects
      where effect.chain == change.chain && effect.moderator == change.moderator {
        rows.append(
          .init(
            [.text("  at")] + place(effect.place, digits) + [.number(effect.estimate, decimals: digits.coefficient)]
              + (isUncertain ? uncertain(effect.inference, hasP: true, digits.coefficient) : [])
              + [.number(effect.estimatePoints, decimals: digits.coefficient)], emphasis: isWeak(effect.inference)))
      }
      rows.append(
        .init(
          [.text("  change"), .empty, .empty, .number(change.difference, decimals: digits.coefficient)]
            + (isUncertain ? uncertain(change.inference, hasP: true, digits.coefficient) : []) + [.empty],
          emphasis: isWeak(change.inference)))
    }
    return ReportTable(
      title: "Effects along chains, and whether they change",
      columns: columns("Chain", hasP: true, points: "in points", isUncertain: isUncertain), rows: rows,
      note:
        "change: the effect at +1 SD less that at −1 SD; whether an effect is moderated is told by its interval, not by "
        + "effects that can be told from 0 at one value and not at another")
  }

  private func totalTable(_ digits: ReportDigits) -> ReportTable? {
    guard !analysis.conditionalTotals.isEmpty else { return nil }
    let isUncertain = analysis.conditionalTotals.contains { $0.inference.standardError != nil }
    var rows: [ReportTable.Row] = []
    var last = ""
    for total in analysis.conditionalTotals {
      let (heading, remark) = (path(total.from, total.to), "by \(name(total.moderator))")
      if heading + remark != last { rows.append(.init(heading: heading, remark: remark)) }
      last = heading + remark
      rows.append(
        .init(
          [.text("  at")] + place(total.place, digits) + [.number(total.total, decimals: digits.coefficient)]
            + (isUncertain ? uncertain(total.inference, hasP: false, digits.coefficient) : [])
            + [.number(total.impact, decimals: digits.points)], emphasis: isWeak(total.inference)))
    }
    return ReportTable(
      title: "Total effects", columns: columns("Effect", hasP: false, points: "impact", isUncertain: isUncertain),
      rows: rows)
  }
}

extension SlopesReport: PagedContent {
  /// The page: what the text says, with a figure for every slope.
  package func page(_ style: ReportStyle) -> Page {
    let digits = ReportDigits(style.digits)
    return document(digits, figures: charts(digits)).page(
      style.language, kind: ReportKind.name(ofSchema: Self.schema)(style.language))
  }
}
