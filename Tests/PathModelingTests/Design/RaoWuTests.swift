import PathModeling
import Satisfaction
import Testing
import _TestSupport

/// The rescaled bootstrap: all draws, and those that are drawn.
struct RaoWuTests {
  private struct Sample {
    let strata: [Double]
    let weights: [Double]
    let y: [Double]
    let fractions: [Double]
    let expected: JSONValue

    init(_ name: String) throws {
      let enumeration = try DesignedSurvey().reference["raoWuEnumeration"]
      func column(_ key: String) -> [Double] { enumeration[key].array.compactMap(\.number) }
      (strata, weights, y) = (column("stratum"), column("weight"), column("y"))
      let population = column("populationPSUs")
      fractions = name == "FPC" ? [3 / population[0], 3 / population[3]] : [0, 0]
      expected = enumeration["results"][name]
    }

    /// Total and mean of every draw of two units of three in both strata: 9 · 9.
    var draws: [(total: Double, mean: Double)] {
      let pairs = (0..<3).flatMap { a in (0..<3).map { [a, $0] } }
      return pairs.flatMap { first in
        pairs.map { second in
          var (total, weight) = (0.0, 0.0)
          for (h, drawn) in [first, second].enumerated() {
            let rule = RaoWuRule(units: 3, fraction: fractions[h])
            #expect(rule.draws == 2)
            for unit in 0..<3 {
              let i = 3 * h + unit
              let factor = rule.undrawn + rule.perDraw * Double(drawn.count { $0 == unit })
              total += weights[i] * factor * y[i]
              weight += weights[i] * factor
            }
          }
          return (total, total / weight)
        }
      }
    }
  }

  /// The mean square over all 81 draws is the variance of the textbook, Σ N-weighted (1 − f)·n/(n − 1)·Σ(T − T̄)².
  @Test(arguments: ["noFPC", "FPC"])
  func allDraws(_ name: String) throws {
    let sample = try Sample(name)
    let total = sample.expected["total"]
    let draws = sample.draws
    #expect(draws.count == 81)
    let estimate = zip(sample.weights, sample.y).reduce(0) { $0 + $1.0 * $1.1 }
    expectClose(estimate, total["estimate"].number, "total")
    expectClose(draws.reduce(0) { $0 + $1.total } / 81, estimate, "mean of all totals", tolerance: 1e-12)
    let variance = draws.reduce(0) { $0 + ($1.total - estimate) * ($1.total - estimate) } / 81
    expectClose(variance, total["linearisedVariance"].number, "variance of the textbook", tolerance: 1e-12)
    expectClose(variance, total["varianceOfAll81"].number, "variance of all draws", tolerance: 1e-12)
  }

  /// What the engine draws is among these, each draw as often as the others.
  @Test(arguments: ["noFPC", "FPC"])
  func drawnReplicates(_ name: String) throws {
    let sample = try Sample(name)
    let data = try Dataset([
      ("x", [1.0, 2, 4, 8, 16, 31]), ("y", sample.y), ("w", sample.weights), ("h", sample.strata),
      ("f", sample.strata.map { sample.fractions[Int($0) - 1] }),
    ])
    var model = try PathModel(text: "X =~ x\nY =~ y\nY ~ X")
    model.conventions.weightsColumn = "w"
    let design = try SamplingDesign(
      DesignColumns(strata: "h", population: name == "FPC" ? .column("f") : nil), of: data)
    let answers = try model.answers(in: data).drawn(by: design)
    let boot = try PLS().fit(model, to: answers)
      .bootstrap(on: answers, resampling: Resampling(plan: .bootstrap(replicates: 20_000)))
    let known = sample.draws.map(\.mean)
    let values = try boot.values(of: .mean("y"))
    for value in Set(values) {
      #expect(known.contains { ($0 - value).magnitude < 1e-9 }, "\(value) is the mean of no draw")
    }
    // Draws whose two rows answer alike have no estimates; all others come up about equally often.
    #expect(boot.used > 19_000)
    let estimate = try boot.estimate(of: .mean("y"))
    let variance = values.reduce(0) { $0 + ($1 - estimate) * ($1 - estimate) } / Double(values.count)
    let expected = try #require(sample.expected["mean"]["varianceOfAll81"].number)
    #expect((variance / expected - 1).magnitude < 0.06, "\(variance) for \(expected)")
    #expect(boot.interval == .t && boot.degreesOfFreedom == 4)
  }

  /// Rows without weights are counted in bytes, stretch by stretch; units that are single rows are weighed in double
  /// precision: strata of several sizes whose rows lie anywhere, one with a single row, finite populations, a domain.
  @Test(arguments: [nil, FinitePopulation.number(0.3), .column("drawn")], [false, true])
  func sumsOfUnitsOrRows(_ population: FinitePopulation?, inDomain: Bool) throws {
    let survey = try DesignedSurvey()
    var model = DesignedSurvey.model
    model.conventions.weightsColumn = nil
    var table = survey.table
    table["row"] = (0..<250).map(Double.init)
    let strata = (0..<250).map { row in row == 17 ? 9 : Double(row * row % 7) }
    table["mixed"] = strata
    table["drawn"] = strata.map { $0 == 9 ? 0.5 : ($0 + 1) / 10 }
    // Rows without an answer are no cases, and units of the design all the same.
    let item = try #require(model.indicators.first)
    if inDomain { for row in 0..<250 where row % 7 == 3 || row % 5 == 0 { table[item][row] = .nan } }
    let data = try table.dataset()
    func values(_ cluster: String?) throws -> [Double] {
      let columns = DesignColumns(
        strata: "mixed", cluster: cluster, population: population, lonely: .certainty)
      let answers = try model.answers(in: data).drawn(by: SamplingDesign(columns, of: data))
      #expect((answers.rowsUsed < 250) == inDomain)
      let fit = try PLS(tolerance: 1e-12, maximumIterations: 2000).fit(model, to: answers)
      let boot = try fit.bootstrap(
        on: answers, resampling: Resampling(plan: .bootstrap(replicates: 64), seed: 3, threads: 1))
      return try boot.values(of: .path("Quality", "Satisfaction"))
    }
    let (rows, units) = (try values(nil), try values("row"))
    #expect(rows.count == 64 && Set(rows).count == 64)
    for (a, b) in zip(rows, units) { expectClose(a, b, "a replicate", tolerance: 1e-9) }
  }

  @Test func sameBitsForAnyNumberOfThreads() throws {
    let survey = try DesignedSurvey()
    let data = try survey.table.dataset()
    let design = try SamplingDesign(DesignColumns(strata: "stratum", cluster: "psu"), of: data)
    let answers = try DesignedSurvey.model.answers(in: data).drawn(by: design)
    let fit = try PLS().fit(DesignedSurvey.model, to: answers)
    func values(_ threads: Int) throws -> [Double] {
      let plan = ResamplingPlan.bootstrap(replicates: 500)
      return try fit.bootstrap(on: answers, resampling: Resampling(plan: plan, threads: threads))
        .values(of: .index("Satisfaction"))
    }
    let one = try values(1)
    #expect(try one == values(3))
    // A stratum's n in every replicate: adjusted R² counts the rows used.
    let few = try fit.resample(answers, resampling: Resampling(plan: .bootstrap(replicates: 9)))
    #expect(few.cases() == Array(repeating: 250, count: 9))
  }
}
