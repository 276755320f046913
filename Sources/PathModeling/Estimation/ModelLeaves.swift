package import PathSpecification

/// The indicators under every construct of a model, construct after construct: its own, or those of all its tree. Those of a
/// plain model are its indicators.
package struct ModelLeaves: Sendable {
  /// The leaves of each construct.
  package let ranges: [Range<Int>]
  /// The indicator of each leaf.
  package let items: [Int]
  /// The columns of the layout whose weights multiply to that of each leaf.
  let columns: [[Int]]

  package init(_ model: PathModel) {
    let layout = ModelLayout(model)
    let leaves = (0..<layout.constructCount).map(layout.leaves(of:))
    var (ranges, first) = ([Range<Int>](), 0)
    for own in leaves {
      ranges.append(first..<(first + own.count))
      first += own.count
    }
    self.ranges = ranges
    items = leaves.flatMap { $0.map(\.item) }
    columns = leaves.flatMap { $0.map(\.columns) }
  }

  /// Standardised weights of the leaves in the scores above them, from the estimates of the model.
  package func weights(_ estimates: PLSEstimates) -> [Double] {
    columns.map { $0.dropFirst().reduce(estimates.weights[$0[0]]) { $0 * estimates.weights[$1] } }
  }
}
