internal import PathSpecification
public import SurveyData

/// What was agreed to improve: items with owner, date and the score to reach.
public struct ImprovementPlan: Sendable, Equatable {
  /// One line of a plan.
  public struct Entry: Sendable, Equatable {
    /// The item.
    public let item: String
    /// Who sees to it; nil where nobody is named.
    public let owner: String?
    /// Until when, as written; nil where nothing is.
    public let due: String?
    /// The score to reach, 0–100; nil where none is set.
    public let target: Double?

    /// All members.
    public init(item: String, owner: String?, due: String?, target: Double?) {
      self.item = item
      self.owner = owner
      self.due = due
      self.target = target
    }
  }

  /// The lines, in order.
  public let entries: [Entry]

  /// A plan from its lines.
  public init(_ entries: [Entry]) { self.entries = entries }

  /// Columns of a plan file.
  public static let textColumns = ["item", "owner", "due"]
  /// The column of a plan file that holds numbers.
  public static let targetColumn = "target"

  /// Reads a plan from a table with the columns `item`, `owner`, `due` and `target`.
  ///
  /// - Throws: ``DriverError/planWithoutItem(row:)``, ``DriverError/planTarget(item:value:)``,
  ///   ``DriverError/repeatedItem(_:use:)``.
  public init(_ table: Dataset) throws(DriverError) {
    var (entries, seen) = ([Entry](), Set<String>())
    for row in 0..<table.rowCount {
      guard let item = table.column(named: "item")?.text(at: row) else { throw .planWithoutItem(row: row + 1) }
      let target = table.column(named: Self.targetColumn)?.number(at: row)
      if let target, !(0...100).contains(target) { throw .planTarget(item: item, value: target) }
      guard seen.insert(item).inserted else { throw .repeatedItem(item, use: "the plan") }
      entries.append(
        Entry(
          item: item, owner: table.column(named: "owner")?.text(at: row),
          due: table.column(named: "due")?.text(at: row), target: target))
    }
    self.entries = entries
  }

  /// A line with where the item stands.
  public struct Standing: Sendable, Equatable {
    /// The line.
    public let entry: Entry
    /// The item's score now, 0–100.
    public let score: Double
    /// Target less score: what is left to gain; nil without a target.
    public let distance: Double?
  }

  /// Where the items of the plan stand among drivers.
  ///
  /// - Throws: ``DriverError/notADriver(item:target:use:)``.
  public func standing(in analysis: DriverAnalysis) throws(DriverError) -> [Standing] {
    var standings: [Standing] = []
    for entry in entries {
      guard let driver = analysis.items.first(where: { $0.name == entry.item }) else {
        throw .notADriver(item: entry.item, target: analysis.target, use: "the plan")
      }
      standings.append(
        Standing(
          entry: entry, score: driver.performance, distance: entry.target.map { $0 - driver.performance }))
    }
    return standings
  }
}
