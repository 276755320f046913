internal import SatisfactionIndices
internal import SatisfactionWording

extension PlanReport: PagedContent {
  /// The answer, what it was asked with, and what it does not know.
  public func document(digits: Int) -> ReportDocument { document(ReportDigits(digits), .plain) }

  package func page(_ style: ReportStyle) -> Page {
    document(ReportDigits(style.digits), ReportWords(style.language, labelsOf: nil)).page(
      style.language, kind: ReportKind.name(ofSchema: Self.schema)(style.language))
  }

  private func document(_ digits: ReportDigits, _ words: ReportWords) -> ReportDocument {
    ReportDocument(
      title: source.title ?? title(words), facts: [inputs.compactMap { fact($0, words) }],
      headline: size.map {
        .init(name: words("INTERVIEWS", "访谈数"), value: "\($0.n)", remark: remark(words))
      },
      blocks: powers.isEmpty ? [.paragraph(sentence(words))] : [.table(powerTable(digits, words))],
      warnings: warnings.map { $0.text(words.language) },
      footer: [
        "swift-satisfaction \(SatisfactionVersion.current)",
        words("conventions: csi methods plan", "约定：csi methods plan"),
      ])
  }

  private func title(_ words: ReportWords) -> String {
    switch question {
    case .margin: words("How many interviews for the margin of an index", "指数误差幅度所需的访谈数")
    case .share: words("How many interviews for the margin of a share", "比率误差幅度所需的访谈数")
    case .change: words("How many interviews to find a change between two waves", "发现两期间变化所需的访谈数")
    case .path: words("How many interviews to find a path, a first guess", "发现一条路径所需的访谈数（初步估计）")
    case .power: words("How often a path is found", "发现路径的频率")
    }
  }

  private func remark(_ words: ReportWords) -> String {
    question == .change ? words("in each wave", "（每期）") : ""
  }

  private func fact(_ input: Input, _ words: ReportWords) -> String? {
    input.value.map { value in
      let name = words.language == .chinese ? Self.chineseNames[input.name] ?? input.name : input.name
      return "\(name) \(Self.shown(value))"
    }
  }

  /// What inputs are called in Chinese, by their names on the command line.
  private static let chineseNames = [
    "margin": "误差幅度", "sd": "标准差", "sdAfter": "后一期标准差", "rate": "比率", "change": "变化", "path": "路径",
    "power": "检验功效", "level": "置信水平", "alpha": "显著性水平", "population": "总体", "designEffect": "设计效应",
    "replications": "模拟调查数", "bootstrap": "重复次数", "seed": "种子",
  ]

  private func given(_ name: String) -> String {
    inputs.first { $0.name == name }?.value.map(Self.shown) ?? "–"
  }

  private static func shown(_ value: Double) -> String {
    value == value.rounded() && value.magnitude < 1e15 ? String(Int(value)) : value.description
  }

  private func sentence(_ words: ReportWords) -> String {
    let n = size?.n ?? 0
    let (interviews, give, find) =
      n == 1 ? ("1 interview", "gives", "finds") : ("\(n) interviews", "give", "find")
    switch question {
    case .margin:
      return words(
        "\(interviews) \(give) an index whose interval reaches \(given("margin")) points to each side, where the scores of customers "
          + "have a standard deviation of \(given("sd")).",
        "若顾客得分的标准差为 \(given("sd"))，\(n) 份访谈可使指数的区间向两侧各延伸 \(given("margin")) 分。")
    case .share:
      return words(
        "\(interviews) \(give) a share near \(given("rate")) an interval of ±\(given("margin")).",
        "\(n) 份访谈可使接近 \(given("rate")) 的比率的区间为 ±\(given("margin"))。")
    case .change:
      return words(
        "\(interviews) in each of two waves \(find) a true change of \(given("change")) points with "
          + "probability \(given("power")).",
        "两期各 \(n) 份访谈，以 \(given("power")) 的概率发现 \(given("change")) 分的真实变化。")
    case .path:
      return words(
        "\(interviews) \(find) a path of \(given("path")) with probability \(given("power")), if nothing stands in its way.",
        "若无其他妨碍，\(n) 份访谈以 \(given("power")) 的概率发现大小为 \(given("path")) 的路径。")
    case .power: return ""
    }
  }

  private func powerTable(_ digits: ReportDigits, _ words: ReportWords) -> ReportTable {
    let hasFailures = powers.contains { $0.failed > 0 }
    var columns: [ReportTable.Column] = [
      .text(words("Path", "路径")), .sign, .text("", gap: 1), .number("n"), .number(words("power", "检验功效")),
      .number(words("SE", "标准误")), .number(words("mean estimate", "平均估计值")),
    ]
    if hasFailures { columns.append(.number(words("failed", "失败"))) }
    return ReportTable(
      title: words("Power", "检验功效"), columns: columns,
      rows: powers.map { result in
        var cells: [ReportTable.Cell] = [
          .text(result.path.from), .text("→"), .text(result.path.to), .number(Double(result.n), decimals: 0),
          .number(result.power, decimals: digits.points), .number(result.standardError, decimals: digits.coefficient),
          .number(result.meanEstimate, decimals: digits.coefficient),
        ]
        if hasFailures { cells.append(.number(Double(result.failed), decimals: 0)) }
        return ReportTable.Row(cells, emphasis: (result.power ?? 0) >= 0.8 ? .strong : .plain)
      },
      note: words(
        "share of simulated surveys in which p is below α; bold from 0.8 up",
        "p 小于 α 的模拟调查所占比例；不低于 0.8 者以粗体表示"), stubCount: 3)
  }
}
