internal import SatisfactionWording

/// Why a programme cannot be reported.
public enum TrackingError: Error, Equatable, Sendable, CustomStringConvertible {
  /// An option has no meaning.
  case invalidOption(name: String, value: String, requirement: String)
  /// A column has two roles.
  case columnTwice(name: String, first: String, second: String)
  /// A construct to report that the model does not have.
  case unknownConstructs(names: [String])
  /// Published values of what is no construct of the model, whose constructs are `known`.
  case unknownBenchmarkConstructs(names: [String], known: [String])
  /// Waves of the data that the order lacks, or waves of the order that the data lack.
  case waveOrder(notListed: [String], notFound: [String])
  /// No row has a segment (and a wave).
  case noCells(columns: [String])
  /// More cells than any programme has.
  case tooManyCells(column: String, segments: Int, waves: Int, limit: Int)
  /// Every cell has too few interviews.
  case nothingToShow(cells: Int, suppressBelow: Double)
  /// A respondent with two rows in one cell.
  case respondentTwice(column: String, places: [String], count: Int)
  /// A row without a respondent.
  case noRespondent(column: String, rows: [Int], count: Int)
  /// Respondents whose rows are in several sampling units of the design.
  case respondentInUnits(column: String, respondents: [String], count: Int, cluster: String?)
  /// A roll-up file without the columns of one.
  case rollUpShape(source: String, problem: String)
  /// A member with two rows in one wave.
  case repeatedMember(source: String, members: [String])
  /// A weight that is negative, no number, or too large or small to compute with.
  case badRollUpWeight(source: String, places: [String])
  /// Groups whose weights are all 0.
  case noGroupWeight(source: String, groups: [String])
  /// The members of a level are not what the level below makes.
  case levelMismatch(source: String, found: String, expected: String)
  /// A level that leads back to one before it.
  case levelCycle(source: String, name: String)
  /// Members without a weight, and weights without a member.
  case unmatchedMembers(source: String, withoutWeight: [String], withoutData: [String])
  /// A file of published values that cannot be used.
  case benchmarkShape(source: String, problem: String)
  /// More replicates than the memory holds.
  case tooManyReplicates(replicates: Int, bytes: Int, limit: Int)
  /// More replicates of a jackknife, or columns of replicate weights, than the memory holds for all cells.
  case tooManyKeptReplicates(replicates: Int, bytes: Int, limit: Int)

  /// What is wrong, where, and what to do.
  public var description: String {
    switch self {
    case .invalidOption(let name, let value, let requirement): "\(name) is \(value): it must be \(requirement)"
    case .columnTwice(let name, let first, let second) where first == second:
      "column \(name.nameForMessage) is named twice as the \(first): name it once"
    case .columnTwice(let name, let first, let second):
      "column \(name.nameForMessage) is both the \(first) and the \(second): name two columns"
    case .unknownConstructs(let names): "the model has no construct \(names.namesForMessage)"
    case .unknownBenchmarkConstructs(let names, let known):
      """
      the published values are of \(names.namesForMessage), which is no construct of the model: it has \
      \(known.namesForMessage)
      """
    case .waveOrder(let notListed, let notFound): Self.waveOrder(notListed, notFound)
    case .noCells(let columns):
      "no row that is used has a value in \(columns.namesForMessage), so there is no cell"
    case .tooManyCells(let column, let segments, let waves, let limit):
      """
      column \(column.nameForMessage) has \(segments) different values, in \(CountText.counted(max(1, waves), "wave")): more than \
      \(limit) cells. Is it a number of respondents? Name a column of segments
      """
    case .nothingToShow(let cells, let suppressBelow):
      """
      nothing to show: all \(cells) cells have fewer than \(Self.number(suppressBelow)) effective interviews. Merge \
      segments or waves, or lower --suppress-below
      """
    case .respondentTwice, .noRespondent, .respondentInUnits, .tooManyReplicates, .tooManyKeptReplicates:
      dataDescription
    default: rollUpDescription
    }
  }

