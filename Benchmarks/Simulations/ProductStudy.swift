import Satisfaction
import SatisfactionNumerics

/// How often each method finds a moderation that is not there (p ≤ 0.05), and one that is.
struct ProductStudy {
  private static let model = """
    @scale 0..100
    Image =~ I1 + I2 + I3
    Expectation =~ E1 + E2 + E3
    Satisfaction =~ S1 + S2 + S3
    Satisfaction ~ Image + Expectation + Image:Expectation
    """

  func table(samples: Int) throws -> [[String]] {
    let model = try PathModel(text: Self.model)
    let heading = ["moderation", "n"] + Moderation.allCases.map(\.rawValue)
    var rows = [heading, heading.map { _ in "---" }]
    for moderation in [0, 0.2] {
      let survey = survey(moderation)
      for n in [100, 250, 1_000] {
        var tallies = [Tally](repeating: Tally(), count: Moderation.allCases.count)
        for sample in 0..<samples {
          let drawn = try survey.draw(n, seed: UInt64(1_000_000 * n + sample))
          for (k, method) in Moderation.allCases.enumerated() {
            let boot = try PLS(moderation: method).fit(model, to: drawn)
              .bootstrap(on: drawn, replicates: 999, seed: UInt64(sample))
            let p = try boot.summary(of: .path("Image:Expectation", "Satisfaction")).p
            tallies[k].count((p ?? 1) <= 0.05)
          }
        }
        rows.append([text(moderation), String(n)] + tallies.map(\.text))
      }
    }
    return rows
  }

  private func survey(_ moderation: Double) -> Survey {
    Survey(
      blocks: [
        .init(items: ["I1", "I2", "I3"], loading: 0.85), .init(items: ["E1", "E2", "E3"], loading: 0.8),
        .init(items: ["S1", "S2", "S3"], loading: 0.85),
      ],
      scores: { stream in
        let image = stream.normal()
        let expectation = 0.4 * image + 0.917 * stream.normal()
        let product = moderation * image * expectation
        return [image, expectation, 0.35 * image + 0.25 * expectation + product + 0.8 * stream.normal()]
      })
  }
}
