public import PathSpecification
public import SurveyData

extension Dataset {
  /// Reads the columns of a CSV file that a model names: its indicators and its weights, nothing else.
  ///
  /// - Parameters:
  ///   - path: Path of the file; `-` is standard input.
  ///   - model: The model whose columns are read.
  ///   - categories: Columns to read as texts beside them, such as a segment or a wave.
  /// - Throws: `SurveyDataError` for anything wrong with the file or with the columns that are read.
  public init(csv path: String, for model: PathModel, categories: [String] = []) throws(SurveyDataError) {
    let texts = model.textColumns.filter { !categories.contains($0) }
    try self.init(csv: path, numeric: model.columns, categories: categories + texts)
  }
}

extension PLS {
  /// The answers of a survey to a model, missing ones treated as these settings say.
  ///
  /// - Throws: `SurveyDataError`.
  package func answers(in survey: Dataset, for model: PathModel) throws(SurveyDataError) -> Answers {
    try model.answers(in: survey, missing: missing, skipped: skipped)
  }
}

extension PathModel {
  /// What the answers of every indicator mean, in the order of the model.
  public var codings: [IndicatorCoding] {
    let skips = Dictionary(grouping: conventions.skips, by: \.indicator)
    return indicators.map { name in
      IndicatorCoding(
        name: name, scale: conventions.scale(of: name), isReversed: conventions.reversed.contains(name),
        missingCodes: conventions.missingCodes,
        skips: (skips[name] ?? []).map { RowCondition(column: $0.column, value: $0.value) })
    }
  }

  /// The answers of a survey as the model reads them: everything that does not fit is found here, all at once.
  ///
  /// - Throws: `SurveyDataError`.
  public func answers(
    in survey: Dataset, missing: MissingPolicy = .casewise, skipped: SkipPolicy = .error
  ) throws(SurveyDataError) -> Answers {
    try Answers(
      survey, codings: codings, weightsColumn: conventions.weightsColumn, missing: missing, skipped: skipped)
  }

  /// What is missing of the model's indicators in a survey; see `Dataset.missingness(of:weightsColumn:)`.
  ///
  /// - Throws: `SurveyDataError` for columns that are not there or hold text.
  public func missingness(in survey: Dataset) throws(SurveyDataError) -> MissingnessReport {
    try survey.missingness(of: codings, weightsColumn: conventions.weightsColumn)
  }

  /// - Throws: `SurveyDataError.answersOfAnotherModel` where answers were bound to other indicators, scales, reversals
  ///   or codes than the model's.
  package func requireOwn(_ answers: Answers) throws(SurveyDataError) {
    let (own, given) = (codings, answers.codings)
    if let wrong = own.indices.first(where: { $0 >= given.count || given[$0] != own[$0] }) {
      throw .answersOfAnotherModel(indicator: own[wrong].name)
    }
    if given.count > own.count { throw .answersOfAnotherModel(indicator: given[own.count].name) }
  }

  /// The moments of the model's indicators, in its order, reversed items turned.
  ///
  /// - Throws: `SurveyDataError`.
  func coded(_ moments: Moments) throws(SurveyDataError) -> Moments {
    let selected = moments.names == indicators ? moments : try moments.selecting(indicators)
    try selected.requirePossible(on: declaredScales)
    var scales: [String: ClosedRange<Double>] = [:]
    for name in indicators where conventions.reversed.contains(name) {
      guard let scale = conventions.scale(of: name) else { throw .reversedWithoutScale(indicator: name) }
      scales[name] = scale
    }
    return scales.isEmpty ? selected : try selected.reversing(scales)
  }

  /// The scale of every indicator that has one.
  private var declaredScales: [String: ClosedRange<Double>] {
    var scales: [String: ClosedRange<Double>] = [:]
    for name in indicators { scales[name] = conventions.scale(of: name) }
    return scales
  }
}
