internal import PathModeling
internal import SatisfactionNumerics
internal import SurveyData

/// What is kept of the estimates of a group under a design: parts by sampling unit, or by replicate; see
/// ``DomainVariance``.
struct DomainParts {
  /// The units of the rows; under replicate weights each row is one.
  private let units: DomainUnits
  /// nil for linear parts.
  private let replicates: UnitReplicates?

  /// - Parameters:
  ///   - design: How all rows of the survey were drawn.
  ///   - rows: The rows of the group, by their number in the survey.
  init(_ design: DomainDesign, rows: some Collection<Int32>) {
    replicates = design.isReplicated ? design.replicates : nil
    if let replicates {
      units = DomainUnits(rows.map { replicates.unit(ofRow: Int($0)) })
    } else {
      units = DomainUnits(rows.map { design.sampling?.units[Int($0)] ?? $0 })
    }
  }

  /// Whether several cases are as good as one sampling unit.
  ///
  /// - Parameters:
  ///   - cases: How many cases.
  ///   - row: The row of a case, by its number in the group.
  ///   - weight: The weight of a case.
  func areOfOneUnit(_ cases: Int, row: (Int) -> Int, weight: (Int) -> Double) -> Bool {
    guard cases > 1 else { return false }
    func unit(_ k: Int) -> Int32 { units.ofRows[row(k)] }
    if let replicates, replicates.replacesWeights {
      return replicates.areWeighedAlike(
        (0..<cases).map { Int(units.numbers[Int(unit($0))]) }, weights: (0..<cases).map(weight))
    }
    return (1..<cases).allSatisfy { unit($0) == unit(0) }
  }

  /// The parts of factor·Σωr/Σωd over cases, where Σωr is 0 and the mean of d is 1: of a mean r = y − ȳ and d = 1, of a ratio
  /// r = (y − Rx)/x̄ and d = x/x̄. A linear part has no d. Replicates have none where all cases are of one sampling unit.
  ///
  /// - Parameters:
  ///   - cases: How many cases.
  ///   - row: The row of a case, by its number in the group.
  ///   - weight: The weight of a case.
  ///   - factor: What the estimate is multiplied by.
  ///   - sum: Σω.
  ///   - residual: r of a case.
  ///   - base: d of a case.
  func parts(
    of cases: Int, row: (Int) -> Int, weight: (Int) -> Double, times factor: Double, sum: Double,
    residual: (Int) -> Double, base: (Int) -> Double
  ) -> UnitTotals {
    guard let replicates else {
      return units.totals(of: cases, row: row) { k in factor * weight(k) * residual(k) / sum }
    }
    guard !areOfOneUnit(cases, row: row, weight: weight), cases > 1 else { return .empty }
    func own(_ k: Int) -> Double { replicates.replacesWeights ? 1 : weight(k) }
    let residuals = units.totals(of: cases, row: row) { own($0) * residual($0) }
    let bases = units.totals(of: cases, row: row) { own($0) * base($0) }
    let moved = replicates.ratios(of: residuals.units, residuals.totals, over: bases.totals)
    return UnitTotals(units: moved.indices.map { Int32($0) }, totals: moved.map { factor * $0 })
  }

  /// The parts of several means Σωy/Σω of all cases of the group. Replicates have none where all of it is of one sampling
  /// unit.
  ///
  /// - Parameters:
  ///   - means: How many means.
  ///   - cases: How many cases, all rows of the group in their order.
  ///   - weight: The weight of a case.
  ///   - sum: Σω.
  ///   - residual: y − ȳ of a mean and a case.
  func parts(
    ofMeans means: Int, of cases: Int, weight: (Int) -> Double, sum: Double, residual: (Int, Int) -> Double
  ) -> [UnitTotals] {
    guard let replicates else {
      return (0..<means).map { mean in
        units.totals(of: cases, row: { $0 }) { weight($0) / sum * residual(mean, $0) }
      }
    }
    guard units.numbers.count > 1 else { return Array(repeating: .empty, count: means) }
    func own(_ k: Int) -> Double { replicates.replacesWeights ? 1 : weight(k) }
    let bases = units.totals(of: cases, row: { $0 }, own)
    let residuals = (0..<means).map { mean in
      units.totals(of: cases, row: { $0 }) { own($0) * residual(mean, $0) }.totals
    }
    let numbers = (0..<replicates.count).map { Int32($0) }
    return replicates.ratios(of: units.numbers, residuals, over: bases.totals).map {
      UnitTotals(units: numbers, totals: $0)
    }
  }
}
