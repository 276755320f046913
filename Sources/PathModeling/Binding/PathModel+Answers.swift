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
    try self.init(csv: path, numeric: model.columns, categories: categories)
  }
}

extension PathModel {
  /// What the answers of every indicator mean, in the order of the model.
  public var codings: [IndicatorCoding] {
    indicators.map { name in
      IndicatorCoding(
        name: name, scale: conventions.scale(of: name), isReversed: conventions.reversed.contains(name),
        missingCodes: conventions.missingCodes)
    }
  }

  /// The answers of a survey as the model reads them: everything that does not fit is found here, all at once.
  ///
  /// - Throws: `SurveyDataError`.
  public func answers(in survey: Dataset, missing: MissingPolicy = .casewise) throws(SurveyDataError) -> Answers {
    try Answers(survey, codings: codings, weightsColumn: conventions.weightsColumn, missing: missing)
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
