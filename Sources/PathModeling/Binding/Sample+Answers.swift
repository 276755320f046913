package import PathSpecification
package import SurveyData

extension Sample {
  /// Where the moments of these answers come from.
  package init(_ answers: Answers, emIterations: Int?, for model: PathModel) {
    self.init(
      source: answers.survey.source, rows: answers.rowCount, used: answers.rowsUsed, dropped: answers.rowsDropped,
      notAsked: answers.notAskedRows, missingCells: answers.missingCells, notAskedCells: answers.notAskedCells,
      fingerprint: answers.survey.fingerprint, weightsColumn: model.conventions.weightsColumn,
      zeroWeightRows: answers.zeroWeightRows,
      effectiveCases: answers.effectiveCases, emIterations: emIterations)
  }

  /// Moments of `n` cases that nobody can see; of a sum of weights, the whole cases are given, and the largest number
  /// of them that can be counted where there are more.
  init(momentsOf n: Double, source: String = "moments") {
    let cases = Int(exactly: n.rounded(.down)) ?? .max
    self.init(
      source: source, rows: cases, used: cases, dropped: 0, notAsked: 0, missingCells: 0, notAskedCells: 0,
      fingerprint: nil, weightsColumn: nil, zeroWeightRows: 0, effectiveCases: nil, emIterations: nil)
  }

  /// Sums of rows that somebody counted.
  init(sumsOf table: MomentTable, n: Double, origin: SumsOrigin) {
    let cases = Sample(momentsOf: n, source: origin.source)
    let rows = max(origin.rows ?? cases.used, cases.used)
    let sums = table.rows.reduce(into: (weight: 0.0, squares: 0.0)) { sums, cell in
      sums.weight += cell.weight
      sums.squares += cell.squaredWeight
    }
    self.init(
      source: origin.source, rows: rows, used: cases.used, dropped: rows - cases.used, notAsked: 0, missingCells: 0,
      notAskedCells: 0, fingerprint: nil, weightsColumn: origin.weightsColumn, zeroWeightRows: 0,
      effectiveCases: origin.weightsColumn == nil ? nil : sums.weight * sums.weight / sums.squares, emIterations: nil)
  }

  /// A matrix of moments.
  init(_ moments: Moments) {
    let kind = moments.hasScaleMetric ? "covariance" : "correlation"
    self.init(momentsOf: moments.n, source: kind + Self.matrix)
  }
}
