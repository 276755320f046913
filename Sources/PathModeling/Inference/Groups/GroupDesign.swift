public import SurveyData

/// How the sample behind groups was drawn, and what its replicates are.
public enum GroupDesign: Sendable, Equatable, Codable {
  /// Strata and units, which are drawn again.
  case units(DesignColumns)
  /// Strata and units, each left out in turn; nothing is drawn, and the number of replicates is that of the units, whatever
  /// number of bootstrap replicates is asked for.
  case jackknife(DesignColumns)
  /// Replicate weights that came with the survey: as many replicates as columns.
  case replicateWeights(ReplicateColumns)
}

extension DesignSummary {
  /// - Parameter answers: Those of all groups.
  /// - Throws: `SurveyDataError` for replicate weights that do not belong together.
  init(_ design: GroupDesign, of answers: Answers) throws {
    if case .replicateWeights(let columns) = design {
      let table = try ReplicateWeightTable(columns, for: answers)
      self.init(columns, table, weights: answers.weightsColumn)
    } else {
      guard let sampling = answers.design else { throw InferenceError.planUnderDesign }
      self.init(sampling, weights: answers.weightsColumn)
    }
  }
}
