public import PathModeling

/// Several results of `csi fit` side by side: a column a result, in text, Markdown, LaTeX and HTML for people, and a row a
/// number of each in JSON and CSV.
public struct ResultTable: ReportContent, Equatable {
  /// The name of the schema.
  public static let schema = "csi.table.v1"

  /// The results, from left to right.
  public let results: [FitResult]

  /// A table of these results.
  public init(_ results: [FitResult]) { self.results = results }

  /// The program alone: data and settings stand in the results.
  public var manifest: [Section] {
    Manifest(command: "table", data: [], settings: []).sections.filter { $0.name == "software" }
  }

  /// What rows are about: one of the results, and a construct of it.
  public var keyColumns: [KeyColumn] { ["result", "construct"].map { KeyColumn($0) } }

  /// What the results come from, then the paths and the constructs of each, in the order of the results.
  public var sections: [Section] {
    [
      Section(
        "results",
        results.map { result in
          Record([
            .identity("name", result.name, key: "result"), Field("used", .integer(result.used)),
            Field("estimator", .text(result.estimator)), Field("replicates", .integer(result.replicates)),
          ])
        }),
      Section("paths", results.flatMap { result in result.paths.compactMap { Self.record(of: $0, in: result) } }),
      Section("constructs", results.flatMap { result in result.constructs.map { Self.record(of: $0, in: result) } }),
    ]
  }

  private static func record(of path: FitResult.Path, in result: FitResult) -> Record? {
    result.coefficients[path].map { estimate in
      Record(
        [
          .identity("result", result.name), .identity("from", path.from), .identity("to", path.to),
          Field("estimate", .number(estimate.value), uncertainty: estimate.uncertainty),
        ], placement: .member)
    }
  }

  private static func record(of construct: String, in result: FitResult) -> Record {
    let (rSquared, index) = (result.rSquared[construct], result.indices[construct])
    return Record(
      [
        .identity("result", result.name), .identity("name", construct, key: "construct"),
        Field("rSquared", .number(rSquared?.value), uncertainty: rSquared?.uncertainty),
        Field("index", .number(index?.value), uncertainty: index?.uncertainty),
      ], placement: .member)
  }

  /// Nothing: the results have their own.
  public var warnings: [FitWarning] { [] }

  /// The tables of paths, of R² and indices, and of what the results come from.
  public func document(digits: Int) -> ReportDocument { document(ReportDigits(digits), .plain) }

  /// The same in the words of a report.
  private func document(_ digits: ReportDigits, _ words: ReportWords) -> ReportDocument {
    let tables = [
      pathTable(digits, words), constructTable("R²", \.rSquared, digits.coefficient, words),
      constructTable(words("Indices", "指数"), \.indices, digits.index, words), sourceTable(words),
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

  private func pathTable(_ digits: ReportDigits, _ words: ReportWords) -> ReportTable {
    ReportTable(
      title: words("Paths", "路径"), columns: [.text(words("Path", "路径")), .sign, .text("", gap: 1)] + columns,
      rows: union(\.paths).map { path in
        ReportTable.Row(
          [.text(path.from), .text("→"), .text(path.to)]
            + results.map { cell($0.coefficients[path], decimals: digits.coefficient) })
      }, stubCount: 3)
  }

  private func constructTable(
    _ title: String, _ values: KeyPath<FitResult, [String: FitResult.Estimate]>, _ decimals: Int,
    _ words: ReportWords
  ) -> ReportTable? {
    let names = union(\.constructs).filter { name in results.contains { $0[keyPath: values][name] != nil } }
    guard !names.isEmpty else { return nil }
    return ReportTable(
      title: title, columns: [.text(words("Construct", "构念"))] + columns,
      rows: names.map { name in
        ReportTable.Row([.text(name)] + results.map { cell($0[keyPath: values][name], decimals: decimals) })
      })
  }

  private func sourceTable(_ words: ReportWords) -> ReportTable {
    let rows: [(String, (FitResult) -> ReportTable.Cell)] = [
      (words("rows used", "使用行数"), { .number(Double($0.used), decimals: 0) }),
      (words("estimator", "估计方法"), { .text($0.estimator) }),
      (words("replicates", "自助抽样"), { .number(Double($0.replicates), decimals: 0) }),
    ]
    return ReportTable(
      title: words("Results", "结果"), columns: [.text("")] + columns,
      rows: rows.map { name, value in ReportTable.Row([.text(name)] + results.map(value)) })
  }
}

extension FitResult.Estimate {
  /// What is known of it, nil without resampling.
  fileprivate var uncertainty: Uncertainty? {
    interval.map { Uncertainty(standardError: standardError, lower: $0.lowerBound, upper: $0.upperBound) }
  }
}

extension ResultTable: PagedContent {
  /// The tables as they are: an axis for one of several columns would say too little.
  package func page(_ style: ReportStyle) -> Page {
    let document = document(ReportDigits(style.digits), ReportWords(style.language, labelsOf: nil))
    let sections = document.tables.enumerated().map { number, table in
      var plain = table
      plain.title = ""
      return Page.Section(key: "s\(number + 1)", title: table.title, blocks: [.table(plain)])
    }
    return Page(
      language: style.language, kind: ReportKind.name(ofSchema: Self.schema)(style.language), title: document.title,
      facts: [], sections: sections, footer: document.footer)
  }
}
