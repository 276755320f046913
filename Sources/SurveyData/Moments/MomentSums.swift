internal import SatisfactionNumerics
internal import SatisfactionWording

/// The sums of some cases from which their moments follow.
///
/// Sums add up: those of two groups are the sums of both together, and a total less a fold is the sums without the
/// fold. Whole answers and weights stay exact in any order of additions.
public struct MomentSums: Sendable, Equatable {
  /// Which columns are summed, in which order.
  public let layout: SumLayout
  /// What was taken from the answers before they were summed: of the paired columns, then of those of means only.
  public let shifts: [Double]
  /// The sums, in the order of the layout.
  package private(set) var values: [Double]

  /// - Precondition: one shift a column, one number a place of the layout.
  package init(layout: SumLayout, shifts: [Double], values: [Double]) {
    precondition(shifts.count == layout.paired.count + layout.meansOnly.count, "one shift for each column")
    precondition(values.count == layout.count, "one number for each place")
    (self.layout, self.shifts, self.values) = (layout, shifts, values)
  }

  /// The sums of no cases.
  ///
  /// - Precondition: one shift a column.
  public init(layout: SumLayout, shifts: [Double]) {
    self.init(layout: layout, shifts: shifts, values: Array(repeating: 0, count: layout.count))
  }

  /// Number of cases.
  public var cases: Double { values[SumLayout.cases] }
  /// Σω, the weight of the cases.
  public var weight: Double { values[SumLayout.weight] }
  /// Σω².
  public var squaredWeight: Double { values[layout.squaredWeight] }
  /// Kish's effective number of cases, (Σω)²/Σω²; 0 for no cases.
  ///
  /// - Source: Kish (1965), Survey Sampling, §11.7.
  public var effectiveCases: Double { squaredWeight > 0 ? weight * weight / squaredWeight : 0 }

  /// The number of answers to a column.
  ///
  /// - Parameter column: Number of a paired column, or (from p) of one of means only.
  public func answerCount(_ column: Int) -> Double { values[layout.answerCount(column)] }

  /// The (weighted) mean of the answers that are there, not turned round; nil for none.
  ///
  /// - Parameter column: Number of a paired column, or (from p) of one of means only.
  public func mean(_ column: Int) -> Double? {
    let (weight, sum) = weightAndSum(column)
    return weight > 0 ? PlainSums.mean(sum: sum, weight: weight, shift: shifts[column]) : nil
  }

  /// Σω(x − x̄)²/Σω · m/(m − 1) over the m answers to a column; nil for fewer than two.
  ///
  /// - Parameter column: Number of a paired column, or (from p) of one of means only.
  public func variance(_ column: Int) -> Double? {
    let ((weight, sum), count) = (weightAndSum(column), answerCount(column))
    guard weight > 0, count > 1 else { return nil }
    let p = layout.paired.count
    let squares = values[column < p ? layout.product(column, column) : layout.meansOnly(column - p) + 2]
    let scale = SumScale(weight: weight, n: count)
    return scale.unlessRounding((squares - sum / weight * sum) * scale.unbiased, of: squares)
  }

  private func weightAndSum(_ column: Int) -> (weight: Double, sum: Double) {
    let p = layout.paired.count
    guard column >= p else { return (values[layout.observedWeight(column)], values[layout.sum(column)]) }
    let place = layout.meansOnly(column - p)
    return (values[place], values[place + 1])
  }

  // MARK: Addition

  /// The sums of two groups of cases together.
  ///
  /// - Precondition: layouts and shifts are equal; ``shifted(to:)`` makes shifts so.
  public static func + (a: MomentSums, b: MomentSums) -> MomentSums {
    var result = a
    result += b
    return result
  }

  /// The sums of the cases of `a` that are not in `b`, a part of them.
  ///
  /// - Precondition: layouts and shifts are equal.
  public static func - (a: MomentSums, b: MomentSums) -> MomentSums {
    var result = a
    result -= b
    return result
  }

