internal import PathModeling
internal import SatisfactionWording

extension ProgrammeAssembly {
  /// What a reader should know, in plain words.
  func warnings(_ groups: [GroupMembers]) -> [FitWarning] {
    var warnings = fit.map { $0.warnings + $0.indexWarnings } ?? []
    if let fitFailure {
      warnings.append(
        FitWarning(
          code: "noPooledWeights",
          message: "there are no pooled weights, and none are needed: \(fitFailure.english)",
          chinese: "没有合并权重，也并不需要：\(fitFailure.chinese)"))
    }
    warnings += waveWarnings + constantWarnings + weightWarnings + designWarnings
    if cells.usedWithoutCell > 0 {
      warnings.append(
        FitWarning(
          code: "rowsWithoutCell",
          message: """
            \(CountText.counted(cells.usedWithoutCell, "interview")) without a segment or a wave: counted in the pooled \
            weights and in no cell. Fill these columns to have them counted
            """,
          chinese: """
            \(CountText.grouped(cells.usedWithoutCell)) 份访谈没有单位或期次：计入合并权重，但不属于任何一格。\
            请补全这些列，以便计入
            """))
    }
    if let unranked = replicated?.unranked, !unranked.isEmpty {
      warnings.append(
        FitWarning(
          code: "notRanked",
          message: """
            \(unranked.namesForMessage): a group of more than \(ReplicatedProgramme.mostRanked) members is not ranked; \
            give --roll-up of smaller groups
            """,
          chinese: """
            \(unranked.namesForChineseMessage)：成员多于 \(ReplicatedProgramme.mostRanked) 个的组不作排名；\
            请用 --roll-up 给出较小的组
            """))
    }
    if let unknown = replicated?.unknownRanks, !unknown.isEmpty {
      warnings.append(
        FitWarning(
          code: "ranksUnknown",
          message: """
            \(unknown.namesForMessage): not ranked where fewer than half of the replicates, or fewer than two, have \
            estimates of the members. Take pooled weights, merge small cells, or draw more replicates
            """,
          chinese: """
            \(unknown.namesForChineseMessage)：若不到一半的重复样本（或不足两个）有成员的估计值，则不作排名。\
            请采用合并权重、合并较小的格，或增加重复次数
            """))
    }
    return warnings + replicateWarnings + externalWarnings
  }

  private var waveWarnings: [FitWarning] {
    guard let calendar = cells.calendar else { return [] }
    if calendar.labels.count == 1 {
      return [
        FitWarning(
          code: "oneWave",
          message: "there is one wave, \(calendar.labels[0]): no changes. Give data of several waves for these",
          chinese: "只有一期（\(calendar.labels[0])），因此没有变化。请提供多期数据")
      ]
    }
    guard !calendar.knowsSeasons else { return [] }
    let labels = calendar.labels.prefix(3)
    return [
      FitWarning(
        code: "noYearBefore",
        message: """
          the labels of the waves (\(labels.joined(separator: ", "))…) do not say which part of a \
          year they are, so no wave is compared with the same season a year before: give --waves-per-year, or labels \
          such as 2024Q1
          """,
        chinese: """
          各期名称（\(labels.joined(separator: "、"))…）没有说明是一年中的哪一段，因此不与上年同期比较：\
          请给出 --waves-per-year，或使用 2024Q1 这样的名称
          """)
    ]
  }

  /// One warning a construct whose answers are all the same in some cells.
  private var constantWarnings: [FitWarning] {
    model.constructs.indices.compactMap { construct in
      let items = model.blocks[model.constructs[construct]]
      let found = figures.figures.indices.filter {
        let cell = figures.figures[$0]
        return cell.indices[construct] != nil && items.allSatisfy(cell.constants.contains)
      }
      guard !found.isEmpty else { return nil }
      let (name, places) = (model.name(ofReported: construct), places(found))
      return FitWarning(
        code: "constantScores",
        message: """
          all answers to \(name) are the same in \(places.english): its index has no standard error there, and nothing \
          is tested. Look whether these answers were really given, or merge cells
          """,
        chinese: """
          \(places.chinese) 中 \(name) 的答案全都相同：其指数在该处没有标准误，也不作检验。\
          请查看这些答案是否确由受访者给出，或合并格
          """, construct: name)
    }
  }

