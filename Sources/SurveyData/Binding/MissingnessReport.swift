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
  /// What is missing among all cases of the survey, those that the policy leaves out among them; rows of weight 0 are no
  /// cases.
  ///
  /// Tests are not weighted. That answers are missing at random given the others cannot be seen in data: a small p says
  /// that dropping cases changes the sample, a large one proves nothing.
  ///
  /// - Throws: Nothing that binding has not thrown.
  /// - Complexity: O(n · p · items with gaps).
  /// - Source: Welch (1947), Biometrika 34, 28–35; Holm (1979), Scand. J. Statistics 6, 65–70.
  public func missingness() throws(SurveyDataError) -> MissingnessReport {
    let weights = weightsColumn.flatMap { survey.column(named: $0) }
    let cases = (0..<rowCount).filter { (weights?.number(at: $0) ?? 1) > 0 }
    var columns: [[Double]] = []
    for coding in codings {
      guard let column = survey.column(named: coding.name) else { continue }
      let answers = try AnswerColumn(column, missingCodes: coding.missingCodes)
      columns.append(cases.map { answers.value(at: $0) })
    }
    let counts = columns.map { column in column.count(where: \.isNaN) }
    let gaps = counts.indices.filter { counts[$0] > 0 }
    var rowsOf: [[Int]: Int] = [:]
    for k in cases.indices { rowsOf[gaps.filter { columns[$0][k].isNaN }, default: 0] += 1 }
    let patterns = rowsOf.sorted { a, b in
      a.value != b.value ? a.value > b.value : a.key.lexicographicallyPrecedes(b.key)
    }
    return MissingnessReport(
      items: zip(names, counts).map { MissingnessReport.Item(name: $0, asked: cases.count, missing: $1) },
      patterns: patterns.map { pattern in
        MissingnessReport.Pattern(missing: pattern.key.map { names[$0] }, rows: pattern.value)
      },
      tests: gaps.flatMap { item in tests(of: item, columns) })
  }

  /// One item against every other column.
  private func tests(of item: Int, _ columns: [[Double]]) -> [MissingnessReport.Test] {
    let others = columns.indices.filter { $0 != item }
    let isMissing = columns[item].map(\.isNaN)
    let found = others.map { column in
      WelchTest(
        zip(columns[column], isMissing).filter { !$1 && !$0.isNaN }.map(\.0),
        zip(columns[column], isMissing).filter { $1 && !$0.isNaN }.map(\.0))
    }
    let adjusted = PValueAdjustment.holm.adjusted(found.map { $0?.p })
    return zip(others, zip(found, adjusted)).map { column, result in
      MissingnessReport.Test(
        item: names[item], column: names[column], t: result.0?.t, degreesOfFreedom: result.0?.degreesOfFreedom,
        p: result.0?.p, adjustedP: result.1)
    }
  }
}

/// Welch's comparison of two means.
private struct WelchTest {
  let t: Double
  let degreesOfFreedom: Double
  let p: Double

  /// nil where a group has fewer than two numbers or neither varies.
  init?(_ first: [Double], _ second: [Double]) {
    guard first.count > 1, second.count > 1 else { return nil }
    func squaredError(_ values: [Double], _ mean: Double) -> Double {
      let n = Double(values.count)
      return values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (n - 1) / n
    }
    let means = [first, second].map { $0.reduce(0, +) / Double($0.count) }
    let (a, b) = (squaredError(first, means[0]), squaredError(second, means[1]))
    guard a + b > 0 else { return nil }
    t = (means[0] - means[1]) / (a + b).squareRoot()
    degreesOfFreedom =
      (a + b) * (a + b) / (a * a / Double(first.count - 1) + b * b / Double(second.count - 1))
    p = StudentT.twoSidedP(t, degreesOfFreedom: degreesOfFreedom)
  }
}
