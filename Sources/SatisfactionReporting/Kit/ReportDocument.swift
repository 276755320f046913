/// What a person reads, in reading order; text and Markdown are two drawings of it.
package struct ReportDocument: Sendable, Equatable {
  /// The number that everything is about.
  package struct Headline: Sendable, Equatable {
    package var name: String
    package var value: String
    package var remark: String

    package init(name: String, value: String, remark: String) {
      self.name = name
      self.value = value
      self.remark = remark
    }
  }

  /// What was estimated.
  package var title: String
  /// How it was estimated, line by line, each of short pieces.
  package var facts: [[String]]
  /// The index of the target, nil without scales.
  package var headline: Headline?
  /// What is missing from the report and how to get it.
  package var notices: [String]
  package var tables: [ReportTable]
  package var warnings: [String]
  /// How it can be repeated, in short pieces.
  package var footer: [String]

  package init(
    title: String, facts: [[String]], headline: Headline? = nil, notices: [String], tables: [ReportTable],
    warnings: [String], footer: [String]
  ) {
    self.title = title
    self.facts = facts
    self.headline = headline
    self.notices = notices
    self.tables = tables
    self.warnings = warnings
    self.footer = footer
  }
}
