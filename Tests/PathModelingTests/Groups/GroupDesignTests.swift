import Satisfaction
import SatisfactionNumerics
import Testing
import _TestSupport

/// Groups of a designed sample: the tests against fits of the same replicates one by one.
struct GroupDesignTests {
  private static let statistics: [Statistic] =
    DesignedSurvey.model.paths.map { .path($0.from, $0.to) } + [.index("Satisfaction"), .rSquared("Loyalty")]

  private static let design = DesignColumns(strata: "stratum", cluster: "psu")

  /// The survey with a column of groups; a row is its number, from 0, and its unit.
  private static func survey(
    _ columns: [(name: String, values: [Double])]? = nil, _ isFirst: (Int, Double) -> Bool
  ) throws -> AnswerTable {
    var table = try DesignedSurvey().table
    if let columns { table.columns = columns }
    let units = table["psu"]
    table["group"] = units.indices.map { isFirst($0, units[$0]) ? 1 : 2 }
    return table
  }

  private static func compare(
    _ table: AnswerTable, _ design: GroupDesign, permutations: Int = 0, bootstrap: Int = 0
  ) throws -> PairComparison {
    let comparison = try DesignedSurvey.estimator.compare(
      DesignedSurvey.model, on: table.dataset(), groups: "group", statistics: statistics,
      GroupComparisonOptions(
        permutations: .drawn(permutations), bootstrap: .drawn(bootstrap), minimum: 10, design: design))
    return try #require(comparison.pairs.first)
  }

  /// What a group has with these weights: the rows of the other group weigh nothing.
  private static func estimates(_ table: AnswerTable, group: Double, weights: [Double]) throws -> [Double] {
    var own = table
    own["w"] = zip(weights, table["group"]).map { $1 == group ? $0 : 0 }
    let data = try own.dataset()
    let fit = try DesignedSurvey.estimator.fit(DesignedSurvey.model, to: data)
    let boot = try fit.bootstrap(on: data, replicates: 2)
    return try statistics.map { try boot.estimate(of: $0) }
  }

  /// Each unit left out in turn, its stratum weighed up; n is that of all rows in R² adjusted alone.
  @Test func `every unit left out, against as many fits`() throws {
    let table = try Self.survey { row, _ in row % 3 == 0 }
    let (units, strata, w) = (table["psu"], table["stratum"], table["w"])
    var replicates: [(factor: Double, differences: [Double])] = []
    for unit in Set(units).sorted() {
      let stratum = strata[units.firstIndex(of: unit) ?? 0]
      let size = Double(Set(units.indices.filter { strata[$0] == stratum }.map { units[$0] }).count)
      let weights = w.indices.map { row in
        units[row] == unit ? 0 : strata[row] == stratum ? w[row] * size / (size - 1) : w[row]
      }
      let (first, second) = (
        try Self.estimates(table, group: 1, weights: weights), try Self.estimates(table, group: 2, weights: weights)
      )
      replicates.append(((size - 1) / size, zip(first, second).map { $0 - $1 }))
    }
    let pair = try Self.compare(table, .jackknife(Self.design))
    for (k, test) in pair.tests.enumerated() {
      let mean = replicates.reduce(0) { $0 + $1.differences[k] } / Double(replicates.count)
      let error = replicates.reduce(0) { sum, one in
        sum + one.factor * (one.differences[k] - mean) * (one.differences[k] - mean)
      }.squareRoot()
      let found = try #require(test.design)
      expectClose(found.standardError, error, "\(test.statistic)", tolerance: 1e-8)
      expectClose(found.t, (test.difference ?? .nan) / error, "t of \(test.statistic)", tolerance: 1e-8)
      expectClose(
        found.p, StudentT.twoSidedP((test.difference ?? .nan) / error, degreesOfFreedom: 40), "p", tolerance: 1e-8)
      #expect(found.degreesOfFreedom == 40 && found.pAdjusted == found.p)
      #expect(test.multigroup == nil && test.welch == nil && test.pooled == nil && test.permutation == nil)
    }
  }

