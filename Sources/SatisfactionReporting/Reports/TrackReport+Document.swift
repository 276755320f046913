internal import PathModeling
internal import PathSpecification
internal import SatisfactionIndices
internal import SatisfactionNumerics
internal import SatisfactionWording

extension TrackReport {
  /// The programme as a person reads it: the whole first, then its groups, then the segments, of the latest wave.
  public func document(digits: Int) -> ReportDocument {
    let page = TrackPage(programme, ReportDigits(digits))
    return ReportDocument(
      title: source.title ?? programme.sample.source, facts: facts, headline: page.headline,
      blocks: page.blocks, warnings: warnings.map(\.message), footer: footer(.plain))
  }

  private var facts: [[String]] {
    let sample = programme.sample
    let shown = programme.cells.count { $0.status.isShown }
    var first = [
      CountText.counted(programme.segments.count, "segment"),
      programme.waves.isEmpty ? "no waves" : CountText.counted(programme.waves.count, "wave"),
      "\(CountText.grouped(shown)) of \(CountText.counted(programme.cells.count, "cell")) shown",
    ]
    first += ReportWords.plain.sample(sample, source)
    return [first] + (programme.design.map { [$0.text(.plain)] } ?? []) + [[weightText, intervalText]]
  }

  private var weightText: String {
    switch programme.tracking.weightsFrom {
    case .pooled: "weights of one fit on all rows"
    case .own: "weights of every cell's own fit"
    case .auto: "own weights from \(programme.tracking.ownMinimum) interviews on, else pooled"
    }
  }

  private var intervalText: String {
    guard let replication = programme.replication else { return "linearised intervals" }
    let count = replication.requested
    switch programme.tracking.designReplicates {
    case nil:
      let replicates = "\(CountText.grouped(count)) replicates of"
      guard let design = programme.design else { return "\(replicates) every cell" }
      return "\(replicates) \(design.hasBuckets ? "buckets of" : "whole") sampling units"
    case .jackknife: return programme.design?.jackknife(count, .plain) ?? ""
    case .columns: return "intervals by the replicate weights"
    }
  }

  /// How it can be repeated, in short pieces.
  func footer(_ words: ReportWords) -> [String] {
    words.repetition(
      seed: programme.seed,
      fingerprint: programme.sample.fingerprint)
  }
}

/// The tables of a programme for people.
struct TrackPage {
  let programme: Programme
  let digits: ReportDigits
  /// The construct that the tables are about.
  let target: String
  /// The latest wave.
  let wave: String?
  /// τ̂ of the groups that are ranked or that indices are drawn towards, in points.
  let spreads: [String: Double]

  init(_ programme: Programme, _ digits: ReportDigits) {
    (self.programme, self.digits) = (programme, digits)
    let target = programme.model.reportTarget
    self.target = programme.constructs.contains(target) ? target : programme.constructs.last ?? target
    wave = programme.waves.last
    var spreads: [String: Double] = [:]
    for row in programme.shrinkage where row.wave == wave && row.construct == self.target {
      spreads[row.group] = row.tau
    }
    for row in programme.ranking where row.wave == wave && row.construct == self.target {
      spreads[row.group] = row.tau
    }
    self.spreads = spreads
  }

  var decimals: Int { digits.index }

  /// Where a programme has one group at the top, its index is the number that everything is about.
  var headline: ReportDocument.Headline? {
    let top = programme.rollUps.last.map { last in
      programme.rollUps.filter { $0.level == last.level && $0.wave == wave && $0.construct == target }
    }
    guard let top, top.count == 1, let index = top[0].index else { return nil }
    let margin = top[0].error.range.map { ", \(ReportTable.Cell.margin($0, decimals: decimals).text)" } ?? ""
    return .init(
      name: "\(top[0].group) · \(target)", value: DecimalText.fixed(index, decimals: decimals),
      remark: "of 100\(margin)")
  }

  var blocks: [ReportDocument.Block] {
    var blocks: [ReportDocument.Block] = levels.reversed().map { .table(levelTable($0)) }
    blocks.append(.table(segmentTable))
    if let constantItems { blocks.append(.paragraph(constantItems)) }
    for table in [constructTable, shrinkageTable, controlTable, externalTable] {
      if let table { blocks.append(.table(table)) }
    }
    return blocks
  }

  /// Levels, from fine to coarse.
  var levels: [String] {
    programme.rollUps.reduce(into: []) { levels, row in
      if !levels.contains(row.level) { levels.append(row.level) }
    }
  }

  var when: String { wave.map { ", \($0)" } ?? "" }

  func marginCell(_ error: ProgrammeError) -> ReportTable.Cell { .margin(error.range, decimals: decimals) }

  /// A number of interviews, whole unless it was given otherwise.
  private func interviews(_ number: Double) -> String {
    DecimalText.fixed(number, decimals: number == number.rounded() ? 0 : 1)
  }

  /// What p says of a change.
  func verdict(_ p: Double?) -> ChangeVerdict { ChangeVerdict(p: p, level: programme.tracking.level) }

