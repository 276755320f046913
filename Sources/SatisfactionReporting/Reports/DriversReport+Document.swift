internal import PathModeling
internal import PathSpecification
internal import SatisfactionIndices
internal import SatisfactionWording

extension DriversReport {
  /// What a person reads: the index, what to do in sentences, then the tables.
  public func document(digits: Int) -> ReportDocument {
    let tables = DriverTables(self, ReportDigits(digits), .plain)
    let said = DriverSentences(analysis: analysis, digits: ReportDigits(digits), words: .plain)
    var blocks: [ReportDocument.Block] =
      ([said.mostImportant, said.largestPotential, said.undecided, said.shortBoards].compactMap { $0 }
      + (whatIf.map(said.whatIf) ?? []) + (verification.map(said.verification) ?? [])).map { .paragraph($0) }
    let optional = [
      whatIf.map(tables.whatIf), plan.map(tables.plan), verification.map(tables.verification),
    ]
    blocks += ([tables.constructs(), tables.items()] + optional.compactMap { $0 }).map { .table($0) }
    return ReportDocument(
      title: source.title ?? fit.sample.source, facts: [facts(.plain)] + design(.plain),
      headline: .init(
        name: analysis.target.uppercased(),
        value: DecimalText.fixed(analysis.index, decimals: ReportDigits(digits).index),
        remark: "of 100"),
      blocks: blocks, warnings: warnings.map(\.message), footer: footer(.plain))
  }

  /// Whose answers, in short pieces.
  func facts(_ words: ReportWords) -> [String] {
    words.sample(fit.sample, source)
  }

  /// How the sample was drawn, in short pieces; nothing for rows drawn one by one.
  func design(_ words: ReportWords) -> [[String]] { design.map { [$0.text(words)] } ?? [] }

  /// How it can be repeated, in short pieces.
  func footer(_ words: ReportWords) -> [String] {
    words.repetition(resampling, fingerprint: fit.sample.fingerprint)
      + [words("conventions: csi methods drivers", "约定：csi methods drivers")]
  }
}
