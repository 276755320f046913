internal import SatisfactionNumerics

/// Which answers are missing, together with which, and whether those who do not answer an item answer the others
/// otherwise.
public struct MissingnessReport: Sendable, Equatable {
  /// What is missing of one item.
  public struct Item: Sendable, Equatable {
    /// Name of the indicator.
    public let name: String
    /// Cases that were asked.
    public let asked: Int
    /// Cases that were asked and gave no answer.
    public let missing: Int

    /// The share of those asked who gave no answer, 0…1; nil where nobody was asked.
    public var share: Double? { asked > 0 ? Double(missing) / Double(asked) : nil }
  }

  /// Cases that lack the same answers.
  public struct Pattern: Sendable, Equatable {
    /// Names of the indicators without an answer; none for complete cases.
    public let missing: [String]
    /// Number of cases.
    public let rows: Int
  }

  /// Whether cases without an answer to `item` have another mean of `column` than those with one.
  public struct Test: Sendable, Equatable {
    /// The indicator that has an answer or none.
    public let item: String
    /// The indicator whose means are compared.
    public let column: String
    /// Welch's t: the mean of those who answered less that of those who did not, in standard errors; nil where either
    /// group has fewer than two answers or none of them varies.
    public let t: Double?
    /// Welch's degrees of freedom.
    public let degreesOfFreedom: Double?
    /// Two-sided p.
    public let p: Double?
    /// Holm's p over the columns of the item.
    public let adjustedP: Double?
  }

  /// Every indicator, in the order of the analysis.
  public let items: [Item]
  /// Every pattern that occurs, the most frequent first, equally frequent ones in the order of their indicators.
  public let patterns: [Pattern]
  /// Every pair of an item that somebody did not answer and another column.
  public let tests: [Test]
}

extension Answers {
  /// What is missing among all cases of the survey, those that the policy leaves out among them; see
  /// `Dataset.missingness(of:weightsColumn:)`.
  ///
  /// - Throws: Nothing that binding has not thrown.
  public func missingness() throws(SurveyDataError) -> MissingnessReport {
    try survey.missingness(of: codings, weightsColumn: weightsColumn)
  }
}

extension Dataset {
  /// What is missing of some indicators among all cases; rows of weight 0 are no cases, and who was not asked has refused
  /// nothing.
  ///
  /// Tests are not weighted. That answers are missing at random given the others cannot be seen in data: a small p says
  /// that dropping cases changes the sample, a large one proves nothing.
  ///
  /// - Throws: ``SurveyDataError/missingColumns(_:source:)``, ``SurveyDataError/textColumn(name:text:)``.
  /// - Complexity: O(n · p), and O(patterns · p · items with gaps) for the tests.
  /// - Source: Welch (1947), Biometrika 34, 28–35; Holm (1979), Scand. J. Statistics 6, 65–70.
  public func missingness(
    of codings: [IndicatorCoding], weightsColumn: String? = nil
  ) throws(SurveyDataError) -> MissingnessReport {
    let wanted = codings.flatMap { [$0.name] + $0.skips.map(\.column) } + (weightsColumn.map { [$0] } ?? [])
    if let error = SurveyDataError.missing(wanted, among: columns.map(\.name), source: source) { throw error }
    var answers: [AnswerColumn] = []
    for coding in codings {
      if let column = column(named: coding.name) {
        answers.append(try AnswerColumn(column, missingCodes: coding.missingCodes))
      }
    }
    let weights = weightsColumn.flatMap(column)
    let isCase = weights.map { weights in (0..<rowCount).map { (weights.number(at: $0) ?? 0) > 0 } }
    return MissingnessReport(
      names: codings.map(\.name), answers, notAsked: codings.map { notAsked(for: $0) }, isCase: isCase,
      rowCount: rowCount)
  }
}

extension MissingnessReport {
  /// - Parameters:
  ///   - names: Names of the indicators.
  ///   - columns: Their answers.
  ///   - notAsked: Rows in which an indicator was not asked; nil where it always was.
  ///   - isCase: Rows that count; nil for all.
  fileprivate init(
    names: [String], _ columns: [AnswerColumn], notAsked: [[Bool]?], isCase: [Bool]?, rowCount: Int
  ) {
    let incomplete = columns.indices.filter { columns[$0].extent.missing > 0 }
    let groups = GapGroups(columns, incomplete: incomplete, notAsked: notAsked, isCase: isCase, rowCount: rowCount)
    let sums = incomplete.isEmpty ? [] : columns.map { groups.sums(of: $0) }
    items = names.indices.map { j in
      let skipped = groups.rows { $0.notAsked.contains(j) }
      return Item(name: names[j], asked: groups.caseCount - skipped, missing: groups.rows { $0.missing.contains(j) })
    }
    var rowsOf: [[Int]: Int] = [:]
    for group in groups.list where group.rows > 0 { rowsOf[group.missing, default: 0] += group.rows }
    let ordered = rowsOf.sorted { a, b in
      a.value != b.value ? a.value > b.value : a.key.lexicographicallyPrecedes(b.key)
    }
    patterns = ordered.map { Pattern(missing: $0.key.map { names[$0] }, rows: $0.value) }
    let refused = names.indices.filter { item in groups.list.contains { $0.missing.contains(item) } }
    tests = refused.flatMap { item -> [Test] in
      let others = columns.indices.filter { $0 != item }
      let found = others.map { column in
        WelchTest(
          groups.total(sums[column]) { !$0.missing.contains(item) && !$0.notAsked.contains(item) },
          groups.total(sums[column]) { $0.missing.contains(item) })
      }
      let adjusted = PValueAdjustment.holm.adjusted(found.map { $0?.p })
      return zip(others, zip(found, adjusted)).map { column, result in
        Test(
          item: names[item], column: names[column], t: result.0?.t, degreesOfFreedom: result.0?.degreesOfFreedom,
          p: result.0?.p, adjustedP: result.1)
      }
    }
  }
}

/// Welch's comparison of two means.
private struct WelchTest {
  let t: Double
  let degreesOfFreedom: Double
  let p: Double

  /// nil where a group has fewer than two numbers or neither varies.
  init?(_ first: GapGroups.Sums, _ second: GapGroups.Sums) {
    guard first.count > 1, second.count > 1 else { return nil }
    func squaredError(_ sums: GapGroups.Sums) -> Double {
      // What is left of equal numbers is rounding.
      let squares = max(0, sums.squares - sums.sum * sums.sum / sums.count)
      return squares <= 1e-14 * sums.squares ? 0 : squares / (sums.count - 1) / sums.count
    }
    let (a, b) = (squaredError(first), squaredError(second))
    guard a + b > 0 else { return nil }
    t = (first.sum / first.count - second.sum / second.count) / (a + b).squareRoot()
    degreesOfFreedom = (a + b) * (a + b) / (a * a / (first.count - 1) + b * b / (second.count - 1))
    p = StudentT.twoSidedP(t, degreesOfFreedom: degreesOfFreedom)
  }
}
