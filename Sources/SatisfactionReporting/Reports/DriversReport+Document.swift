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
      title: source.title ?? fit.sample.source, facts: [facts(.plain)],
      headline: .init(
        name: analysis.target.uppercased(),
        value: DecimalText.fixed(analysis.index, decimals: ReportDigits(digits).index),
        remark: "of 100"),
      blocks: blocks, warnings: warnings.map(\.message), footer: footer(.plain))
  }

  /// Whose answers, in short pieces.
  func facts(_ words: ReportWords) -> [String] {
    var facts = source.title == nil ? [] : [fit.sample.source]
    let (used, rows) = (fit.sample.used, fit.sample.rows)
    facts.append(words.rows(used: used, of: rows))
    if let column = fit.sample.weightsColumn { facts.append(words("weighted by \(column)", "按 \(column) 加权")) }
    return facts + source.conditions
  }

  /// How it can be repeated, in short pieces.
  func footer(_ words: ReportWords) -> [String] {
    var pieces: [String] = []
    if let resampling {
      let (requested, failed) = (CountText.grouped(resampling.requested), CountText.grouped(resampling.failedCount))
      pieces.append(
        words(
          "\(requested) replicates of \(resampling.unitText), \(failed) failed", "自助抽样 \(requested) 次，失败 \(failed) 次"))
      pieces.append(words("seed \(resampling.seed)", "种子 \(resampling.seed)"))
    }
    return pieces + [
      "swift-satisfaction \(SatisfactionVersion.current)",
      words("conventions: csi methods drivers", "约定：csi methods drivers"),
    ]
  }
}
