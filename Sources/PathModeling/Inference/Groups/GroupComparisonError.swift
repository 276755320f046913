internal import PathSpecification
public import SatisfactionWording

/// Why groups cannot be compared.
public enum GroupComparisonError: WordedError, Equatable, Sendable {
  /// The data have no column of this name.
  case unknownColumn(name: String)
  /// Fewer than two groups with enough cases; `groups` are the names of all, with their cases.
  case fewerThanTwoGroups(column: String, groups: [String: Int], minimum: Int)
  /// More groups than are compared without being named.
  case tooManyGroups(column: String, count: Int, limit: Int)
  /// A group that the column does not have, or that is too small; `groups` are those that can be compared.
  case unknownGroup(name: String, column: String, groups: [String])
  /// A group with itself.
  case sameGroup(name: String)
  /// A replicate column that holds what no rank or count is.
  case badReplicate(column: String, row: Int, value: Double?)
  /// A replicate column without weight in a group.
  case emptyReplicate(column: String, group: String)
  /// A number of replicates below 0.
  case badCount(Int)
  /// A level outside 0…1.
  case badLevel(Double)

  /// What is wrong and what to do.
  public var description: String {
    switch self {
    case .unknownColumn(let name):
      return "the data have no column \(name.nameForMessage)"
    case .fewerThanTwoGroups(let column, let groups, let minimum):
      let all = groups.sorted { $0.key < $1.key }.map { "\($0.key.nameForMessage) \($0.value)" }
      let named = all.prefix(8).joined(separator: ", ") + (all.count > 8 ? " and \(all.count - 8) more" : "")
      return """
        column \(column.nameForMessage) has fewer than two groups of at least \(minimum) cases \
        (\(named.isEmpty ? "no group at all" : named)): merge groups, or lower the minimum
        """
    case .tooManyGroups(let column, let count, let limit):
      return """
        column \(column.nameForMessage) has \(count) groups, and all pairs are compared up to \(limit): name the pairs, \
        or take a column with fewer groups
        """
    case .unknownGroup(let name, let column, let groups):
      let named = groups.prefix(8).map(\.nameForMessage).joined(separator: ", ")
      let rest = groups.count > 8 ? " and \(groups.count - 8) more" : ""
      return """
        column \(column.nameForMessage) has no group \(name.nameForMessage) with enough cases: \
        \(groups.isEmpty ? "none has" : "it has \(named)\(rest)")
        """
    case .sameGroup(let name):
      return "group \(name.nameForMessage) cannot be compared with itself: name two groups"
    case .badReplicate(let column, let row, let value):
      let found = value.map { "\($0)" } ?? "nothing"
      return """
        replicate column \(column.nameForMessage) holds \(found) in row \(row): ranks and counts are numbers from 0 up
        """
    case .emptyReplicate(let column, let group):
      return "replicate column \(column.nameForMessage) has no case of group \(group.nameForMessage): check the counts"
    case .badCount(let count):
      return "\(count) replicates have no meaning: ask for 0 or more"
    case .badLevel(let level):
      return "a level of \(level) has no meaning: give a number between 0 and 1, such as 0.95"
    }
  }
}
