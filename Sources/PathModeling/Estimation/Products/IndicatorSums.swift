internal import SatisfactionNumerics

/// Columns or scores of a model as weighted sums of its indicators, with the weights of a solve: over lanes, as the solver.
///
/// The score of a construct of constructs is a sum of the indicators under it, and each has the product of the weights
/// down the tree.
struct IndicatorSums<L: Lanes>: ~Copyable {
  /// The places of each sum among the items and weights of all.
  let ranges: [Range<Int>]
  /// The indicator at each place.
  let items: [Int]
  /// Its weight in points of its scale, with the standard deviation of the solve; set by ``take(_:)``.
  let weights: Scratch<L>
  /// Columns of the model whose weights are multiplied, place after place.
  private let columns: [Int]
  /// Where the columns of each place begin, and the number of columns.
  private let starts: [Int]

  /// - Parameter sums: The indicators of each sum, with the columns whose weights multiply to theirs.
  init(_ sums: [[ModelLayout.Leaf]]) {
    var (ranges, first) = ([Range<Int>](), 0)
    for sum in sums {
      ranges.append(first..<(first + sum.count))
      first += sum.count
    }
    let leaves = sums.flatMap { $0 }
    self.ranges = ranges
    items = leaves.map(\.item)
    columns = leaves.flatMap(\.columns)
    starts = leaves.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.columns.count) }
    weights = Scratch(count: first)
  }

  /// Takes the weights and standard deviations of a solve.
  borrowing func take(_ solver: borrowing PLSSolver<L>) {
    for place in items.indices {
      var weight = L.one
      for k in starts[place]..<starts[place + 1] { weight = weight * solver.weights[columns[k]] }
      weights[place] = weight / solver.deviations[items[place]]
    }
  }

  /// The covariance of a sum with something else.
  ///
  /// - Parameter covariances: Those of the indicators with it, from `start`.
  borrowing func covariance(of sum: Int, with covariances: borrowing Scratch<L>, from start: Int) -> L {
    var total = L.zero
    for place in ranges[sum] { total = total + weights[place] * covariances[start + items[place]] }
    return total
  }
}