  private var dataDescription: String {
    switch self {
    case .respondentTwice(let column, let places, let count):
      """
      \(CountText.counted(count, "respondent")) of \(column.nameForMessage) \(count == 1 ? "has" : "have") two rows in one \
      cell: \(Self.list(places)). A panel has one row a respondent and wave: leave the others out
      """
    case .noRespondent(let column, let rows, let count):
      """
      \(CountText.counted(count, "row that is used has", "rows that are used have")) no value in \
      \(column.nameForMessage), the first in row \
      \(rows.prefix(5).map(String.init).joined(separator: ", ")): a panel needs the respondent of every row
      """
    case .respondentInUnits(let column, let respondents, let count, let cluster):
      """
      \(CountText.counted(count, "respondent")) of \(column.nameForMessage) \(count == 1 ? "is" : "are") in several \
      sampling units: \(Self.list(respondents)). Who \
      answers again must stay in one, \
      \(cluster.map { "which \($0.nameForMessage) and the strata do not give" } ?? "and without --cluster every row is one"): \
      name what was drawn once and asked again, such as --cluster \(column.nameForMessage)
      """
    case .tooManyReplicates(let replicates, let bytes, let limit):
      """
      \(replicates) replicates of the largest group would take \(bytes >> 20) MB, more than the \(limit >> 20) MB that \
      may be used: ask for fewer replicates, or give a --roll-up of smaller groups
      """
    case .tooManyKeptReplicates(let replicates, let bytes, let limit):
      """
      \(replicates) replicates of all cells would take \(bytes >> 20) MB, more than the \(limit >> 20) MB that may be \
      used: report fewer constructs (--constructs), or take the linearised variances of strata and clusters
      """
    default: rollUpDescription
    }
  }

  private var rollUpDescription: String {
    switch self {
    case .rollUpShape(let source, let problem):
      "\(source): \(problem). A roll-up file has the columns <member>,<group>,<weight>[,<wave>]"
    case .repeatedMember(let source, let members):
      "\(source): \(Self.list(members)) stands twice (in one wave): give each member one weight"
    case .badRollUpWeight(let source, let places):
      "\(source): a weight must be 0, or a number from 1e-30 to 1e30: \(Self.list(places))"
    case .noGroupWeight(let source, let groups):
      "\(source): all weights of \(Self.list(groups)) are 0, so the group has no index: give one member a weight"
    case .levelMismatch(let source, let found, let expected):
      """
      \(source): its first column is \(found.nameForMessage), but the members of this level are \
      \(expected.nameForMessage): name the column so, and give the files from fine to coarse
      """
    case .levelCycle(let source, let name):
      "\(source): \(name.nameForMessage) leads back to a level below it: the levels form a cycle"
    case .unmatchedMembers(let source, let withoutWeight, let withoutData):
      Self.unmatched(source, withoutWeight, withoutData)
    case .benchmarkShape(let source, let problem):
      "\(source): \(problem). A file of published values has the columns name,wave,construct,index,source"
    default: ""
    }
  }

  private static func waveOrder(_ notListed: [String], _ notFound: [String]) -> String {
    let first = notListed.isEmpty ? nil : "the order of the waves lacks \(list(notListed)), which the data have"
    let second = notFound.isEmpty ? nil : "the data have no wave \(list(notFound)), which the order names"
    return [first, second].compactMap { $0 }.joined(separator: "; ") + ": give every wave of the data once"
  }

  private static func unmatched(_ source: String, _ withoutWeight: [String], _ withoutData: [String]) -> String {
    let first = withoutWeight.isEmpty ? nil : "no weight for \(list(withoutWeight))"
    let second = withoutData.isEmpty ? nil : "nothing in the data for \(list(withoutData))"
    return "\(source): " + [first, second].compactMap { $0 }.joined(separator: "; ")
      + ": every member needs one row, spelt as in the data"
  }

  private static func list(_ names: [String]) -> String { names.map(\.nameForMessage).joined(separator: ", ") }

  private static func number(_ value: Double) -> String { Int(exactly: value).map(String.init) ?? "\(value)" }
}
