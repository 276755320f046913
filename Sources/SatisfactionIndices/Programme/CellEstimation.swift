internal import PathModeling
internal import SatisfactionNumerics
internal import SurveyData

/// Finds the numbers of all cells: status, weights, indices and their linearised variances.
struct CellEstimation {
  let tracking: Tracking
  let estimator: PLS
  let model: ProgrammeModel
  let answers: Answers
  let cells: ProgrammeCells
  /// Weights of the fit on all rows; nil where there is none.
  let pooled: ItemWeights?
  /// How the rows were drawn; nil for rows drawn one by one.
  let design: DomainDesign?
  let threads: Int

  /// Replicates of every cell; 0 where variances are linearised.
  var replicateCount: Int { design?.replicates?.count ?? tracking.replicates }

  /// Segments that a worker takes at a time.
  private static let segmentsTogether = 8

  /// The numbers of all cells.
  ///
  /// - Parameter respondents: The respondent of each row used, for a panel.
  /// - Complexity: O(n · p), and a fit a cell where weights are their own.
  func run(respondents: [Int32]?, calendar: WaveCalendar?) throws -> ProgrammeFigures {
    let own = tracking.weightsFrom == .pooled ? [:] : try ownWeights()
    let segments = cells.segments.count
    let pieces = (segments + Self.segmentsTogether - 1) / Self.segmentsTogether
    let results = ParallelWork.map(pieces, threads: threads) { piece in
      var (block, figures, panel) = (CellBlock(), [CellFigures](), PanelCovariances())
      var totals: [[UnitTotals?]] = []
      let first = piece * Self.segmentsTogether
      for segment in first..<min(first + Self.segmentsTogether, segments) {
        var influences: [PanelCovariances.Influences?] = []
        for wave in 0..<cells.waveCount {
          let cell = cells.cell(segment: segment, wave: wave)
          figures.append(self.figures(ofCell: cell, own[cell], &block))
          if let design {
            if let own = settle(cell, design, block, &figures[figures.count - 1]) { totals.append(own) }
            settleItems(cell, design, block, &figures[figures.count - 1])
          }
          if let respondents { influences.append(influence(of: cell, figures.last, block, respondents)) }
        }
        if respondents != nil { compare(influences, segment: segment, calendar, &panel) }
      }
      return (figures: figures, panel: panel, totals: totals)
    }
    var panel = respondents == nil ? nil : PanelCovariances()
    for result in results { panel?.merge(result.panel) }
    return ProgrammeFigures(
      cells: cells, model: model, figures: results.flatMap(\.figures), panel: panel,
      designed: design.map {
        DesignedFigures(design: $0, linear: results.flatMap(\.totals), cells: cells.rows.count)
      })
  }

  // MARK: One cell

  private func figures(ofCell cell: Int, _ own: OwnWeights?, _ block: inout CellBlock) -> CellFigures {
    let members = cells.cells.members(ofCell: cell)
    let effective = effectiveCases(members)
    let status = tracking.status(used: members.count, effective: effective)
    var figures = CellFigures(
      rows: cells.rows[cell], used: members.count, effective: effective, status: status,
      constructs: model.constructs.count)
    guard status.isShown else { return figures }
    block.load(answers, members: members)
    figures.constants = block.isConstant.indices.filter { block.isConstant[$0] }
    (figures.reason, figures.reference) = (own?.reason, own?.reference ?? [])
    let weights = own?.weights ?? (tracking.weightsFrom == .own ? nil : pooled)
    guard let weights else { return figures }
    figures.weightsFrom = own?.weights == nil ? .pooled : .own
    (figures.means, figures.meanVariances) = (block.means, block.variances)
    figures.weights = weights
    block.score(weights, model)
    for (place, construct) in model.constructs.enumerated() {
      let items = model.blocks[construct].map(model.item)
      guard weights.isDefined[construct], items.allSatisfy({ !block.means[$0].isNaN }) else { continue }
      let spread = block.spread(place)
      let isConstant = items.allSatisfy { block.isConstant[$0] }
      figures.indices[place] = CellFigures.Index(
        index: spread.mean.mean, deviation: spread.deviation, variance: isConstant ? nil : spread.mean.variance)
    }
    return figures
  }

  private func effectiveCases(_ members: ArraySlice<Int32>) -> Double {
    guard let weights = answers.weights else { return Double(members.count) }
    var (total, squared) = (0.0, 0.0)
    for row in members {
      total += weights[Int(row)]
      squared += weights[Int(row)] * weights[Int(row)]
    }
    return squared > 0 ? total * total / squared : 0
  }

  // MARK: Design

  /// The linear parts of the indices of a cell, whose variances become those of the design; nil where replicate weights
  /// stand for units, which leave no variance to a cell that they weigh alike.
  private func settle(
    _ cell: Int, _ design: DomainDesign, _ block: CellBlock, _ figures: inout CellFigures
  ) -> [UnitTotals?]? {
    guard let sampling = design.sampling, let variance = design.linear else {
      settle(cell, design.replicates, &figures)
      return nil
    }
    guard figures.weights != nil else { return figures.indices.map { _ in nil } }
    let rows = cells.cells.members(ofCell: cell).map { Int32(answers.row(ofCase: Int($0))) }
    let units = DomainUnits(sampling, rows: rows)
    // ω(y − ȳ)/Σω of every index that the cell has.
    let totals = figures.indices.enumerated().map { place, index in
      index.map { index in
        units.totals(of: rows.count, row: { $0 }) { i in
          block.weights[i] / block.totalWeight * (block.score(ofCase: i, place) - index.index)
        }
      }
    }
    for (place, linear) in totals.enumerated() where figures.indices[place]?.variance != nil {
      figures.indices[place]?.variance = linear.flatMap(variance.variance)
    }
    return totals
  }

