package import PathSpecification
package import SurveyData

/// The replicates of a designed sample, for what is computed of its rows besides a fit: the factors of its sampling units
/// in each, or the weights of its rows where these came with the survey.
///
/// Those of units are the same as the replicates of a fit under the same design and seed.
///
/// - Source: see ``RaoWuRule``, ``UnitJackknifeScheme`` and ``ReplicateColumns``.
package struct UnitReplicates: Sendable {
  private enum Source: Sendable {
    /// Units of a design: buckets of them where there are too many.
    case units(SamplingDesign, Drawing, any WeightScheme)
    /// Weights by row of the survey, replicate by replicate.
    case weights([[Double]])
  }

  private enum Drawing: Sendable {
    case raoWu
    case jackknife
  }

  /// Number of replicates.
  package let count: Int
  /// How a variance follows from them.
  package let variance: VarianceRule
  private let source: Source
  fileprivate let seed: UInt64

  /// Replicates of the rescaled bootstrap.
  ///
  /// - Parameters:
  ///   - design: How all rows were drawn.
  ///   - replicates: Number of replicates.
  ///   - seed: Replicate b draws from stream b of this seed.
  package init(_ design: SamplingDesign, replicates: Int, seed: UInt64) {
    let drawn = Self.drawn(design, seed: seed)
    let units = DesignUnits(strata: drawn.strata, owners: nil)
    source = .units(drawn, .raoWu, RaoWuScheme(units: units, replicateCount: replicates))
    (count, variance, self.seed) = (replicates, .replicates, seed)
  }

  /// Replicates without each unit in turn.
  ///
  /// - Parameters:
  ///   - design: How all rows were drawn.
  ///   - seed: Of the buckets, where there are too many units.
  package init(jackknife design: SamplingDesign, seed: UInt64) {
    let drawn = Self.drawn(design, seed: seed)
    let scheme = UnitJackknifeScheme(DesignUnits(strata: drawn.strata, owners: nil))
    source = .units(drawn, .jackknife, scheme)
    (count, variance, self.seed) = (scheme.replicateCount, scheme.variance, seed)
  }

  /// Replicates by columns of weights.
  ///
  /// - Parameters:
  ///   - columns: How the replicates were made.
  ///   - survey: All rows.
  ///   - weightsColumn: Column of the weights that they vary; nil for none.
  ///   - rows: The rows that an analysis uses; the others have no weight.
  ///   - seed: What is drawn besides the replicates.
  /// - Returns: The replicates, and what the design comes to in them.
  /// - Throws: `SurveyDataError`, with `SurveyDataError.design(_:)` for whatever does not belong together.
  package static func columns(
    _ columns: ReplicateColumns, of survey: Dataset, weightsColumn: String?, rows: [Int], seed: UInt64
  ) throws(SurveyDataError) -> (replicates: UnitReplicates, design: DesignSummary) {
    let table = try ReplicateWeightTable(columns, of: survey, weightsColumn: weightsColumn, rows: rows)
    let replicates = UnitReplicates(table, rows: rows, of: survey.rowCount, seed: seed)
    return (replicates, DesignSummary(columns, table, weights: weightsColumn))
  }

  private init(_ table: ReplicateWeightTable, rows: [Int], of rowCount: Int, seed: UInt64) {
    let weights = table.weights.map { own in
      if rows.count == rowCount { return own }
      var all = [Double](repeating: 0, count: rowCount)
      for (row, weight) in zip(rows, own) { all[row] = weight }
      return all
    }
    source = .weights(weights)
    (count, variance, self.seed) = (weights.count, table.variance, seed)
  }

  private static func drawn(_ design: SamplingDesign, seed: UInt64) -> SamplingDesign {
    let isLarge = design.unitCount > ResamplingUnit.automaticLimit
    return isLarge ? design.bucketed(ResamplingUnit.bucketCount, seed: seed) : design
  }

  /// Whether replicates weigh rows by complete weights: those of the survey are not multiplied in.
  package var replacesWeights: Bool { if case .weights = source { true } else { false } }

  /// What is weighed of a row of the survey: its unit, or the row itself.
  package func unit(ofRow row: Int) -> Int32 {
    if case .units(let design, _, _) = source { design.units[row] } else { Int32(row) }
  }

  /// The factor of every unit in replicate b, or the weight of every row.
  package func factors(replicate b: Int) -> [Double] {
    switch source {
    case .units(let design, _, let scheme):
      ReplicateWeights<Double>(scheme, seed: seed).values(solve: b, units: design.unitCount)
    case .weights(let weights): weights[b]
    }
  }

  /// Σa·x/Σa·y over units in every replicate, a their factors: the means and ratios that sums of units are kept of; NaN where
  /// the units of a replicate weigh nothing.
  ///
  /// - Parameters:
  ///   - units: Numbers of units, ascending; of the others both sums are 0.
  ///   - numerators: x of each.
  ///   - denominators: y of each.
  /// - Complexity: O(units · replicates), of a jackknife O(units of the design).
  package func ratios(of units: [Int32], _ numerators: [Double], over denominators: [Double]) -> [Double] {
    ratios(of: units, [numerators], over: denominators)[0]
  }

  /// The same of several x over one y.
  ///
  /// - Returns: For each x as many ratios as replicates.
  package func ratios(of units: [Int32], _ numerators: [[Double]], over denominators: [Double]) -> [[Double]] {
    if case .units(_, .jackknife, let scheme) = source, let scheme = scheme as? UnitJackknifeScheme {
      return numerators.map { scheme.ratios(of: units, $0, over: denominators) }
    }
    var ratios = [[Double]](repeating: Array(repeating: 0, count: count), count: numerators.count)
    var own = [Double](repeating: 0, count: units.count)
    for b in 0..<count {
      let factors = factors(replicate: b)
      for (place, unit) in units.enumerated() { own[place] = factors[Int(unit)] }
      let bottom = Self.product(own, denominators)
      for (x, numerator) in numerators.enumerated() { ratios[x][b] = Self.product(own, numerator) / bottom }
    }
    return ratios
  }

  /// Σab, in eight sums side by side.
  private static func product(_ a: [Double], _ b: [Double]) -> Double {
    unsafe a.withUnsafeBufferPointer { a in
      unsafe b.withUnsafeBufferPointer { b in
        var (lanes, i) = (SIMD8<Double>(), 0)
        while i + 8 <= a.count {
          var (x, y) = (SIMD8<Double>(), SIMD8<Double>())
          for k in 0..<8 { unsafe (x[k], y[k]) = (a[i + k], b[i + k]) }
          lanes += x * y
          i += 8
        }
        var sum = lanes.sum()
        for k in i..<a.count { unsafe sum += a[k] * b[k] }
        return sum
      }
    }
  }

  /// Whether replicate weights of some rows rise and fall together: they are as good as one sampling unit, of which
  /// replicates tell no spread. Rows whose weights are the same in all replicates are none: they were certain to be drawn.
  ///
  /// Weights in files are rounded, so ratios within a tenth are taken for one; units that are drawn apart differ far more
  /// in some replicate, whatever its kind.
  ///
  /// - Parameters:
  ///   - rows: Rows of the survey.
  ///   - weights: Their weights, above 0; nil where each counts once.
  package func areWeighedAlike(_ rows: [Int], weights: [Double]?) -> Bool {
    guard case .weights(let replicates) = source else { return false }
    return Self.areWeighedAlike(replicates, rows, weights: weights)
  }

  /// The same of tables of weights, a replicate each.
  static func areWeighedAlike(_ replicates: [[Double]], _ rows: [Int], weights: [Double]?) -> Bool {
    guard rows.count > 1 else { return false }
    var varies = false
    for replicate in replicates {
      let ratios = rows.indices.map { replicate[rows[$0]] / (weights?[$0] ?? 1) }
      varies = varies || (ratios[0] - 1).magnitude > 1e-9
      guard ratios.allSatisfy({ ($0 - ratios[0]).magnitude <= 0.1 * max($0, ratios[0]) }) else { return false }
    }
    return varies
  }

  /// The weights of the rows behind some answers.
  fileprivate func scheme(of answers: Answers) -> any WeightScheme {
    let rows = (0..<answers.rowsUsed).map(answers.row(ofCase:))
    switch source {
    case .units(let design, let drawing, _):
      let units = DesignUnits(strata: design.strata, owners: rows.map { design.units[$0] })
      return switch drawing {
      case .raoWu: RaoWuScheme(units: units, replicateCount: count)
      case .jackknife: UnitJackknifeScheme(units)
      }
    case .weights(let weights):
      return WeightTableScheme(
        weights.map { own in rows.map { own[$0] } }, variance: variance, keepsSampleSize: true)
    }
  }
}

extension PLS {
  /// Estimates a model in every replicate of a design.
  ///
  /// - Parameters:
  ///   - answers: Answers to the indicators of the model, of all rows or of a domain.
  ///   - reference: See ``PLSEstimates/ownProjections(of:)``: replicates are oriented by it.
  ///   - replicates: How the rows are weighed.
  package func indicatorReplicates(
    of model: PathModel, on answers: Answers, reference: [Double], by replicates: UnitReplicates, threads: Int
  ) throws -> IndicatorReplicates {
    try indicatorReplicates(
      of: model, on: replicates.replacesWeights ? answers.unweighted : answers, reference: reference,
      by: replicates.scheme(of: answers), seed: replicates.seed, threads: threads)
  }
}