  /// Adds the sign of a change and its points, both to be seen where it is real.
  func add(_ change: Double?, _ p: Double?, to row: inout ReportTable.Row) {
    guard let change else {
      row.cells += [.empty, .missing]
      return
    }
    let verdict = verdict(p)
    if verdict == .real { row.strongColumns.formUnion([row.cells.count, row.cells.count + 1]) }
    row.cells += [.text(verdict.sign(of: change)), .number(change, decimals: decimals)]
  }

  func changeColumns(_ heading: String) -> [ReportTable.Column] { [.sign, .number(heading)] }

  // MARK: Groups

  private func levelTable(_ level: String) -> ReportTable {
    let rows = programme.rollUps.filter { $0.level == level && $0.wave == wave && $0.construct == target }
    let changes = programme.rollUpChanges.filter { $0.level == level && $0.to == wave && $0.construct == target }
    let previous = Dictionary(
      changes.filter { $0.kind == .previous }.map { ($0.group, $0) }, uniquingKeysWith: { first, _ in first })
    let before = Dictionary(
      changes.filter { $0.kind == .yearBefore }.map { ($0.group, $0) }, uniquingKeysWith: { first, _ in first })
    var columns: [ReportTable.Column] = [.text(level), .number("index"), .number("±")]
    if !previous.isEmpty { columns += changeColumns("change") + [.number("matched")] }
    if !before.isEmpty { columns += changeColumns("on a year\nago") }
    columns += [.number("coverage"), .number("members")]
    let lines = rows.map { row in
      var line = ReportTable.Row([.text(row.group), .number(row.index, decimals: decimals), marginCell(row.error)])
      let change = previous[row.group]
      if !previous.isEmpty {
        add(change?.change, change?.p, to: &line)
        line.cells.append(.number(change?.matchedChange, decimals: decimals))
      }
      if !before.isEmpty { add(before[row.group]?.change, before[row.group]?.p, to: &line) }
      line.cells += [.share(row.coverage), .number(Double(row.members), decimals: 0)]
      return line
    }
    return ReportTable(title: "\(target) by \(level)\(when)", columns: columns, rows: lines)
  }

  // MARK: Segments

  private var segmentTable: ReportTable {
    let changes = programme.changes.filter { $0.to == wave && $0.construct == target }
    let previous = Dictionary(
      changes.filter { $0.kind == .previous }.map { ($0.segment, $0) }, uniquingKeysWith: { first, _ in first })
    let before = Dictionary(
      changes.filter { $0.kind == .yearBefore }.map { ($0.segment, $0) }, uniquingKeysWith: { first, _ in first })
    let standings = Dictionary(
      programme.benchmark.filter { $0.wave == wave && $0.construct == target }.map { ($0.segment, $0) },
      uniquingKeysWith: { first, _ in first })
    let ranking = Dictionary(
      programme.ranking.filter { $0.wave == wave && $0.construct == target }.map { ($0.segment, $0) },
      uniquingKeysWith: { first, _ in first })
    let name = programme.tracking.by.joined(separator: " · ")
    var columns: [ReportTable.Column] = [.text(name), .number("index"), .number("±")]
    if programme.tracking.shrinks { columns += [.number("drawn to\nits group"), .number("±")] }
    if !previous.isEmpty { columns += changeColumns("change") }
    if !before.isEmpty { columns += changeColumns("on a year\nago") }
    columns += [.number("to the\naverage"), .number("rank"), .number("n")]
    var rows: [ReportTable.Row] = []
    for (group, cells) in grouped(programme.cells.filter { $0.wave == wave }) {
      if !programme.tracking.rollUps.isEmpty { rows.append(heading(of: group)) }
      rows += cells.map { cell in
        row(
          cell, previous: previous.isEmpty ? nil : .some(previous[cell.segment]),
          before: before.isEmpty ? nil : .some(before[cell.segment]), standings[cell.segment], ranking[cell.segment])
      }
    }
    return ReportTable(
      title: "\(target) by \(name)\(when)", columns: columns, rows: rows, note: segmentNote,
      grouping: programme.tracking.rollUps.first?.name)
  }

  private func heading(of group: String?) -> ReportTable.Row {
    let spread = group.flatMap { spreads[$0] }.map(spreadText) ?? ""
    return ReportTable.Row(heading: group ?? "no group", remark: spread)
  }

  /// The spread of the true indices of a group, which says how far its ranks and shrunken indices carry.
  func spreadText(_ tau: Double) -> String { "τ̂ \(DecimalText.fixed(tau, decimals: decimals))" }

  /// Half the width of the interval of a shrunken index.
  func margin(_ shrunken: ShrunkenIndices.Member) -> Double {
    Normal.quantile(1 - (1 - programme.tracking.level) / 2) * shrunken.standardError
  }