  /// Adds another group of cases.
  ///
  /// - Precondition: layouts and shifts are equal.
  public static func += (a: inout MomentSums, b: MomentSums) {
    precondition(a.layout == b.layout && a.shifts == b.shifts, "sums of the same columns less the same shifts")
    for i in a.values.indices { a.values[i] += b.values[i] }
  }

  /// Takes away a part of the cases.
  ///
  /// - Precondition: layouts and shifts are equal.
  public static func -= (a: inout MomentSums, b: MomentSums) {
    precondition(a.layout == b.layout && a.shifts == b.shifts, "sums of the same columns less the same shifts")
    for i in a.values.indices { a.values[i] -= b.values[i] }
  }

  // MARK: Moments

  /// The moments of some of the paired columns, reversed ones turned round.
  ///
  /// A missing answer is replaced by the (weighted) mean of the cases summed.
  ///
  /// - Parameter codings: The indicators, in the order of the moments; scales and reversals are theirs.
  /// - Throws: ``SurveyDataError/unknownIndicators(_:)``, ``SurveyDataError/badCaseCount(_:)``,
  ///   ``SurveyDataError/noAnswers(indicator:)``, ``SurveyDataError/reversedWithoutScale(indicator:)``,
  ///   ``SurveyDataError/momentNotFinite(indicators:)``.
  public func moments(codings: [IndicatorCoding]) throws(SurveyDataError) -> Moments {
    let names = codings.map(\.name)
    let own = names == layout.paired ? self : try selecting(names)
    guard own.cases > 1, own.weight > 0 else { throw .badCaseCount(own.cases) }
    for (j, coding) in codings.enumerated() {
      if coding.isReversed && coding.scale == nil { throw .reversedWithoutScale(indicator: coding.name) }
      if !(own.values[own.layout.observedWeight(j)] > 0) { throw .noAnswers(indicator: coding.name) }
    }
    let formula = MomentFormula(layout: own.layout, shifts: own.shifts, turns: codings.map(ColumnTurn.init))
    let moments = own.moments(formula, names: names)
    try moments.requireFinite()
    return moments
  }

  private func moments(_ formula: MomentFormula, names: [String]) -> Moments {
    let p = names.count
    let sums = PlainSums(values, layout: layout)
    var means = [Double](repeating: 0, count: p)
    var covariance = [Double](repeating: 0, count: p * p)
    unsafe means.withUnsafeMutableBufferPointer { means in
      unsafe covariance.withUnsafeMutableBufferPointer { covariance in
        guard let means = means.baseAddress, let covariance = covariance.baseAddress else { return }
        unsafe formula.evaluate(sums, n: cases, means: means, covariances: covariance)
        for j in 0..<p {
          for i in 0..<j { unsafe covariance[j + i * p] = covariance[i + j * p] }
        }
      }
    }
    return Moments(
      trusted: names, n: cases, means: means, covariance: Matrix(rows: p, columns: p, columnMajor: covariance),
      hasScaleMetric: true)
  }

  /// The sums of some of the paired columns alone, in the order given.
  ///
  /// - Throws: ``SurveyDataError/unknownIndicators(_:)`` with near names, all at once.
  public func selecting(_ names: [String]) throws(SurveyDataError) -> MomentSums {
    let columns = try layout.columns(named: names)
    let (selected, places) = layout.selecting(columns)
    return MomentSums(layout: selected, shifts: columns.map { shifts[$0] }, values: places.map { values[$0] })
  }
}

extension SumLayout {
  /// The numbers of paired columns.
  ///
  /// - Throws: ``SurveyDataError/unknownIndicators(_:)`` with near names, all at once.
  func columns(named names: [String]) throws(SurveyDataError) -> [Int] {
    let missing = NearNames.missing(names, among: paired)
    if !missing.isEmpty { throw .unknownIndicators(missing) }
    let positions = Dictionary(paired.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    return names.compactMap { positions[$0] }
  }
}
