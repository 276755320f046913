public import PathSpecification

/// The columns of a survey in which the items of a model seem to stand, as far as their names tell.
public struct ItemMap: Sendable, Equatable {
  /// An item and its column; nil where none was recognised.
  public struct Entry: Sendable, Equatable {
    /// Name of the item in the model.
    public let item: String
    /// Name of the column.
    public let column: String?
  }

  /// Every item of the model, in its order.
  public let entries: [Entry]

  /// Items without a column.
  public var missing: [String] { entries.filter { $0.column == nil }.map(\.item) }

  /// Recognises items by name: the same letters and digits, the first word of a column, or the item's label.
  ///
  /// - Parameters:
  ///   - model: The model whose items are wanted.
  ///   - columns: The columns of the survey; each is given to one item at most.
  public init(of model: PathModel, among columns: [String]) {
    var free = columns
    func take(_ isItem: (String) -> Bool) -> String? {
      guard let place = free.firstIndex(where: isItem) else { return nil }
      return free.remove(at: place)
    }
    var found: [String: String] = [:]
    for item in model.indicators { found[item] = take { $0 == item } }
    let tests: [(String, String) -> Bool] = [
      { item, column in Self.plain(column) == Self.plain(item) },
      { item, column in Self.plain(Self.firstWord(column)) == Self.plain(item) },
      { item, column in
        let label = model.label(of: item)
        return [label?.text, label?.chinese].contains { $0.map { Self.plain($0) == Self.plain(column) } ?? false }
      },
    ]
    for test in tests {
      for item in model.indicators where found[item] == nil { found[item] = take { test(item, $0) } }
    }
    entries = model.indicators.map { Entry(item: $0, column: found[$0]) }
  }

  /// The map as lines that `--map` reads, the items without a column in comments.
  public func text(labels model: PathModel) -> String {
    entries.map { entry in
      if let column = entry.column { return "\(entry.item)=\(column)\n" }
      let label = model.label(of: entry.item).map { " (\($0.text))" } ?? ""
      return "# not found: \(entry.item)=\(label)\n"
    }.joined()
  }

  /// Letters and digits, in small letters.
  private static func plain(_ name: String) -> String {
    String(name.lowercased().filter { $0.isLetter || $0.isNumber })
  }

  private static func firstWord(_ name: String) -> String {
    String(name.prefix { $0.isLetter || $0.isNumber || $0 == "_" })
  }
}
