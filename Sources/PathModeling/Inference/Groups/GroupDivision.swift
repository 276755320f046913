internal import PathSpecification
internal import SurveyData

/// The groups of a survey: who is in which, and which pairs are compared.
struct GroupDivision {
  /// All groups, in their order.
  let groups: [ComparedGroup]
  /// Cases of every group, among the rows used, ascending.
  let members: [[Int]]
  /// Rows of the survey without a group.
  let rowsWithoutGroup: Int
  /// The pairs to compare, by numbers of groups.
  let pairs: [(first: Int, second: Int)]

  /// - Throws: ``GroupComparisonError``.
  init(
    _ column: String, of survey: Dataset, answers: Answers, options: GroupComparisonOptions
  ) throws(GroupComparisonError) {
    guard let labels = survey.column(named: column) else { throw .unknownColumn(name: column) }
    var (rows, members) = ([String: Int](), [String: [Int]]())
    for row in 0..<survey.rowCount {
      if let label = labels.label(at: row) { rows[label, default: 0] += 1 }
    }
    for case_ in 0..<answers.rowsUsed where (answers.weights?[case_] ?? 1) > 0 {
      if let label = labels.label(at: answers.row(ofCase: case_)) { members[label, default: []].append(case_) }
    }
    let names = rows.keys.sorted(by: LabelOrder.precedes)
    groups = names.map { name in
      let used = members[name]?.count ?? 0
      return ComparedGroup(
        name: name, rows: rows[name] ?? 0, used: used, isTooSmall: used < max(2, options.minimum))
    }
    self.members = names.map { members[$0] ?? [] }
    rowsWithoutGroup = survey.rowCount - rows.values.reduce(0, +)
    pairs = try Self.pairs(groups, column: column, options: options)
  }

  private static func pairs(
    _ groups: [ComparedGroup], column: String, options: GroupComparisonOptions
  ) throws(GroupComparisonError) -> [(first: Int, second: Int)] {
    let large = groups.indices.filter { !groups[$0].isTooSmall }
    if let asked = options.pairs {
      var pairs: [(first: Int, second: Int)] = []
      for pair in asked {
        guard pair.first != pair.second else { throw .sameGroup(name: pair.first) }
        func number(_ name: String) throws(GroupComparisonError) -> Int {
          if let number = large.first(where: { groups[$0].name == name }) { return number }
          throw .unknownGroup(name: name, column: column, groups: large.map { groups[$0].name })
        }
        pairs.append((try number(pair.first), try number(pair.second)))
      }
      return pairs
    }
    guard large.count >= 2 else {
      throw .fewerThanTwoGroups(
        column: column, groups: Dictionary(groups.map { ($0.name, $0.used) }, uniquingKeysWith: { a, _ in a }),
        minimum: max(2, options.minimum))
    }
    guard large.count <= GroupComparisonOptions.mostGroups else {
      throw .tooManyGroups(column: column, count: large.count, limit: GroupComparisonOptions.mostGroups)
    }
    return large.indices.flatMap { a in large[(a + 1)...].map { (large[a], $0) } }
  }
}

/// Replicates that columns of a survey hold, of some of its rows.
struct ReplicateColumnTable {
  /// One number a case, column by column.
  let columns: [[Double]]
  let names: [String]

  /// - Parameter rows: Rows of the survey, from 0, a case each.
  /// - Throws: ``GroupComparisonError/unknownColumn(name:)``,
  ///   ``GroupComparisonError/badReplicate(column:row:value:)``.
  init(_ names: [String], of survey: Dataset, rows: [Int]) throws(GroupComparisonError) {
    var columns: [[Double]] = []
    for name in names {
      guard let column = survey.column(named: name) else { throw .unknownColumn(name: name) }
      var values: [Double] = []
      values.reserveCapacity(rows.count)
      for row in rows {
        guard let value = column.number(at: row), value >= 0 else {
          throw .badReplicate(column: name, row: row + 1, value: column.number(at: row))
        }
        values.append(value)
      }
      columns.append(values)
    }
    self.columns = columns
    self.names = names
  }
}
