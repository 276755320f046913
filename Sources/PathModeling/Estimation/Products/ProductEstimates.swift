internal import PathSpecification
package import SatisfactionNumerics
internal import SurveyData

/// The estimates of products as flat arrays in the order of the layout.
package struct ProductEstimates: Sendable, Equatable, Codable {
  /// Standard deviations of the products, Q.
  package let deviations: [Double]
  /// Coefficients of the products, one a term.
  package let coefficients: [Double]
  /// Coefficients of the standardised products, one a term.
  package let standardized: [Double]
  /// Correlations of scores and products, (J + Q)².
  package let correlations: Matrix
  /// Weights of the indicators of the products; empty where scores are held fixed.
  package let weights: [Double]
  /// Loadings of the indicators of the products; empty where scores are held fixed.
  package let loadings: [Double]
}

/// What a fit with products holds besides the estimates of its constructs.
package struct ProductFit: Sendable, Equatable, Codable {
  /// Moments of the indicators and, behind them, of the products of answers.
  package let moments: ProductMoments
  /// The estimates.
  package let estimates: ProductEstimates

  /// The first part whose size is not that of the model; nil where all is well.
  ///
  /// - Parameters:
  ///   - layout: The model.
  ///   - moderation: How its products were estimated.
  ///   - indicators: Moments of its indicators.
  func inconsistency(_ layout: ModelLayout, _ moderation: Moderation?, _ indicators: Moments) -> String? {
    let (products, all) = (layout.products, layout.constructCount + layout.products.count)
    let further = products.blockSizes(moderation ?? .twoStage).reduce(0, +)
    let lists = [
      ("deviations", estimates.deviations, products.count),
      ("coefficients", estimates.coefficients, products.terms.count),
      ("standardized", estimates.standardized, products.terms.count),
      ("weights", estimates.weights, further), ("loadings", estimates.loadings, further),
      ("signs", moments.coding.signs, layout.itemCount), ("offsets", moments.coding.offsets, layout.itemCount),
    ]
    for (name, values, count) in lists where values.count != count || !values.allSatisfy(\.isFinite) {
      return "\(name) holds \(values.count) numbers where the model has \(count), or one that is not finite"
    }
    guard estimates.correlations.rowCount == all, estimates.correlations.columnCount == all else {
      return "the correlations of scores and products are not \(all) × \(all)"
    }
    guard moments.all.count == layout.itemCount + products.columns.count else {
      return "the moments are not those of the indicators and their products"
    }
    guard moments.all.means != nil, moments.all.n == indicators.n,
      Array(moments.all.names.prefix(layout.itemCount)) == indicators.names
    else {
      return "the moments of the products are not those of the cases of the fit"
    }
    return moments.all.inconsistency
  }
}

extension ProductSolver {
  /// The outcome of a solve in one lane, as values of their own.
  func estimates(lane: Int = 0) -> ProductEstimates {
    let all = layout.constructCount + layout.products.count
    let further = stage.map { Array($0.furtherColumns) } ?? []
    return ProductEstimates(
      deviations: deviations.values(lane: lane), coefficients: coefficients.values(lane: lane),
      standardized: standardized.values(lane: lane),
      correlations: Matrix(rows: all, columns: all, columnMajor: correlations.values(lane: lane)),
      weights: further.map { stage?.solver.weights[$0][lane] ?? 0 },
      loadings: further.map { stage?.solver.loadings[$0][lane] ?? 0 })
  }
}

extension ProductSolver where L == Double {
  /// Takes the moments of a fit.
  func take(_ moments: ProductMoments) {
    take(moments.coding)
    for (index, value) in moments.all.covariance.elements.enumerated() { covariances[index] = value }
    for (i, mean) in (moments.all.means ?? []).enumerated() { means[i] = mean }
  }
}
