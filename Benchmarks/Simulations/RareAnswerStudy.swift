import Satisfaction
import SatisfactionNumerics

/// A path that is 0, to an item with two answers of which one is rare: how often it is found, and found without a warning.
struct RareAnswerStudy {
  func table(samples: Int) throws -> [[String]] {
    let model = try PathModel(
      text: """
        Satisfaction =~ S1 + S2 + S3
        Complaints =~ COMP
        Complaints ~ Satisfaction
        """)
    let survey = Survey(
      blocks: [.init(items: ["S1", "S2", "S3"], loading: 0.85)], scores: { stream in [stream.normal()] })
    let heading = ["n", "with the rare answer", "p < 0.05", "p < 0.001", "p < 0.05 without a warning"]
    var rows = [heading, heading.map { _ in "---" }]
    for (n, rare) in [(80, 2), (80, 4), (80, 9), (250, 2), (250, 9), (250, 25)] {
      var tallies = [Tally](repeating: Tally(), count: 3)
      for sample in 0..<samples {
        let drawn = try survey.draw(n, seed: UInt64(1_000_000 * n + sample))
        let answers = ["S1", "S2", "S3"].map { name in
          (name: name, values: (0..<n).map { drawn.column(named: name)?.number(at: $0) ?? .nan })
        }
        let complaints = (0..<n).map { $0 < rare ? 1.0 : 0 }
        let whole = try Dataset(answers + [("COMP", complaints)])
        let fit = try PLS().fit(model, to: whole)
        let p =
          try fit.bootstrap(on: whole, replicates: 4_999, seed: UInt64(sample))
          .summary(of: .path("Satisfaction", "Complaints")).p ?? 1
        let isSaid = model.dataWarnings(about: whole, fit.sample).contains { $0.code == "rareAnswer" }
        tallies[0].count(p < 0.05)
        tallies[1].count(p < 0.001)
        tallies[2].count(p < 0.05 && !isSaid)
      }
      rows.append([String(n), String(rare)] + tallies.map(\.text))
    }
    return rows
  }
}
