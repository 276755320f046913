import Satisfaction

/// Rows of a survey, with the design that all of its rows were drawn by.
struct DesignedRows {
  let survey: Dataset
  /// nil for rows drawn one by one.
  let design: SamplingDesign?

  /// Some of the rows: a domain, in which no sampling unit is lost.
  func selecting(rows: [Int]) -> DesignedRows {
    DesignedRows(survey: survey.selecting(rows: rows), design: design?.selecting(rows: rows))
  }
}
