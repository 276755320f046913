internal import PathModeling
internal import SatisfactionNumerics
internal import SurveyData

/// Replicates of weighted means over cells under a design: whole sampling units are weighed, by the same factors in all
/// cells, so that cells which share units vary together as they do. Replicate weights weigh rows.
///
/// A replicate of a mean needs one sum a sampling unit and column, constructs or items.
struct DomainReplicates {
  let units: UnitReplicates
  let answers: Answers
  let cells: ProgrammeCells
  let threads: Int

  /// Replicates that a worker makes at a time.
  private static let replicatesTogether = 64

  /// The sums of a cell by sampling unit.
  private struct Domain {
    /// Numbers of the units, ascending.
    let units: [Int32]
    /// For each unit Σω(y − ȳ) of every column, then Σω.
    let sums: [Double]
    /// ȳ of every column.
    let centres: [Double]
  }

  /// The replicates of the means of some columns.
  ///
  /// - Parameters:
  ///   - shown: Cells.
  ///   - columns: Number of columns.
  ///   - load: Takes in a cell and returns, for a case and a column, what it is the mean of.
  /// - Returns: For each cell and column B means; NaN where the weights of the cell sum to 0.
  func means(
    of shown: [Int], columns: Int, load: (Int, inout CellBlock) -> (CellBlock, Int, Int) -> Double
  ) -> [[[Double]]] {
    var (block, domains) = (CellBlock(), [Domain]())
    for cell in shown {
      let members = cells.cells.members(ofCell: cell)
      block.load(answers, members: members)
      let value = load(cell, &block)
      domains.append(domain(members, block, columns, value))
    }
    let pieces = (units.count + Self.replicatesTogether - 1) / Self.replicatesTogether
    let parts = ParallelWork.map(pieces, threads: threads) { piece in
      let first = piece * Self.replicatesTogether
      return Self.draw(first..<min(first + Self.replicatesTogether, units.count), domains, columns, units)
    }
    return domains.indices.map { place in
      (0..<columns).map { column in parts.flatMap { $0[place * columns + column] } }
    }
  }

  private func domain(
    _ members: ArraySlice<Int32>, _ block: CellBlock, _ columns: Int, _ value: (CellBlock, Int, Int) -> Double
  ) -> Domain {
    let own = DomainUnits(members.map { units.unit(ofRow: answers.row(ofCase: Int($0))) })
    let isWeighted = !units.replacesWeights
    let centres = (0..<columns).map { column in
      var sum = 0.0
      for i in 0..<block.count { sum += block.weights[i] * value(block, i, column) }
      return sum / block.totalWeight
    }
    let width = columns + 1
    var sums = [Double](repeating: 0, count: own.numbers.count * width)
    for i in 0..<block.count {
      let start = Int(own.ofRows[i]) * width
      let weight = isWeighted ? block.weights[i] : 1
      for column in 0..<columns { sums[start + column] += weight * (value(block, i, column) - centres[column]) }
      sums[start + columns] += weight
    }
    return Domain(units: own.numbers, sums: sums, centres: centres)
  }

  /// ȳ + ΣaΣω(y − ȳ)/ΣaΣω over the units, a their factors, of every cell and column.
  private static func draw(
    _ range: Range<Int>, _ domains: [Domain], _ columns: Int, _ units: UnitReplicates
  ) -> [[Double]] {
    var results = [[Double]](
      repeating: Array(repeating: 0, count: range.count), count: domains.count * columns)
    let width = columns + 1
    var sum = [Double](repeating: 0, count: width)
    for (k, b) in range.enumerated() {
      let factors = units.factors(replicate: b)
      for (place, domain) in domains.enumerated() {
        for column in 0..<width { sum[column] = 0 }
        for (number, unit) in domain.units.enumerated() {
          let factor = factors[Int(unit)]
          for column in 0..<width { sum[column] += factor * domain.sums[number * width + column] }
        }
        for column in 0..<columns {
          results[place * columns + column][k] = domain.centres[column] + sum[column] / sum[columns]
        }
      }
    }
    return results
  }
}
