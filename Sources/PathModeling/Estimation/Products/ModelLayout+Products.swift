internal import PathSpecification

extension ModelLayout {
  /// The stage in which products can be constructs of their own: the last one, or all of a plain model.
  ///
  /// - Returns: The layout of the stage, the numbers of its constructs, and for each of its columns that of this model;
  ///   nil where a column is the score of a construct that is estimated earlier.
  var lastStage: (layout: ModelLayout, constructs: [Int], places: [Int?]) {
    guard let last = plan?.stages.last else {
      return (self, Array(0..<constructCount), (0..<indicatorCount).map(Optional.some))
    }
    return (last.layout, last.constructs, last.places)
  }

  /// The columns of answers and products of answers that a product of scores is made of, ascending.
  func columns(ofProduct q: Int) -> [Int] {
    let (factors, cells) = (products.factors[q], products.cells[q])
    return Set(
      products.choices[q].enumerated().flatMap { c, choice in
        choice.inside.count == 1
          ? leaves(of: factors[choice.inside[0]]).map(\.item) : cells[c].map { itemCount + $0.column }
      }
    ).sorted()
  }

  /// The name of one of the indicators that products have in a second estimation, by its number there: what is
  /// multiplied, with a colon between.
  func productIndicatorName(_ number: Int, of model: PathModel) -> String {
    let all = productIndicatorNames(of: model).map(\.item)
    return number < all.count ? all[number] : products.names[number]
  }

  /// The indicators of products of indicators, or of parts' scores, in order.
  func productIndicatorNames(of model: PathModel) -> [(product: String, item: String)] {
    zip(products.names, products.combinations).flatMap { name, combinations in
      combinations.map { columns in (name, columns.map { columnName($0, of: model) }.joined(separator: ":")) }
    }
  }

  /// The name of the indicator or of the part that a column is.
  private func columnName(_ column: Int, of model: PathModel) -> String {
    switch source(of: column) {
    case .column(let item): model.numbering.indicators[item]
    case .score(let part): model.numbering.constructs[part]
    }
  }
}
