internal import PathModeling
internal import SatisfactionNumerics
internal import SatisfactionWording

/// Puts the rows of a programme together from the numbers of its cells.
struct ProgrammeAssembly {
  let tracking: Tracking
  let estimator: PLS
  /// The fit on all rows; nil where it failed and is not needed.
  let fit: PLSFit?
  let fitFailure: Phrase?
  let figures: ProgrammeFigures
  let tree: GroupTree
  let sample: Sample
  let replicated: ReplicatedProgramme?

  var model: ProgrammeModel { figures.model }
  var cells: ProgrammeCells { figures.cells }
  /// What limits and p-values are made with.
  let law: ErrorLaw

  func programme() -> Programme {
    let values = GroupValues(tree, figures, minimumCoverage: tracking.minimumCoverage)
    let groups = figures.groups(tree)
    let shrunken = tracking.shrinks ? shrunkenGroups(groups) : []
    return Programme(
      model: model.model, estimator: estimator, tracking: tracking, sample: sample,
      design: figures.designed?.design.summary, segments: cells.segments,
      segmentLabels: cells.segmentLabels,
      waves: cells.calendar?.labels ?? [], waveOrder: cells.calendar?.order,
      constructs: model.constructs.indices.map(model.name(ofReported:)), pooledWeights: pooledWeights,
      cells: cellRows(shrunken), changes: changes, rollUps: rollUps(values), rollUpChanges: rollUpChanges(values),
      benchmark: groups.flatMap(standings), ranking: replicated?.ranking ?? [],
      shrinkage: shrunken.map(\.group), control: control, external: tracking.benchmarks, replication: replication,
      warnings: warnings(groups))
  }

  // MARK: Weights and cells

  private var pooledWeights: [Programme.Item] {
    guard let fit else { return [] }
    let weights = model.itemWeights(of: fit)
    return items { construct, item in
      Programme.Item(
        construct: construct, name: model.itemName(ofLeaf: item), weight: weights.weights[item],
        share: weights.shares[item])
    }
  }

  /// One value a leaf of the constructs that are reported.
  private func items<Row>(_ row: (String, Int) -> Row) -> [Row] {
    model.constructs.flatMap { construct in
      model.blocks[construct].map { row(model.numbering.constructs[construct], $0) }
    }
  }

  private func cellRows(_ shrunken: [ShrunkenGroup]) -> [Programme.Cell] {
    var members: [Int: ShrunkenIndices.Member] = [:]
    for group in shrunken {
      for (segment, member) in group.members {
        let cell = cells.cell(segment: segment, wave: group.wave)
        members[cell * model.constructs.count + group.construct] = member
      }
    }
    return figures.figures.enumerated().map { cell, own in
      Programme.Cell(
        segment: cells.segments[cell / cells.waveCount], wave: cells.label(cell % cells.waveCount), rows: own.rows,
        used: own.used, effective: own.effective, status: own.status, weightsFrom: own.weightsFrom,
        reason: own.reason, constantIndicators: own.constants.map { model.numbering.indicators[$0] },
        constructs: model.constructs.indices.map { construct in
          constructRow(own, construct, members[cell * model.constructs.count + construct])
        },
        items: items { construct, item in itemRow(own, construct, item) })
    }
  }

  private func constructRow(
    _ own: CellFigures, _ construct: Int, _ shrunken: ShrunkenIndices.Member?
  ) -> Programme.ConstructRow {
    let index = own.indices[construct]
    return Programme.ConstructRow(
      name: model.name(ofReported: construct), index: index?.index, deviation: index?.deviation,
      error: index.map { ProgrammeError($0.index, variance: $0.variance, law, limits: $0.limits) } ?? .undefined,
      shrunken: shrunken)
  }

  private func itemRow(_ own: CellFigures, _ construct: String, _ leaf: Int) -> Programme.ItemRow {
    let (name, item) = (model.itemName(ofLeaf: leaf), model.item(leaf))
    guard let weights = own.weights else {
      return Programme.ItemRow(
        name: name, construct: construct, mean: nil, score: nil, error: .undefined, weight: nil, share: nil)
    }
    let (mean, variance) = (own.means[item], own.meanVariances[item])
    let (score, points) = (model.score(ofItem: item, mean: mean), model.points(ofItem: item))
    return Programme.ItemRow(
      name: name, construct: construct, mean: mean, score: score,
      error: ProgrammeError(score, variance: variance.isNaN ? nil : points * points * variance, law),
      weight: weights.weights[leaf], share: weights.shares[leaf])
  }

  // MARK: Changes

  private var changes: [Programme.Change] {
    guard let calendar = cells.calendar else { return [] }
    var rows: [Programme.Change] = []
    for wave in calendar.labels.indices {
      for earlier in calendar.earlier(than: wave) {
        for construct in model.constructs.indices {
          var family = cells.segments.indices.map { segment in
            change(segment: segment, earlier.kind, from: earlier.wave, to: wave, construct, calendar)
          }
          let adjusted = tracking.adjustChanges.adjusted(family.map(\.p))
          for k in family.indices { family[k].pAdjusted = adjusted[k] }
          rows += family
        }
      }
    }
    return rows
  }

