public import SatisfactionNumerics

/// The sums of many groups of cases: the cells of a programme, the buckets of a file, what an engine returns from one
/// `GROUP BY`.
///
/// A fit needs no more than their total, and a bootstrap of buckets no more than their rows: data too large to move can
/// be resampled where they lie.
///
/// ```sql
/// SELECT hash(id) % 1000 AS bucket, count(*), sum(q1 - 5), …, sum((q1 - 5) * (q2 - 5)), …
/// FROM answers GROUP BY bucket
/// ```
public struct MomentTable: Sendable, Equatable {
  /// Which columns are summed, in which order.
  public let layout: SumLayout
  /// What was taken from the answers before they were summed: of the paired columns, then of those of means only.
  public let shifts: [Double]
  /// What the groups are by, such as `segment` and `bucket`.
  public let keyNames: [String]
  /// The key of every group: one text a name in ``keyNames``.
  public let keys: [[String]]
  /// Groups × places of the layout.
  package let values: Matrix

  /// Number of groups.
  public var count: Int { keys.count }

  /// - Precondition: shapes agree.
  package init(layout: SumLayout, shifts: [Double], keyNames: [String], keys: [[String]], values: Matrix) {
    precondition(values.rowCount == keys.count && values.columnCount == layout.count, "one row of sums a key")
    precondition(keys.allSatisfy { $0.count == keyNames.count }, "one text a key column")
    (self.layout, self.shifts, self.keyNames, self.keys, self.values) = (layout, shifts, keyNames, keys, values)
  }

  /// Groups whose sums are known.
  ///
  /// - Parameters:
  ///   - keyNames: What the groups are by.
  ///   - keys: The key of every group.
  ///   - rows: The sums of every group.
  /// - Throws: ``SurveyDataError/momentTable(_:)`` where they do not fit together.
  public init(keyNames: [String], keys: [[String]], rows: [MomentSums]) throws(SurveyDataError) {
    guard let first = rows.first else { throw .momentTable("no groups") }
    try Self.require(rows.count == keys.count, "\(rows.count) rows of sums for \(keys.count) keys")
    try Self.require(
      keys.allSatisfy { $0.count == keyNames.count }, "a key has not one text for each of \(keyNames.count) columns")
    try Self.require(
      rows.allSatisfy { $0.layout == first.layout && $0.shifts == first.shifts },
      "rows are sums of different columns, or less different shifts")
    let columns = (0..<first.layout.count).flatMap { place in rows.map { $0.values[place] } }
    self.init(
      layout: first.layout, shifts: first.shifts, keyNames: keyNames, keys: keys,
      values: Matrix(rows: rows.count, columns: first.layout.count, columnMajor: columns))
  }

  /// Groups from columns of sums without gaps, as a database returns them.
  ///
  /// - Parameters:
  ///   - names: Names of the indicators, p.
  ///   - keyNames: What the groups are by.
  ///   - keys: The key of every group; nil numbers them.
  ///   - cases: Number of cases in each group.
  ///   - weights: Σω of each group; nil where every case counts once.
  ///   - squaredWeights: Σω² of each group; nil where every case counts once, or where nobody knows them: then each
  ///     case of a group is taken to weigh the same.
  ///   - sums: Sums of (weighted) shifted answers, groups × p.
  ///   - products: Sums of (weighted) products of shifted answers, groups × p(p + 1)/2, in the order (1,1), (1,2),
  ///     (2,2), (1,3), …
  ///   - shifts: What was taken from the answers, p; nil for nothing. Take the middle of the scale: large answers lose
  ///     digits when they are squared.
  /// - Throws: ``SurveyDataError/momentTable(_:)``.
  public init(
    names: [String], keyNames: [String] = ["bucket"], keys: [[String]]? = nil, cases: [Double],
    weights: [Double]? = nil, squaredWeights: [Double]? = nil, sums: Matrix, products: Matrix,
    shifts: [Double]? = nil
  ) throws(SurveyDataError) {
    let (p, groups) = (names.count, cases.count)
    let pairs = p * (p + 1) / 2
    try Self.require(
      sums.rowCount == groups && sums.columnCount == p,
      "sums are \(sums.rowCount) × \(sums.columnCount), expected \(groups) × \(p)")
    try Self.require(
      products.rowCount == groups && products.columnCount == pairs,
      "products are \(products.rowCount) × \(products.columnCount), expected \(groups) × \(pairs)")
    for (what, numbers) in [("weights", weights), ("squared weights", squaredWeights)] {
      try Self.require((numbers ?? cases).count == groups, "\((numbers ?? []).count) \(what) for \(groups) groups")
    }
    try Self.require((shifts ?? []).count == (shifts == nil ? 0 : p), "\((shifts ?? []).count) shifts for \(p) names")
    let keys = keys ?? (0..<groups).map { ["\($0)"] }
    try Self.require(
      keys.count == groups && keys.allSatisfy { $0.count == keyNames.count },
      "keys are not one text for each of \(groups) groups and \(keyNames.count) columns")
    let weights = weights ?? cases
    let squares = squaredWeights ?? zip(cases, weights).map { $0 > 0 ? $1 * $1 / $0 : 0 }
    let elements = cases + weights + sums.elements + products.elements + squares
    try Self.require(elements.allSatisfy(\.isFinite), "a sum is not finite")
    try Self.require(cases.allSatisfy { $0 >= 0 } && cases.reduce(0, +) > 1, "fewer than two cases in all")
    let layout = SumLayout(paired: names)
    self.init(
      layout: layout, shifts: shifts ?? Array(repeating: 0, count: p), keyNames: keyNames, keys: keys,
      values: Matrix(rows: groups, columns: layout.count, columnMajor: elements))
  }

