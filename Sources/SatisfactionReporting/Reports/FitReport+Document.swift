internal import PathModeling
internal import SatisfactionIndices
internal import SatisfactionWording
internal import SurveyData

extension FitReport {
  /// The report as a person reads it: the index first, then what drives it, then the estimates, then what to mind.
  public func document(digits: Int) -> ReportDocument {
    ReportDocument(
      title: title ?? data.source, facts: facts, headline: headline(digits: digits),
      blocks: notices.map { .notice($0) } + pictured(tables(digits: digits)),
      warnings: warnings.filter { !Self.codesSaidElsewhere.contains($0.code) }.map(\.message), footer: footer)
  }

  /// The tables, and after the first of them the model in columns where a page of 80 columns can show it.
  private func pictured(_ tables: [ReportTable]) -> [ReportDocument.Block] {
    var blocks = tables.map { ReportDocument.Block.table($0) }
    let diagram = modelDiagram
    if !blocks.isEmpty, !diagram.lines(width: 78).isEmpty { blocks.insert(.figure(diagram), at: 1) }
    return blocks
  }

  /// The model under the names of its text.
  private var modelDiagram: PathDiagram {
    let constructs = structuralConstructs
    let places = Dictionary(
      constructs.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    return PathDiagram(
      title: "Model", boxes: constructs.map { PathDiagram.Box(name: $0.name, index: $0.index, rSquared: $0.rSquared) },
      arrows: paths.compactMap { path in
        guard let from = places[path.from], let to = places[path.to] else { return nil }
        let interval = inference?[.path(path.from, path.to)]?.range
        return PathDiagram.Arrow(from: from, to: to, estimate: path.estimate, interval: interval)
      }, target: places[target])
  }

  /// The constructs that a path joins, and all where there is none: parts stand within the construct that they make up.
  package var structuralConstructs: [ConstructRow] {
    let joined = Set(paths.flatMap { [$0.from, $0.to] })
    return constructs.filter { $0.partOf == nil || joined.contains($0.name) }
  }

  /// Warnings that the head of the page says in its own words.
  static let codesSaidElsewhere = [IndexSurvey.noScaleCode]

  private var facts: [[String]] {
    let sample = ReportWords.plain.sample(data, source)
    if data.isMatrix { return [sample, choices] }
    return [sample + [missingText] + readingText] + (bootstrap?.designText(.plain).map { [$0] } ?? []) + [choices]
  }

  private var choices: [String] {
    var choices = [estimatorText]
    if estimator.ofScores?.isPartialLeastSquares ?? false { choices.append("\(settings.metric.rawValue) metric") }
    choices += stageText
    if let bootstrap { choices.append("\(levelText) \(ReportWords.plain.kind(bootstrap.interval)) intervals") }
    if likelihood != nil { choices.append("no replicates: standard errors from the expected information") }
    return choices
  }

  /// What was recognised while the file was read, where it is more than plain numbers.
  private var readingText: [String] {
    guard let reading = source.reading else { return [] }
    var parts: [String] = []
    if !reading.missingTexts.isEmpty {
      let texts = reading.missingTexts.prefix(4).map { "\($0.text) (\(CountText.grouped($0.cells)))" }.joined(
        separator: ", ")
      parts.append("read as no answer: \(texts)\(reading.missingTexts.count > 4 ? ", …" : "")")
    }
    let labelled = reading.numberedLabels.count
    if labelled > 0 { parts.append("numbers taken from the labels of \(labelled) column\(labelled == 1 ? "" : "s")") }
    if let map = reading.labelMap { parts.append("labels read by \(map)") }
    switch reading.header {
    case .plain: break
    case .qualtrics: parts.append("header of Qualtrics")
    case .surveyMonkey: parts.append("header of SurveyMonkey")
    }
    return parts
  }

  private var estimatorText: String {
    switch estimator {
    case .unit: return "equal weights in every block, not corrected for measurement error"
    case .pca: return "first principal component of every block, not corrected for measurement error"
    case .gsca: return "generalized structured component analysis, not corrected for measurement error"
    case .ml: return "maximum likelihood of common factors, which have neither weights nor indices"
    case .pls, .plsc: break
    }
    let name = settings.estimator.name
    let correction =
      settings.estimator == .plsc ? "corrected for measurement error" : "not corrected for measurement error"
    let modes = ["A", "B", "unit", "fixed"].filter { mode in constructs.contains { $0.mode == mode } }
    let letters = modes.filter { ["A", "B"].contains($0) }
    let modeText =
      (letters.isEmpty ? [] : [(letters.count > 1 ? "Modes " : "Mode ") + letters.joined(separator: " and ")])
      + (modes.contains("unit") ? ["unit weights"] : []) + (modes.contains("fixed") ? ["fixed weights"] : [])
    return ([name, "\(settings.scheme.rawValue) weighting"] + modeText + [correction]).joined(separator: ", ")
  }

  /// In how many stages, where constructs are made of constructs.
  private var stageText: [String] {
    guard let approach = model.approach else { return [] }
    return approach == .repeated
      ? ["repeated indicators"] : ["\(approach.rawValue) in \(CountText.counted(stages.count, "stage"))"]
  }

  private var missingText: String {
    guard data.notAskedCells > 0 else { return refusalText }
    let cells = "\(CountText.counted(data.notAskedCells, "answer")) not asked (@skip), "
    return "\(refusalText), \(cells)\(settings.missing == .em ? "unobserved (em)" : "replaced by means")"
  }

  private var refusalText: String {
    if data.hasUnexplainedLoss { return ReportWords.plain.unexplainedLoss(data) }
    guard data.missingCells > 0 else { return "no missing answers" }
    let cells = CountText.counted(data.missingCells, "missing answer")
    return switch settings.missing {
    case .casewise:
      "\(cells), \(CountText.counted(data.dropped, "row")) left out (casewise)"
    case .mean: "\(cells) replaced (mean)"
    case .em: "\(cells), moments by maximum likelihood (em, \(data.emIterations ?? 0) iterations)"
    case .error: cells
    }
  }

  private func headline(digits: Int) -> ReportDocument.Headline? {
    guard let row = constructs.first(where: { $0.name == target }), let index = row.index, index.isFinite else {
      return nil
    }
    let decimals = ReportDigits(digits).index
    let interval = inference?[.index(target)]?.range
    let remark =
      interval.map {
        "of 100, \(levelText) \(ReportTable.Cell.interval($0, decimals: decimals).text)"
          + (doubt == nil ? "" : " (not to be believed)")
      } ?? "of 100"
    return .init(name: longName(target), value: DecimalText.fixed(index, decimals: decimals), remark: remark)
  }

  private var notices: [String] {
    warnings.filter { $0.code == IndexSurvey.noScaleCode }.map { warning in
      warning.message.prefix(1).uppercased() + warning.message.dropFirst()
    }
  }

  /// How the iteration ended; nothing where nothing is iterated.
  private var convergenceText: [String] {
    let iterations = "converged in \(CountText.counted(convergence.iterations, "iteration"))"
    switch estimator {
    case .pls, .plsc, .gsca: return [iterations, "tolerance \(settings.tolerance)"]
    case .ml: return [iterations] + (likelihood.map { ["gradient \(NumberText.significant($0.gradient))"] } ?? [])
    case .unit, .pca: return []
    }
  }

  private var footer: [String] {
    convergenceText + ReportWords.plain.repetition(bootstrap, fingerprint: data.fingerprint)
  }
}
