internal import PathSpecification
internal import SatisfactionWording
public import SurveyData

/// A model proposed from the columns of a survey: to be read, corrected and completed by a person.
///
/// Columns of answers whose names have the same stem (`Q1`…`Q7`, `Staff - polite`, `Rate us [speed]`) make a construct.
/// What is guessed stands in comments: the scale, codes for "no answer", the paths.
public struct ModelDraft: Sendable, Equatable {
  /// A group of columns.
  public struct Block: Sendable, Equatable {
    /// The name of the construct that they make.
    public let name: String
    /// The columns.
    public let items: [String]
  }

  /// The columns, in the order of the file.
  public let columns: [ColumnProfile]
  /// Groups of two and more columns of answers.
  public let blocks: [Block]
  /// Columns of answers that share their stem with no other.
  public let singles: [String]
  private let source: String
  private let rowCount: Int

  /// A draft from the columns of a survey.
  public init(_ survey: Dataset, options: ReadingOptions = ReadingOptions()) {
    source = survey.source
    rowCount = survey.rowCount
    columns = survey.profiles(options: options)
    var stems: [String] = []
    var items: [String: [String]] = [:]
    for column in columns where column.kind == .answers {
      let stem = Self.stem(of: column.name)
      if items[stem] == nil { stems.append(stem) }
      items[stem, default: []].append(column.name)
    }
    var names: Set<String> = []
    blocks = stems.compactMap { stem in
      guard let group = items[stem], group.count > 1 else { return nil }
      return Block(name: Self.constructName(stem, taken: &names), items: group)
    }
    singles = stems.compactMap { stem in items[stem].flatMap { $0.count == 1 ? $0[0] : nil } }
  }

  // MARK: Text

  /// The draft as model text.
  public var text: String {
    var lines = ["# Proposed from \(Self.shown(source)): \(rowCount) rows, \(columns.count) columns."]
    lines.append("# Rename the constructs, draw the paths, and declare what stands in comments.")
    lines += scaleLines + codeLines
    lines += columns.filter { $0.kind == .weight }.prefix(1).map { "@weights \(Self.written($0.name))" }
    lines.append("")
    lines += blocks.map { "\(Self.written($0.name)) =~ \(Self.list($0.items))" }
    lines += singles.map { "# \(Self.written($0)) stands alone: Name =~ \(Self.written($0))" }
    lines += pathLines
    lines += unusedLines
    return lines.map { $0 + "\n" }.joined()
  }

  /// One comment a range of answers: the scale must be declared, because a sample need not hold all of it.
  private var scaleLines: [String] {
    var ranges: [ClosedRange<Double>] = []
    var items: [ClosedRange<Double>: [String]] = [:]
    for column in columns where column.kind == .answers {
      guard let range = column.observed else { continue }
      if items[range] == nil { ranges.append(range) }
      items[range, default: []].append(column.name)
    }
    let most = ranges.max { (items[$0]?.count ?? 0) < (items[$1]?.count ?? 0) }
    if let most {
      // Where the best answer is the same, the worst one may only be missing from the sample.
      for range in ranges where range != most && range.upperBound == most.upperBound && most.contains(range.lowerBound)
      {
        items[most, default: []] += items.removeValue(forKey: range) ?? []
      }
      ranges.removeAll { items[$0] == nil }
    }
    return ranges.map { range in
      let scale = "\(Self.number(range.lowerBound))..\(Self.number(range.upperBound))"
      let names = items[range] ?? []
      return range == most
        ? "# observed \(scale) in \(names.count) columns: declare it\n# @scale \(scale)"
        : "# observed \(scale) in \(Self.some(names)): declare it\n# @scale \(scale) \(ItemRange.written(names, " "))"
    }
  }

  private var codeLines: [String] {
    let codes = Set(columns.filter { $0.kind == .answers }.flatMap(\.codes)).sorted()
    var lines: [String] = []
    if !codes.isEmpty {
      let written = codes.map(Self.number).joined(separator: ", ")
      lines.append("# far from all other answers: no answer?\n# @missing \(written)")
    }
    for column in columns where !column.strayTexts.isEmpty {
      let texts = column.strayTexts.map { "\"\(Self.shown($0))\"" }.joined(separator: ", ")
      lines.append("# \(Self.written(column.name)) holds \(texts): declare it with --missing-codes, or --labels")
    }
    return lines
  }

  private var pathLines: [String] {
    guard blocks.count > 1 else {
      return ["", "# Paths: what is explained stands on the left, as in Satisfaction ~ Quality"]
    }
    let chain = zip(blocks.dropFirst(), blocks).map { "# \(Self.written($0.name)) ~ \(Self.written($1.name))" }
    return ["", "# Paths: what is explained stands on the left; such as"] + chain
  }

  private var unusedLines: [String] {
    let unused = columns.filter { $0.kind != .answers && $0.kind != .weight }
    guard !unused.isEmpty else { return [] }
    let words: [ColumnProfile.Kind: String] = [
      .constant: "constant", .identifier: "an identifier", .text: "texts", .category: "a group",
    ]
    return ["", "# Columns without answers:"]
      + unused.map { "# \(Self.written($0.name)): \(words[$0.kind] ?? $0.kind.rawValue), \($0.distinct) different" }
  }

  // MARK: Names

  /// What the names of one group begin with.
  static func stem(of name: String) -> String {
    if name.hasSuffix("]"), let bracket = name.lastIndex(of: "["), bracket > name.startIndex {
      return String(name[..<bracket])
    }
    if let dash = name.range(of: " - ", from: name.endIndex) { return String(name[..<dash]) }
    let digits = name.reversed().prefix { $0.isASCII && $0.isNumber }.count
    guard digits > 0, digits < name.count else { return name }
    return String(name.dropLast(digits))
  }

  /// A bare name for a construct: the letters and digits of the stem, at most forty.
  private static func constructName(_ stem: String, taken: inout Set<String>) -> String {
    let letters = stem.map { $0.isLetter || $0.isNumber ? $0 : "_" }
    var name = String(String(letters).split(separator: "_").joined(separator: "_").prefix(40))
    if name.isEmpty || name.first?.isNumber == true { name = "Q" + name }
    var (candidate, number) = (name, 2)
    while !taken.insert(candidate).inserted {
      candidate = "\(name)_\(number)"
      number += 1
    }
    return candidate
  }

  private static func written(_ name: String) -> String { NameSyntax.written(name) }
  private static func shown(_ text: String) -> String { text.excerptForMessage }

  private static func list(_ items: [String]) -> String { ItemRange.written(items, " + ") }

  private static func some(_ names: [String]) -> String {
    names.prefix(3).map(written).joined(separator: ", ") + (names.count > 3 ? " and \(names.count - 3) more" : "")
  }

  private static func number(_ value: Double) -> String { Int(exactly: value).map(String.init) ?? "\(value)" }
}

extension String {
  /// Where the last occurrence of a text before an index begins.
  fileprivate func range(of text: String, from end: Index) -> Index? {
    var start = index(end, offsetBy: -text.count, limitedBy: startIndex)
    while let position = start {
      if self[position...].hasPrefix(text), position > startIndex { return position }
      start = index(position, offsetBy: -1, limitedBy: startIndex)
    }
    return nil
  }
}
