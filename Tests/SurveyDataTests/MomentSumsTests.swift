import SatisfactionNumerics
import SurveyData
import Testing

struct MomentSumsTests {
  typealias Random = CSVFuzzTests.Random

  private static let codings = [
    IndicatorCoding(name: "a", scale: 1...10), IndicatorCoding(name: "b", scale: 1...10, isReversed: true),
    IndicatorCoding(name: "c", scale: 1...10),
  ]

  /// What a survey of three indicators, one further column and weights holds.
  private enum Kind: CaseIterable {
    case whole, holes, weighted, real, realHoles

    var hasHoles: Bool { self == .holes || self == .realHoles }
    var missing: MissingPolicy { hasHoles ? .mean : .casewise }
    var weights: String? { self == .weighted || self == .realHoles ? "w" : nil }
  }

  /// Weights of 1 and 3: Kish's number of cases is 16/10. No case has none.
  @Test func effectiveCasesByHand() throws {
    let survey = try Dataset([("a", [1, 4]), ("b", [2, 3]), ("c", [7, 8]), ("w", [1, 3])])
    let sums = try Answers(survey, codings: Self.codings, weightsColumn: "w").sums()
    #expect(sums.cases == 2 && sums.weight == 4 && sums.squaredWeight == 10 && sums.effectiveCases == 1.6)
    #expect((sums - sums).effectiveCases == 0)
  }

  private func survey(_ kind: Kind, rows: Int = 137) throws -> Dataset {
    var random = Random(state: 9)
    let isReal = kind == .real || kind == .realHoles
    let columns = ["a", "b", "c", "d"].map { name in
      (
        name: name,
        values: (0..<rows).map { row in
          // Every row answers one of the indicators: those without any answer are not used.
          let mayLack = row > 4 && name != ["a", "b", "c"][row % 3]
          let isMissing = name == "d" ? row % 5 == 0 : kind.hasHoles && mayLack && random.chance(20)
          let answer = Double(Int.random(in: 1...9, using: &random))
          return isMissing ? .nan : isReal ? answer + Double.random(in: 0...1, using: &random) : answer
        }
      )
    }
    let weights = (0..<rows).map { _ in Double(Int.random(in: 1...9, using: &random)) / 4 }
    return try Dataset(columns + [(name: "w", values: weights)])
  }

  private func bind(_ survey: Dataset, _ kind: Kind) throws -> Answers {
    try Answers(
      survey, codings: Self.codings, meansOnly: [IndicatorCoding(name: "d")], weightsColumn: kind.weights,
      missing: kind.missing)
  }

  private func selecting(_ survey: Dataset, _ rows: [Int]) throws -> Dataset {
    try Dataset(survey.columns.map { column in (column.name, rows.map { column.number(at: $0) ?? .nan }) })
  }

  /// Rows in three cells of unequal size; `nil` keeps a row out.
  private func cells(_ rows: Int) -> Cells {
    Cells(
      names: ["wave"], keys: [["2024"], ["2025"], ["2026"]],
      codes: (0..<rows).map { $0 % 11 == 10 ? -1 : $0 % 11 < 2 ? 0 : $0 % 11 < 5 ? 1 : 2 })
  }

  private func compare(_ a: Moments, _ b: Moments, isExact: Bool, _ comment: Comment) {
    if isExact {
      #expect(a == b, comment)
      return
    }
    #expect(a.n == b.n, comment)
    for (x, y) in zip(a.covariance.elements + (a.means ?? []), b.covariance.elements + (b.means ?? [])) {
      #expect(abs(x - y) <= 1e-12 * (1 + abs(y)), "\(comment): \(x) and \(y)")
    }
  }

  @Test(arguments: Kind.allCases)
  private func cellsAreTheRowsOfThemselves(_ kind: Kind) throws {
    let survey = try survey(kind)
    let answers = try bind(survey, kind)
    let cells = cells(survey.rowCount)
    let table = answers.table(of: cells, threads: 2)
    #expect(table == answers.table(of: cells, threads: 1))
    #expect(table.keys == [["2024"], ["2025"], ["2026"]] && table.keyNames == ["wave"])
    for cell in 0..<cells.count {
      let rows = cells.members(ofCell: cell).map { Int($0) }
      #expect(cells.rowCount(ofCell: cell) == rows.count)
      let own = try bind(selecting(survey, rows), kind)
      compare(
        try table[cell].moments(codings: Self.codings), try own.moments(), isExact: kind == .whole || kind == .holes,
        "\(kind), cell \(cell)")
      #expect(table[cell].cases == Double(rows.count))
      let weights = rows.map { row in kind.weights == nil ? 1 : survey.column(named: "w")?.number(at: row) ?? .nan }
      #expect(abs(table[cell].weight - weights.reduce(0, +)) < 1e-10)
      #expect(abs(table[cell].squaredWeight - weights.reduce(0) { $0 + $1 * $1 }) < 1e-10)
    }
  }

