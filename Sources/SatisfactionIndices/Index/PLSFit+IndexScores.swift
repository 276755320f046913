public import PathModeling
public import SatisfactionNumerics
public import SurveyData

extension PLSFit {
  /// Every case's own 0–100 score on every construct, block by block.
  ///
  /// The formula is that of the index with the case's answers in place of the means, so over the data of the fit the
  /// (weighted) mean of the scores is the index and their standard deviation `ConstructIndex.standardDeviation`.
  ///
  /// - Parameters:
  ///   - answers: Answers bound for the model; those of the fit, or new ones on the same scales.
  ///   - body: Gets a range of case numbers (from 0, rows used) and their scores, cases × constructs in the order of
  ///     the model: 0 where all answers of a construct are the worst of their scales, 100 where all are the best,
  ///     reversed items turned; outside 0–100 only with a negative weight (``indexWarnings``).
  /// - Throws: `IndexError` for the first construct without an index; `SurveyDataError` where the answers do not
  ///   fit the model; whatever `body` throws.
  /// - Complexity: O(n · p) time, memory for one block.
  /// - Source: Fornell, Johnson, Anderson, Cha & Bryant (1996), J. Marketing 60(4), doi:10.1177/002224299606000403.
  public func forEachBlockOfIndexScores(
    of answers: Answers, _ body: (Range<Int>, Matrix) throws -> Void
  ) throws {
    var (factors, origin) = ([[(item: Int, factor: Double)]](), [Double]())
    for j in model.constructs.indices {
      let formula = try indexFormula(ofConstruct: j)
      let points = formula.weights.map { 100 * $0 / formula.span }
      origin.append(zip(points, formula.scales).reduce(0) { $0 + $1.0 * $1.1.lowerBound })
      factors.append(zip(model.leafIndicators(of: j), points).map { ($0, $1) })
    }
    try forEachBlock(of: answers) { cases, values in
      try body(cases, combine(values, factors: factors, origin: origin))
    }
  }

  /// Every case's own 0–100 score, of a survey that is bound for this.
  ///
  /// - Throws: As the same of answers.
  public func forEachBlockOfIndexScores(
    of survey: Dataset, _ body: (Range<Int>, Matrix) throws -> Void
  ) throws {
    try forEachBlockOfIndexScores(of: settings.answers(in: survey, for: model), body)
  }

  /// Every case's own 0–100 score on every construct.
  ///
  /// - Returns: Rows named by their row in the survey (from 1), columns by construct.
  /// - Throws: As the scores block by block.
  /// - Complexity: O(n · p) time, O(n · J) memory.
  public func indexScores(of answers: Answers) throws -> LabeledMatrix {
    try table(of: answers, forEachBlockOfIndexScores)
  }

  /// Every case's own 0–100 score, of a survey that is bound for this.
  ///
  /// - Throws: As the same of answers.
  public func indexScores(of survey: Dataset) throws -> LabeledMatrix {
    try indexScores(of: settings.answers(in: survey, for: model))
  }
}
