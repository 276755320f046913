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
    blocks[construct].flatMap { column in
      leaves(under: column).map { Leaf(item: $0.item, columns: [column] + $0.columns) }
    }
  }

  /// The indicators of a column, in order, with the columns below it: the column itself, or those of the part that it is
  /// the score of.
  func leaves(under column: Int) -> [Leaf] {
    switch source(of: column) {
    case .column(let item): [Leaf(item: item, columns: [])]
    case .score(let part): leaves(of: part)
    }
  }

  /// What a column is: an indicator, or the score of a part.
  func source(of column: Int) -> StagePlan.Source {
    plan?.source(of: column, items: itemCount) ?? .column(column)
  }
}