  @Test func `replicate weights, against as many fits`() throws {
    let columns = try DesignedSurvey().withReplicates("brr").numberColumns
    let table = try Self.survey(columns) { row, _ in row % 3 == 0 }
    let differences = try (1...28).map { b in
      let weights = table["r\(b)"]
      return zip(
        try Self.estimates(table, group: 1, weights: weights), try Self.estimates(table, group: 2, weights: weights)
      ).map { $0 - $1 }
    }
    let pair = try Self.compare(table, .replicateWeights(ReplicateColumns(["r*"], kind: .brr)), permutations: 50)
    #expect(pair.undealt == .unitsUnknown)
    for (k, test) in pair.tests.enumerated() {
      let mean = differences.reduce(0) { $0 + $1[k] } / 28
      let error = (differences.reduce(0) { $0 + ($1[k] - mean) * ($1[k] - mean) } / 28).squareRoot()
      expectClose(test.design?.standardError, error, "\(test.statistic)", tolerance: 1e-8)
      #expect(test.permutation == nil, "nobody knows which rows belong together")
    }
  }

  /// Replicates of the two groups draw the same units, so the bootstrap is near the jackknife, which two independent
  /// bootstraps would not be: clusters answer alike in both groups.
  @Test func `drawn units are those of both groups`() throws {
    var table = try Self.survey { row, _ in row % 2 == 0 }
    // Every unit has a level of its own, the same in both groups.
    let units = table["psu"]
    for item in ["CUSA1", "CUSA2", "CUSA3"] {
      table[item] = zip(table[item], units).map { min(10, max(1, $0 + Double(Int($1) % 3 - 1) * 2)) }
    }
    let drawn = try Self.compare(table, .units(Self.design), bootstrap: 4_000)
    let left = try Self.compare(table, .jackknife(Self.design))
    for (a, b) in zip(drawn.tests, left.tests) where a.statistic.name == "index" {
      let (one, other) = (try #require(a.design), try #require(b.design))
      #expect((0.9...1.1).contains(one.standardError / other.standardError), "\(one) \(other)")
      let (first, second) = (a.standardErrorFirst ?? 0, a.standardErrorSecond ?? 0)
      #expect(one.standardError < 0.8 * (first * first + second * second).squareRoot(), "the groups share their units")
    }
  }

  /// Where the groups are made of strata no unit can change its group: every deal would be the survey itself, and p = 1
  /// would speak of sameness. The test by the design decides instead.
  @Test func `groups made of strata have no permutation test`() throws {
    var table = try Self.survey { _, _ in true }
    table["group"] = table["stratum"].map { $0 <= 2 ? 1 : 2 }
    for item in ["CUSA1", "CUSA2", "CUSA3"] {
      table[item] = zip(table[item], table["group"]).map { $1 == 1 ? max(1, $0 - 4) : $0 }
    }
    let comparison = try DesignedSurvey.estimator.compare(
      DesignedSurvey.model, on: table.dataset(), groups: "group", statistics: Self.statistics,
      GroupComparisonOptions(permutations: .drawn(40), bootstrap: .drawn(400), design: .units(Self.design)))
    let pair = comparison.pairs[0]
    #expect(pair.undealt == .fewDivisions(1) && pair.tests.allSatisfy { $0.permutation == nil })
    #expect(pair.invariance.constructs.allSatisfy { $0.level == nil && $0.isCompositional == nil })
    #expect(comparison.warnings.contains { $0.code == "unitsNotDealt" && $0.message.contains("made of strata") })
    #expect(comparison.findings.first == .untested(GroupComparisonOptions.Pair("1", "2")))
    let differs = comparison.findings.contains { finding in
      if case .differs(_, .index("Satisfaction"), _, _, _) = finding { true } else { false }
    }
    #expect(differs, "\(comparison.findings)")
  }

  /// Of one unit a group there are two deals, of which none is rare; of many there are many.
  @Test func `units are dealt within their strata`() throws {
    var two = try Self.survey { _, unit in Int(unit) % 2 == 0 }
    let units = Array(Set(two["psu"])).sorted()
    let kept = Set(units.prefix(2))
    two = two.rows(two["psu"].indices.filter { kept.contains(two["psu"][$0]) })
    let first = units[0]
    two["group"] = two["psu"].map { $0 == first ? 1 : 2 }
    let few = try DesignedSurvey.estimator.compare(
      DesignedSurvey.model, on: two.dataset(), groups: "group", statistics: Self.statistics,
      GroupComparisonOptions(
        permutations: .drawn(40), bootstrap: .drawn(0), minimum: 2, design: .units(DesignColumns(cluster: "psu"))))
    #expect(few.pairs.allSatisfy { !$0.invariance.isConfigural || $0.undealt == .fewDivisions(2) })
    let moved = try Self.compare(
      Self.survey { _, unit in Int(unit) % 2 == 0 }, .units(Self.design), permutations: 400)
    let p = moved.tests.compactMap(\.permutation?.p)
    #expect(moved.undealt == nil && p.count == Self.statistics.count && p.contains { $0 < 1 })
  }

  /// Five replicates know a variance no better than five numbers do, however many units were drawn.
  @Test func `few replicates have few degrees of freedom`() throws {
    let pair = try Self.compare(Self.survey { row, _ in row % 3 == 0 }, .units(Self.design), bootstrap: 5)
    #expect(pair.tests.allSatisfy { $0.design?.degreesOfFreedom == 4 })
  }

  @Test func `a unit with cases of both groups cannot be dealt`() throws {
    let table = try Self.survey { row, _ in row % 3 == 0 }
    let comparison = try DesignedSurvey.estimator.compare(
      DesignedSurvey.model, on: table.dataset(), groups: "group", statistics: Self.statistics,
      GroupComparisonOptions(permutations: .drawn(20), bootstrap: .drawn(50), design: .units(Self.design)))
    #expect(comparison.warnings.contains { $0.code == "unitsNotDealt" && $0.message.contains("has cases of both") })
    #expect(comparison.pairs[0].undealt == .mixedUnit)
    #expect(comparison.pairs[0].tests.allSatisfy { $0.permutation == nil && $0.design != nil })
    #expect(comparison.design?.sampling?.unitCount == 45 && comparison.design?.degreesOfFreedom == 40)
    #expect(comparison.findings.first == .untested(GroupComparisonOptions.Pair("1", "2")))
  }

  /// All cases of a group in one unit say nothing of other units: no error of 0 stands for that.
  @Test func `a group of one unit has no error`() throws {
    var table = try Self.survey { row, _ in row % 3 == 0 }
    let isFirst = table["group"].map { $0 == 1 }
    table["psu"] = zip(table["psu"], isFirst).map { $1 ? 999 : $0 }
    table["stratum"] = zip(table["stratum"], isFirst).map { $1 ? 1 : $0 }
    for (design, count) in [(GroupDesign.units(Self.design), 20), (.jackknife(Self.design), 0)] {
      let comparison = try DesignedSurvey.estimator.compare(
        DesignedSurvey.model, on: table.dataset(), groups: "group", statistics: Self.statistics,
        GroupComparisonOptions(permutations: .drawn(0), bootstrap: .drawn(count), minimum: 10, design: design))
      let tests = comparison.pairs[0].tests
      #expect(!tests.isEmpty && tests.allSatisfy { $0.standardErrorFirst == nil && $0.design == nil })
      #expect(tests.allSatisfy { $0.standardErrorSecond.map { $0 > 1e-6 } ?? false })
      let warning = try #require(comparison.warnings.first { $0.code == "oneUnit" })
      #expect(warning.message.hasPrefix("all cases of \"1\" are of one sampling unit"), "\(warning.message)")
    }
  }
}
