import Satisfaction

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A population, the answers it gives, and the true value of every statistic.
struct Study {
  /// Statistics that are counted together.
  enum Group: CaseIterable {
    case paths, loadings, indices, impacts
  }

  /// Intervals, and those that hold the truth.
  struct Tally {
    var held = 0
    var all = 0
  }

  let name: String
  private let population: PopulationModel
  private let design: SurveyDesign
  private let truths: [(group: Group, statistic: Statistic, value: Double)]
  private static let replicates = 1_000
  private static let kinds: [IntervalKind] = [.percentile, .bca]

  /// Normal answers around the middle of 0…100.
  static func normal(_ text: String) throws -> Study {
    var model = try PathModel(text: text)
    model.conventions.defaultScale = 0...100
    return try Study("normal", model, .normal(mean: 50, standardDeviation: 6))
  }

  /// Ten categories, most answers near the upper end, as satisfaction surveys have them.
  static func skewed(_ text: String) throws -> Study {
    try Study("1…10, skewed", PathModel(text: text), .ordinal(skew: -0.6, spread: 0.6))
  }

  private init(_ name: String, _ model: PathModel, _ answers: AnswerStyle) throws {
    self.name = name
    population = try PopulationModel(model)
    design = SurveyDesign(answers: answers)
    // The statistic of the population itself: the estimator on exact moments.
    let fit = try PLS(tolerance: 1e-10, maximumIterations: 1000).fit(model, to: population.moments(of: answers))
    var truths: [(Group, Statistic, Double)] = []
    for row in fit.paths { truths.append((.paths, .path(row.from, row.to), row.estimate)) }
    for row in fit.indicators where row.weight != 1 { truths.append((.loadings, .loading(row.name), row.loading)) }
    for row in try fit.indices { truths.append((.indices, .index(row.name), row.index)) }
    for row in try fit.impacts(on: "Satisfaction") {
      truths.append((.impacts, .impact(of: row.from, on: row.to), row.impact))
    }
    self.truths = truths
  }

  /// Coverage of every kind of interval in samples of `n` cases.
  func run(n: Int, samples: Int) throws -> [(IntervalKind, [Group: Tally])] {
    var tallies = [[Group: Tally]](repeating: [:], count: Self.kinds.count)
    for sample in 0..<samples {
      let survey = try population.simulate(design, n: n, seed: UInt64(1_000_000 * n + sample))
      let fit = try PLS().fit(population.model, to: survey)
      let boot = try fit.bootstrap(on: survey, replicates: Self.replicates, seed: UInt64(sample))
      for (k, kind) in Self.kinds.enumerated() {
        for truth in truths {
          let interval = try boot.interval(truth.statistic, kind: kind)
          let holds = (interval.lower...interval.upper).contains(truth.value)
          tallies[k][truth.group, default: .init()].all += 1
          tallies[k][truth.group, default: .init()].held += holds ? 1 : 0
        }
      }
    }
    return Array(zip(Self.kinds, tallies))
  }
}

/// A text file.
func readText(_ path: String) throws -> String {
  guard let file = fopen(path, "r") else { throw CoverageError.unreadable(path) }
  defer { fclose(file) }
  var bytes: [UInt8] = []
  var character = fgetc(file)
  while character != EOF {
    bytes.append(UInt8(truncatingIfNeeded: character))
    character = fgetc(file)
  }
  return String(decoding: bytes, as: UTF8.self)
}

enum CoverageError: Error {
  case unreadable(String)
}
