import Satisfaction
import SatisfactionNumerics

/// Standard errors of one index over six seeds, where the weights of its items come near to cancelling.
struct SeedStudy {
  func table() throws -> [[String]] {
    let model = try PathModel(
      text: """
        @scale 0..100
        Quality <~ Q1 + Q2
        Satisfaction =~ S1 + S2 + S3
        Satisfaction ~ Quality
        """)
    let heading = ["effect of the second item", "index", "standard errors over six seeds", "largest over smallest"]
    var rows = [heading, heading.map { _ in "---" }]
    for second in [0.5, 0, -0.2, -0.3, -0.4, -0.5] {
      let survey = Survey(
        blocks: [
          .init(items: ["Q1"], loading: 1), .init(items: ["Q2"], loading: 1),
          .init(items: ["S1", "S2", "S3"], loading: 0.85),
        ],
        scores: { stream in
          let (first, other) = (stream.normal(), stream.normal())
          return [first, other, 0.5 * first + second * other + (0.75 - second * second).squareRoot() * stream.normal()]
        })
      let drawn = try survey.draw(250, seed: 11)
      let fit = try PLS().fit(model, to: drawn)
      let index = try? fit.index(of: "Quality")
      let errors = try (1...6).compactMap { seed -> Double? in
        guard index != nil else { return nil }
        let boot = try fit.bootstrap(on: drawn, replicates: 10_000, seed: UInt64(seed))
        return try boot.summary(of: .index("Quality")).standardError
      }
      let ratio = (errors.max() ?? .nan) / (errors.min() ?? .nan)
      rows.append([
        text(second), index.map(text) ?? "undefined", errors.map(hundredths).joined(separator: ", "),
        errors.isEmpty ? "–" : hundredths(ratio),
      ])
    }
    return rows
  }
}

/// A positive number with two decimals.
func hundredths(_ value: Double) -> String {
  guard value.isFinite, value < 1e12 else { return "–" }
  let all = Int((100 * value).rounded())
  return "\(all / 100).\(all % 100 / 10)\(all % 10)"
}
