internal import PathSpecification
internal import SurveyData

extension Sample {
  /// Where the moments of these answers come from.
  init(_ answers: Answers, of survey: Dataset, for model: PathModel) {
    self.init(
      source: survey.source, rows: answers.rowCount, used: answers.rowsUsed, dropped: answers.rowsDropped,
      missingCells: answers.missingCells, fingerprint: survey.fingerprint,
      weightsColumn: model.conventions.weightsColumn)
  }

  /// Moments of `n` cases that nobody can see.
  init(momentsOf n: Double) {
    self.init(
      source: "moments", rows: Int(n), used: Int(n), dropped: 0, missingCells: 0, fingerprint: nil,
      weightsColumn: nil)
  }
}
