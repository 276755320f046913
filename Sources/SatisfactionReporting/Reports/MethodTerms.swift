internal import PathModeling
internal import PathSpecification

extension Page.Section {
  /// What to mind, nil where there is nothing.
  static func warnings(_ warnings: [FitWarning], _ words: ReportWords) -> Page.Section? {
    guard !warnings.isEmpty else { return nil }
    return Page.Section(
      key: "mind", title: words("To mind", "注意事项"), blocks: [.list(warnings.map { Sentence($0.text(words.language)) })])
  }

  /// How a report came about, what its words mean, and the command that repeats it.
  ///
  /// - Parameters:
  ///   - style: The language, and the command.
  ///   - sample: Where the rows come from.
  ///   - source: What is known of them besides.
  ///   - schema: That of the report.
  ///   - glossary: Words of the page.
  ///   - addOwn: Adds what this kind of report says between the rows and the program.
  static func method(
    _ style: ReportStyle, _ sample: Sample, _ source: ReportSource, schema: String, glossary: [Page.Term],
    _ addOwn: (inout MethodTerms) -> Void
  ) -> Page.Section {
    let words = FitWords(style.language)
    var terms = MethodTerms(words)
    terms.add(sample, source)
    addOwn(&terms)
    terms.addSoftware(schema: schema, command: style.command)
    return Page.Section(
      key: "method", title: words.methodTitle,
      blocks: [.terms(terms.list), .heading(words.glossaryTitle), .terms(glossary)])
  }
}

/// How a report came about, as terms in the order of the page.
struct MethodTerms {
  private let words: FitWords
  private(set) var list: [Page.Term] = []

  init(_ words: FitWords) { self.words = words }

  /// Where the rows come from, and which of them are used.
  mutating func add(_ sample: Sample, _ source: ReportSource) {
    add(words.dataTerm, [sample.source, sample.fingerprint].compactMap { $0 }.joined(separator: " · "))
    add(words.rowsTerm, words.rows(sample))
    if !source.conditions.isEmpty { add(words.conditionsTerm, source.conditions.joined(separator: " · ")) }
    if let column = sample.weightsColumn { add(words.weightsTerm, column) }
  }

  /// How a model was estimated.
  ///
  /// - Parameter estimator: nil for that of the settings.
  mutating func add(_ settings: PLS, by estimator: ModelEstimator? = nil, of model: PathModel) {
    let modes = model.constructs.filter { !$0.isSingleIndicator }.map(\.mode.rawValue)
    add(
      words.estimatorTerm, words.estimator(estimator ?? ModelEstimator(settings.estimator), settings, modes: Set(modes))
    )
  }

  /// How its sample and its replicates were drawn.
  mutating func add(_ resampling: ReportResampling?) {
    guard let resampling else { return }
    add(resampling.design)
    add(words.uncertaintyTerm, words.uncertainty(resampling, words.percent(resampling.level)))
  }

  /// How a sample was drawn; nothing for rows drawn one by one.
  mutating func add(_ design: DesignSummary?) {
    guard let design else { return }
    add(words.designTerm, design.text(ReportWords(words.language, labelsOf: nil)).joined(separator: " · "))
  }

  /// The program, the schema of its machine-readable twin, and the command that repeats it.
  mutating func addSoftware(schema: String, command: String?) {
    let software = Manifest.Software.current
    add(words.softwareTerm, "\(software.name) \(software.version) · \(software.blas)")
    add(words.schemaTerm, schema)
    if let command { list.append(Page.Term(words.repeatTerm, command, isCode: true)) }
  }

  mutating func add(_ name: String, _ text: String) { list.append(Page.Term(name, text)) }
}
