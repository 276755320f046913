import Satisfaction
import Testing
import _TestSupport

/// α, ρ_A, ρ_C, AVE and the Fornell–Larcker table against the consensus files.
struct GoldenReliabilityTests {
  /// The pure formulas, on Mode B blocks too: the files carry them, while an assessment leaves them out.
  @Test(arguments: GoldenEstimationTests.names)
  func formulasAgree(_ name: String) throws {
    let golden = try GoldenCase(name)
    for block in try golden.fit().blocks() {
      let construct = block.construct.name
      func expected(_ key: String) -> Double? { golden.results[key][construct].number }
      expectClose(cronbachAlpha(correlations: block.correlations), expected("alpha"), "\(name) α of \(construct)")
      expectClose(compositeReliability(loadings: block.loadings), expected("rhoC"), "\(name) ρ_C of \(construct)")
      expectClose(averageVarianceExtracted(loadings: block.loadings), expected("ave"), "\(name) AVE of \(construct)")
    }
  }

  /// The programs write 1 where ρ_A is not asked for: single indicators and Mode B.
  @Test(arguments: GoldenEstimationTests.names.filter { !$0.contains("centroid") })
  func rhoAAgrees(_ name: String) throws {
    let golden = try GoldenCase(name)
    var compared = 0
    for block in try golden.fit().blocks() {
      let expected = try #require(golden.results["rhoA"][block.construct.name].number)
      guard block.isMeasured else {
        #expect(expected == 1, "\(name) ρ_A of \(block.construct.name): the file has \(expected)")
        continue
      }
      expectClose(
        rhoA(weights: block.weights, correlations: block.correlations), expected,
        "\(name) ρ_A of \(block.construct.name)")
      compared += 1
    }
    #expect(compared > 0 || name.contains("allB") || name.contains("BBB"), "\(name): nothing compared")
  }

  /// An assessment gives the formulas' numbers for Mode A blocks of two or more, and nothing elsewhere.
  @Test(arguments: GoldenEstimationTests.names)
  func assessmentAgrees(_ name: String) throws {
    let golden = try GoldenCase(name)
    let fit = try golden.fit()
    let rows = fit.assessment.reliability
    #expect(rows.map(\.construct) == fit.model.constructs.map(\.name))
    for (row, block) in zip(rows, try fit.blocks()) {
      let keys: [(String, Double?)] = [("alpha", row.alpha), ("rhoC", row.rhoC), ("ave", row.ave)]
      for (key, got) in keys {
        let expected = block.isMeasured ? golden.results[key][row.construct].number : nil
        expectClose(got, expected, "\(name) \(key) of \(row.construct)")
      }
      guard !golden.results["rhoA"].members.isEmpty else { continue }
      expectClose(
        row.rhoA, block.isMeasured ? golden.results["rhoA"][row.construct].number : nil,
        "\(name) ρ_A of \(row.construct)")
    }
  }

  /// cSEM's table holds AVE and squared correlations, of its common factors only; ours √AVE and correlations.
  @Test(arguments: GoldenEstimationTests.names)
  func fornellLarckerAgrees(_ name: String) throws {
    let golden = try GoldenCase(name)
    let fit = try golden.fit()
    let table = fit.assessment.fornellLarcker
    let measured = Dictionary(uniqueKeysWithValues: try fit.blocks().map { ($0.construct.name, $0.isMeasured) })
    let expected = golden.results["fornellLarcker"]
    guard !expected["rows"].names.isEmpty else {
      // Without a common factor the program has no table.
      #expect(golden.name.contains("allB") || golden.name.contains("BBB"), "\(name): no table in the file")
      return
    }
    for cell in try GoldenTable(expected, name).cells {
      let (i, j) = (try place(cell.row, in: table), try place(cell.column, in: table))
      let got = table.values[i][j]
      if i == j, measured[cell.row] != true {
        #expect(got == nil, "\(name): AVE of \(cell.row) is \(String(describing: got)), expected none")
      } else {
        expectClose(got.map { $0 * $0 }, cell.value, "\(name) Fornell–Larcker \(cell.row), \(cell.column)")
      }
    }
  }

  private func place(_ name: String, in table: Assessment.ConstructTable) throws -> Int {
    try #require(table.names.firstIndex(of: name))
  }
}