  /// Cells of the latest wave under the names of their groups; those of no group last, and under nil.
  func grouped(_ cells: [Programme.Cell]) -> [(group: String?, cells: [Programme.Cell])] {
    guard let level = programme.tracking.rollUps.first else { return [(nil, cells)] }
    let groups = Dictionary(
      level.rows.filter { $0.wave == nil || $0.wave == wave }.map { ($0.member, $0.group) },
      uniquingKeysWith: { first, _ in first })
    let names = Set(groups.values).sorted()
    let alone = cells.filter { groups[$0.segment] == nil }
    return names.map { name in (name, cells.filter { groups[$0.segment] == name }) }
      + (alone.isEmpty ? [] : [(nil, alone)])
  }

  private func row(
    _ cell: Programme.Cell, previous: Programme.Change??, before: Programme.Change??,
    _ standing: Programme.Standing?, _ ranking: Programme.Ranking?
  ) -> ReportTable.Row {
    let own = cell.constructs.first { $0.name == target }
    var row = ReportTable.Row([.text(cell.segment)], emphasis: cell.status.isShown ? .plain : .weak)
    switch cell.status {
    case .suppressed: row.cells += [.text("n < \(interviews(programme.tracking.suppressBelow))"), .empty]
    case .empty: row.cells += [.missing, .empty]
    case .small, .ok:
      row.cells += [.number(own?.index, decimals: decimals), own.map { marginCell($0.error) } ?? .missing]
    }
    if programme.tracking.shrinks {
      row.cells.append(.number(own?.shrunken?.index, decimals: decimals))
      row.cells.append(own?.shrunken.map { .margin(margin($0), decimals: decimals) } ?? .missing)
    }
    if let previous { add(previous?.change, previous?.pAdjusted, to: &row) }
    if let before { add(before?.change, before?.pAdjusted, to: &row) }
    row.cells += [.text(standingText(standing)), .text(rankText(standing, ranking))]
    let count = Double(cell.used)
    row.cells.append(cell.status == .small ? .bracketed(count, decimals: 0) : .number(count, decimals: 0))
    return row
  }

  private func standingText(_ standing: Programme.Standing?) -> String {
    guard let standing else { return "" }
    return switch standing.standing {
    case .above: "above"
    case .below: "below"
    case .same: ChangeVerdict.openSign
    case nil: ChangeVerdict.untestedSign
    }
  }

  /// Ranks that the table of segments shows.
  private static let shownRanks = 3

  /// The first three ranks, with the probability of each where there are replicates.
  private func rankText(_ standing: Programme.Standing?, _ ranking: Programme.Ranking?) -> String {
    guard let standing, standing.rank <= Self.shownRanks else { return "" }
    guard let probabilities = ranking?.ranks.probabilities, standing.rank <= probabilities.count else {
      return "\(standing.rank)"
    }
    return "\(standing.rank) (\(DecimalText.fixed(probabilities[standing.rank - 1], decimals: 2)))"
  }

  private var segmentNote: String {
    let tracking = programme.tracking
    var notes: [String] = []
    if !programme.changes.isEmpty {
      notes.append("▲ ▼ more than noise (\(adjustment)), · open")
    }
    if hasUntested { notes.append("∅ not tested: no standard error") }
    if programme.cells.contains(where: { $0.wave == wave && $0.status == .small }) {
      notes.append("(n) fewer than \(interviews(tracking.markBelow)) effective interviews")
    }
    if programme.benchmark.contains(where: { $0.wave == wave && $0.construct == target && $0.rank > Self.shownRanks }) {
      notes.append("ranks beyond the third are in CSV and JSON")
    }
    if !programme.ranking.isEmpty {
      let model = tracking.rankModel == .shrunken ? "shrunken" : "plain"
      notes.append(
        "rank (probability), \(model): not to be trusted where τ̂ is below the standard errors, see csi methods ranking")
    } else {
      notes.append("a rank without its probability says little: --bootstrap 1000 gives it")
    }
    if !spreads.isEmpty {
      // Where groups have headings it stands there.
      let own = tracking.rollUps.isEmpty ? spreads.first.map { spreadText($0.value) } : nil
      notes.append("\(own ?? "τ̂"): standard deviation of the true indices of a group, in points")
    }
    if tracking.shrinks { notes.append("drawn to its group: from \(ShrunkenIndices.fewestMembers) members on") }
    return notes.joined(separator: " · ")
  }

  private var adjustment: String {
    switch programme.tracking.adjustChanges {
    case .none: "p not adjusted"
    case .bh, .holm: "p adjusted by \(programme.tracking.adjustChanges.rawValue) for all segments"
    }
  }

  /// Whether the tables hold a change, or a difference from the average, without a standard error.
  private var hasUntested: Bool {
    programme.changes.contains { $0.to == wave && $0.construct == target && $0.change != nil && $0.p == nil }
      || programme.benchmark.contains { $0.wave == wave && $0.construct == target && $0.standing == nil }
      || programme.rollUpChanges.contains { $0.to == wave && $0.change != nil && $0.p == nil }
  }
}
