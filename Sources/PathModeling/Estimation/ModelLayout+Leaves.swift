extension ModelLayout {
  /// An indicator under a construct, and the columns whose weights multiply to its own.
  struct Leaf: Sendable, Equatable {
    /// Number of the indicator.
    let item: Int
    /// Columns of the tree from the construct down to the indicator.
    let columns: [Int]

    /// The weight of the standardised indicator in the standardised score, or its loading as the tree passes it on: the
    /// product over its columns.
    func product(_ values: [Double]) -> Double { columns.dropFirst().reduce(values[columns[0]]) { $0 * values[$1] } }
  }

  /// The indicators under a construct, in order; those of its block in a plain model.
  func leaves(of construct: Int) -> [Leaf] {
    guard let plan, !(blocks[construct].lowerBound < itemCount) else {
      return blocks[construct].map { Leaf(item: $0, columns: [$0]) }
    }
    return blocks[construct].flatMap { column -> [Leaf] in
      switch plan.sources[column - itemCount] {
      case .column(let item): [Leaf(item: item, columns: [column])]
      case .score(let part): leaves(of: part).map { Leaf(item: $0.item, columns: [column] + $0.columns) }
      }
    }
  }
}