  /// A total without a fold is the rows without the fold, to the last bit where answers and weights are whole.
  @Test(arguments: Kind.allCases)
  private func totalLessAFold(_ kind: Kind) throws {
    let survey = try survey(kind)
    let answers = try bind(survey, kind)
    let codes = (0..<survey.rowCount).map { Int32($0 % 4) }
    let folds = Cells(names: ["fold"], keys: (0..<4).map { ["\($0)"] }, codes: codes)
    let (total, table) = (answers.sums(), answers.table(of: folds))
    compare(
      try table.total.moments(codings: Self.codings), try answers.moments(), isExact: kind == .whole || kind == .holes,
      "\(kind), all folds")
    for fold in 0..<4 {
      let training = try bind(selecting(survey, codes.indices.filter { codes[$0] != Int32(fold) }), kind)
      let moments = try (total - table[fold]).moments(codings: Self.codings)
      compare(moments, try training.moments(), isExact: kind == .whole || kind == .holes, "\(kind), fold \(fold)")
      let again = total - table[fold] + table[fold]
      compare(
        try again.moments(codings: Self.codings), try answers.moments(),
        isExact: kind == .whole || kind == .holes, "\(kind), back again")
    }
  }

  @Test(arguments: Kind.allCases)
  private func meansAndVariancesOfAllColumns(_ kind: Kind) throws {
    let survey = try survey(kind)
    let sums = try bind(survey, kind).sums()
    let weights = (0..<survey.rowCount).map {
      kind.weights == nil ? 1 : survey.column(named: "w")?.number(at: $0) ?? .nan
    }
    for (j, name) in ["a", "b", "c", "d"].enumerated() {
      let column = try #require(survey.column(named: name))
      let there = (0..<survey.rowCount).filter { column.number(at: $0) != nil }
      let values = there.map { column.number(at: $0) ?? .nan }
      let total = there.reduce(0) { $0 + weights[$1] }
      let mean = zip(there, values).reduce(0) { $0 + weights[$1.0] * $1.1 } / total
      let spread = zip(there, values).reduce(0) { $0 + weights[$1.0] * ($1.1 - mean) * ($1.1 - mean) } / total
      let m = Double(there.count)
      #expect(sums.answerCount(j) == m, "\(name)")
      #expect(abs(try #require(sums.mean(j)) - mean) < 1e-12, "\(name)")
      #expect(abs(try #require(sums.variance(j)) - spread * m / (m - 1)) < 1e-11, "\(name)")
    }
    #expect(sums.effectiveCases <= sums.cases + 1e-9)
    if kind.weights == nil { #expect(sums.effectiveCases == 137) }
  }

  @Test(arguments: Kind.allCases)
  private func otherShiftsAreAnExactMap(_ kind: Kind) throws {
    let sums = try bind(survey(kind), kind).sums()
    let moved = sums.shifted(to: [3, -2, 8, 1])
    #expect(moved.shifts == [3, -2, 8, 1] && moved.shifted(to: moved.shifts) == moved)
    compare(
      try moved.moments(codings: Self.codings), try sums.moments(codings: Self.codings),
      isExact: kind == .whole || kind == .holes, "\(kind)")
    #expect(abs(try #require(moved.variance(3)) - (try #require(sums.variance(3)))) < 1e-11)
    if kind == .whole { #expect(moved.shifted(to: sums.shifts) == sums) }
  }

  @Test func someOfTheColumnsInAnotherOrder() throws {
    for kind in [Kind.whole, .holes] {
      let answers = try bind(survey(kind), kind)
      let all = try answers.moments()
      let sums = answers.sums()
      let some = try sums.moments(codings: [Self.codings[2], Self.codings[1]])
      #expect(try some == all.selecting(["c", "b"]), "\(kind)")
      #expect(try sums.selecting(["c", "b"]).answerCount(0) == sums.answerCount(2))
      let table = answers.table(of: cells(137))
      #expect(try table.selecting(["c", "b"])[1] == table[1].selecting(["c", "b"]), "\(kind)")
    }
    let sums = try bind(survey(.whole), .whole).sums()
    #expect(throws: SurveyDataError.unknownIndicators([MissingColumn(name: "zzzz", near: [])])) {
      try sums.moments(codings: [IndicatorCoding(name: "a"), IndicatorCoding(name: "zzzz")])
    }
  }

  @Test func groupsAddUpByTheirKeys() throws {
    let answers = try bind(survey(.whole), .whole)
    let keys = [["x", "0"], ["y", "0"], ["x", "1"], ["y", "1"]]
    let codes = (0..<137).map { Int32($0 % 4) }
    let table = answers.table(of: Cells(names: ["firm", "bucket"], keys: keys, codes: codes))
    let byFirm = try table.summed(by: ["firm"])
    #expect(byFirm.keys == [["x"], ["y"]] && byFirm.keyNames == ["firm"])
    #expect(byFirm[0] == table[0] + table[2] && byFirm[1] == table[1] + table[3])
    #expect(byFirm.total == answers.sums() && byFirm.rows == [byFirm[0], byFirm[1]])
    #expect(try table.summed(by: ["bucket", "firm"]).keys == keys.map { [$0[1], $0[0]] })
    #expect(try MomentTable(keyNames: ["firm"], keys: [["x"], ["y"]], rows: byFirm.rows) == byFirm)
    #expect(throws: SurveyDataError.self) { try table.summed(by: ["wave"]) }
  }

  // MARK: Sums from elsewhere

  private func table(
    names: [String] = ["a", "b"], cases: [Double] = [2, 2], weights: [Double]? = nil,
    sums: [[Double]] = [[1, 2], [3, 1]], products: [[Double]] = [[5, 1, 4], [9, 3, 5]], shifts: [Double]? = nil,
    keys: [[String]]? = nil
  ) throws -> MomentTable {
    try MomentTable(
      names: names, keys: keys, cases: cases, weights: weights, sums: Matrix(rows: sums),
      products: Matrix(rows: products), shifts: shifts)
  }

  @Test func sumsFromElsewhere() throws {
    // Rows (2, 0), (−1, 2) and (3, 2), (0, −1).
    let table = try table(shifts: [5, 5])
    #expect(table.count == 2 && table.keys == [["0"], ["1"]])
    let moments = try table.moments(codings: [IndicatorCoding(name: "a"), IndicatorCoding(name: "b")])
    #expect(moments.n == 4 && moments.means == [6, 5.75])
    #expect(moments.covariance.diagonal == [10.0 / 3, 2.25])
    #expect(table.total.squaredWeight == 4)
  }

  private func isRefused(_ body: () throws -> MomentTable) -> Bool {
    do {
      _ = try body()
      return false
    } catch SurveyDataError.momentTable {
      return true
    } catch {
      return false
    }
  }

  @Test func errorsOfSumsFromElsewhere() {
    #expect(isRefused { try table(sums: [[1], [3]]) })
    #expect(isRefused { try table(products: [[5, 1], [9, 3]]) })
    #expect(isRefused { try table(weights: [1]) })
    #expect(isRefused { try table(shifts: [1]) })
    #expect(isRefused { try table(keys: [["x"]]) })
    #expect(isRefused { try table(keys: [["x", "1"], ["y", "1"]]) })
    #expect(isRefused { try table(sums: [[1, .nan], [3, 1]]) })
    #expect(isRefused { try table(cases: [1, 0]) })
    #expect(isRefused { try MomentTable(keyNames: [], keys: [], rows: []) })
    // Squares that are smaller than their mean allows are nobody's.
    #expect(throws: SurveyDataError.negativeVariance(indicator: "a", value: -1)) {
      try table(sums: [[4, 2], [3, 1]], products: [[5, 1, 4], [4.25, 3, 5]]).moments(
        codings: [IndicatorCoding(name: "a"), IndicatorCoding(name: "b")])
    }
  }

  @Test func noCasesHaveNoMoments() throws {
    let answers = try bind(survey(.whole), .whole)
    let none = answers.sums() - answers.sums()
    #expect(none == MomentSums(layout: answers.sumLayout, shifts: answers.shifts))
    #expect(none.mean(0) == nil && none.variance(3) == nil && none.effectiveCases == 0)
    #expect(throws: SurveyDataError.badCaseCount(0)) { try none.moments(codings: Self.codings) }
  }
}
