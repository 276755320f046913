import Satisfaction
import SatisfactionNumerics

/// How often intervals hold the product, the slopes, the conditional effects and the index of moderated mediation.
struct MediationStudy {
  private static let model = """
    @scale 0..100
    Image =~ I1 + I2 + I3
    Expectation =~ E1 + E2 + E3
    Satisfaction =~ S1 + S2 + S3
    Loyalty =~ L1 + L2 + L3
    Satisfaction ~ Image + Expectation + Image:Expectation
    Loyalty ~ Satisfaction
    """
  private let survey: Survey

  init() {
    survey = Survey(
      blocks: [
        .init(items: ["I1", "I2", "I3"], loading: 0.85), .init(items: ["E1", "E2", "E3"], loading: 0.8),
        .init(items: ["S1", "S2", "S3"], loading: 0.85), .init(items: ["L1", "L2", "L3"], loading: 0.8),
      ],
      scores: { stream in
        let image = stream.normal()
        let expectation = 0.4 * image + 0.917 * stream.normal()
        let satisfaction = 0.35 * image + 0.25 * expectation + 0.2 * image * expectation + 0.8 * stream.normal()
        return [image, expectation, satisfaction, 0.6 * satisfaction + 0.8 * stream.normal()]
      })
  }

  func table(samples: Int) throws -> [[String]] {
    let model = try PathModel(text: Self.model)
    let heading = ["n", "product", "slopes", "conditional effects", "index of moderated mediation"]
    var rows = [heading, heading.map { _ in "---" }]
    let truth = try analysis(model, survey.truth(), replicates: 2, seed: 1)
    for n in [100, 250, 1_000] {
      var tallies = [Tally](repeating: Tally(), count: 4)
      for sample in 0..<samples {
        let drawn = try survey.draw(n, seed: UInt64(1_000_000 * n + sample))
        let found = try analysis(model, drawn, seed: UInt64(sample))
        tallies[0].count(truth.product, from: found.limits.lower, to: found.limits.upper)
        for (one, right) in zip(found.slopes.slopes, truth.slopes.slopes) {
          tallies[1].count(right.estimate ?? .nan, from: one.inference.lower, to: one.inference.upper)
        }
        for (one, right) in zip(found.slopes.conditionalEffects, truth.slopes.conditionalEffects) {
          tallies[2].count(right.estimate ?? .nan, from: one.inference.lower, to: one.inference.upper)
        }
        for (one, right) in zip(found.slopes.moderatedMediation, truth.slopes.moderatedMediation) {
          // The interval is that of the difference, of which the index is half.
          tallies[3].count(right.difference ?? .nan, from: one.inference.lower, to: one.inference.upper)
        }
      }
      rows.append([String(n)] + tallies.map(\.text))
    }
    return rows
  }

  private func analysis(
    _ model: PathModel, _ survey: Dataset, replicates: Int = 1_000, seed: UInt64
  ) throws -> (product: Double, limits: ConfidenceInterval, slopes: SlopeAnalysis) {
    let answers = try model.answers(in: survey)
    let fit = try PLS().fit(model, to: answers)
    let boot = try fit.bootstrap(on: survey, replicates: replicates, seed: seed)
    let product = Statistic.path("Image:Expectation", "Satisfaction")
    return (try boot.estimate(of: product), try boot.interval(product), try fit.slopes(of: answers, bootstrap: boot))
  }
}