  /// Where cells have no weights of their own although these were asked for.
  private var weightWarnings: [FitWarning] {
    guard tracking.weightsFrom != .pooled else { return [] }
    return PooledReason.allCases.compactMap { reason in
      let found = figures.figures.indices.filter { figures.figures[$0].reason == reason }
      guard !found.isEmpty else { return nil }
      let (places, explanation) = (places(found), reason.explanation(fewest: tracking.ownMinimum))
      let isOwn = tracking.weightsFrom == .own
      let outcome =
        isOwn ? Phrase("no index", "没有指数") : Phrase("the pooled weights", "采用合并权重")
      let remedy =
        isOwn
        ? Phrase(", or take pooled weights (--weights-from)", "，或采用合并权重（--weights-from）")
        : Phrase(" to have own ones", "，以便单独拟合")
      return FitWarning(
        code: "noOwnWeights",
        message: """
          \(places.english): \(explanation.english), so \(found.count == 1 ? "it has" : "they have") \(outcome.english). \
          Merge cells\(remedy.english)
          """,
        chinese: """
          \(places.chinese)：\(explanation.chinese)，因此\(found.count == 1 ? "该格" : "这些格")\(outcome.chinese)。\
          请合并格\(remedy.chinese)
          """)
    }
  }

  /// What a design leaves unknown, and what it does not enter.
  private var designWarnings: [FitWarning] {
    guard let designed = figures.designed else { return [] }
    let summary = designed.design.summary
    var warnings = summary.fewUnits(.t) + summary.notes
    let freedom = figures.figures.indices.map(designed.degreesOfFreedom(ofCell:))
    let single = figures.figures.indices.filter { designed.hasOneUnit($0) || figures.figures[$0].isWeighedAlike }
    if !single.isEmpty {
      let places = places(single)
      let cause =
        designed.design.sampling != nil
        ? Phrase(
          "all interviews of \(places.english) are of one sampling unit", "\(places.chinese) 的全部访谈都来自同一个抽样单元")
        : Phrase(
          "the replicate weights of \(places.english) rise and fall together, as of one sampling unit",
          "\(places.chinese) 的重复权重同升同降，如同来自同一个抽样单元")
      warnings.append(
        FitWarning(
          code: "oneUnit",
          message: """
            \(cause.english), which says nothing of the others: standard errors and limits there are null. Merge cells
            """,
          chinese: "\(cause.chinese)，无法说明其他单元：该处的标准误和区间为空。请合并格"))
    }
    let few = freedom.indices.filter { cell in
      freedom[cell].map { Double($0) < DesignSummary.fewDegrees } ?? false && !designed.hasOneUnit(cell)
    }
    if !few.isEmpty, !summary.hasFewUnits {
      let (places, fewest) = (places(few), NumberText.written(DesignSummary.fewDegrees))
      let freedom = NumberText.written(summary.degreesOfFreedom)
      warnings.append(
        FitWarning(
          code: "fewUnitsInCell",
          message: """
            interviews of \(places.english) are of few sampling units: these less their strata are below \
            \(fewest), so that standard errors there are hardly known, and limits with \
            the \(freedom) degrees of freedom of the whole sample are too narrow. \
            Merge cells, or take more and smaller units
            """,
          chinese: """
            \(places.chinese) 的访谈来自很少的抽样单元：单元数减去层数不到 \(fewest)，该处的标准误几乎无法确知，\
            而按全部样本的 \(freedom) 个自由度计算的区间过窄。请合并格，或取更多、更小的抽样单元
            """))
    }
    return warnings + sharingWarnings(designed)
  }

