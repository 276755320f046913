internal import SatisfactionNumerics

/// Answers to which estimates are applied, not from which they are made: one row is enough, and any answer may be missing.
package struct NewAnswers: Sendable {
  /// The indicators.
  package let codings: [IndicatorCoding]
  /// Cells without an answer.
  package let missingCells: Int
  private let columns: [AnswerColumn]

  /// - Parameters:
  ///   - survey: The rows.
  ///   - codings: The indicators, each a column of the survey.
  /// - Throws: As ``Answers``, except that an indicator without an answer is none of its errors.
  package init(_ survey: Dataset, codings: [IndicatorCoding]) throws(SurveyDataError) {
    let check = AnswerCheck(dataset: survey, codings: codings, threads: ParallelWork.availableThreads)
    let checked = try check.run(weightsColumn: nil, requiresAnswers: false)
    columns = checked.columns
    // Of a column without any answer the extent counts nothing.
    missingCells = checked.extents.reduce(0) { $0 + ($1.range == nil ? survey.rowCount : $1.missing) }
    self.codings = codings
  }

  /// The answer of a row (from 0) to one of the indicators, turned round where it is reversed; NaN where there is none.
  package subscript(row: Int, indicator: Int) -> Double {
    codings[indicator].turned(columns[indicator].value(at: row))
  }
}

extension IndicatorCoding {
  /// An answer, turned round where the indicator is reversed.
  package func turned(_ answer: Double) -> Double {
    guard isReversed, let scale else { return answer }
    return scale.lowerBound + scale.upperBound - answer
  }
}
