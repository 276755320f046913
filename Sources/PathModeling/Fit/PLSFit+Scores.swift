internal import PathSpecification
public import SatisfactionNumerics
public import SurveyData

extension PLSFit {
  /// Cases that a streamed question takes at a time: a block of answers and scores stays in the cache.
  package static var casesPerBlock: Int { 2_048 }

  /// Standardised scores of the cases that the model uses, block by block.
  ///
  /// - Parameters:
  ///   - answers: Answers bound for the model; those of the fit, or new ones on the same scales.
  ///   - body: Gets a range of case numbers (from 0, rows used) and their scores, cases × constructs in the order of
  ///     the model. Mean 0 and variance 1 over the data of the fit.
  /// - Throws: `SurveyDataError` where the answers do not fit the model; ``EstimationError/meansUnknown`` for a fit
  ///   from moments without means; whatever `body` throws.
  /// - Complexity: O(n · p) time, memory for one block.
  public func forEachBlockOfScores(
    of answers: Answers, _ body: (Range<Int>, Matrix) throws -> Void
  ) throws {
    guard let means = moments.means else { throw EstimationError.meansUnknown }
    let deviations = moments.standardDeviations
    let factors = (0..<layout.constructCount).map {
      leafWeights(ofConstruct: $0).map { ($0.item, $0.weight / deviations[$0.item]) }
    }
    let origin = factors.map { $0.reduce(0.0) { $0 + $1.1 * means[$1.0] } }
    try forEachBlock(of: answers) { cases, values in
      try body(cases, combine(values, factors: factors, origin: origin))
    }
  }

  /// Standardised scores of the cases of a survey that the model uses, block by block; it is bound for this.
  ///
  /// - Throws: As the same of answers.
  public func forEachBlockOfScores(
    of survey: Dataset, _ body: (Range<Int>, Matrix) throws -> Void
  ) throws {
    try forEachBlockOfScores(of: settings.answers(in: survey, for: model), body)
  }

  /// Standardised scores of all cases that the model uses.
  ///
  /// - Returns: Rows named by their row in the survey (from 1), columns by construct.
  /// - Throws: As the scores block by block.
  /// - Complexity: O(n · p) time, O(n · J) memory.
  public func scores(of answers: Answers) throws -> LabeledMatrix {
    try table(of: answers, forEachBlockOfScores)
  }

  /// Standardised scores of all cases of a survey that the model uses; it is bound for this.
  ///
  /// - Throws: As the same of answers.
  public func scores(of survey: Dataset) throws -> LabeledMatrix {
    try scores(of: settings.answers(in: survey, for: model))
  }

  /// What a streamed question says of all cases, in one table: rows named by their row in the survey (from 1), columns
  /// by construct.
  package func table(
    of answers: Answers, _ stream: (Answers, (Range<Int>, Matrix) throws -> Void) throws -> Void
  ) throws -> LabeledMatrix {
    var values = Matrix(rows: answers.rowsUsed, columns: model.constructs.count)
    try stream(answers) { cases, block in
      for j in 0..<block.columnCount {
        for (k, i) in cases.enumerated() { values[i, j] = block[k, j] }
      }
    }
    return LabeledMatrix(
      rows: (0..<answers.rowsUsed).map { "\(answers.row(ofCase: $0) + 1)" },
      columns: model.numbering.constructs, values: values)
  }

  /// Coded answers, block by block; under the EM algorithm a missing one is its mean given the answers of its row.
  package func forEachBlock(of answers: Answers, _ body: (Range<Int>, Matrix) throws -> Void) throws {
    try model.requireOwn(answers)
    for first in stride(from: 0, to: answers.rowsUsed, by: Self.casesPerBlock) {
      let cases = first..<min(first + Self.casesPerBlock, answers.rowsUsed)
      try body(
        cases,
        answers.needsEM ? answers.values(ofCases: cases, expectedBy: moments) : answers.values(ofCases: cases))
    }
  }

  /// Σ factor·answer − origin of every construct.
  ///
  /// - Parameter factors: For each construct the indicators under it, each with its factor.
  package func combine(_ answers: Matrix, factors: [[(item: Int, factor: Double)]], origin: [Double]) -> Matrix {
    var result = Matrix(rows: answers.rowCount, columns: origin.count)
    for (j, terms) in factors.enumerated() {
      for case_ in 0..<answers.rowCount {
        var sum = -origin[j]
        for term in terms { sum += term.factor * answers[case_, term.item] }
        result[case_, j] = sum
      }
    }
    return result
  }
}
