internal import SatisfactionWording

/// How the rows of a survey were drawn: which primary sampling unit each belongs to, and which units a stratum has.
///
/// A unit is known by its stratum and its cluster together, so that clusters may be numbered anew in every stratum. All
/// rows of the survey count, also those that an analysis leaves out: units without a row in it were drawn as well.
/// Stages below the first need not be known.
///
/// - Source: Lumley (2004), J. Statistical Software 9(8), doi:10.18637/jss.v009.i08.
public struct SamplingDesign: Sendable, Equatable, Codable {
  /// Units that were drawn from the same list.
  public struct Stratum: Sendable, Equatable, Codable {
    /// The value in the column of strata; of joined strata that of the first.
    public let name: String
    /// Numbers of its units.
    public let units: Range<Int>
    /// The share of the population's units that was drawn, 0…1.
    public let fraction: Double
  }

  /// The columns it was bound from.
  public let columns: DesignColumns
  /// In the order of their names: numbers by size before texts.
  public let strata: [Stratum]
  /// Names of strata that were joined, because one of them had one unit.
  public let joined: [[String]]
  /// Names of clusters that occur in more than one stratum, each of which is a unit of its own.
  public let clustersAcrossStrata: Int
  /// The unit of each row of the survey, from 0; units are numbered stratum by stratum.
  package let units: [Int32]

  /// Whether rows were drawn one by one, from one list without an end: a design in name only.
  public var isSimple: Bool { columns.names.isEmpty && columns.population == nil }
  /// Number of units.
  public var unitCount: Int { strata.last?.units.upperBound ?? 0 }
  /// Units less strata.
  public var degreesOfFreedom: Double { Double(unitCount - strata.count) }
  /// The stratum of each unit.
  package var strataOfUnits: [Int32] {
    strata.enumerated().flatMap { number, stratum in stratum.units.map { _ in Int32(number) } }
  }
  /// The sampling fraction of each stratum.
  package var fractions: [Double] { strata.map(\.fraction) }

  /// Binds the columns of a design to a survey.
  ///
  /// - Throws: ``SurveyDataError/missingColumns(_:source:)``; ``SurveyDataError/design(_:)`` for rows without a value,
  ///   a population that varies within a stratum or is smaller than its sample, a stratum with one unit (unless
  ///   ``DesignColumns/lonely`` says what becomes of it), and a design without a degree of freedom.
  /// - Complexity: O(n).
  public init(_ columns: DesignColumns, of survey: Dataset) throws(SurveyDataError) {
    let strata = try StratumNames(columns.strata, of: survey)
    let clusters = try columns.cluster.map { name throws(SurveyDataError) in try survey.complete(name) }
    let populations = try Self.populations(columns.population, of: survey, strata)
    let numbers = UnitNumbers(strata, clusters, rows: survey.rowCount)
    var drafts = zip(strata.names, numbers.counts).map { StratumDraft(names: [$0], units: $1) }
    for (h, value) in populations.enumerated() { try drafts[h].setPopulation(value) }
    drafts = try StratumDraft.settled(drafts, columns.lonely)
    var start = 0
    self.strata = drafts.map { draft in
      defer { start += draft.units }
      return Stratum(name: draft.names[0], units: start..<(start + draft.units), fraction: draft.fraction)
    }
    self.columns = columns
    units = numbers.ofRows
    joined = drafts.map(\.names).filter { $0.count > 1 }
    clustersAcrossStrata = numbers.clustersAcrossStrata
    guard degreesOfFreedom > 0 else {
      throw .design(.noDegreesOfFreedom(units: unitCount, strata: drafts.count, cluster: columns.cluster))
    }
  }

  /// What does not belong together in a design that was read from a file; nil where all is well.
  package var inconsistency: String? {
    var start = 0
    for stratum in strata {
      guard stratum.units.lowerBound == start, stratum.fraction >= 0, stratum.fraction <= 1 else {
        return "the units of stratum \(stratum.name.nameForMessage) do not follow those before it"
      }
      start = stratum.units.upperBound
    }
    return units.allSatisfy { (0..<start).contains(Int($0)) } ? nil : "a row is in no sampling unit of the strata"
  }

  init(_ design: SamplingDesign, strata: [Stratum], units: [Int32]) {
    (columns, joined, clustersAcrossStrata) = (design.columns, design.joined, design.clustersAcrossStrata)
    (self.strata, self.units) = (strata, units)
  }

  /// The same design for some of the rows, as they stand in a survey of their own: no unit is lost.
  ///
  /// - Parameter rows: Rows of the survey, from 0, in the order of the new one.
  public func selecting(rows: [Int]) -> SamplingDesign {
    SamplingDesign(self, strata: strata, units: rows.map { units[$0] })
  }
}

// MARK: - Columns

extension SamplingDesign {
  /// What the column of the population says of each stratum; nothing where there is none.
  private static func populations(
    _ population: FinitePopulation?, of survey: Dataset, _ strata: StratumNames
  ) throws(SurveyDataError) -> [Double] {
    switch population {
    case nil: return []
    case .number(let value): return strata.names.map { _ in value }
    case .column(let name):
      let column = try survey.completeNumbers(name)
      var values = [Double?](repeating: nil, count: strata.names.count)
      for (row, value) in column.enumerated() {
        let h = strata.stratum(ofRow: row)
        if let known = values[h], known != value {
          throw .design(.populationVaries(column: name, stratum: strata.names[h], values: [known, value]))
        }
        values[h] = value
      }
      return values.map { $0 ?? 0 }
    }
  }
}

/// The strata of all rows, in the order of their names.
private struct StratumNames {
  /// One empty name where there is one stratum.
  let names: [String]
  private let codes: [Int32]?

