/// What a person reads, in reading order; text and Markdown are two drawings of it.
public struct ReportDocument: Sendable {
  /// The number that everything is about.
  public struct Headline: Sendable, Equatable {
    /// What it is a number of.
    public var name: String
    /// The number.
    public var value: String
    /// What follows it, such as `of 100`.
    public var remark: String

    /// A number with its name.
    public init(name: String, value: String, remark: String) {
      self.name = name
      self.value = value
      self.remark = remark
    }
  }

  /// A piece of the page.
  public enum Block: Sendable {
    /// The title of what follows, up to the next heading.
    case heading(String)
    /// A sentence or more.
    case paragraph(String)
    /// What is missing from the report and how to get it.
    case notice(String)
    /// A table.
    case table(ReportTable)
    /// A picture.
    case figure(any Figure)
  }

  /// What was estimated.
  public var title: String
  /// How it was estimated, line by line, each of short pieces.
  public var facts: [[String]]
  /// The number that everything is about, nil without one.
  public var headline: Headline?
  /// The page, from top to bottom.
  public var blocks: [Block]
  /// What to mind.
  public var warnings: [String]
  /// How it can be repeated, in short pieces.
  public var footer: [String]

  /// A page.
  public init(
    title: String, facts: [[String]] = [], headline: Headline? = nil, blocks: [Block], warnings: [String] = [],
    footer: [String] = []
  ) {
    self.title = title
    self.facts = facts
    self.headline = headline
    self.blocks = blocks
    self.warnings = warnings
    self.footer = footer
  }

  /// The tables of the page.
  public var tables: [ReportTable] {
    blocks.compactMap { if case .table(let table) = $0 { table } else { nil } }
  }
}

extension ReportDocument {
  /// Messages that are listed at most where a person reads them line by line.
  private static let mostListed = 25

  /// The messages, or the first of many and how many more there are: the JSON document holds them all.
  public static func listed(_ messages: [String]) -> [String] {
    let rest = messages.count - mostListed
    guard rest > 1 else { return messages }
    return messages.prefix(mostListed) + ["… and \(rest) more warnings: --format json has all of them"]
  }
}
