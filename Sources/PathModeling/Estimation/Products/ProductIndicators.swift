/// A product of columns that is an indicator of a product of constructs.
struct ProductIndicator: Sendable {
  /// A product of answers in it, or an answer.
  struct Cell: Sendable {
    /// Its place among the answers and their products.
    let place: Int
    /// The indicators whose answers are multiplied.
    let items: [Int]
    /// The columns of the other factors, whose means are multiplied with it, each with the sign −.
    let outside: [Int]
  }

  /// Number of the product that it belongs to.
  let product: Int
  /// What it is a sum of.
  let cells: [Cell]
  /// Places that its map may hold, ascending.
  let support: [Int]
}

/// Puts together the products of the columns of a stage, each of which is an indicator or, of a part, a sum of indicators.
struct ProductIndicators {
  /// For each product the columns of its factors in the stage, each once, ascending.
  let factorColumns: [[Int]]
  private let layout: ModelLayout
  /// For each column of the model that in the stage.
  private let columns: [Int: Int]
  /// The indicators under each column of the stage.
  private let items: [[Int]]
  /// Where products of answers stand, by their indicators in ascending order.
  private let places: [[Int]: Int]

  /// - Parameters:
  ///   - places: For each column of the stage that of the model; nil for none.
  ///   - items: The indicators under each.
  init(_ layout: ModelLayout, _ places: [Int?], _ items: [[Int]]) {
    self.layout = layout
    self.items = items
    let columns = Dictionary(
      places.enumerated().compactMap { column, place in place.map { ($0, column) } }, uniquingKeysWith: { $1 })
    self.columns = columns
    self.places = Dictionary(
      layout.products.columns.enumerated().map { ($1, layout.itemCount + $0) }, uniquingKeysWith: { $1 })
    factorColumns = layout.products.factors.map { factors in
      Set(factors.flatMap { Array(layout.blocks[$0]) }).compactMap { columns[$0] }.sorted()
    }
  }

  /// All products of columns, product by product, the columns of the first factor slowest.
  ///
  /// - Parameter isOrthogonal: Whether indicators under the factors are taken out of them.
  func indicators(isOrthogonal: Bool) -> [ProductIndicator] {
    layout.products.combinations.enumerated().flatMap { product, combinations in
      let below = isOrthogonal ? factorColumns[product].flatMap { items[$0] } : []
      return combinations.map { combination in
        let cells = cells(combination.compactMap { columns[$0] }, of: product)
        return ProductIndicator(
          product: product, cells: cells, support: Set(below + cells.map(\.place)).sorted())
      }
    }
  }

  /// The expansion of a product of columns less their means.
  private func cells(_ own: [Int], of product: Int) -> [ProductIndicator.Cell] {
    layout.products.choices[product].flatMap { choice in
      let outside = choice.outside.map { own[$0] }
      let combinations = ProductLayout.combinations(choice.inside.map { items[own[$0]] })
      return combinations.compactMap { items -> ProductIndicator.Cell? in
        guard let place = items.count == 1 ? items[0] : places[items.sorted()] else { return nil }
        return ProductIndicator.Cell(place: place, items: items, outside: outside)
      }
    }
  }
}