  /// Indices drawn towards their group and limits of series take the errors of cells for independent.
  private func sharingWarnings(_ designed: DesignedFigures) -> [FitWarning] {
    let waves = 0..<cells.waveCount
    let hasRanks = replicated != nil && tracking.rankModel == .shrunken
    let inWaves =
      (tracking.shrinks || hasRanks)
      && waves.contains { wave in
        designed.areShared(cells.segments.indices.map { cells.cell(segment: $0, wave: wave) })
      }
    let inSeries =
      cells.waveCount > ControlLimits.fewestEarlierWaves
      && cells.segments.indices.contains { segment in
        designed.areShared(waves.map { cells.cell(segment: segment, wave: $0) })
      }
    let parts = [
      inWaves && tracking.shrinks ? Phrase("shrunken indices", "收缩指数") : nil,
      inWaves && hasRanks ? Phrase("ranks", "名次") : nil,
      inSeries ? Phrase("control limits", "控制限") : nil,
    ].compactMap { $0 }
    guard !parts.isEmpty else { return [] }
    let isKnown = designed.design.sampling != nil
    return [
      FitWarning(
        code: "sharedUnits",
        message: """
          cells \(isKnown ? "" : "may ")share sampling units, which \(parts.map(\.english).joined(separator: ", ")) take for independent: \
          read them as approximate. Changes, roll-ups and comparisons with the average know what is shared
          """,
        chinese: """
          各格\(isKnown ? "" : "可能")共有抽样单元，而\(parts.map(\.chinese).joined(separator: "、"))把它们当作相互独立：只能视为近似。\
          变化、汇总及与均值的比较已考虑共有的单元
          """)
    ]
  }

  private var replicateWarnings: [FitWarning] {
    guard let replicated else { return [] }
    // Limits of t rest on no replicate more than on the others.
    let isGiven = tracking.designReplicates != nil
    let few =
      isGiven && replicated.quantileLevel == nil
      ? [] : FitWarning.fewReplicates(replicated.count, level: tracking.level, areGiven: isGiven)
    // Of replicates that were not drawn each has its part of the variance.
    let tolerable = replicated.rule == .replicates ? 0.01 * Double(replicated.count) : 0
    let failed = replicated.failures.filter { Double($0.value.count) > tolerable }
    guard !failed.isEmpty else { return few }
    let places = places(failed.keys.sorted())
    guard replicated.rule == .replicates else { return few + [Self.lackingReplicates(in: places)] }
    return few + [
      FitWarning(
        code: "replicatesFailed",
        message: """
          more than 1 % of the replicates have no estimates in \(places.english): intervals there rest on \
          the others, and where more than half are missing there is none. Merge small cells, or leave out items that \
          hardly vary
          """,
        chinese: """
          \(places.chinese) 中超过 1% 的重复样本没有估计值：该处的区间只依据其余样本，若缺失过半则没有区间。\
          请合并较小的格，或舍弃几乎没有变化的题目
          """)
    ]
  }

  private static func lackingReplicates(in places: Phrase) -> FitWarning {
    FitWarning(
      code: "replicatesFailed",
      message: """
        some replicates have no estimates in \(places.english), and each has its part of the variance: errors there, and \
        of sums and differences with these cells, may be too small, and where more than half are missing there is none. \
        Merge small cells
        """,
      chinese: """
        \(places.chinese) 在部分重复样本中没有估计值，而方差由全部重复样本组成：该处及含有这些格的合计与差的误差可能偏小，若缺失过半则没有误差。\
        请合并较小的格
        """)
  }

  /// The first five of some cells, and how many more there are.
  private func places(_ found: [Int]) -> Phrase {
    let names = found.prefix(5).map { cell in
      let segment = cells.segments[cell / cells.waveCount]
      return cells.label(cell % cells.waveCount).map { "\(segment) \($0)" } ?? segment
    }
    let more = found.count > names.count ? " and \(CountText.counted(found.count - names.count, "more cell"))" : ""
    let chineseMore = found.count > names.count ? "，另有 \(found.count - names.count) 格" : ""
    return Phrase(names.joined(separator: ", ") + more, names.joined(separator: "、") + chineseMore)
  }
}

extension PooledReason {
  /// What stands in the way of a fit of a cell's own.
  ///
  /// - Parameter fewest: Interviews that such a fit asks for.
  fileprivate func explanation(fewest: Int) -> Phrase {
    switch self {
    case .tooFew:
      Phrase(
        "fewer than the \(fewest) interviews of a fit of its own (--own-minimum)",
        "访谈少于单独拟合所需的 \(fewest) 份（--own-minimum）")
    case .zeroVariance: Phrase("an item has one value only", "有题目只有一个取值")
    case .notConverged: Phrase("the weights did not converge", "权重未收敛")
    case .singular: Phrase("items or constructs are collinear", "题目或构念共线")
    case .negativeWeight: Phrase("an item would count against its index", "有题目会使其指数降低")
    }
  }
}
