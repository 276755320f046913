internal import SatisfactionNumerics
internal import SurveyData

/// The sampling units of two groups dealt anew within their strata: replicate 0 is the real division, every other a
/// random one. A unit goes with all its cases; how many units of a stratum each group has stays as it is.
struct UnitPermutationScheme: CountingScheme {
  /// Whether the cases of a unit are in the first group, unit by unit.
  private let isFirst: [Bool]
  /// Units of each stratum that have cases.
  private let strata: [[Int]]
  /// The unit of each case.
  private let owners: [Int]
  private let permutations: Int

  /// - Parameter level: 1 less the level of the tests, which so few divisions that none of them is rarer cannot reach.
  /// - Throws: ``UndealtUnits`` where units cannot be dealt, or in hardly any way.
  init(
    _ design: SamplingDesign, cases: Answers, isFirst: [Bool], permutations: Int, level: Double
  ) throws(UndealtUnits) {
    let units = (0..<cases.rowsUsed).map { Int(design.units[cases.row(ofCase: $0)]) }
    var (places, groups, strata) = ([Int: Int](), [Bool](), [[Int]](repeating: [], count: design.strata.count))
    let strataOfUnits = design.strataOfUnits
    for (unit, group) in zip(units, isFirst) {
      if let place = places[unit] {
        if groups[place] != group { throw .mixedUnit }
      } else {
        places[unit] = groups.count
        strata[Int(strataOfUnits[unit])].append(groups.count)
        groups.append(group)
      }
    }
    let divisions = Self.divisions(strata, groups)
    guard divisions * (1 - level) > 1 - 1e-9 else { throw .fewDivisions(Int(divisions)) }
    self.isFirst = groups
    self.strata = strata.filter { !$0.isEmpty }
    owners = units.map { places[$0] ?? 0 }
    self.permutations = permutations
  }

  /// In how many ways the units can be dealt: Π n_h over k_h, of the n_h units of a stratum k_h to the first group.
  private static func divisions(_ strata: [[Int]], _ isFirst: [Bool]) -> Double {
    strata.reduce(1) { product, units in
      let own = units.count { isFirst[$0] }
      return (0..<min(own, units.count - own)).reduce(product) { $0 * Double(units.count - $1) / Double($1 + 1) }
        .rounded()
    }
  }

  var replicateCount: Int { 1 + permutations }
  var groupsPerReplicate: Int { 2 }
  var bounds: WeightBounds { .whole(largest: 1, largestSum: Double(owners.count)) }
  var variance: VarianceRule { .none }

  func fill(
    _ counts: UnsafeMutableBufferPointer<UInt8>, solve: Int, units: Range<Int>, from stream: inout WeightStream
  ) {
    var dealt = isFirst
    if solve >= 2 {
      stream.withNumbers { numbers in
        for units in strata {
          let order = numbers.permutation(of: units.count)
          for (unit, other) in zip(units, order) { dealt[unit] = isFirst[units[other]] }
        }
      }
    }
    let (inFirst, inSecond): (UInt8, UInt8) = solve % 2 == 0 ? (1, 0) : (0, 1)
    for i in counts.indices { unsafe counts[i] = dealt[owners[i]] ? inFirst : inSecond }
  }
}
