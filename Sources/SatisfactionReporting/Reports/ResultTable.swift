public import PathModeling

/// Several results of `csi fit` side by side, for a paper: a column a result, in text, Markdown, LaTeX and HTML. The
/// machine-readable form is that of the results themselves.
public struct ResultTable: ReportContent, Equatable {
  /// The name of the report; it has no machine-readable form.
  public static let schema = "csi.table.v1"
  /// The forms for people.
  public static let formats: [ReportFormat] = [.text, .markdown, .latex, .html]

  /// The results, from left to right.
  public let results: [FitResult]

  /// A table of these results.
  public init(_ results: [FitResult]) { self.results = results }

  /// Nothing: the results have their own.
  public var manifest: [Section] { [] }
  /// Nothing: the results have their own.
  public var sections: [Section] { [] }
  /// Nothing: the results have their own.
  public var warnings: [FitWarning] { [] }

  /// The tables of paths, of R² and indices, and of what the results come from.
  public func document(digits: Int) -> ReportDocument {
    let digits = ReportDigits(digits)
    let tables = [
      pathTable(digits), constructTable("R²", \.rSquared, decimals: digits.coefficient),
      constructTable("Indices", \.indices, decimals: digits.index), sourceTable,
    ]
    return ReportDocument(
      title: results.map(\.name).joined(separator: ", "), blocks: tables.compactMap { $0 }.map { .table($0) },
      footer: ["swift-satisfaction \(SatisfactionVersion.current)"])
  }

  private var columns: [ReportTable.Column] { results.map { .number($0.name) } }

  /// The values of all results, each once, in the order in which they first come.
  private func union<Value: Hashable>(_ values: (FitResult) -> [Value]) -> [Value] {
    var known: Set<Value> = []
    return results.flatMap(values).filter { known.insert($0).inserted }
  }

  private func cell(_ estimate: FitResult.Estimate?, decimals: Int) -> ReportTable.Cell {
    guard let estimate, estimate.value.isFinite else { return .missing }
    return .estimate(estimate.value, estimate.interval, decimals: decimals)
  }

  private func pathTable(_ digits: ReportDigits) -> ReportTable {
    ReportTable(
      title: "Paths", columns: [.text("Path"), .sign, .text("", gap: 1)] + columns,
      rows: union(\.paths).map { path in
        ReportTable.Row(
          [.text(path.from), .text("→"), .text(path.to)]
            + results.map { cell($0.coefficients[path], decimals: digits.coefficient) })
      }, stubCount: 3)
  }

  private func constructTable(
    _ title: String, _ values: KeyPath<FitResult, [String: FitResult.Estimate]>, decimals: Int
  ) -> ReportTable? {
    let names = union(\.constructs).filter { name in results.contains { $0[keyPath: values][name] != nil } }
    guard !names.isEmpty else { return nil }
    return ReportTable(
      title: title, columns: [.text("Construct")] + columns,
      rows: names.map { name in
        ReportTable.Row([.text(name)] + results.map { cell($0[keyPath: values][name], decimals: decimals) })
      })
  }

  private var sourceTable: ReportTable {
    let rows: [(String, (FitResult) -> ReportTable.Cell)] = [
      ("rows used", { .number(Double($0.used), decimals: 0) }), ("estimator", { .text($0.estimator) }),
      ("replicates", { .number(Double($0.replicates), decimals: 0) }),
    ]
    return ReportTable(
      title: "Results", columns: [.text("")] + columns,
      rows: rows.map { name, value in ReportTable.Row([.text(name)] + results.map(value)) })
  }
}

extension ResultTable: PagedContent {
  /// The tables as they are: an axis for one of several columns would say too little.
  package func page(_ style: ReportStyle) -> Page {
    let document = document(digits: style.digits)
    let sections = document.tables.enumerated().map { number, table in
      var plain = table
      plain.title = ""
      return Page.Section(key: "s\(number + 1)", title: table.title, blocks: [.table(plain)])
    }
    return Page(
      language: style.language, kind: Phrase("Results side by side", "结果对比")(style.language), title: document.title,
      facts: [], sections: sections, footer: document.footer)
  }
}
