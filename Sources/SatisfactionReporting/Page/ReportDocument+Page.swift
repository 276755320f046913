internal import SatisfactionWording

extension ReportDocument {
  /// The page of a report that has none of its own: what it says first, then its blocks as they are, a section a heading.
  package func page(_ language: ReportLanguage, kind: String) -> Page {
    var sections = PageSections(language)
    for block in blocks { sections.add(block) }
    if !warnings.isEmpty {
      sections.open(Phrase("To mind", "注意事项")(language), key: "mind")
      sections.add(.list(warnings.map { Sentence($0) }))
    }
    let finding = headline.map { headline in
      Page.Finding(title: headline.name, sentence: "\(subject: headline.value) \(headline.remark)")
    }
    return Page(
      language: language, kind: kind, title: title, facts: facts.flatMap { $0 },
      findings: [finding].compactMap { $0 } + sections.findings, sections: sections.list, footer: footer)
  }
}

/// Sections made of the blocks of a document, one after the other.
package struct PageSections {
  /// What is said before the first section.
  package private(set) var findings: [Page.Finding] = []
  package private(set) var list: [Page.Section] = []
  private let language: ReportLanguage
  /// Whether the section was opened by a heading, under which tables have headings of their own.
  private var isUnderHeading = false

  package init(_ language: ReportLanguage) { self.language = language }

  /// Adds a block where it belongs.
  package mutating func add(_ block: ReportDocument.Block) {
    switch block {
    case .heading(let title):
      open(title)
      isUnderHeading = true
    case .paragraph(let text):
      guard list.isEmpty else { return add(Page.Block.paragraph(Sentence(text))) }
      let title = findings.isEmpty ? Phrase("In short", "要点")(language) : ""
      findings.append(Page.Finding(title: title, sentence: Sentence(text)))
    case .notice(let text): add(Page.Block.notice(Sentence(text)))
    case .figure(let figure): add(figure, title: figure.title, caption: nil)
    case .table(var table):
      if let chart = TableChart(table) {
        add(chart, title: table.title, caption: table.note)
      } else {
        openUnlessUnderHeading(table.title)
        if !isUnderHeading { table.title = "" }
        add(Page.Block.table(table))
      }
    }
  }

  /// Adds a figure under its title.
  package mutating func add(_ figure: any Figure, title: String, caption: String?) {
    openUnlessUnderHeading(title)
    if isUnderHeading, !title.isEmpty { add(Page.Block.heading(title)) }
    add(Page.Block.figure(figure, caption: caption.map { Sentence($0) }))
  }

  /// Adds a block to the section that is open.
  package mutating func add(_ block: Page.Block) {
    if list.isEmpty { open(Phrase("Results", "结果")(language)) }
    list[list.count - 1].blocks.append(block)
  }

  /// Opens a section, with a key of its place unless it has one of its own.
  package mutating func open(_ title: String, key: String? = nil) {
    list.append(Page.Section(key: key ?? "s\(list.count + 1)", title: title, blocks: []))
    isUnderHeading = false
  }

  private mutating func openUnlessUnderHeading(_ title: String) {
    if !isUnderHeading, !title.isEmpty { open(title) }
  }
}
