internal import PathSpecification
internal import SatisfactionWording

extension DriverGroupsReport: PagedContent {
  /// The page: what matters most in every group, then a part a group with its map and its questions.
  package func page(_ style: ReportStyle) -> Page {
    let words = ReportWords(style.language, labelsOf: nil)
    let columns = columns.joined(separator: words(", ", "、"))
    let pages = groups.map { ($0.labels.joined(separator: " · "), $0.report.page(style)) }
    let sections = pages.enumerated().map { number, group in Self.section("group-\(number + 1)", group.0, group.1) }
    let warnings =
      warnings.map { Sentence($0.text(style.language)) }
      + groups.flatMap { group in
        group.report.warnings.map {
          Sentence("\(group.labels.joined(separator: " · "))\(words(": ", "："))\($0.text(style.language))")
        }
      }
    let mind = Page.Section(key: "mind", title: words("To mind", "注意事项"), blocks: [.list(warnings)])
    return Page(
      language: style.language, kind: ReportKind.name(ofSchema: Self.schema)(style.language),
      title: groups.first?.report.source.title(style.language)
        ?? words("Drivers by \(columns)", "按 \(columns) 的驱动因素"),
      facts: [words("\(CountText.counted(groups.count, "group")) by \(columns)", "按 \(columns) 分 \(groups.count) 组")],
      findings: pages.compactMap { name, page in
        page.findings.first.map { Page.Finding(title: name, sentence: $0.sentence) }
      }, sections: sections + (warnings.isEmpty ? [] : [mind]), footer: pages.first?.1.footer ?? [])
  }

  /// The sections of a group's own page under headings, without its method, which is that of all.
  private static func section(_ key: String, _ name: String, _ page: Page) -> Page.Section {
    let own = page.sections.filter { !["mind", "method"].contains($0.key) }
    let index = page.headline.map { [Sentence("\($0.name) \($0.value) \($0.remark).")] } ?? []
    return Page.Section(
      key: key, title: name, lead: index + page.findings.map(\.sentence),
      blocks: own.flatMap { section in [.heading(section.title)] + section.blocks }, beginsPage: true)
  }
}
