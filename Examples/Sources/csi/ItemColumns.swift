import Satisfaction

/// The columns of a survey in which a model's items stand, where they are called otherwise.
struct ItemColumns {
  /// Items with a column of their own, in order of the file.
  private(set) var items: [String] = []
  private var columns: [String: String] = [:]

  init() {}

  /// Columns from lines such as `CUSA1=q17`; `#` begins a comment, the first equals sign of a line counts.
  ///
  /// - Parameter name: The file, for messages.
  init(text: String, name: String) throws(Failure) {
    var taken: Set<String> = []
    for (number, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
      let line = line.trimmed
      if line.isEmpty || line.hasPrefix("#") { continue }
      let parts = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(\.trimmed)
      guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else {
        throw .data("\(name), line \(number + 1): write an item and its column, as in CUSA1=q17")
      }
      guard columns.updateValue(parts[1], forKey: parts[0]) == nil else {
        throw .data("\(name), line \(number + 1): the item \(parts[0]) stands there for the second time")
      }
      guard taken.insert(parts[1]).inserted else {
        throw .data("\(name), line \(number + 1): the column \(parts[1]) belongs to two items")
      }
      items.append(parts[0])
    }
  }

  /// The column of an item.
  func column(of item: String) -> String { columns[item] ?? item }

  /// What the columns are to be called: the items.
  var names: [String: String] { Dictionary(uniqueKeysWithValues: columns.map { ($1, $0) }) }
}

extension Substring {
  /// The text without blanks at its ends.
  fileprivate var trimmed: String {
    let start = drop(while: \.isWhitespace)
    return String(
      start.prefix(upTo: start.lastIndex { !$0.isWhitespace }.map { start.index(after: $0) } ?? start.startIndex))
  }
}
