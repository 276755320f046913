internal import PathModeling
internal import PathSpecification
internal import SatisfactionIndices
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

  init(_ programme: Programme, _ digits: ReportDigits) {
    (self.programme, self.digits) = (programme, digits)
    let target = programme.model.reportTarget
    self.target = programme.constructs.contains(target) ? target : programme.constructs.last ?? target
    wave = programme.waves.last
  }

  var decimals: Int { digits.index }

  /// Where a programme has one group at the top, its index is the number that everything is about.
  var headline: ReportDocument.Headline? {
    let top = programme.rollUps.last.map { last in
      programme.rollUps.filter { $0.level == last.level && $0.wave == wave && $0.construct == target }
    }
    guard let top, top.count == 1, let index = top[0].index else { return nil }
    let margin = margin(top[0].error).map { ", \($0)" } ?? ""
    return .init(
      name: "\(top[0].group) · \(target)", value: DecimalText.fixed(index, decimals: decimals),
      remark: "of 100\(margin)")
  }

  var blocks: [ReportDocument.Block] {
    var blocks: [ReportDocument.Block] = levels.reversed().map { .table(levelTable($0)) }
    blocks.append(.table(segmentTable))
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

  private var when: String { wave.map { ", \($0)" } ?? "" }

  private func margin(_ error: ProgrammeError) -> String? {
    guard let lower = error.lower, let upper = error.upper else { return nil }
    return "± \(DecimalText.fixed((upper - lower) / 2, decimals: decimals))"
  }

  private func marginCell(_ error: ProgrammeError) -> ReportTable.Cell {
    margin(error).map { .text($0) } ?? .missing
  }

  /// A number of interviews, whole unless it was given otherwise.
  private func interviews(_ number: Double) -> String {
    DecimalText.fixed(number, decimals: number == number.rounded() ? 0 : 1)
  }

  /// Whether p says that a change is more than noise.
  func isReal(_ p: Double?) -> Bool { p.map { $0 < 1 - programme.tracking.level } ?? false }

  /// An arrow and the points for a change that is real, a dot before one that is not.
  private func changeCells(_ change: Double?, _ p: Double?) -> [ReportTable.Cell] {
    guard let change else { return [.empty, .missing] }
    return [.text(isReal(p) ? (change > 0 ? "▲" : "▼") : "·"), .number(change, decimals: decimals)]
  }

  private func changeColumns(_ heading: String) -> [ReportTable.Column] { [.sign, .number(heading)] }

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
      var cells: [ReportTable.Cell] = [
        .text(row.group), .number(row.index, decimals: decimals), marginCell(row.error),
      ]
      let change = previous[row.group]
      if !previous.isEmpty {
        cells += changeCells(change?.change, change?.p) + [.number(change?.matchedChange, decimals: decimals)]
      }
      if !before.isEmpty { cells += changeCells(before[row.group]?.change, before[row.group]?.p) }
      cells += [.text("\(DecimalText.fixed(100 * row.coverage, decimals: 0)) %"), .text("\(row.members)")]
      return ReportTable.Row(cells, emphasis: isReal(change?.p) ? .strong : .plain)
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
    if programme.tracking.shrinks { columns.append(.number("drawn to\nits group")) }
    if !previous.isEmpty { columns += changeColumns("change") }
    if !before.isEmpty { columns += changeColumns("on a year\nago") }
    columns += [.number("to the\naverage"), .number("rank"), .number("n")]
    var rows: [ReportTable.Row] = []
    for (group, cells) in grouped(programme.cells.filter { $0.wave == wave }) {
      if !programme.tracking.rollUps.isEmpty { rows.append(ReportTable.Row(heading: group ?? "no group", remark: "")) }
      rows += cells.map { cell in
        row(
          cell, previous: previous.isEmpty ? nil : .some(previous[cell.segment]),
          before: before.isEmpty ? nil : .some(before[cell.segment]), standings[cell.segment], ranking[cell.segment])
      }
    }
    return ReportTable(title: "\(target) by \(name)\(when)", columns: columns, rows: rows, note: segmentNote)
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
    var cells: [ReportTable.Cell] = [.text(cell.segment)]
    switch cell.status {
    case .suppressed: cells += [.text("n < \(interviews(programme.tracking.suppressBelow))"), .empty]
    case .empty: cells += [.missing, .empty]
    case .small, .ok:
      cells += [.number(own?.index, decimals: decimals), own.map { marginCell($0.error) } ?? .missing]
    }
    if programme.tracking.shrinks { cells.append(.number(own?.shrunken?.index, decimals: decimals)) }
    if let previous { cells += changeCells(previous?.change, previous?.pAdjusted) }
    if let before { cells += changeCells(before?.change, before?.pAdjusted) }
    cells += [.text(standingText(standing)), .text(rankText(standing, ranking))]
    cells.append(.text(cell.status == .small ? "(\(cell.used))" : "\(cell.used)"))
    let isChanged = isReal(previous??.pAdjusted)
    return ReportTable.Row(cells, emphasis: isChanged ? .strong : cell.status.isShown ? .plain : .weak)
  }

  private func standingText(_ standing: Programme.Standing?) -> String {
    switch standing?.standing {
    case .above: "above"
    case .below: "below"
    case .same: "·"
    case nil: ""
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
      notes.append("▲ ▼ more than noise (p adjusted by \(tracking.adjustChanges.rawValue) for all segments), · open")
    }
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
    return notes.joined(separator: " · ")
  }

  // MARK: The rest

  /// All constructs of the groups of the highest level.
  private var constructTable: ReportTable? {
    guard let level = levels.last, programme.constructs.count > 1 else { return nil }
    let rows = programme.rollUps.filter { $0.level == level && $0.wave == wave }
    let changes = programme.rollUpChanges.filter { $0.level == level && $0.to == wave && $0.kind == .previous }
    var columns: [ReportTable.Column] = [.text(level), .text("construct"), .number("index"), .number("±")]
    if !changes.isEmpty { columns += changeColumns("change") }
    let lines = rows.map { row in
      var cells: [ReportTable.Cell] = [
        .text(row.group), .text(row.construct), .number(row.index, decimals: decimals), marginCell(row.error),
      ]
      let change = changes.first { $0.group == row.group && $0.construct == row.construct }
      if !changes.isEmpty { cells += changeCells(change?.change, change?.p) }
      return ReportTable.Row(cells, emphasis: isReal(change?.p) ? .strong : .plain)
    }
    return ReportTable(title: "All constructs by \(level)\(when)", columns: columns, rows: lines, stubCount: 2)
  }

  private var shrinkageTable: ReportTable? {
    let rows = programme.shrinkage.filter { $0.wave == wave && $0.construct == target }
    guard !rows.isEmpty else { return nil }
    return ReportTable(
      title: "Spread of the true indices of \(target)\(when)",
      columns: [.text("group"), .number("mean"), .number("τ̂"), .number("members")],
      rows: rows.map {
        ReportTable.Row([
          .text($0.group), .number($0.mean, decimals: decimals), .number($0.tau, decimals: decimals),
          .text("\($0.members)"),
        ])
      },
      note: "intervals of shrunken indices cover 93–96 % where τ is at least the standard errors, 91–99 % below")
  }

  private var controlTable: ReportTable? {
    let rows = programme.control.filter { $0.wave == wave && $0.limits.signal != nil }
    guard !rows.isEmpty else { return nil }
    return ReportTable(
      title: "Outside what the series' own noise gives\(when)",
      columns: [.text("segment"), .text("construct"), .text("signal"), .number("mean"), .number("limits")],
      rows: rows.map {
        ReportTable.Row([
          .text($0.segment), .text($0.construct), .text($0.limits.signal?.rawValue ?? ""),
          .number($0.limits.mean, decimals: decimals),
          .interval($0.limits.lower...$0.limits.upper, decimals: decimals),
        ])
      })
  }

  private var externalTable: ReportTable? {
    let rows = programme.external.filter { $0.wave == nil || $0.wave == wave }
    guard !rows.isEmpty else { return nil }
    return ReportTable(
      title: "Published elsewhere, not tested",
      columns: [.text("name"), .text("construct"), .number("published"), .number("here"), .text("source")],
      rows: rows.map { row in
        ReportTable.Row([
          .text(row.name), .text(row.construct), .number(row.index, decimals: decimals),
          .number(ownIndex(row), decimals: decimals), .text(row.source ?? ""),
        ])
      })
  }

  /// The programme's own value of what a published one names.
  func ownIndex(_ external: ExternalIndex) -> Double? {
    let cell = programme.cells.first { $0.segment == external.name && $0.wave == wave }
    if let cell { return cell.constructs.first { $0.name == external.construct }?.index }
    return programme.rollUps.first {
      $0.group == external.name && $0.wave == wave && $0.construct == external.construct
    }?.index
  }
}
