internal import SatisfactionNumerics

/// What a solve says of each product of constructs, and of it in the equations.
struct ProductMeasures: MeasureFamily {
  static let deviation = Measure("productDeviation", of: .product, topic: "products")
  static let standardized = Measure("standardized", of: .term, topic: "products", isAgainstZero: true)

  var measures: [Measure] { [Self.deviation, Self.standardized] }

  func formula<L: Lanes>(_ solver: borrowing PLSSolver<L>, _ subjects: MeasureSubjects, into sink: MeasureSink) {
    guard let products = solver.products else { return }
    for q in 0..<products.layout.products.count { sink.store(products.deviations[q], 0, q) }
    for k in products.layout.products.terms.indices { sink.store(products.standardized[k], 1, k) }
  }
}
