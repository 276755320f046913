internal import SatisfactionNumerics

/// What a comparison needs of every division of the cases: the estimates of both groups, and how the scores of the
/// pooled fit are spread in each.
final class PairRecorder: ReplicateRecorder {
  /// The estimates of every solve.
  let table: ReplicateTable
  /// The scores of the pooled fit.
  private let scores: PooledScores
  /// Means and variances of the pooled scores, construct by construct, a solve each.
  private let spreads: SharedColumns
  /// Rw within the own block of every indicator in the two groups as they are: what their bootstraps are oriented by.
  private let projections: SharedColumns

  init(scores: PooledScores, solves: Int) {
    table = ReplicateTable(columns: MeasureColumns(scores.layout, MeasureOptions()), count: solves)
    self.scores = scores
    spreads = SharedColumns(rows: (solves + 7) / 8 * 8, columns: 2 * scores.layout.constructCount)
    projections = SharedColumns(rows: 2, columns: scores.layout.indicatorCount)
  }

  func record(_ solver: borrowing PLSSolver<SIMD8<Double>>, from first: Int) {
    table.record(solver, from: first)
    let p = solver.p
    for (j, terms) in scores.terms.enumerated() {
      var (mean, variance) = (SIMD8<Double>(), SIMD8<Double>())
      for (b, factor) in terms {
        let scaled = SIMD8(repeating: factor) * solver.deviations[b]
        mean += SIMD8(repeating: factor) * (solver.means[b] - SIMD8(repeating: scores.means[b]))
        var sum = SIMD8<Double>()
        for (a, other) in terms {
          sum += SIMD8(repeating: other) * solver.deviations[a] * solver.correlations[a + b * p]
        }
        variance += scaled * sum
      }
      for lane in 0..<8 {
        spreads.set(mean[lane], row: first + lane, column: 2 * j)
        spreads.set(variance[lane], row: first + lane, column: 2 * j + 1)
      }
    }
    guard first == 0 else { return }
    for (j, block) in scores.layout.blocks.enumerated() {
      for i in block {
        for lane in 0..<2 { projections.set(solver.projections[i + j * p][lane], row: lane, column: i) }
      }
    }
  }

  /// Mean and variance of a construct's pooled scores in one group of a division.
  func spread(solve: Int, construct j: Int) -> (mean: Double, variance: Double) {
    (spreads[solve, 2 * j], spreads[solve, 2 * j + 1])
  }

  /// Weights of an indicator in the score of a construct above it, a solve each.
  func weights(_ leaf: ModelLayout.Leaf) -> [Double] {
    table.product(IndicatorMeasures.weight, over: leaf.columns)
  }

  /// Rw within the own blocks of one of the two groups as they are.
  func reference(group: Int) -> [Double] { (0..<scores.layout.indicatorCount).map { projections[group, $0] } }
}

/// The scores that the fit of all cases of two groups gives: Σ factor·(x − mean).
struct PooledScores: Sendable {
  let layout: ModelLayout
  /// The indicators under each construct, each with w/s.
  let terms: [[(item: Int, factor: Double)]]
  /// Means of the indicators, p.
  let means: [Double]
  /// Correlations of the indicators, p × p.
  let correlations: Matrix
  /// Whether no weight under a construct is estimated, so that groups have one composite of the answers, J.
  private let isGiven: [Bool]

  init(_ fit: PLSFit) {
    layout = fit.layout
    let deviations = fit.moments.standardDeviations
    terms = (0..<layout.constructCount).map {
      fit.leafWeights(ofConstruct: $0).map { ($0.item, $0.weight / deviations[$0.item]) }
    }
    means = fit.moments.means ?? []
    correlations = fit.correlations
    isGiven = fit.layout.hasGivenWeights
  }

  /// The correlation of the scores of one construct that two sets of weights give to all cases, division by division.
  ///
  /// - Parameters:
  ///   - weights: For each of the indicators under the construct its weights in every solve: those of the two groups of a division
  ///     follow each other.
  ///   - divisions: Numbers of divisions.
  func agreements(_ weights: [[Double]], of divisions: [Int], construct j: Int) -> [Double] {
    let (items, order) = (terms[j].map(\.item), weights.count)
    // A score of one item is that item, whatever its weight, and given weights are the same in all groups.
    guard order > 1, !isGiven[j] else { return divisions.map { _ in 1 } }
    let r = items.flatMap { column in items.map { correlations[$0, column] } }
    return divisions.map { division in
      var (cross, own, other) = (0.0, 0.0, 0.0)
      for b in 0..<order {
        var (first, second) = (0.0, 0.0)
        for k in 0..<order {
          first += weights[k][2 * division] * r[k + b * order]
          second += weights[k][2 * division + 1] * r[k + b * order]
        }
        cross += first * weights[b][2 * division + 1]
        own += first * weights[b][2 * division]
        other += second * weights[b][2 * division + 1]
      }
      return cross / (own * other).squareRoot()
    }
  }
}

/// A table of numbers that workers fill in disjoint rows.
@safe
final class SharedColumns: @unchecked Sendable {
  let rows: Int
  let columns: Int
  private let base: UnsafeMutablePointer<Double>

  init(rows: Int, columns: Int) {
    (self.rows, self.columns) = (rows, columns)
    unsafe base = .allocate(capacity: max(1, rows * columns))
    unsafe base.initialize(repeating: .nan, count: rows * columns)
  }

  deinit {
    unsafe base.deallocate()
  }

  private func place(_ row: Int, _ column: Int) -> Int {
    precondition(row >= 0 && row < rows && column >= 0 && column < columns, "outside the table")
    return row + column * rows
  }

  subscript(row: Int, column: Int) -> Double { unsafe base[place(row, column)] }

  func set(_ value: Double, row: Int, column: Int) {
    let place = place(row, column)
    unsafe base[place] = value
  }

  /// Column by column.
  var values: [Double] { unsafe Array(UnsafeBufferPointer(start: base, count: rows * columns)) }
}