  private func settle(_ cell: Int, _ replicates: UnitReplicates?, _ figures: inout CellFigures) {
    guard let replicates, figures.weights != nil else { return }
    let members = cells.cells.members(ofCell: cell).map { Int($0) }
    figures.isWeighedAlike = replicates.areWeighedAlike(
      members.map(answers.row(ofCase:)), weights: answers.weights.map { weights in members.map { weights[$0] } })
    guard figures.isWeighedAlike else { return }
    for place in figures.indices.indices { figures.indices[place]?.variance = nil }
  }

  /// The variances of the means of the items of a cell become those of the design: linearised over sampling units, also
  /// where replicates are drawn, or by the rule of replicates that are not.
  private func settleItems(_ cell: Int, _ design: DomainDesign, _ block: CellBlock, _ figures: inout CellFigures) {
    guard figures.weights != nil else { return }
    let items = figures.meanVariances.indices.filter { !figures.meanVariances[$0].isNaN }
    guard !figures.isWeighedAlike, !items.isEmpty else {
      figures.meanVariances = figures.meanVariances.map { _ in .nan }
      return
    }
    let rows = cells.cells.members(ofCell: cell).map { Int32(answers.row(ofCase: Int($0))) }
    let parts = DomainParts(design, rows: rows).parts(
      ofMeans: items.count, of: block.count, weight: { block.weights[$0] }, sum: block.totalWeight
    ) { place, i in
      block.value(ofCase: i, items[place]) - block.means[items[place]]
    }
    for (item, own) in zip(items, parts) { figures.meanVariances[item] = design.variance.variance(own) ?? .nan }
  }

  // MARK: Panel

  /// u of every respondent of a cell, by respondent; nil where the cell has no indices.
  private func influence(
    of cell: Int, _ figures: CellFigures?, _ block: CellBlock, _ respondents: [Int32]
  ) -> PanelCovariances.Influences? {
    guard let figures, figures.weights != nil else { return nil }
    let members = cells.cells.members(ofCell: cell)
    let own = members.map { respondents[Int($0)] }
    let order = own.indices.sorted { own[$0] < own[$1] }
    var values: [Double] = []
    values.reserveCapacity(order.count * model.constructs.count)
    for i in order {
      let weight = block.weights[i] / block.totalWeight
      for place in model.constructs.indices {
        values.append(weight * (block.score(ofCase: i, place) - (figures.indices[place]?.index ?? .nan)))
      }
    }
    return PanelCovariances.Influences(respondents: order.map { own[$0] }, values: values)
  }

  private func compare(
    _ influences: [PanelCovariances.Influences?], segment: Int, _ calendar: WaveCalendar?,
    _ panel: inout PanelCovariances
  ) {
    guard let calendar else { return }
    for wave in influences.indices {
      for earlier in calendar.earlier(than: wave) {
        guard let now = influences[wave], let then = influences[earlier.wave] else { continue }
        let result = PanelCovariances.pairs(later: now, earlier: then, constructs: model.constructs.count)
        panel.set(.init(segment: segment, from: earlier.wave, to: wave), result.pairs, overlap: result.overlap)
      }
    }
  }

  // MARK: Own weights

  /// The weights of a cell's own fit, or why it has none.
  struct OwnWeights: Sendable {
    let weights: ItemWeights?
    let reason: PooledReason?
    /// Correlations of the columns with their own scores; see `PLSEstimates.ownProjections(of:)`.
    var reference: [Double] = []
  }

  /// Cells that are fitted at a time: their sums are kept together.
  private static let cellsTogether = 64

  /// Fits every shown cell by itself.
  private func ownWeights() throws -> [Int: OwnWeights] {
    var (result, candidates) = ([Int: OwnWeights](), [Int]())
    for cell in cells.rows.indices {
      let members = cells.cells.members(ofCell: cell)
      guard tracking.status(used: members.count, effective: effectiveCases(members)).isShown else { continue }
      if members.count < tracking.ownMinimum {
        result[cell] = OwnWeights(weights: nil, reason: .tooFew)
      } else {
        candidates.append(cell)
      }
    }
    let pieces = (candidates.count + Self.cellsTogether - 1) / Self.cellsTogether
    let fitted = ParallelWork.map(pieces, threads: threads) { piece in
      let range = (piece * Self.cellsTogether)..<min((piece + 1) * Self.cellsTogether, candidates.count)
      return Result { try fits(of: Array(candidates[range])) }
    }
    for (piece, fits) in fitted.enumerated() {
      for (k, own) in try fits.get().enumerated() { result[candidates[piece * Self.cellsTogether + k]] = own }
    }
    return result
  }

  private func fits(of candidates: [Int]) throws -> [OwnWeights] {
    let table = answers.table(of: cells.cells.selecting(candidates), threads: 1)
    let moments = try candidates.indices.map { try table[$0].moments(codings: answers.codings) }
    let solutions = estimator.solutions(of: model.model, on: moments, sideBySide: true)
    return zip(moments, solutions).map { moments, solution in
      guard let estimates = solution.estimates else {
        return OwnWeights(weights: nil, reason: PooledReason(solverFailure: solution.failure ?? ""))
      }
      let weights = model.itemWeights(estimates, deviations: moments.standardDeviations)
      return weights.hasNegative
        ? OwnWeights(weights: nil, reason: .negativeWeight)
        : OwnWeights(weights: weights, reason: nil, reference: estimates.ownProjections(of: model.model))
    }
  }
}

extension PooledReason {
  /// The reason behind the failure of a solve.
  fileprivate init(solverFailure name: String) {
    switch name.split(separator: " ").first {
    case "zeroVariance": self = .zeroVariance
    case "notConverged": self = .notConverged
    default: self = .singular
    }
  }
}