  private static func require(_ condition: Bool, _ problem: String) throws(SurveyDataError) {
    guard condition else { throw .momentTable(problem) }
  }

  // MARK: Groups

  /// The sums of one group.
  public subscript(group: Int) -> MomentSums {
    MomentSums(layout: layout, shifts: shifts, values: (0..<layout.count).map { values[group, $0] })
  }

  /// One sum of every group: the number at a place of the layout.
  package func sums(at place: Int) -> ArraySlice<Double> { values.column(place) }

  /// The sums of every group.
  public var rows: [MomentSums] { keys.indices.map { self[$0] } }

  /// The sums of all groups together.
  public var total: MomentSums {
    MomentSums(layout: layout, shifts: shifts, values: (0..<layout.count).map { values.column($0).reduce(0, +) })
  }

  /// Groups that agree in some of the key columns, added up; in the order in which they first appear.
  ///
  /// - Throws: ``SurveyDataError/momentTable(_:)`` for a key column that the table does not have.
  public func summed(by names: [String]) throws(SurveyDataError) -> MomentTable {
    let kept = names.compactMap { keyNames.firstIndex(of: $0) }
    try Self.require(
      kept.count == names.count,
      "groups are by \(keyNames.joined(separator: ", ")), not by \(names.joined(separator: ", "))")
    var (places, keys) = ([[String]: Int](), [[String]]())
    let target = self.keys.map { key in
      let own = kept.map { key[$0] }
      if let place = places[own] { return place }
      places[own] = keys.count
      keys.append(own)
      return keys.count - 1
    }
    var sums = Matrix(rows: keys.count, columns: layout.count)
    for place in 0..<layout.count {
      for (group, value) in values.column(place).enumerated() { sums[target[group], place] += value }
    }
    return MomentTable(layout: layout, shifts: shifts, keyNames: names, keys: keys, values: sums)
  }

  /// The sums of some of the paired columns alone, in the order given.
  ///
  /// - Throws: ``SurveyDataError/unknownIndicators(_:)`` with near names, all at once.
  public func selecting(_ names: [String]) throws(SurveyDataError) -> MomentTable {
    if names == layout.paired && layout.meansOnly.isEmpty { return self }
    let columns = try layout.columns(named: names)
    let (selected, places) = layout.selecting(columns)
    return MomentTable(
      layout: selected, shifts: columns.map { shifts[$0] }, keyNames: keyNames, keys: keys,
      values: Matrix(rows: count, columns: places.count, columnMajor: places.flatMap { values.column($0) }))
  }

  /// The moments of all groups together; sums that nobody's answers can have are refused.
  ///
  /// - Throws: As ``MomentSums/moments(codings:)`` and
  ///   ``Moments/init(names:covariance:n:means:)``.
  public func moments(codings: [IndicatorCoding]) throws(SurveyDataError) -> Moments {
    let moments = try total.moments(codings: codings)
    return try Moments(names: moments.names, covariance: moments.covariance, n: moments.n, means: moments.means)
  }
}
