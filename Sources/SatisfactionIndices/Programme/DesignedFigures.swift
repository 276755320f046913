internal import PathModeling
internal import SatisfactionNumerics
internal import SurveyData

/// The parts of all indices of a programme, from which the variance of any sum of them follows: cells that share sampling
/// units are not independent.
struct DesignedFigures: Sendable {
  let design: DomainDesign
  /// Linear parts by cell, then construct, nil where it has no index; empty where replicate weights stand for units.
  private let linear: [[UnitTotals?]]
  /// How far each replicate moves an index, by cell, then construct; empty where variances are linearised.
  private var moved: [[UnitTotals?]]
  /// The numbers of the replicates, in the memory of one list for all indices.
  private let numbers: [Int32]

  /// - Parameters:
  ///   - linear: Linear parts by cell, then construct; empty without units.
  ///   - cells: Number of cells.
  init(design: DomainDesign, linear: [[UnitTotals?]], cells: Int) {
    (self.design, self.linear) = (design, linear)
    moved = design.isReplicated ? Array(repeating: [], count: cells) : []
    numbers = design.isReplicated ? (0..<(design.replicates?.count ?? 0)).map { Int32($0) } : []
  }

  /// What variances are made of.
  private var parts: [[UnitTotals?]] { design.isReplicated ? moved : linear }

  /// Keeps the replicates of a cell, where variances are theirs.
  ///
  /// - Parameters:
  ///   - replicates: Those of each construct; nil where it has no index.
  ///   - indices: What they are replicates of.
  mutating func keep(_ replicates: [[Double]?], of indices: [CellFigures.Index?], cell: Int) {
    moved[cell] = zip(replicates, indices).map { replicates, index in
      guard let replicates, let index else { return nil }
      return UnitTotals(units: numbers, totals: replicates.map { $0 - index.index })
    }
  }

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
      of: cells.map { parts[$0][construct] ?? .empty }, from: sum(construct, zip(cells, shares).map { ($0, $1) }))
  }

  private func sum(_ construct: Int, _ terms: [(cell: Int, weight: Double)]) -> UnitTotals {
    .sum(terms.compactMap { term in parts[term.cell][construct].map { (totals: $0, factor: term.weight) } })
  }

  // MARK: Units

  /// Whether two of some cells have cases of one sampling unit; taken to be so where replicate weights stand for units.
  func areShared(_ cells: [Int]) -> Bool {
    guard design.sampling != nil else { return cells.count > 1 }
    var seen = Set<Int32>()
    return cells.contains { cell in
      let units = linear[cell].lazy.compactMap { $0 }.first?.units ?? []
      return units.contains { !seen.insert($0).inserted }
    }
  }

  /// Whether several cases of a cell are all of one sampling unit.
  func hasOneUnit(_ cell: Int) -> Bool {
    guard !linear.isEmpty else { return false }
    return linear[cell].lazy.compactMap { $0 }.first.map { $0.units.count == 1 } ?? false
  }

  /// Sampling units of a cell less their strata; nil where it has no index, or nothing is known of units.
  func degreesOfFreedom(ofCell cell: Int) -> Int? {
    guard let variance = design.linear else { return nil }
    return linear[cell].lazy.compactMap { $0 }.first.map { variance.degreesOfFreedom(of: $0) }
  }
}
