internal import PathModeling
internal import SatisfactionWording

extension ProgrammeAssembly {
  /// What a reader should know, in plain words.
  func warnings(_ groups: [GroupMembers]) -> [FitWarning] {
    var warnings = fit.map { $0.warnings + $0.indexWarnings } ?? []
    if let fitFailure {
      warnings.append(
        FitWarning(code: "noPooledWeights", message: "there are no pooled weights, and none are needed: \(fitFailure)"))
    }
    warnings += waveWarnings + constantWarnings + weightWarnings + designWarnings
    if cells.usedWithoutCell > 0 {
      warnings.append(
        FitWarning(
          code: "rowsWithoutCell",
          message: """
            \(CountText.counted(cells.usedWithoutCell, "interview")) without a segment or a wave: counted in the pooled \
            weights and in no cell. Fill these columns to have them counted
            """))
    }
    if let unranked = replicated?.unranked, !unranked.isEmpty {
      warnings.append(
        FitWarning(
          code: "notRanked",
          message: """
            \(unranked.namesForMessage): a group of more than \(ReplicatedProgramme.mostRanked) members is not ranked; \
            give --roll-up of smaller groups
            """))
    }
    return warnings + replicateWarnings
  }

  private var waveWarnings: [FitWarning] {
    guard let calendar = cells.calendar else { return [] }
    if calendar.labels.count == 1 {
      return [
        FitWarning(
          code: "oneWave",
          message: "there is one wave, \(calendar.labels[0]): no changes. Give data of several waves for these")
      ]
    }
    guard !calendar.knowsSeasons else { return [] }
    return [
      FitWarning(
        code: "noYearBefore",
        message: """
          the labels of the waves (\(calendar.labels.prefix(3).joined(separator: ", "))…) do not say which part of a \
          year they are, so no wave is compared with the same season a year before: give --waves-per-year, or labels \
          such as 2024Q1
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
      let name = model.name(ofReported: construct)
      return FitWarning(
        code: "constantScores",
        message: """
          all answers to \(name) are the same in \(places(found)): its index has no standard error there, and nothing \
          is tested. Look whether these answers were really given, or merge cells
          """, construct: name)
    }
  }

  /// Where cells have no weights of their own although these were asked for.
  private var weightWarnings: [FitWarning] {
    guard tracking.weightsFrom != .pooled else { return [] }
    return PooledReason.allCases.compactMap { reason in
      let found = figures.figures.indices.filter { figures.figures[$0].reason == reason }
      guard !found.isEmpty else { return nil }
      let outcome = tracking.weightsFrom == .own ? "no index" : "the pooled weights"
      return FitWarning(
        code: "noOwnWeights",
        message: "\(places(found)): \(reason.explanation), so there is \(outcome). Merge cells, or take pooled weights")
    }
  }

  /// What a design leaves unknown, and what it does not enter.
  private var designWarnings: [FitWarning] {
    guard let designed = figures.designed else { return [] }
    let summary = designed.design.summary
    var warnings = summary.fewUnits(.t) + summary.notes
    let freedom = figures.figures.indices.map(designed.degreesOfFreedom(ofCell:))
    let single = figures.figures.indices.filter { designed.hasOneUnit($0) }
    if !single.isEmpty {
      warnings.append(
        FitWarning(
          code: "oneUnit",
          message: """
            all interviews of \(places(single)) are of one sampling unit, which says nothing of the others: standard \
            errors and limits there are null. Merge cells
            """))
    }
    let few = freedom.indices.filter { cell in
      freedom[cell].map { Double($0) < DesignSummary.fewDegrees } ?? false && !designed.hasOneUnit(cell)
    }
    if !few.isEmpty, !summary.hasFewUnits {
      warnings.append(
        FitWarning(
          code: "fewUnitsInCell",
          message: """
            interviews of \(places(few)) are of few sampling units: these less their strata are below \
            \(NumberText.written(DesignSummary.fewDegrees)), so that standard errors there are hardly known, and limits with \
            the \(NumberText.written(summary.degreesOfFreedom)) degrees of freedom of the whole sample are too narrow. \
            Merge cells, or take more and smaller units
            """))
    }
    return warnings + sharingWarnings(designed)
  }

  /// Indices drawn towards their group and limits of series take the errors of cells for independent.
  private func sharingWarnings(_ designed: DesignedFigures) -> [FitWarning] {
    let waves = 0..<cells.waveCount
    let hasGroups = tracking.shrinks || replicated != nil && tracking.rankModel == .shrunken
    let inWaves =
      hasGroups
      && waves.contains { wave in
        designed.areShared(cells.segments.indices.map { cells.cell(segment: $0, wave: wave) })
      }
    let inSeries =
      cells.waveCount > ControlLimits.fewestEarlierWaves
      && cells.segments.indices.contains { segment in
        designed.areShared(waves.map { cells.cell(segment: segment, wave: $0) })
      }
    let parts = [
      inWaves ? "shrunken indices and ranks" : nil, inSeries ? "control limits" : nil,
    ].compactMap { $0 }
    guard !parts.isEmpty else { return [] }
    return [
      FitWarning(
        code: "sharedUnits",
        message: """
          cells share sampling units, which \(parts.joined(separator: " and ")) take for independent: read them as \
          approximate. Changes, roll-ups and comparisons with the average know what is shared
          """)
    ]
  }

  private var replicateWarnings: [FitWarning] {
    let few = FitWarning.fewReplicates(tracking.replicates, level: tracking.level)
    let failed = (replicated?.failures ?? [:]).filter { Double($0.value.count) > 0.01 * Double(tracking.replicates) }
    guard !failed.isEmpty else { return few }
    return few + [
      FitWarning(
        code: "replicatesFailed",
        message: """
          more than 1 % of the replicates have no estimates in \(places(failed.keys.sorted())): intervals there rest on \
          the others. Merge small cells, or leave out items that hardly vary
          """)
    ]
  }

  /// The first five of some cells, and how many more there are.
  private func places(_ found: [Int]) -> String {
    let names = found.prefix(5).map { cell in
      let segment = cells.segments[cell / cells.waveCount]
      return cells.label(cell % cells.waveCount).map { "\(segment) \($0)" } ?? segment
    }
    let more = found.count > names.count ? " and \(CountText.counted(found.count - names.count, "more cell"))" : ""
    return names.joined(separator: ", ") + more
  }
}

extension PooledReason {
  /// What stands in the way of a fit of a cell's own.
  fileprivate var explanation: String {
    switch self {
    case .tooFew: "too few interviews for a fit of their own"
    case .zeroVariance: "an item has one value only"
    case .notConverged: "the weights did not converge"
    case .singular: "items or constructs are collinear"
    case .negativeWeight: "an item would count against its index"
    }
  }
}
