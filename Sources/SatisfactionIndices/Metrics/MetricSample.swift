internal import SatisfactionNumerics

/// The answers of one cell.
///
/// A metric depends on the answers to its columns alone, and where these can be given in few ways, cases that gave the same
/// ones are counted together: a share of 100,000 answers to one question is made of ten numbers.
struct MetricSample {
  private let binding: MetricBinding
  private let rows: ArraySlice<Int32>
  /// Weights above 0, nil where all cases count once.
  private let weights: [Double]?
  /// What is kept of estimates under a design, nil where rows were drawn one by one.
  private let parts: DomainParts?

  /// Ways to answer at most that are counted.
  private static let mostWays = 4_096
  /// Ways that are counted however few the rows are.
  private static let fewWays = 32

  /// - Parameters:
  ///   - rows: Rows of the survey.
  ///   - design: How all rows of the survey were drawn; nil for one by one.
  init(_ binding: MetricBinding, rows: ArraySlice<Int32>, design: DomainDesign?) {
    (self.binding, self.rows) = (binding, rows)
    weights = binding.weights.map { weights in rows.map { weights[Int($0)] } }
    parts = design.map { DomainParts($0, rows: rows) }
  }

  /// All cases with their answers to some columns; NaN where there is none.
  func answers(_ needed: [Int]) -> MetricCases {
    // A formula may name a column twice.
    let columns = Set(needed).sorted()
    if let counted = counted(columns) { return counted }
    let answers = columns.map { column in
      var answers: [Double] = []
      answers.reserveCapacity(rows.count)
      binding.columns[column].append(rows, to: &answers)
      return (column, answers)
    }
    return MetricCases(
      answers: Dictionary(uniqueKeysWithValues: answers), counting: weights.map { .weighted($0) } ?? .each(rows.count),
      parts: parts)
  }

  /// The cases with answers in all the columns.
  func cases(_ needed: [Int]) -> MetricCases {
    let gaps = needed.filter { binding.columns[$0].hasGaps }
    let all = answers(needed)
    guard !gaps.isEmpty else { return all }
    let values = gaps.map(all.values)
    return all.keeping { place in values.allSatisfy { !$0[place].isNaN } }
  }

  /// Cases counted by the way they answer; nil where there are too many ways, or where each case's sampling unit counts.
  private func counted(_ columns: [Int]) -> MetricCases? {
    guard parts == nil else { return nil }
    var ways = 1
    for column in columns {
      guard let count = binding.columns[column].answersByCode?.count, count > 0 else { return nil }
      ways *= count
      guard ways <= Self.mostWays else { return nil }
    }
    guard ways <= max(Self.fewWays, rows.count) else { return nil }
    var keys = [Int32](repeating: 0, count: rows.count)
    for column in columns { binding.columns[column].appendCodes(of: rows, to: &keys) }
    var (counts, sums, squares) = ([Int](repeating: 0, count: ways), [Double](), [Double]())
    for key in keys { counts[Int(key)] += 1 }
    if let weights {
      (sums, squares) = ([Double](repeating: 0, count: ways), [Double](repeating: 0, count: ways))
      for (key, weight) in zip(keys, weights) {
        sums[Int(key)] += weight
        squares[Int(key)] += weight * weight
      }
    }
    let found = counts.indices.filter { counts[$0] > 0 }
    let tallies = found.map { way in
      weights == nil
        ? CaseTally(cases: counts[way]) : CaseTally(cases: counts[way], weight: sums[way], squaredWeight: squares[way])
    }
    var (answers, step) = ([Int: [Double]](), ways)
    for column in columns {
      guard let byCode = binding.columns[column].answersByCode else { return nil }
      step /= byCode.count
      answers[column] = found.map { byCode[$0 / step % byCode.count] }
    }
    return MetricCases(answers: answers, counting: .tallied(tallies, isWeighted: weights != nil), parts: nil)
  }
}
