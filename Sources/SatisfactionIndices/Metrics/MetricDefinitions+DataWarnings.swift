public import PathModeling
public import SurveyData

extension MetricDefinitions {
  /// Numbers among the answers that look like codes for "no answer" which nobody declared.
  ///
  /// - Complexity: One pass over the columns of numbers without a declared scale.
  public func dataWarnings(about survey: Dataset) -> [FitWarning] {
    let codings = numericColumns.map { column in
      IndicatorCoding(
        name: column, scale: conventions.scale(of: column), isReversed: false, missingCodes: conventions.missingCodes)
    }
    return FitWarning.undeclaredCodes(in: survey, of: codings)
  }
}