  private func change(
    segment: Int, _ kind: ChangeKind, from: Int, to: Int, _ construct: Int, _ calendar: WaveCalendar
  ) -> Programme.Change {
    func row(
      _ change: Double?, _ error: ProgrammeError, _ p: Double?, _ parts: ChangeParts?
    ) -> Programme.Change {
      Programme.Change(
        segment: cells.segments[segment], kind: kind, from: calendar.labels[from], to: calendar.labels[to],
        construct: model.name(ofReported: construct), change: change, error: error, p: p,
        overlap: change == nil ? nil : figures.panel?.overlap(segment: segment, from: from, to: to), parts: parts,
        items: parts == nil ? [] : model.blocks[model.constructs[construct]].map(model.itemName(ofLeaf:)))
    }
    guard let now = figures.index(segment: segment, wave: to, construct),
      let then = figures.index(segment: segment, wave: from, construct)
    else { return row(nil, .undefined, nil, nil) }
    let difference = now.index - then.index
    let parts = parts(segment: segment, from: from, to: to, construct)
    // Among respondents of a panel, and in replicates, a sum over respondents is defined where one of the cells has no
    // spread of its own. Under a design each has to have one.
    let isPaired = figures.panel?[segment: segment, from: from, to: to, construct] != nil
    let summary = replicated?.changes[.init(segment: segment, from: from, to: to)]?[construct]
    let spreads = now.isLost || then.isLost ? 0 : [now.variance, then.variance].compactMap(\.self).count
    guard spreads == 2 || (spreads == 1 && figures.designed == nil && (isPaired || summary != nil)) else {
      return row(difference, .undefined, nil, parts)
    }
    let own = [SegmentShare(segment: segment, weight: 1)]
    let variance = summary?.variance ?? figures.variance(construct, own, at: to, minus: own, at: from)
    return row(
      difference, ProgrammeError(difference, variance: variance, law, limits: summary?.limits),
      // Beside a cell without spread nothing is tested; a panel has an error of the difference itself.
      spreads == 2 || isPaired ? p(difference, variance: variance) : nil, parts)
  }

  /// Two-sided p of no difference; nil without a variance.
  func p(_ difference: Double, variance: Double?) -> Double? {
    variance.flatMap { $0 > 0 ? law.twoSidedP(difference / $0.squareRoot()) : nil }
  }

  private func parts(segment: Int, from: Int, to: Int, _ construct: Int) -> ChangeParts? {
    func wave(_ wave: Int) -> (shares: [Double], scores: [Double])? {
      let own = figures.figures[cells.cell(segment: segment, wave: wave)]
      guard let weights = own.weights else { return nil }
      let items = model.blocks[model.constructs[construct]]
      let scores = items.map(model.item).map { model.score(ofItem: $0, mean: own.means[$0]) }
      return (items.map { weights.shares[$0] }, scores)
    }
    guard let before = wave(from), let after = wave(to) else { return nil }
    return ChangeParts(from: before, to: after)
  }

  // MARK: Series

  private var control: [Programme.Control] {
    guard let calendar = cells.calendar else { return [] }
    var rows: [Programme.Control] = []
    for (segment, name) in cells.segments.enumerated() {
      for construct in model.constructs.indices {
        var series: [(index: Double, variance: Double)] = []
        for (wave, label) in calendar.labels.enumerated() {
          guard let own = figures.index(segment: segment, wave: wave, construct), let variance = own.variance else {
            continue
          }
          series.append((own.index, variance))
          guard let limits = ControlLimits(series, z: law.quantile) else { continue }
          rows.append(
            Programme.Control(
              segment: name, wave: label, construct: model.name(ofReported: construct), limits: limits))
        }
      }
    }
    return rows
  }

  private var replication: Programme.Replication? {
    guard let replicated else { return nil }
    let failed = replicated.failures.sorted { $0.key < $1.key }.filter { $0.value.count > 0 }
    return Programme.Replication(
      requested: replicated.count, variance: replicated.rule, drawsRanks: replicated.ranks.drawsRanks,
      used: replicated.count - (failed.map(\.value.count).max() ?? 0),
      failed: failed.map { cell, failures in
        .init(
          segment: cells.segments[cell / cells.waveCount], wave: cells.label(cell % cells.waveCount),
          notConverged: failures.notConverged, singular: failures.singular, noUnit: failures.noUnit)
      })
  }
}

extension ProgrammeModel {
  /// The 0–100 score of an item from its mean answer.
  func score(ofItem item: Int, mean: Double) -> Double {
    let scale = scales[item]
    return 100 * (mean - scale.lowerBound) / (scale.upperBound - scale.lowerBound)
  }

  /// What one point of an answer is worth on the 0–100 score of its item.
  func points(ofItem item: Int) -> Double { 100 / (scales[item].upperBound - scales[item].lowerBound) }
}
