/// The cases of a survey in groups that lack the same answers for the same reasons.
///
/// Groups are found by splitting: every column with gaps parts each group in those who answered, those who did not, and
/// those who were not asked. So a survey of many rows and few patterns is summed in one pass a column.
struct GapGroups {
  /// Cases that lack the same answers.
  struct Group {
    /// Numbers of the columns that were asked and not answered, ascending.
    var missing: [Int] = []
    /// Numbers of the columns that were not asked, ascending.
    var notAsked: [Int] = []
    /// Number of cases.
    var rows = 0
  }

  /// Count, sum and sum of squares of the answers of some cases, less the same number for all cases.
  struct Sums {
    var count = 0.0
    var sum = 0.0
    var squares = 0.0
  }

  /// The groups; some may be empty.
  private(set) var list: [Group] = [Group()]
  /// The group of every row; −1 for rows that are no cases.
  private var groupOf: [Int32]
  /// Number of cases.
  let caseCount: Int

  /// - Parameters:
  ///   - columns: The answers to every indicator.
  ///   - incomplete: Those with a cell without an answer.
  ///   - notAsked: Rows in which an indicator was not asked; nil where it always was.
  ///   - isCase: Rows that count; nil for all.
  /// - Complexity: O(n · incomplete columns).
  init(_ columns: [AnswerColumn], incomplete: [Int], notAsked: [[Bool]?], isCase: [Bool]?, rowCount: Int) {
    groupOf = isCase.map { $0.map { $0 ? 0 : -1 } } ?? Array(repeating: 0, count: rowCount)
    caseCount = groupOf.count { $0 == 0 }
    for column in incomplete { split(by: column, columns[column], notAsked[column]) }
    for group in groupOf where group >= 0 { list[Int(group)].rows += 1 }
  }

  private mutating func split(by number: Int, _ column: AnswerColumn, _ notAsked: [Bool]?) {
    var (refusing, skipping) = ([Int32](repeating: -1, count: list.count), [Int32](repeating: -1, count: list.count))
    for row in groupOf.indices where groupOf[row] >= 0 && column.value(at: row).isNaN {
      let old = Int(groupOf[row])
      let isSkipped = notAsked?[row] ?? false
      var new = isSkipped ? skipping[old] : refusing[old]
      if new < 0 {
        new = Int32(list.count)
        list.append(list[old])
        if isSkipped {
          list[Int(new)].notAsked.append(number)
          skipping[old] = new
        } else {
          list[Int(new)].missing.append(number)
          refusing[old] = new
        }
      }
      groupOf[row] = new
    }
  }

  /// Number of cases in some of the groups.
  func rows(where isIncluded: (Group) -> Bool) -> Int { list.reduce(0) { $0 + (isIncluded($1) ? $1.rows : 0) } }

  /// Sums of the answers in a column, one a group.
  func sums(of column: AnswerColumn) -> [Sums] {
    var sums = [Sums](repeating: Sums(), count: list.count)
    // Less the middle of the range, so that squares stay small.
    let range = column.extent.range ?? 0...0
    let shift = range.lowerBound / 2 + range.upperBound / 2
    for row in groupOf.indices where groupOf[row] >= 0 {
      let value = column.value(at: row) - shift
      if value.isNaN { continue }
      let group = Int(groupOf[row])
      sums[group].count += 1
      sums[group].sum += value
      sums[group].squares += value * value
    }
    return sums
  }

  /// Sums over some of the groups.
  func total(_ sums: [Sums], where isIncluded: (Group) -> Bool) -> Sums {
    zip(list, sums).reduce(into: Sums()) { total, part in
      guard isIncluded(part.0) else { return }
      total.count += part.1.count
      total.sum += part.1.sum
      total.squares += part.1.squares
    }
  }
}
