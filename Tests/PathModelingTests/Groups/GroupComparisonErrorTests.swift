import Satisfaction
import Testing
import _TestSupport

/// One test for everything that can be asked in vain.
struct GroupComparisonErrorTests {
  private static let few = GroupComparisonOptions(permutations: .drawn(20), bootstrap: .drawn(20))

  private func compare(
    _ options: GroupComparisonOptions = few, column: String = "g", group: (Int) -> Double,
    answer: ((String, Int, Double) -> Double)? = nil
  ) throws -> GroupComparison {
    let survey = try EmbeddedSurvey.load()
    let data = try Dataset(
      survey.columns.map { column in
        (
          column.name,
          (0..<250).map { row in
            let value = column.number(at: row) ?? .nan
            return answer?(column.name, row, value) ?? value
          }
        )
      } + [("g", (0..<250).map(group)), ("half", (0..<250).map { $0 == 4 ? -1 : 1 })])
    return try PLS().compare(.ecsiMobile, on: data, groups: column, options)
  }

  @Test func oneGroup() {
    #expect(
      throws: GroupComparisonError.fewerThanTwoGroups(column: "g", groups: ["1": 250], minimum: 30)
    ) { try compare { _ in 1 } }
  }

  @Test func noColumn() {
    #expect(throws: GroupComparisonError.unknownColumn(name: "region")) { try compare(column: "region") { _ in 1 } }
  }

  /// A group of three is listed and not compared.
  @Test func aGroupOfThree() throws {
    let comparison = try compare { $0 < 3 ? 7 : Double($0 % 2) }
    #expect(comparison.groups.map(\.isTooSmall) == [false, false, true])
    #expect(comparison.groups[2].used == 3)
    #expect(comparison.pairs.count == 1)
    #expect(comparison.warnings.first?.code == "groupTooSmall")
    #expect(comparison.warnings.first?.message.contains("7\" (3)") == true)
  }

  @Test func tooManyGroups() {
    var options = Self.few
    options.minimum = 5
    #expect(throws: GroupComparisonError.tooManyGroups(column: "g", count: 25, limit: 20)) {
      try compare(options) { Double($0 % 25) }
    }
  }

  @Test func askedPairs() throws {
    var options = Self.few
    options.pairs = [.init("1", "1")]
    #expect(throws: GroupComparisonError.sameGroup(name: "1")) { try compare(options) { Double($0 % 2) } }
    options.pairs = [.init("1", "5")]
    #expect(throws: GroupComparisonError.unknownGroup(name: "5", column: "g", groups: ["0", "1"])) {
      try compare(options) { Double($0 % 2) }
    }
    options.pairs = [.init("24", "3")]
    options.minimum = 10
    let comparison = try compare(options) { Double($0 % 25) }
    #expect(comparison.pairs.map(\.first) == ["24"])
  }

  /// A constant indicator breaks the first step, and the others say why instead of a number.
  @Test func aConstantGroup() throws {
    let comparison = try compare {
      Double($0 % 2)
    } answer: { name, row, value in
      name == "CUSCO" && row % 2 == 1 ? 4 : value
    }
    let pair = try #require(comparison.pairs.first)
    #expect(!pair.invariance.isConfigural && pair.tests.isEmpty)
    #expect(pair.invariance.problem?.contains("CUSCO") == true && pair.invariance.problem?.contains("group 1") == true)
    #expect(comparison.warnings.map(\.code) == ["notConfigural"])
    #expect(comparison.findings == [.notConfigural(.init("0", "1"), problem: pair.invariance.problem ?? "")])
  }

  @Test func rowsWithoutAGroup() throws {
    let comparison = try compare { $0 < 10 ? .nan : Double($0 % 2) }
    #expect(comparison.rowsWithoutGroup == 10)
    #expect(comparison.groups.map(\.used) == [120, 120])
    #expect(comparison.warnings.map(\.code) == ["rowsWithoutGroup", "fewPermutations", "fewReplicates"])
  }

  @Test func replicateColumns() {
    func options(permutations: GroupComparisonOptions.Source, bootstrap: GroupComparisonOptions.Source)
      -> GroupComparisonOptions
    {
      GroupComparisonOptions(permutations: permutations, bootstrap: bootstrap)
    }
    #expect(throws: GroupComparisonError.badReplicate(column: "half", row: 5, value: -1)) {
      try compare(options(permutations: .columns(["half"]), bootstrap: .drawn(0))) { Double($0 % 2) }
    }
    #expect(throws: GroupComparisonError.unknownColumn(name: "boot")) {
      try compare(options(permutations: .drawn(0), bootstrap: .columns(["boot"]))) { Double($0 % 2) }
    }
    #expect(throws: GroupComparisonError.emptyReplicate(column: "g", group: "0")) {
      try compare(options(permutations: .drawn(0), bootstrap: .columns(["g"]))) { Double($0 % 2) }
    }
  }

  @Test func numbersWithoutMeaning() {
    #expect(throws: GroupComparisonError.badCount(-1)) {
      try compare(GroupComparisonOptions(permutations: .drawn(-1))) { Double($0 % 2) }
    }
    #expect(throws: GroupComparisonError.badLevel(95)) {
      try compare(GroupComparisonOptions(level: 95)) { Double($0 % 2) }
    }
  }

  /// Without permutations there is nothing to say of invariance, and the findings say nothing.
  @Test func silence() throws {
    let comparison = try compare(GroupComparisonOptions(permutations: .drawn(0), bootstrap: .drawn(0))) {
      Double($0 % 2)
    }
    let pair = try #require(comparison.pairs.first)
    #expect(pair.invariance.constructs.allSatisfy { $0.c != nil && $0.cP == nil && $0.level == nil })
    #expect(pair.tests.allSatisfy { $0.difference != nil && $0.permutation == nil })
    #expect(comparison.findings.isEmpty)
  }

  /// A difference that is put in is found and named.
  @Test func aDifferenceIsFound() throws {
    let comparison = try compare(GroupComparisonOptions(permutations: .drawn(400), bootstrap: .drawn(0))) {
      Double($0 % 2)
    } answer: { name, row, value in
      name.hasPrefix("CUSA") && row % 2 == 1 ? max(1, value - 2) : value
    }
    let found = comparison.findings.contains {
      if case .differs(_, let statistic, _, _, let p) = $0 {
        statistic == .index("Satisfaction") && p < 0.01
      } else {
        false
      }
    }
    #expect(found, "\(comparison.findings)")
  }
}
