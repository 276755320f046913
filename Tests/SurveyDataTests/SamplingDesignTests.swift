import SurveyData
import Testing

/// Strata and sampling units as columns tell them.
struct SamplingDesignTests {
  private func survey(_ columns: [(String, [Double])]) throws -> Dataset {
    try Dataset(columns.map { (name: $0.0, values: $0.1) })
  }

  private func fault(_ columns: DesignColumns, _ data: [(String, [Double])]) -> DesignFault? {
    do {
      _ = try SamplingDesign(columns, of: survey(data))
      return nil
    } catch SurveyDataError.design(let fault) {
      return fault
    } catch {
      return nil
    }
  }

  /// Clusters that are numbered anew in every stratum are units of their own; strata stand in the order of numbers.
  @Test func unitsAreClustersWithinStrata() throws {
    let data = try survey([("h", [10, 2, 10, 2, 10, 2]), ("c", [1, 1, 2, 2, 1, 3])])
    let design = try SamplingDesign(DesignColumns(strata: "h", cluster: "c"), of: data)
    #expect(design.strata.map(\.name) == ["2", "10"])
    #expect(design.strata.map(\.units) == [0..<3, 3..<5])
    #expect(design.units == [3, 0, 4, 1, 3, 2])
    #expect(design.strataOfUnits == [0, 0, 0, 1, 1])
    #expect(design.clustersAcrossStrata == 2 && design.degreesOfFreedom == 3)
    #expect(design.selecting(rows: [5, 0]).units == [2, 3] && design.selecting(rows: [5, 0]).unitCount == 5)
  }

  @Test func withoutColumnsEveryRowIsAUnit() throws {
    let design = try SamplingDesign(DesignColumns(), of: survey([("x", [5, 6, 7])]))
    #expect(design.units == [0, 1, 2] && design.strata.count == 1 && design.degreesOfFreedom == 2)
  }

  /// Below 1 a fraction, from 1 up a number of units.
  @Test func populations() throws {
    let data: [(String, [Double])] = [("h", [1, 1, 2, 2]), ("f", [8, 8, 0.25, 0.25])]
    let columns = DesignColumns(strata: "h", population: .column("f"))
    #expect(try SamplingDesign(columns, of: survey(data)).fractions == [0.25, 0.25])
    let number = DesignColumns(strata: "h", population: .number(4))
    #expect(try SamplingDesign(number, of: survey(data)).fractions == [0.5, 0.5])
    #expect(try SamplingDesign(DesignColumns(strata: "h"), of: survey(data)).fractions == [0, 0])
    #expect(
      fault(columns, [("h", [1, 1, 2, 2]), ("f", [8, 9, 3, 3])])
        == .populationVaries(column: "f", stratum: "1", values: [8, 9]))
    #expect(
      fault(columns, [("h", [1, 1, 1, 2, 2]), ("f", [2, 2, 2, 3, 3])])
        == .populationTooSmall(stratum: "1", population: 2, units: 3))
    #expect(
      fault(columns, [("h", [1, 1, 2, 2]), ("f", [-8, -8, 3, 3])]) == .badPopulation(stratum: "1", value: -8))
    // Of no population nothing is drawn: 0 is neither a fraction nor a number of units.
    #expect(fault(columns, [("h", [1, 1, 2, 2]), ("f", [8, 8, 0, 0])]) == .badPopulation(stratum: "2", value: 0))
    #expect(
      fault(DesignColumns(population: .number(0)), [("h", [1, 1])]) == .badPopulation(stratum: "", value: 0))
    #expect(
      DesignFault.badPopulation(stratum: "", value: 0).description
        .hasPrefix("the sample has a population of 0.0: give the number of sampling units"))
    #expect(
      fault(columns, [("h", [1, 1, 2, 2]), ("f", [8, 8, 3, .nan])])
        == .missingValue(column: "f", rows: [4], count: 1))
  }

  @Test func loneUnits() throws {
    let data: [(String, [Double])] = [("h", [1, 2, 2, 3, 4]), ("f", [10, 4, 4, 5, 9])]
    #expect(fault(DesignColumns(strata: "h"), data) == .loneUnit(strata: ["1", "3", "4"], count: 3))
    // All of a stratum's units were drawn: nothing is unknown.
    let whole: [(String, [Double])] = [("h", [1, 2, 2]), ("f", [1, 4, 4])]
    #expect(fault(DesignColumns(strata: "h", population: .column("f")), whole) == nil)
    // 1 joins 2, 3 joins 4.
    let collapse = DesignColumns(strata: "h", population: .column("f"), lonely: .collapse)
    let joined = try SamplingDesign(collapse, of: survey(data))
    #expect(joined.joined == [["1", "2"], ["3", "4"]] && joined.fractions == [3.0 / 14, 2.0 / 14])
    // The last joins the one before it.
    let last = try SamplingDesign(
      DesignColumns(strata: "h", lonely: .collapse), of: survey([("h", [1, 1, 2])]))
    #expect(last.joined == [["1", "2"]] && last.degreesOfFreedom == 2)
    #expect(fault(DesignColumns(strata: "h", lonely: .certainty), data) == nil)
  }

  @Test func designsWithoutADegreeOfFreedom() {
    #expect(
      fault(DesignColumns(cluster: "c"), [("c", [1, 1, 1])])
        == .noDegreesOfFreedom(units: 1, strata: 1, cluster: "c"))
    #expect(
      fault(DesignColumns(strata: "h", lonely: .certainty), [("h", [1, 2])])
        == .noDegreesOfFreedom(units: 2, strata: 2, cluster: nil))
  }

  @Test func rowsWithoutAUnit() {
    #expect(
      fault(DesignColumns(cluster: "c"), [("c", [1, .nan, 2, .nan])])
        == .missingValue(column: "c", rows: [2, 4], count: 2))
    #expect(throws: SurveyDataError.missingColumns([MissingColumn(name: "branhc", near: ["branch"])], source: "memory"))
    {
      try SamplingDesign(DesignColumns(cluster: "branhc"), of: survey([("branch", [1, 2])]))
    }
  }

  /// Buckets of units: at least two a stratum, sizes that differ by at most one unit, the strata as they were.
  @Test func buckets() throws {
    let rows = 0..<3_000
    let data = try survey([("h", rows.map { $0 < 4 ? 1 : 2 }), ("x", rows.map(Double.init))])
    let design = try SamplingDesign(DesignColumns(strata: "h"), of: data).bucketed(100, seed: 7)
    #expect(design.strata.map(\.units.count) == [2, 100])
    var sizes = [Int](repeating: 0, count: 102)
    for unit in design.units { sizes[Int(unit)] += 1 }
    #expect(sizes[..<2] == [2, 2] && Set(sizes[2...]) == [29, 30])
  }
}
