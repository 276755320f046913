/// The numbers of one cell.
struct CellFigures: Sendable {
  /// The index of one construct in the cell.
  struct Index: Sendable {
    var index: Double
    var deviation: Double
    /// Error variance; nil where all answers of the construct are the same, or there is one case, and where it
    /// ``isLost``.
    var variance: Double?
    /// Whether it varies by more than is known: more than half of its replicates, or all but one, have no number.
    var isLost = false
    /// Percentile limits; nil for the normal ones.
    var limits: ClosedRange<Double>?
    /// The linearised variance, where ``variance`` is that of drawn replicates that hold the weights; else nil.
    var heldVariance: Double?

    /// Error variance that indices are shrunken by: without the noise of drawn replicates wherever these hold the weights, so
    /// that no seed moves τ̂; nil as ``variance``.
    var shrinkageVariance: Double? { variance == nil ? nil : heldVariance ?? variance }
  }

  let rows: Int
  let used: Int
  let effective: Double
  let status: CellStatus
  /// Whose weights; nil where the cell has no numbers.
  var weightsFrom: Tracking.WeightSource?
  var reason: PooledReason?
  /// Items with one value in the cell.
  var constants: [Int] = []
  /// Means of the answers, p; empty where the cell has no numbers.
  var means: [Double] = []
  /// Error variances of these means, in squared points of the answers, p; NaN where all answers are the same, or nothing is
  /// known of their spread.
  var meanVariances: [Double] = []
  /// What the items count; nil where the cell has no numbers.
  var weights: ItemWeights?
  /// Correlations of the items with their own scores in the cell's own fit, p; empty without one.
  var reference: [Double] = []
  /// Whether replicate weights of all its rows rise and fall together, as of one sampling unit.
  var isWeighedAlike = false
  /// One a construct that is reported; nil where it has no index.
  var indices: [Index?]

  /// A cell that shows its size only.
  init(rows: Int, used: Int, effective: Double, status: CellStatus, constructs: Int) {
    (self.rows, self.used, self.effective, self.status) = (rows, used, effective, status)
    indices = Array(repeating: nil, count: constructs)
  }
}

/// The numbers of all cells, and how two waves of a segment vary together.
struct ProgrammeFigures: Sendable {
  let cells: ProgrammeCells
  let model: ProgrammeModel
  var figures: [CellFigures]
  /// How the waves of a panel vary together; nil for independent samples.
  var panel: PanelCovariances?
  /// What variances under a design are made of; nil for rows drawn one by one.
  var designed: DesignedFigures?

  /// Number of constructs that are reported.
  var constructCount: Int { model.constructs.count }

  /// The index of a construct in a cell; nil where it has none.
  func index(segment: Int, wave: Int, _ construct: Int) -> CellFigures.Index? {
    figures[cells.cell(segment: segment, wave: wave)].indices[construct]
  }

  /// The variance of Σ c₁I₁ − Σ c₀I₀ over segments, of two waves.
  ///
  /// A construct without spread counts with variance 0. Nil where a variance is lost, and under a design where all cases
  /// are of one sampling unit.
  ///
  /// - Parameters:
  ///   - later: What each segment counts in the later wave.
  ///   - earlier: What each counts in the earlier wave.
  func variance(
    _ construct: Int, _ later: [SegmentShare], at to: Int, minus earlier: [SegmentShare], at from: Int
  ) -> Double? {
    guard !isLost(construct, later, at: to), !isLost(construct, earlier, at: from) else { return nil }
    if let designed {
      return designed.variance(construct, terms(later, at: to) + terms(earlier, at: from, times: -1))
    }
    guard let panel else {
      let (last, first) = (
        independentVariance(construct, later, at: to), independentVariance(construct, earlier, at: from)
      )
      return last + first
    }
    var coefficients: [Int: (later: Double, earlier: Double)] = [:]
    for share in later { coefficients[share.segment, default: (0, 0)].later += share.weight }
    for share in earlier { coefficients[share.segment, default: (0, 0)].earlier += share.weight }
    var sum = 0.0
    for segment in coefficients.keys.sorted() {
      guard let (a, b) = coefficients[segment] else { continue }
      if a != 0, b != 0, let pair = panel[segment: segment, from: from, to: to, construct] {
        sum += a * a * pair.later + b * b * pair.earlier - 2 * a * b * pair.both
      } else {
        sum += a * a * (index(segment: segment, wave: to, construct)?.variance ?? 0)
        sum += b * b * (index(segment: segment, wave: from, construct)?.variance ?? 0)
      }
    }
    return sum
  }

  /// The variance of Σ cI over segments of one wave; nil where a variance is lost, and under a design where all cases are of
  /// one sampling unit.
  func variance(_ construct: Int, _ shares: [SegmentShare], at wave: Int) -> Double? {
    guard !isLost(construct, shares, at: wave) else { return nil }
    guard let designed else { return independentVariance(construct, shares, at: wave) }
    return designed.variance(construct, terms(shares, at: wave))
  }

  /// Whether the variance of a segment that counts is lost.
  private func isLost(_ construct: Int, _ shares: [SegmentShare], at wave: Int) -> Bool {
    shares.contains { $0.weight != 0 && index(segment: $0.segment, wave: wave, construct)?.isLost ?? false }
  }

  private func independentVariance(_ construct: Int, _ shares: [SegmentShare], at wave: Int) -> Double {
    shares.reduce(0) {
      $0 + $1.weight * $1.weight * (index(segment: $1.segment, wave: wave, construct)?.variance ?? 0)
    }
  }

  private func terms(
    _ shares: [SegmentShare], at wave: Int, times factor: Double = 1
  ) -> [(cell: Int, weight: Double)] {
    shares.map { (cell: cells.cell(segment: $0.segment, wave: wave), weight: factor * $0.weight) }
  }
}

/// What a segment counts in a group.
struct SegmentShare: Sendable, Equatable {
  let segment: Int
  let weight: Double
}
