/// A report as it is read on a screen or on paper: the number that matters, what to know about it, and sections of words
/// and figures. It knows nothing of HTML.
package struct Page: Sendable {
  package var language: ReportLanguage
  /// What kind of report it is.
  package var kind: String
  /// What was estimated.
  package var title: String
  /// Whose answers, from where, in short pieces.
  package var facts: [String]
  /// The number everything is about, nil without one.
  package var headline: Headline?
  /// What is worth knowing first.
  package var findings: [Finding]
  package var sections: [Section]
  /// How it can be repeated, in short pieces.
  package var footer: [String]

  /// The number everything is about.
  package struct Headline: Sendable, Equatable {
    package var name: String
    package var value: String
    /// What follows the number, such as `of 100`.
    package var remark: String
    /// Where it lies, in a sentence; nil without an interval.
    package var interval: Sentence?
    /// How it has changed; nil without a wave before.
    package var change: Sentence?
    package var thermometer: Thermometer

    package init(
      name: String, value: String, remark: String, interval: Sentence?, change: Sentence? = nil,
      thermometer: Thermometer
    ) {
      self.name = name
      self.value = value
      self.remark = remark
      self.interval = interval
      self.change = change
      self.thermometer = thermometer
    }
  }

  /// A finding under its title.
  package struct Finding: Sendable, Equatable {
    package var title: String
    package var sentence: Sentence

    package init(title: String, sentence: Sentence) {
      self.title = title
      self.sentence = sentence
    }
  }

  /// A section under its heading.
  package struct Section: Sendable {
    /// Its name in links: letters, digits and hyphens.
    package var key: String
    package var title: String
    /// What its figures say, in words.
    package var lead: [Sentence]
    package var blocks: [Block]
    /// Whether it begins a page on paper.
    package var beginsPage: Bool
    /// Whether the list of contents names it.
    package var isListed: Bool
    /// Where the reader came from, nil where the section stands in the list of contents.
    package var back: Link?

    package init(
      key: String, title: String, lead: [Sentence] = [], blocks: [Block], beginsPage: Bool = false,
      isListed: Bool = true, back: Link? = nil
    ) {
      self.key = key
      self.title = title
      self.lead = lead
      self.blocks = blocks
      self.beginsPage = beginsPage
      self.isListed = isListed
      self.back = back
    }
  }

  /// A way to another section.
  package struct Link: Sendable, Equatable {
    /// The key of the section.
    package var key: String
    /// What it is called.
    package var title: String

    package init(key: String, title: String) {
      self.key = key
      self.title = title
    }
  }

  /// A piece of a section.
  package enum Block: Sendable {
    /// A heading inside of the section.
    case heading(String)
    /// Words.
    case paragraph(Sentence)
    /// Sentences, one below the other.
    case list([Sentence])
    /// What is missing or to be minded.
    case notice(Sentence)
    /// A figure with its caption.
    case figure(any Figure, caption: Sentence?)
    /// A table of numbers with its note.
    case table(ReportTable)
    /// Terms and what they are.
    case terms([Term])
  }

  /// A term and what it is.
  package struct Term: Sendable, Equatable {
    package var name: String
    package var text: String
    /// Whether it is to be typed as it stands.
    package var isCode: Bool

    package init(_ name: String, _ text: String, isCode: Bool = false) {
      self.name = name
      self.text = text
      self.isCode = isCode
    }
  }

  package init(
    language: ReportLanguage, kind: String, title: String, facts: [String], headline: Headline? = nil,
    findings: [Finding] = [], sections: [Section], footer: [String] = []
  ) {
    self.language = language
    self.kind = kind
    self.title = title
    self.facts = facts
    self.headline = headline
    self.findings = findings
    self.sections = sections
    self.footer = footer
  }
}