  init(_ column: String?, of survey: Dataset) throws(SurveyDataError) {
    guard let column else {
      (names, codes) = ([""], nil)
      return
    }
    let found = try survey.complete(column)
    let names = found.labels.sorted(by: LabelOrder.precedes)
    let places = Dictionary(names.enumerated().map { ($1, Int32($0)) }, uniquingKeysWith: { first, _ in first })
    let ranks = found.labels.map { places[$0] ?? 0 }
    self.names = names
    codes = found.codes.map { ranks[Int($0)] }
  }

  func stratum(ofRow row: Int) -> Int { codes.map { Int($0[row]) } ?? 0 }
}

/// Units numbered stratum by stratum.
private struct UnitNumbers {
  /// Units of each stratum.
  let counts: [Int]
  /// The unit of each row.
  let ofRows: [Int32]
  let clustersAcrossStrata: Int

  /// - Parameter clusters: nil where every row is a unit.
  init(_ strata: StratumNames, _ clusters: CategoryColumn?, rows: Int) {
    // Numbers in the order of the rows first, because they are met in it.
    var (strataOfUnits, unitOfRow) = ([Int](), [Int]())
    var (known, strataOfClusters) = ([Int: Int](), [Int](repeating: 0, count: clusters?.labels.count ?? 0))
    unitOfRow.reserveCapacity(rows)
    for row in 0..<rows {
      let h = strata.stratum(ofRow: row)
      guard let clusters else {
        unitOfRow.append(strataOfUnits.count)
        strataOfUnits.append(h)
        continue
      }
      let cluster = Int(clusters.codes[row])
      let key = h * clusters.labels.count + cluster
      let unit = known[key] ?? strataOfUnits.count
      if unit == strataOfUnits.count {
        known[key] = unit
        strataOfUnits.append(h)
        strataOfClusters[cluster] += 1
      }
      unitOfRow.append(unit)
    }
    var counts = [Int](repeating: 0, count: strata.names.count)
    for h in strataOfUnits { counts[h] += 1 }
    var next = [0]
    for count in counts { next.append(next[next.count - 1] + count) }
    var numbers = [Int32](repeating: 0, count: strataOfUnits.count)
    for (unit, h) in strataOfUnits.enumerated() {
      numbers[unit] = Int32(next[h])
      next[h] += 1
    }
    self.counts = counts
    ofRows = unitOfRow.map { numbers[$0] }
    clustersAcrossStrata = strataOfClusters.count { $0 > 1 }
  }
}

/// A stratum before it is known whether it stands for itself.
private struct StratumDraft {
  /// Its name, and those that were joined with it.
  var names: [String]
  /// Units drawn.
  var units: Int
  /// Units in the population.
  private var population = Double.infinity

  init(names: [String], units: Int) { (self.names, self.units) = (names, units) }

  var fraction: Double { Double(units) / population }
  /// Whether its variance cannot be told, and is not 0 either.
  private var isLonely: Bool { units == 1 && fraction < 1 }

  /// - Parameter value: A fraction below 1, or a number of units.
  mutating func setPopulation(_ value: Double) throws(SurveyDataError) {
    guard value > 0, value.isFinite else { throw .design(.badPopulation(stratum: names[0], value: value)) }
    if value < 1 {
      population = Double(units) / value
    } else if value < Double(units) {
      throw .design(.populationTooSmall(stratum: names[0], population: value, units: units))
    } else {
      population = value
    }
  }

  /// Strata of which none is lonely, or all that are may be.
  static func settled(_ strata: [StratumDraft], _ rule: LonelyUnits) throws(SurveyDataError) -> [StratumDraft] {
    switch rule {
    case .certainty: return strata
    case .error:
      let lonely = strata.filter(\.isLonely)
      guard lonely.isEmpty || strata.count == 1 else {
        throw .design(.loneUnit(strata: lonely.prefix(5).map { $0.names[0] }, count: lonely.count))
      }
      return strata
    case .collapse:
      var result: [StratumDraft] = []
      for stratum in strata {
        if let last = result.last, last.isLonely {
          result[result.count - 1] = last.joined(stratum)
        } else {
          result.append(stratum)
        }
      }
      if result.count > 1, let last = result.last, last.isLonely {
        result.removeLast()
        result[result.count - 1] = result[result.count - 1].joined(last)
      }
      return result
    }
  }

  private func joined(_ next: StratumDraft) -> StratumDraft {
    var both = self
    both.names += next.names
    both.units += next.units
    both.population += next.population
    return both
  }
}

extension Dataset {
  /// The values of a column that has one in every row.
  fileprivate func complete(_ name: String) throws(SurveyDataError) -> CategoryColumn {
    let column = try categories([name])[0]
    let without = column.codes.indices.filter { column.codes[$0] < 0 }
    guard without.isEmpty else {
      throw .design(.missingValue(column: name, rows: without.prefix(5).map { $0 + 1 }, count: without.count))
    }
    return column
  }

  /// The numbers of a column that has one in every row.
  ///
  /// - Throws: ``SurveyDataError/missingColumns(_:source:)``, ``SurveyDataError/textColumn(name:text:)``,
  ///   ``SurveyDataError/design(_:)``.
  package func completeNumbers(_ name: String) throws(SurveyDataError) -> [Double] {
    guard let column = column(named: name) else {
      throw .missingColumns(NearNames.missing([name], among: columns.map(\.name)), source: source)
    }
    let answers = try AnswerColumn(column, missingCodes: [])
    let values = (0..<answers.count).map(answers.value)
    let without = values.indices.filter { values[$0].isNaN }
    guard without.isEmpty else {
      throw .design(.missingValue(column: name, rows: without.prefix(5).map { $0 + 1 }, count: without.count))
    }
    return values
  }
}
