public import SatisfactionNumerics

/// Sums of buckets of cases: what a database returns from one `GROUP BY` over a hash of the row.
///
/// A fit needs no more than their total, and a bootstrap of buckets no more than their rows: data too large to move
/// can be resampled where it lies.
///
/// ```sql
/// SELECT hash(id) % 1000 AS bucket, count(*), sum(q1 - 5), …, sum((q1 - 5) * (q2 - 5)), …
/// FROM answers GROUP BY bucket
/// ```
public struct BucketSums: Sendable, Equatable {
  /// Names of the indicators, p of them.
  public let names: [String]
  /// What was taken from the answers to each indicator before they were summed, p.
  public let shifts: [Double]
  /// One row a bucket; columns: number of cases, their weight, p sums of weighted answers, then the p(p + 1)/2 sums of
  /// their products (1,1), (1,2), (2,2), (1,3), …
  public let rows: Matrix

  /// Number of buckets.
  public var count: Int { rows.rowCount }

  /// Sums of buckets.
  ///
  /// - Parameters:
  ///   - names: Names of the indicators, p.
  ///   - cases: Number of cases in each bucket.
  ///   - weights: Sum of the case weights in each bucket; nil where every case counts once.
  ///   - sums: Sums of (weighted) shifted answers, buckets × p.
  ///   - products: Sums of (weighted) products of shifted answers, buckets × p(p + 1)/2, in the order (1,1), (1,2),
  ///     (2,2), (1,3), …
  ///   - shifts: What was taken from the answers, p; nil for nothing. Take the middle of the scale: large answers lose
  ///     digits when they are squared.
  /// - Throws: ``SurveyDataError/bucketShape(_:)``.
  public init(
    names: [String], cases: [Double], weights: [Double]? = nil, sums: Matrix, products: Matrix,
    shifts: [Double]? = nil
  ) throws(SurveyDataError) {
    let p = names.count
    let pairs = p * (p + 1) / 2
    let buckets = cases.count
    try Self.require(buckets >= 2, "\(buckets) buckets: at least 2 are needed")
    try Self.require(
      sums.rowCount == buckets && sums.columnCount == p,
      "sums are \(sums.rowCount) × \(sums.columnCount), expected \(buckets) × \(p)")
    try Self.require(
      products.rowCount == buckets && products.columnCount == pairs,
      "products are \(products.rowCount) × \(products.columnCount), expected \(buckets) × \(pairs)")
    try Self.require(
      (weights ?? cases).count == buckets, "\((weights ?? []).count) weights for \(buckets) buckets")
    try Self.require((shifts ?? []).count == (shifts == nil ? 0 : p), "\((shifts ?? []).count) shifts for \(p) names")
    self.names = names
    self.shifts = shifts ?? Array(repeating: 0, count: p)
    rows = Matrix(
      rows: buckets, columns: 2 + p + pairs,
      columnMajor: cases + (weights ?? cases) + sums.elements + products.elements)
    try Self.require(rows.elements.allSatisfy(\.isFinite), "a sum is not finite")
    try Self.require(cases.allSatisfy { $0 >= 0 } && cases.reduce(0, +) > 1, "fewer than two cases in all")
  }

  private static func require(_ condition: Bool, _ problem: String) throws(SurveyDataError) {
    guard condition else { throw .bucketShape(problem) }
  }

  /// The moments of all buckets together.
  ///
  /// - Throws: ``SurveyDataError`` where the sums are not those of any data.
  public func moments() throws(SurveyDataError) -> Moments {
    let p = names.count
    let totals = (0..<rows.columnCount).map { rows.column($0).reduce(0, +) }
    let (n, weight) = (totals[0], totals[1])
    let means = (0..<p).map { totals[2 + $0] / weight }
    var covariance = Matrix(rows: p, columns: p)
    var column = 2 + p
    for j in 0..<p {
      for i in 0...j {
        let value = (totals[column] / weight - means[i] * means[j]) * n / (n - 1)
        covariance[i, j] = value
        covariance[j, i] = value
        column += 1
      }
    }
    return try Moments(
      names: names, covariance: covariance, n: n, means: zip(means, shifts).map { $0 + $1 })
  }
}

extension BucketSums {
  /// The sums of some of the indicators, in the order given.
  ///
  /// - Throws: ``SurveyDataError/unknownIndicators(_:)`` with near names, all at once.
  public func selecting(_ selected: [String]) throws(SurveyDataError) -> BucketSums {
    let missing = NearNames.missing(selected, among: names)
    if !missing.isEmpty { throw .unknownIndicators(missing) }
    let positions = Dictionary(names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    let order = selected.compactMap { positions[$0] }
    func column(_ k: Int) -> [Double] { Array(rows.column(k)) }
    let products = order.indices.flatMap { j in
      (0...j).flatMap { i in
        let (low, high) = (min(order[i], order[j]), max(order[i], order[j]))
        return column(2 + names.count + high * (high + 1) / 2 + low)
      }
    }
    let p = order.count
    return try BucketSums(
      names: selected, cases: column(0), weights: column(1),
      sums: Matrix(rows: count, columns: p, columnMajor: order.flatMap { column(2 + $0) }),
      products: Matrix(rows: count, columns: p * (p + 1) / 2, columnMajor: products),
      shifts: order.map { shifts[$0] })
  }
}
