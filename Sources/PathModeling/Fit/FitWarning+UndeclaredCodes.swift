public import PathSpecification
internal import SatisfactionWording
public import SurveyData

extension FitWarning {
  /// One warning for every number that looks like a code for "no answer" which nobody declared.
  ///
  /// - Parameters:
  ///   - survey: The raw answers.
  ///   - model: What is declared about them.
  public static func undeclaredCodes(in survey: Dataset, for model: PathModel) -> [FitWarning] {
    undeclaredCodes(in: survey, of: model.codings)
  }

  /// One warning for every such number in some columns.
  ///
  /// - Parameters:
  ///   - survey: The raw answers.
  ///   - codings: The columns, with what is declared about them.
  public static func undeclaredCodes(in survey: Dataset, of codings: [IndicatorCoding]) -> [FitWarning] {
    let found = survey.farAnswers(of: codings)
    var values: [Double] = []
    for answer in found where !values.contains(answer.value) { values.append(answer.value) }
    return values.map { value in
      let columns = found.filter { $0.value == value }
      let number = NumberText.written(value)
      let listed = columns.prefix(3).map(\.indicator.nameForMessage) + (columns.count > 3 ? ["…"] : [])
      let (names, chineseNames) = (listed.joined(separator: ", "), listed.joined(separator: "、"))
      let place =
        columns.count == 1
        ? Phrase("of \(names)", "\(chineseNames) 中的")
        : Phrase("in \(columns.count) columns (\(names))", "\(columns.count) 列（\(chineseNames)）中的")
      return FitWarning(
        code: "undeclaredCode",
        message: """
          \(number) is far from all other answers \(place.english): declare it if it means "no answer" \
          (--missing-codes \(number)), or declare the scale
          """,
        chinese: """
          \(place.chinese) \(number) 远离其他所有答案：若它表示“未回答”，请加以声明（--missing-codes \(number)），\
          否则请声明量表
          """,
        indicator: columns.count == 1 ? columns[0].indicator : nil)
    }
  }
}
