import Satisfaction

/// The power that 500 surveys say, and that of a run ten times as long.
struct LongRun {
  private let population: PopulationModel

  init() throws {
    var model = try PathModel(
      text: """
        Image =~ 0.8*IMAG1 + 0.75*IMAG2 + 0.8*IMAG3
        Quality =~ 0.85*QUAL1 + 0.8*QUAL2 + 0.75*QUAL3
        Satisfaction =~ 0.85*SATI1 + 0.85*SATI2 + 0.8*SATI3
        Quality ~ 0.3*Image
        Satisfaction ~ 0.15*Image + 0.4*Quality
        """)
    model.conventions.defaultScale = 0...100
    population = try PopulationModel(model)
  }

  func table(samples: Int) throws -> [[String]] {
    let heading = [
      "n", "path", "500 surveys", "their standard error", "\(10 * samples) surveys", "difference in standard errors",
    ]
    var rows = [heading, heading.map { _ in "---" }]
    let (short, long) = (try power(500, seed: 42), try power(10 * samples, seed: 7))
    for (a, b) in zip(short, long) {
      guard let first = a.power, let second = b.power, let error = a.standardError, let other = b.standardError else {
        continue
      }
      let both = (error * error + other * other).squareRoot()
      rows.append([
        String(a.n), "\(a.path.from) → \(a.path.to)", text(100 * first), text(100 * error), text(100 * second),
        both > 0 ? text((first - second) / both) : "–",
      ])
    }
    return rows
  }

  private func power(_ surveys: Int, seed: UInt64) throws -> [PowerStudy.Result] {
    try PowerStudy(replications: surveys, replicates: 500, seed: seed).results(
      for: [], sizes: [100, 250], population: population,
      design: SurveyDesign(answers: .normal(mean: 50, standardDeviation: 6)), model: population.model)
  }
}

/// A number with one decimal.
func text(_ value: Double) -> String {
  let tenths = Int((10 * abs(value)).rounded())
  return "\(value < 0 && tenths > 0 ? "−" : "")\(tenths / 10).\(tenths % 10)"
}
