internal import PathModeling

extension PredictReport {
  /// The report as a person reads it: the answer first, then the losses, then every indicator.
  public func document(digits: Int) -> ReportDocument {
    let digits = ReportDigits(digits)
    return ReportDocument(
      title: "Does it predict: \(source.title ?? prediction.sample.source)", facts: facts,
      blocks: verdict.map { .paragraph($0) } + [.table(lossTable(digits)), .table(indicatorTable(digits))],
      warnings: warnings.map(\.message), footer: footer)
  }

  private var facts: [[String]] {
    let (sample, options) = (prediction.sample, prediction.options)
    var rows = source.title == nil ? [] : [sample.source]
    rows.append("\(sample.used) of \(sample.rows) rows used")
    if let column = sample.weightsColumn { rows.append("weighted by \(column)") }
    if sample.missingCells > 0 { rows.append("\(sample.missingCells) missing answers (\(options.missing.rawValue))") }
    return [
      rows,
      [
        foldText, "\(options.technique.rawValue) antecedents", prediction.settings.summary,
      ],
    ]
  }

  private var foldText: String {
    let clusters = prediction.options.cluster.map { " of clusters (\($0))" } ?? ""
    return switch prediction.options.folds {
    case .random(let folds, 1): "\(folds) folds\(clusters)"
    case .random(let folds, let repetitions): "\(repetitions) × \(folds) folds\(clusters)"
    case .leaveOneOut: "leave-one-out\(clusters)"
    case .columns(let names): "folds of \(names.joined(separator: ", "))\(clusters)"
    }
  }

  // MARK: What it comes to

  /// The answer in words; nothing is said of what was not tested.
  private var verdict: [String] {
    var sentences: [String] = []
    if let test = prediction.overall.average {
      sentences.append("\(Self.words(test)) the training means (\(Self.probability(test)))")
    }
    if let test = prediction.overall.linear {
      sentences.append("\(Self.words(test)) linear models of the antecedents' items (\(Self.probability(test)))")
    }
    if let test = prediction.overall.alternative, let against {
      sentences.append("\(Self.words(test)) \(against) (\(Self.probability(test)))")
    }
    let losses = sentences.isEmpty ? [] : ["On rows it has not seen, the model \(sentences.joined(separator: ", "))."]
    return losses + (prediction.power.map { [Self.words($0)] } ?? [])
  }

  private static func words(_ test: PredictionTest) -> String {
    guard let p = test.p, p < 0.05 else { return "predicts no better and no worse than" }
    return test.difference < 0 ? "predicts better than" : "predicts worse than"
  }

  private static func words(_ power: PredictivePower) -> String {
    switch power {
    case .high: "Every item has a smaller RMSE than its linear model: high predictive power."
    case .medium: "Most items have a smaller RMSE than their linear models: medium predictive power."
    case .low: "Few items have a smaller RMSE than their linear models: low predictive power."
    case .none: "No item has a smaller RMSE than its linear model: no predictive power by this rule."
    }
  }

  private static func probability(_ test: PredictionTest) -> String {
    let text = ReportTable.Cell.probability(test.p, decimals: 3).text
    return text.hasPrefix("<") ? "p \(text)" : "p = \(text)"
  }

  // MARK: Tables

  private func lossTable(_ digits: ReportDigits) -> ReportTable {
    let hasAlternative = prediction.alternative != nil
    var columns: [ReportTable.Column] = [
      .text("Loss"), .number("model"), .number("less that\nof means"), .number("p"),
      .number("less that of\nlinear models"), .number("p"),
    ]
    if hasAlternative { columns += [.number("less that of\nthe alternative"), .number("p")] }
    func row(_ name: String, _ tests: PredictionTests, emphasis: ReportTable.Row.Emphasis) -> ReportTable.Row {
      func cells(_ test: PredictionTest?) -> [ReportTable.Cell] {
        [.number(test?.difference, decimals: digits.coefficient), .probability(test?.p, decimals: 3)]
      }
      return ReportTable.Row(
        [.text(name), .number(tests.average?.lossPLS, decimals: digits.coefficient)] + cells(tests.average)
          + cells(tests.linear) + (hasAlternative ? cells(tests.alternative) : []), emphasis: emphasis)
    }
    return ReportTable(
      title: "Mean squared error of rows the model has not seen", columns: columns,
      rows: prediction.constructs.map { row($0.name, $0.tests, emphasis: .plain) }
        + [row("All constructs", prediction.overall, emphasis: .strong)],
      note: "a difference below 0 says that the model predicts better; p is two-sided")
  }

  private func indicatorTable(_ digits: ReportDigits) -> ReportTable {
    let decimals = digits.coefficient
    let rows = prediction.indicators.map { row in
      ReportTable.Row(
        [
          .text(row.name), .text(row.construct), .number(row.pls.rmse, decimals: decimals),
          .number(row.linear?.rmse, decimals: decimals), .number(row.average.rmse, decimals: decimals),
          .number(row.pls.mae, decimals: decimals), .number(row.linear?.mae, decimals: decimals),
          .number(row.pls.q2predict, decimals: decimals),
        ], emphasis: row.predictsBetterThanMeans ? .plain : .weak)
    }
    return ReportTable(
      title: "Predictions of the items, in points of their scales",
      columns: [
        .text("Item"), .text("Construct"), .number("RMSE"), .number("linear"), .number("means"), .number("MAE"),
        .number("linear"), .number("Q²"),
      ], rows: rows,
      note: "Q² above 0: better than the means of the training rows · linear: \(benchmarkText)")
  }

  private var benchmarkText: String {
    switch prediction.options.benchmark {
    case .exogenous: "least squares on the items of exogenous constructs"
    case .antecedents: "least squares on the items of the direct antecedents"
    case .others: "least squares on the items of all other constructs"
    }
  }

  private var footer: [String] {
    var pieces = ["\(prediction.foldsUsed) of \(prediction.foldsRequested) folds estimated"]
    if case .random = prediction.options.folds { pieces.append("seed \(prediction.options.seed)") }
    let software = Manifest.Software.current
    pieces += ["\(software.name) \(software.version)", software.blas]
    if let fingerprint = prediction.sample.fingerprint { pieces.append("data \(fingerprint)") }
    return pieces
  }
}
