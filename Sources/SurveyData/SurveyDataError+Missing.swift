internal import SatisfactionWording

extension SurveyDataError {
  /// The error for columns that were asked for and are not there, each with the names that come near; nil where all are.
  package static func missing(_ wanted: [String], among names: [String], source: String) -> SurveyDataError? {
    let missing = NearNames.missing(wanted, among: names)
    return missing.isEmpty ? nil : .missingColumns(missing, source: source)
  }
}
