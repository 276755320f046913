internal import SatisfactionWording

/// Draws a page as one HTML file: no script, nothing outside of the file, one style sheet for light and dark screens,
/// telephones and paper.
package struct HTMLRenderer {
  let page: Page
  let words: HTMLWords

  package init(_ page: Page) {
    self.page = page
    words = HTMLWords(page.language)
  }

  /// The file.
  package var bytes: [UInt8] {
    var markup = MarkupWriter()
    markup.literal("<!doctype html>\n")
    markup.element("html", ["lang": .text(page.language.tag)]) { markup in
      markup.element("head") { writeHead(to: &$0) }
      markup.element("body") { writeBody(to: &$0) }
    }
    markup.literal("\n")
    return markup.bytes
  }

  private func writeHead(to markup: inout MarkupWriter) {
    markup.void("meta", ["charset": "utf-8"])
    markup.void("meta", ["name": "viewport", "content": "width=device-width,initial-scale=1"])
    markup.void("meta", ["name": "color-scheme", "content": "light dark"])
    let number = page.headline.map { "\($0.name) \($0.value) · " } ?? ""
    markup.element("title", text: number + page.title)
    markup.style(PageStyle.sheet)
  }

  private func writeBody(to markup: inout MarkupWriter) {
    markup.element("a", ["class": "skip", "href": "#main"], text: words.skip)
    markup.element("header", ["class": "mast"]) { markup in
      markup.element("p", ["class": "kick"], text: page.kind)
      markup.element("h1", text: page.title)
      markup.element("p", ["class": "meta"]) { writePieces(page.facts, to: &$0) }
    }
    writeContents(to: &markup)
    markup.element("main", ["id": "main"]) { markup in
      writeOpening(to: &markup)
      for section in page.sections { write(section, to: &markup) }
    }
    markup.element("footer") { markup in
      markup.element("p") { writePieces(page.footer, to: &$0) }
    }
  }

  /// Short pieces with dots between them; a name keeps its own direction of writing.
  private func writePieces(_ pieces: [String], to markup: inout MarkupWriter) {
    for (number, piece) in pieces.enumerated() {
      if number > 0 { markup.literal(" <span>·</span> ") }
      markup.element("bdi", text: piece)
    }
  }

  private func writeContents(to markup: inout MarkupWriter) {
    let listed = page.sections.filter(\.isListed)
    guard !listed.isEmpty else { return }
    markup.element("nav", ["aria-label": .text(words.contents)]) { markup in
      markup.element("ol") { markup in
        for section in listed {
          markup.element("li") { markup in
            markup.element("a", ["href": .text("#" + section.key)], text: section.title)
          }
        }
      }
    }
  }

  // MARK: The first look

  private func writeOpening(to markup: inout MarkupWriter) {
    guard page.headline != nil || !page.findings.isEmpty else { return }
    let kind: AttributeValue = page.headline == nil ? "hero one" : "hero"
    markup.element("section", ["class": kind, "aria-labelledby": "in-short"]) { markup in
      markup.element("h2", ["id": "in-short", "class": "sr"], text: words.inShort)
      if let headline = page.headline {
        markup.element("div", ["class": "big"]) { write(headline, to: &$0) }
      }
      guard !page.findings.isEmpty else { return }
      markup.element("ul", ["class": "finds"]) { markup in
        for finding in page.findings {
          markup.element("li") { markup in
            if !finding.title.isEmpty { markup.element("h3", text: finding.title) }
            markup.element("p") { write(finding.sentence, to: &$0) }
          }
        }
      }
    }
  }

  private func write(_ headline: Page.Headline, to markup: inout MarkupWriter) {
    markup.element("p", ["class": "lab"]) { $0.element("bdi", text: headline.name) }
    markup.element("p", ["class": "fig"]) { markup in
      markup.element("span", ["class": "num"], text: headline.value)
      markup.literal(" ")
      markup.element("span", ["class": "of"], text: headline.remark)
    }
    for sentence in [headline.interval, headline.change] {
      if let sentence { markup.element("p", ["class": "ci"]) { write(sentence, to: &$0) } }
    }
    ThermometerDrawing(headline.thermometer).write(to: &markup)
  }

  // MARK: Sections

  private func write(_ section: Page.Section, to markup: inout MarkupWriter) {
    markup.element(
      "section",
      [
        "aria-labelledby": .text(section.key),
        "class": section.beginsPage ? "new" : .word("seg", if: !section.isListed),
      ]
    ) { markup in
      markup.element("h2", ["id": .text(section.key)], text: section.title)
      if !section.lead.isEmpty {
        markup.element("p", ["class": "lead"]) { markup in
          for (number, sentence) in section.lead.enumerated() {
            if number > 0, page.language == .english { markup.literal(" ") }
            write(sentence, to: &markup)
          }
        }
      }
      for block in section.blocks { write(block, to: &markup) }
      guard let back = section.back else { return }
      markup.element("p", ["class": "back"]) { markup in
        markup.element("a", ["href": .text("#" + back.key)], text: "↑ " + back.title)
      }
    }
  }

  private func write(_ block: Page.Block, to markup: inout MarkupWriter) {
    switch block {
    case .heading(let title): markup.element("h3", text: title)
    case .paragraph(let sentence): markup.element("p", ["class": "note"]) { write(sentence, to: &$0) }
    case .notice(let sentence): markup.element("p", ["class": "notice"]) { write(sentence, to: &$0) }
    case .list(let sentences):
      markup.element("ul", ["class": "list"]) { markup in
        for sentence in sentences { markup.element("li") { write(sentence, to: &$0) } }
      }
    case .figure(let figure, let caption):
      markup.element("figure") { markup in
        write(figure, to: &markup)
        if let caption { markup.element("figcaption") { write(caption, to: &$0) } }
      }
    case .table(let table): write(table, to: &markup)
    case .terms(let terms):
      markup.element("dl", ["class": "mani"]) { markup in
        for term in terms {
          markup.element("dt", text: term.name)
          markup.element("dd") { markup in
            if term.isCode { markup.element("code", text: term.text) } else { markup.element("bdi", text: term.text) }
          }
        }
      }
    }
  }

  /// The words of a sentence, its names set apart.
  func write(_ sentence: Sentence, to markup: inout MarkupWriter) {
    for piece in sentence.pieces {
      switch piece {
      case .words(let text): markup.text(text)
      case .name(let text): markup.element("bdi", text: text)
      case .subject(let text): markup.element("b") { $0.element("bdi", text: text) }
      }
    }
  }

  /// Each kind of figure in its drawing.
  private func write(_ figure: any Figure, to markup: inout MarkupWriter) {
    switch figure {
    case let figure as TableChart: write(figure, to: &markup)
    case let figure as PathDiagram: write(figure, to: &markup)
    case let figure as PriorityMap: write(figure, to: &markup)
    case let figure as ClassTriangle: write(figure, to: &markup)
    case let figure as Dumbbell: write(figure, to: &markup)
    case let figure as Ranking: write(figure.chart, to: &markup)
    case let figure as StackedBar: write(figure, to: &markup)
    case let figure as SlopeChart: write(figure, to: &markup)
    case let figure as Trend: write(figure, to: &markup)
    case let figure as Thermometer: ThermometerDrawing(figure).write(to: &markup)
    default: markup.element("p", ["class": "note"], text: figure.summary)
    }
  }
}

/// The few words that belong to the page itself.
struct HTMLWords {
  let skip: String
  let contents: String
  let inShort: String
  let scrollable: String

  init(_ language: ReportLanguage) {
    skip = Phrase("Skip to the results", "跳到结果")(language)
    contents = Phrase("Contents", "目录")(language)
    inShort = Phrase("In short", "要点")(language)
    scrollable = Phrase("Table, scrolls sideways", "表格，可左右滚动")(language)
  }
}
