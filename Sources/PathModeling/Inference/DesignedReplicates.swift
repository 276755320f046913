internal import SatisfactionNumerics
internal import SurveyData

/// Replicates of a sample that was not drawn row by row: what they weigh, and how.
struct DesignedReplicates {
  let units: ResamplingUnits
  let scheme: any WeightScheme

  /// Replicates of strata and units.
  ///
  /// - Parameter needsRows: Whether units must stay what they are, however many; nil for what these answers need. Groups
  ///   that share replicates are told alike: buckets of units are no units.
  /// - Throws: ``InferenceError/planUnderDesign``, ``InferenceError/unitUnderDesign(_:)``,
  ///   ``InferenceError/oneSamplingUnit``,
  ///   ``InferenceError/fewRowsForBuckets(rows:)``, ``InferenceError/bucketsOfPatterns``,
  ///   ``InferenceError/noReplicates``.
  init(
    _ answers: Answers, drawnBy design: SamplingDesign, _ resampling: Resampling, needsRows: Bool? = nil
  ) throws(InferenceError) {
    let drawn = try Self.drawn(design, resampling, needsRows: needsRows ?? answers.needsEM)
    let isBucketed = drawn.unitCount < design.unitCount
    let owners = (0..<answers.rowsUsed).map { drawn.units[answers.row(ofCase: $0)] }
    guard answers.rowsUsed < 2 || owners.contains(where: { $0 != owners[0] }) else { throw .oneSamplingUnit }
    let summary = DesignSummary(design, weights: answers.weightsColumn)
    let unit: Replicates.Unit = isBucketed ? .buckets(drawn.unitCount) : .samplingUnits(drawn.unitCount)
    // The rows of a unit have one weight in common: their sums are weighed at once, except where the EM algorithm needs
    // the rows of every pattern of gaps, or where a unit is one row anyway.
    let isByRow = answers.needsEM || (design.columns.cluster == nil && !isBucketed)
    units =
      isByRow
      ? ResamplingUnits(answers, unit: unit, design: summary)
      : ResamplingUnits(
        answers.table(of: Cells(units: drawn.unitCount, codes: owners), threads: resampling.threadCount),
        codings: answers.codings, unit: unit, design: summary)
    let weighed = DesignUnits(strata: drawn.strata, owners: isByRow ? owners : nil)
    switch resampling.plan {
    case .bootstrap(let replicates): scheme = RaoWuScheme(units: weighed, replicateCount: replicates)
    case .jackknife: scheme = UnitJackknifeScheme(weighed)
    default: throw .planUnderDesign
    }
    guard scheme.replicateCount > 0 else { throw .noReplicates }
  }

  /// Replicates by columns of weights.
  ///
  /// - Throws: `SurveyDataError`, ``InferenceError/planUnderDesign``, ``InferenceError/oneSamplingUnit``.
  init(_ answers: Answers, _ columns: ReplicateColumns) throws {
    guard answers.design == nil else { throw InferenceError.planUnderDesign }
    let table = try ReplicateWeightTable(columns, for: answers)
    guard !UnitReplicates.areWeighedAlike(table.weights, Array(0..<answers.rowsUsed), weights: answers.weights) else {
      throw InferenceError.oneSamplingUnit
    }
    units = ResamplingUnits(
      answers.unweighted, unit: .replicateColumns(table.names.count),
      design: DesignSummary(columns, table, weights: answers.weightsColumn))
    scheme = WeightTableScheme(table.weights, variance: table.variance, keepsSampleSize: true)
  }

  /// The design, or that of buckets of its units where there are too many of them.
  private static func drawn(
    _ design: SamplingDesign, _ resampling: Resampling, needsRows: Bool
  ) throws(InferenceError) -> SamplingDesign {
    let isLarge = design.unitCount > ResamplingUnit.automaticLimit
    switch resampling.unit {
    case .rows where design.columns.cluster != nil: throw .unitUnderDesign(.rows)
    case .buckets where !isLarge: throw .fewRowsForBuckets(rows: design.unitCount)
    case .buckets where needsRows: throw .bucketsOfPatterns
    case .rows: return design
    case .automatic, .buckets:
      return isLarge && !needsRows
        ? design.bucketed(ResamplingUnit.bucketCount, seed: resampling.seed) : design
    }
  }
}

extension Cells {
  /// The units of a design.
  fileprivate init(units: Int, codes: [Int32]) {
    self.init(names: ["unit"], keys: (0..<units).map { ["\($0)"] }, codes: codes)
  }
}
