internal import PathModeling
internal import SatisfactionNumerics
internal import SurveyData

/// How the rows of a programme were drawn, of which cells are domains.
struct ProgrammeDesign: Sendable {
  let sampling: SamplingDesign
  let summary: DesignSummary
  let variance: DesignVariance

  /// - Throws: `SurveyDataError` where the columns tell no design.
  init(_ columns: DesignColumns, of survey: Dataset, weights: String?) throws(SurveyDataError) {
    sampling = try SamplingDesign(columns, of: survey)
    summary = DesignSummary(sampling, weights: weights)
    variance = DesignVariance(sampling)
  }

  /// The linear parts ω(y − ȳ)/Σω of the indices of a cell, summed by sampling unit; nil where it has no index.
  ///
  /// - Parameters:
  ///   - rows: The rows of the cell, by their number in the survey.
  ///   - block: The cell, with the scores of its cases.
  ///   - indices: Its indices.
  func totals(_ rows: [Int32], _ block: CellBlock, _ indices: [CellFigures.Index?]) -> [UnitTotals?] {
    let units = DomainUnits(sampling, rows: rows)
    return indices.enumerated().map { place, index in
      index.map { index in
        units.totals(of: rows.count, row: { $0 }) { i in
          block.weights[i] / block.totalWeight * (block.score(ofCase: i, place) - index.index)
        }
      }
    }
  }
}

/// The linear parts of all indices of a programme, from which the variance of any sum of them follows: cells that share
/// sampling units are not independent.
struct DesignedFigures: Sendable {
  let design: ProgrammeDesign
  /// By cell, then construct; nil where it has no index.
  let totals: [[UnitTotals?]]

  /// The variance of Σ cI over cells; nil where all their cases are of one sampling unit.
  func variance(_ construct: Int, _ terms: [(cell: Int, weight: Double)]) -> Double? {
    design.variance.variance(sum(construct, terms))
  }

  /// The variances of the differences I − Σ aI of some cells from the sum over all of them.
  ///
  /// - Parameters:
  ///   - cells: Cells with an index.
  ///   - shares: What each counts in the sum.
  func variances(_ construct: Int, ofCells cells: [Int], fromShares shares: [Double]) -> [Double?] {
    design.variance.variances(
      of: cells.map { totals[$0][construct] ?? .empty }, from: sum(construct, zip(cells, shares).map { ($0, $1) }))
  }

  private func sum(_ construct: Int, _ terms: [(cell: Int, weight: Double)]) -> UnitTotals {
    .sum(terms.compactMap { term in totals[term.cell][construct].map { (totals: $0, factor: term.weight) } })
  }

  /// Whether two of some cells have cases of one sampling unit.
  func areShared(_ cells: [Int]) -> Bool {
    var seen = Set<Int32>()
    return cells.contains { cell in
      let units = totals[cell].lazy.compactMap { $0 }.first?.units ?? []
      return units.contains { !seen.insert($0).inserted }
    }
  }

  /// Whether several cases of a cell are all of one sampling unit.
  func hasOneUnit(_ cell: Int) -> Bool {
    totals[cell].lazy.compactMap { $0 }.first.map { $0.units.count == 1 } ?? false
  }

  /// Sampling units of a cell less their strata; nil where it has no index.
  func degreesOfFreedom(ofCell cell: Int) -> Int? {
    totals[cell].lazy.compactMap { $0 }.first.map { design.variance.degreesOfFreedom(of: $0) }
  }
}
