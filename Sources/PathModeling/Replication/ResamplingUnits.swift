internal import SatisfactionNumerics
internal import SurveyData

/// The rows that replicates weigh: the sums of every unit, Z.
///
/// A unit is a case, or a group of cases whose sums are known: a bucket, or what an engine returned.
struct ResamplingUnits: Sendable {
  /// From the weighted sums of a replicate to its moments.
  let formula: MomentFormula
  /// Number of units.
  let count: Int
  /// Rows behind the units.
  let rows: Double
  /// The largest size of a cell of Z, where all are whole numbers that are not weighted.
  let largestCell: Double?
  /// Z of every pattern of gaps, where moments come from the EM algorithm; then the units are cases.
  let patternTable: PatternTable?
  /// What the units are.
  let unit: Replicates.Unit
  /// The design of the sample; nil for a simple random sample of the units.
  let design: DesignSummary?
  private let source: Source

  private enum Source: Sendable {
    case cases(Answers)
    case groups(MomentTable)
  }

  /// What t intervals are made with.
  var degreesOfFreedom: Double { design?.degreesOfFreedom ?? Double(count - 1) }

  /// Whether the cells of Z are bytes, or pairs of them where columns are products of others.
  var hasByteCells: Bool {
    guard let largestCell else { return false }
    return largestCell <= (hasProducts ? SumPlaces.largestCell : 127)
      && formula.shifts.allSatisfy { (-128...127).contains($0) }
  }

  /// Whether some columns are products of others, so that sums come up more than once.
  private let hasProducts: Bool

  /// Where the sums stand once each; nil where each place of the layout has a column.
  ///
  /// - Parameter divides: Whether cells are bytes, of which large ones need two.
  func places(divides: Bool) -> SumPlaces? {
    guard hasProducts, case .cases(let answers) = source else { return nil }
    return answers.sumPlaces(divides: divides)
  }

  /// A unit a case.
  ///
  /// - Parameters:
  ///   - unit: What replicates draw; nil for cases.
  ///   - design: The design of the sample.
  init(_ answers: Answers, unit: Replicates.Unit? = nil, design: DesignSummary? = nil) {
    formula = MomentFormula(
      layout: answers.sumLayout, shifts: answers.shifts, turns: answers.codings.map(ColumnTurn.init))
    count = answers.rowsUsed
    rows = Double(answers.rowsUsed)
    largestCell = answers.largestSumCell
    patternTable = answers.needsEM ? PatternTable(EMFormula(answers), answers) : nil
    hasProducts = answers.hasProducts
    source = .cases(answers)
    self.unit = unit ?? .cases(count)
    self.design = design
  }

  /// A unit a group.
  ///
  /// - Parameters:
  ///   - table: Sums of the indicators that `codings` describe, in that order.
  ///   - unit: What replicates draw; nil for buckets.
  ///   - design: The design of the sample.
  init(
    _ table: MomentTable, codings: [IndicatorCoding], unit: Replicates.Unit? = nil, design: DesignSummary? = nil
  ) {
    formula = MomentFormula(layout: table.layout, shifts: table.shifts, turns: codings.map(ColumnTurn.init))
    count = table.count
    rows = table.total.cases
    largestCell = nil
    patternTable = nil
    hasProducts = false
    source = .groups(table)
    self.unit = unit ?? .buckets(count)
    self.design = design
  }

  /// A unit a bucket: cases fall into buckets by a hash of row number and seed, whatever the order of the file.
  ///
  /// - Precondition: the units are cases.
  /// - Complexity: O(n · p²).
  func bucketed(_ buckets: Int, seed: UInt64, threads: Int) -> ResamplingUnits {
    guard case .cases(let answers) = source else { preconditionFailure("buckets are made of cases") }
    let codes = (0..<count).map { row in
      var hash = SplitMix64(state: seed &+ UInt64(row) &* SplitMix64.step)
      return Int32(((hash.next() >> 32) &* UInt64(buckets)) >> 32)
    }
    let cells = Cells(names: ["bucket"], keys: (0..<buckets).map { ["\($0)"] }, codes: codes)
    return ResamplingUnits(answers.table(of: cells, threads: threads), codings: answers.codings)
  }

  /// Writes the rows of Z of some units, column-major; rows up to `stride` that no unit has are 0.
  func fill<Cell: SumCell>(_ z: UnsafeMutablePointer<Cell>, units: Range<Int>, stride: Int, places: SumPlaces?) {
    switch source {
    case .cases(let answers): unsafe Cell.write(answers, cases: units, stride: stride, places: places, to: z)
    case .groups(let table):
      for column in 0..<formula.layout.weighedCount {
        let sums = table.sums(at: column)
        let target = unsafe z + column * stride
        for (k, unit) in units.enumerated() { unsafe target[k] = Cell(sums[sums.startIndex + unit]) }
        unsafe (target + units.count).update(repeating: 0, count: stride - units.count)
      }
    }
  }
}
