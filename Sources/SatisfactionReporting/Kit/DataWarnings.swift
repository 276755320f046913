public import PathModeling
public import PathSpecification
public import SurveyData

extension PathModel {
  /// What the answers hide, with one warning for every undeclared code in place of one for each of its columns.
  ///
  /// - Parameters:
  ///   - survey: The raw answers.
  ///   - sample: What became of its rows.
  public func allDataWarnings(about survey: Dataset, _ sample: Sample) -> [FitWarning] {
    FitWarning.undeclaredCodes(in: survey, for: self)
      + dataWarnings(about: survey, sample).filter { $0.code != "undeclaredCode" }
  }
}

extension FitWarning {
  /// One warning for every number that looks like a code for "no answer" which nobody declared.
  ///
  /// - Parameters:
  ///   - survey: The raw answers.
  ///   - model: What is declared about them.
  public static func undeclaredCodes(in survey: Dataset, for model: PathModel) -> [FitWarning] {
    let found = survey.farAnswers(of: model.codings)
    var values: [Double] = []
    for answer in found where !values.contains(answer.value) { values.append(answer.value) }
    return values.map { value in
      let columns = found.filter { $0.value == value }
      let number = Int(exactly: value).map(String.init) ?? "\(value)"
      let names = columns.prefix(3).map(\.indicator).joined(separator: ", ") + (columns.count > 3 ? ", …" : "")
      let place = columns.count == 1 ? "of \(names)" : "in \(columns.count) columns (\(names))"
      return FitWarning(
        code: "undeclaredCode",
        message: """
          \(number) is far from all other answers \(place): declare it if it means "no answer" \
          (--missing-codes \(number)), or declare the scale
          """,
        indicator: columns.count == 1 ? columns[0].indicator : nil)
    }
  }
}
