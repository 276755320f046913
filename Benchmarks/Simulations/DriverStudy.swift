import Satisfaction

/// How often intervals of drivers hold the truth, and how often the driver that comes first most often is the first.
struct DriverStudy {
  private let population: PopulationModel
  private let truth: DriverAnalysis
  private static let answers = AnswerStyle.normal(mean: 50, standardDeviation: 6)

  init() throws {
    var model = try PathModel(
      text: """
        Image =~ 0.8*IMAG1 + 0.75*IMAG2 + 0.8*IMAG3
        Service =~ 0.85*SERV1 + 0.8*SERV2 + 0.75*SERV3
        Quality =~ 0.85*QUAL1 + 0.8*QUAL2 + 0.75*QUAL3 + 0.8*QUAL4
        Satisfaction =~ 0.85*SATI1 + 0.85*SATI2 + 0.8*SATI3
        Quality ~ 0.3*Image + 0.4*Service
        Satisfaction ~ 0.2*Image + 0.2*Service + 0.4*Quality
        """)
    model.conventions.defaultScale = 0...100
    population = try PopulationModel(model)
    truth = try PLS(tolerance: 1e-10, maximumIterations: 1_000)
      .fit(model, to: population.moments(of: Self.answers)).drivers(of: "Satisfaction")
  }

  func table(samples: Int) throws -> [[String]] {
    let heading = ["n", "drivers", "importance", "performance", "potential", "share of the first"]
    var rows = [heading, heading.map { _ in "---" }]
    let first = truth.constructs.first { $0.rank == 1 }?.name
    for n in [100, 250, 1_000] {
      var tallies = [[Tally]](repeating: [Tally](repeating: Tally(), count: 3), count: 2)
      var said = 0.0
      for sample in 0..<samples {
        let survey = try population.simulate(
          SurveyDesign(answers: Self.answers), n: n, seed: UInt64(1_000_000 * n + sample))
        let fit = try PLS().fit(population.model, to: survey)
        let boot = try fit.bootstrap(on: survey, replicates: 1_000, seed: UInt64(sample))
        let analysis = try fit.drivers(of: "Satisfaction", bootstrap: boot)
        for (level, (found, true_)) in [
          (analysis.constructs, truth.constructs), (analysis.items, truth.items),
        ].enumerated() {
          for (driver, right) in zip(found, true_) {
            guard let inference = driver.inference else { continue }
            tallies[level][0].count(
              right.importance, from: inference.importance?.lower, to: inference.importance?.upper)
            tallies[level][1].count(
              right.performance, from: inference.performance?.lower, to: inference.performance?.upper)
            tallies[level][2].count(right.potential, from: inference.potential?.lower, to: inference.potential?.upper)
          }
        }
        said += analysis.constructs.first { $0.name == first }?.inference?.priorityShare ?? 0
      }
      for (level, name) in ["constructs", "items"].enumerated() {
        rows.append(
          [String(n), name] + tallies[level].map(\.text)
            + [level == 0 ? String(Int((100 * said / Double(samples)).rounded())) : ""])
      }
    }
    return rows
  }
}
