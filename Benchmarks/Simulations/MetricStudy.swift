import Satisfaction
import SatisfactionNumerics

/// How often Wilson's interval of a rate and the two of the net promoter score hold the truth, weighted and not.
struct MetricStudy {
  /// Chances of the answers 0…10: one population in the middle, one of the delighted.
  private static let populations: [(name: String, chances: [Double])] = [
    ("mixed", [0.05, 0.02, 0.03, 0.04, 0.05, 0.11, 0.10, 0.14, 0.16, 0.14, 0.16]),
    ("delighted", [0.005, 0, 0, 0.005, 0.01, 0.02, 0.02, 0.04, 0.10, 0.20, 0.60]),
  ]
  private let definitions: MetricDefinitions

  init() throws {
    definitions = try MetricDefinitions(
      text: """
        @scale 0..10 RECO
        rate "top" RECO >= 9
        nps "RECO" RECO promoters 9..10 detractors 0..6
        """)
  }

  func table(samples: Int) throws -> [[String]] {
    let heading = ["answers", "weights", "n", "rate, Wilson", "NPS", "NPS, adjusted Wald"]
    var rows = [heading, heading.map { _ in "---" }]
    for population in Self.populations {
      let top = population.chances[9] + population.chances[10]
      let score = 100 * (top - population.chances[0...6].reduce(0, +))
      for isWeighted in [false, true] {
        for n in [30, 100, 1_000] {
          var tallies = [Tally](repeating: Tally(), count: 3)
          for sample in 0..<samples {
            let survey = try draw(population.chances, n, seed: UInt64(1_000_000 * n + sample))
            let results = try definitions.results(in: survey, weightsColumn: isWeighted ? "weight" : nil, threads: 1)
            let estimates = results.results.flatMap(\.estimates)
            for (k, (name, truth)) in [("rate", 100 * top), ("nps", score), ("npsAdjustedWald", score)].enumerated() {
              guard let estimate = estimates.first(where: { $0.name == name }) else { continue }
              tallies[k].count(truth, from: estimate.lower, to: estimate.upper)
            }
          }
          rows.append([population.name, isWeighted ? "1 to 4" : "none", String(n)] + tallies.map(\.text))
        }
      }
    }
    return rows
  }

  /// Answers and weights that know nothing of each other: every weight from 1 to 4 is as likely.
  private func draw(_ chances: [Double], _ n: Int, seed: UInt64) throws -> Dataset {
    var stream = RandomStream(seed: seed)
    var (answers, weights) = ([Double](), [Double]())
    for _ in 0..<n {
      var rest = stream.uniform()
      var answer = 0
      while answer < 10, rest >= chances[answer] {
        rest -= chances[answer]
        answer += 1
      }
      answers.append(Double(answer))
      weights.append(1 + 3 * stream.uniform())
    }
    return try Dataset([("RECO", answers), ("weight", weights)])
  }
}
