internal import PathModeling
internal import SatisfactionWording

extension EstimatorsReport {
  /// The report as a person reads it: how far the estimators are from the first, then every number by all of them.
  public func document(digits: Int) -> ReportDocument {
    let digits = ReportDigits(digits)
    let tables = [
      differenceTable(digits), table("Paths", paths, digits.coefficient, .joined),
      table("R²", rSquared, digits.coefficient, .plain), table("Indices", indices, digits.index, .plain),
      table("Loadings", loadings, digits.coefficient, .last),
      table("Correlations of the constructs", correlations, digits.coefficient, .pair),
    ]
    return ReportDocument(
      title: "Estimators side by side: \(source.title ?? comparison.sample.source)", facts: facts,
      blocks: notices.map { .notice($0) } + tables.compactMap { $0 }.map { .table($0) },
      warnings: warnings.map(\.message), footer: footer)
  }

  private var facts: [[String]] {
    let sample = comparison.sample
    var rows = source.title == nil ? [] : [sample.source]
    if sample.isMatrix {
      rows = ["\(sample.source), n = \(CountText.grouped(sample.used))"]
    } else {
      rows.append(ReportWords.plain.rows(used: sample.used, of: sample.rows))
    }
    if let column = sample.weightsColumn { rows.append("weighted by \(column)") }
    return [rows, comparison.entries.map { "\($0.estimator.rawValue): \($0.estimator.name)" }]
  }

  /// Which estimators failed or left their range, and why.
  private var notices: [String] {
    comparison.entries.compactMap { entry in entry.status.map { "\(entry.estimator.rawValue) \($0)" } }
  }

  private var names: [String] { comparison.entries.map(\.estimator.rawValue) }

  // MARK: Differences

  /// The largest difference of every estimator from the first, by kind of number; nil with a single estimator.
  private func differenceTable(_ digits: ReportDigits) -> ReportTable? {
    guard names.count > 1 else { return nil }
    let kinds: [(String, [Row], Int)] = [
      ("paths", paths, digits.coefficient), ("R²", rSquared, digits.coefficient),
      ("loadings", loadings, digits.coefficient), ("correlations", correlations, digits.coefficient),
      ("indices", indices, digits.index),
    ]
    return ReportTable(
      title: "Largest difference from \(names[0])",
      columns: [.text("Estimator"), .text("numbers"), .number("difference"), .text("at", shortening: .inMiddle)],
      rows: names.indices.dropFirst().flatMap { place in
        kinds.map { kind, rows, decimals in
          let largest = largestDifference(rows, of: place)
          return ReportTable.Row([
            .text(names[place]), .text(kind), .number(largest?.difference, decimals: decimals),
            .text(largest?.row.names.map(display).joined(separator: kind == "paths" ? " → " : ", ") ?? ""),
          ])
        }
      },
      note: "Estimators of composites and of common factors estimate different things: a difference is no error")
  }

  /// The row in which an estimator is furthest from the first, and by how much; nil without a common number, and where
  /// they agree.
  private func largestDifference(_ rows: [Row], of place: Int) -> (row: Row, difference: Double)? {
    rows.compactMap { row -> (row: Row, difference: Double)? in
      guard let first = row.values[0], let own = row.values[place] else { return nil }
      return own == first ? nil : (row, own - first)
    }.max { $0.difference.magnitude < $1.difference.magnitude }
  }

  // MARK: Numbers

  /// How the names of a row are written.
  private enum Naming {
    case plain, joined, last, pair
  }

  /// A column an estimator, and its difference from the first; nil where nothing is defined.
  private func table(_ title: String, _ rows: [Row], _ decimals: Int, _ naming: Naming) -> ReportTable? {
    let defined = rows.filter { $0.values.contains { $0 != nil } }
    guard !defined.isEmpty else { return nil }
    let others = names.indices.dropFirst()
    let cells = defined.map { row in
      ReportTable.Row(
        [.text(name(row, naming))] + row.values.map { .number($0, decimals: decimals) }
          + others.map { place in
            let difference = row.values[place].flatMap { own in row.values[0].map { own - $0 } }
            return .number(difference, decimals: decimals)
          })
    }
    return ReportTable(
      title: title,
      columns: [.text(title == "Paths" ? "Path" : "", shortening: .inMiddle)] + names.map { .number($0) }
        + others.map { .number("\(names[$0])\n− \(names[0])") }, rows: cells)
  }

  private func name(_ row: Row, _ naming: Naming) -> String {
    switch naming {
    case .plain: row.names[0]
    case .joined: row.names.map(display).joined(separator: " → ")
    case .last: row.names.last ?? ""
    case .pair: row.names.joined(separator: " – ")
    }
  }

  /// A name, or a product by the names of its factors.
  private func display(_ name: String) -> String { comparison.model.display(name) { $0 } }

  private var footer: [String] {
    let software = Manifest.Software.current
    var pieces = ["\(software.name) \(software.version)", software.blas]
    if let fingerprint = comparison.sample.fingerprint { pieces.append("data \(fingerprint)") }
    return pieces
  }
}

extension ModelEstimator {
  /// What the field calls it.
  var name: String { ofScores?.name ?? "maximum likelihood" }
}
