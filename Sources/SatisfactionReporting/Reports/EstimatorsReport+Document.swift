internal import PathModeling
internal import PathSpecification
internal import SatisfactionWording

extension EstimatorsReport {
  /// The report as a person reads it: how far the estimators are from the first, then every number by all of them.
  public func document(digits: Int) -> ReportDocument { document(ReportDigits(digits), .plain) }

  /// The same in the words of a report.
  private func document(_ digits: ReportDigits, _ words: ReportWords) -> ReportDocument {
    let coefficients = digits.coefficient
    let tables = [
      differenceTable(digits, words), table(words("Paths", "路径"), paths, coefficients, .joined, words),
      table("R²", rSquared, coefficients, .plain, words),
      table(words("Indices", "指数"), indices, digits.index, .plain, words),
      table(words("Loadings", "载荷"), loadings, coefficients, .last, words),
      table(words("Correlations of the constructs", "构念间的相关"), correlations, coefficients, .pair, words),
    ]
    let name = source.title(words.language) ?? comparison.sample.source
    return ReportDocument(
      title: words("Estimators side by side: \(name)", "估计方法对比：\(name)"), facts: facts(words),
      blocks: notices(words).map { .notice($0) } + tables.compactMap { $0 }.map { .table($0) },
      warnings: warnings.map { $0.text(words.language) },
      footer: words.repetition(fingerprint: comparison.sample.fingerprint))
  }

  private func facts(_ words: ReportWords) -> [[String]] {
    [
      words.sample(comparison.sample, source),
      comparison.entries.map { "\($0.estimator.rawValue): \(words.name($0.estimator))" },
    ]
  }

  /// Which estimators failed or left their range, and why.
  private func notices(_ words: ReportWords) -> [String] {
    comparison.entries.compactMap { entry in
      entry.statusPhrase.map { "\(entry.estimator.rawValue)\(words(" ", "："))\($0(words.language))" }
    }
  }

  private var names: [String] { comparison.entries.map(\.estimator.rawValue) }

  // MARK: Differences

  /// The largest difference of every estimator from the first, by kind of number; nil where none can be compared.
  private func differenceTable(_ digits: ReportDigits, _ words: ReportWords) -> ReportTable? {
    let kinds: [(String, [Row], Naming, Int)] = [
      (words("paths", "路径"), paths, .joined, digits.coefficient), ("R²", rSquared, .plain, digits.coefficient),
      (words("loadings", "载荷"), loadings, .list, digits.coefficient),
      (words("correlations", "相关"), correlations, .list, digits.coefficient),
      (words("indices", "指数"), indices, .plain, digits.index),
    ]
    guard !compared.isEmpty else { return nil }
    return ReportTable(
      title: words("Largest difference from \(names[0])", "与 \(names[0]) 的最大差异"),
      columns: [
        .text(words("Estimator", "估计方法")), .text(words("numbers", "数值")), .number(words("difference", "差异")),
        .text(words("at", "位置"), shortening: .inMiddle),
      ],
      rows: compared.flatMap { place in
        kinds.compactMap { kind, rows, naming, decimals in
          largestDifference(rows, of: place).map { largest in
            ReportTable.Row([
              .text(names[place]), .text(kind), .number(largest.difference, decimals: decimals),
              .text(largest.row.map { name($0, naming, words) } ?? ""),
            ])
          }
        }
      },
      note: words(
        "Estimators of composites and of common factors estimate different things: a difference is no error",
        "复合与公因子的估计方法所估计的并非同一事物：差异不是误差"))
  }

  /// The places of the estimators that can be compared with the first: those that give estimates, where the first does.
  private var compared: [Int] {
    guard comparison.entries.first?.paths != nil else { return [] }
    return comparison.entries.indices.dropFirst().filter { comparison.entries[$0].paths != nil }
  }

  /// The row in which an estimator is furthest from the first, and by how much: no row where they agree in all; nil
  /// without a common number.
  private func largestDifference(_ rows: [Row], of place: Int) -> (row: Row?, difference: Double)? {
    rows.compactMap { row -> (row: Row?, difference: Double)? in
      guard let first = row.values[0], let own = row.values[place] else { return nil }
      return own == first ? (nil, 0) : (row, own - first)
    }.max { $0.difference.magnitude < $1.difference.magnitude }
  }

  // MARK: Numbers

  /// How the names of a row are written.
  private enum Naming {
    case plain, joined, last, pair, list
  }

  /// A column an estimator, and its difference from the first; nil where nothing is defined.
  private func table(
    _ title: String, _ rows: [Row], _ decimals: Int, _ naming: Naming, _ words: ReportWords
  ) -> ReportTable? {
    let defined = rows.filter { $0.values.contains { $0 != nil } }
    guard !defined.isEmpty else { return nil }
    let cells = defined.map { row in
      ReportTable.Row(
        [.text(name(row, naming, words))] + row.values.map { .number($0, decimals: decimals) }
          + compared.map { place in
            let difference = row.values[place].flatMap { own in row.values[0].map { own - $0 } }
            return .number(difference, decimals: decimals)
          })
    }
    return ReportTable(
      title: title,
      columns: [.text(naming == .joined ? words("Path", "路径") : "", shortening: .inMiddle)]
        + names.map { .number($0) } + compared.map { .number("\(names[$0])\n− \(names[0])") }, rows: cells)
  }

  private func name(_ row: Row, _ naming: Naming, _ words: ReportWords) -> String {
    let names = row.names.map { comparison.model.display($0, name: words.name) }
    return switch naming {
    case .plain: names[0]
    case .joined: names.joined(separator: " → ")
    case .last: names.last ?? ""
    case .pair: names.joined(separator: " – ")
    case .list: names.joined(separator: words(", ", "、"))
    }
  }
}

extension EstimatorsReport: PagedContent {
  /// The page: what the text says, and how it came about.
  package func page(_ style: ReportStyle) -> Page {
    let words = ReportWords(style.language, labelsOf: comparison.model, source: source)
    var page = document(ReportDigits(style.digits), words).page(
      style.language, kind: ReportKind.name(ofSchema: Self.schema)(style.language))
    page.sections.append(methodSection(words, style))
    return page
  }

  private func methodSection(_ words: ReportWords, _ style: ReportStyle) -> Page.Section {
    .method(
      style, comparison.sample, source, schema: Self.schema,
      glossary: [
        Page.Term(
          words("Composite, common factor", "复合与公因子"),
          words(
            "A weighted sum of the answers, with their errors of measurement; what the answers have in common, without.",
            "答案的加权和，含测量误差；各题共有的成分，不含测量误差。"))
      ]
    ) { terms in
      for entry in comparison.entries {
        var settings = comparison.settings
        if let estimator = entry.estimator.ofScores { settings.estimator = estimator }
        terms.add(settings, by: entry.estimator, of: comparison.model)
      }
    }
  }
}
