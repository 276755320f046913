import Satisfaction

/// Samples of 25 clusters of 20 customers whose constructs correlate within a cluster, and the true indices.
struct ClusterStudy {
  /// A way to make an interval.
  enum Way: CaseIterable {
    case rows, rowsByT, percentile, t, jackknife

    /// How the table calls it.
    var words: String {
      switch self {
      case .rows: "clusters ignored, percentile"
      case .rowsByT: "clusters ignored, t"
      case .percentile: "clusters drawn, percentile"
      case .t: "clusters drawn, t"
      case .jackknife: "clusters left out, t"
      }
    }

    var usesClusters: Bool { self != .rows && self != .rowsByT }

    var resampling: Resampling {
      let plan: ResamplingPlan = self == .jackknife ? .jackknife : .bootstrap(replicates: 1_000)
      return Resampling(plan: plan, interval: self == .rows || self == .percentile ? .percentile : .t)
    }
  }

  private let population: PopulationModel
  private let design: SurveyDesign
  private let truths: [(statistic: Statistic, value: Double)]

  init(intraclassCorrelation: Double) throws {
    var model = try PathModel(
      text: """
        Image =~ 0.8*IMAG1 + 0.75*IMAG2 + 0.8*IMAG3
        Quality =~ 0.85*QUAL1 + 0.8*QUAL2 + 0.75*QUAL3 + 0.8*QUAL4
        Satisfaction =~ 0.85*SATI1 + 0.85*SATI2 + 0.8*SATI3
        Quality ~ 0.4*Image
        Satisfaction ~ 0.2*Image + 0.5*Quality
        """)
    model.conventions.defaultScale = 0...100
    let answers = AnswerStyle.normal(mean: 50, standardDeviation: 6)
    population = try PopulationModel(model)
    design = SurveyDesign(
      answers: answers, clusters: ClusterDesign(size: 20, intraclassCorrelation: intraclassCorrelation))
    let fit = try PLS(tolerance: 1e-10, maximumIterations: 1_000).fit(model, to: population.moments(of: answers))
    truths = try fit.indices.map { (.index($0.name), $0.index) }
  }

  /// How many intervals of the indices hold the truth, and how many there are, way by way.
  func run(samples: Int) throws -> [(way: Way, held: Int, all: Int)] {
    var held = [Way: Int]()
    for sample in 0..<samples {
      let survey = try population.simulate(design, n: 500, seed: UInt64(sample + 1))
      let rows = try population.model.answers(in: survey)
      let clusters = rows.drawn(by: try SamplingDesign(DesignColumns(cluster: "cluster"), of: survey))
      let fit = try PLS().fit(population.model, to: rows)
      for way in Way.allCases {
        var resampling = way.resampling
        resampling.seed = UInt64(sample)
        let boot = try fit.bootstrap(on: way.usesClusters ? clusters : rows, resampling: resampling)
        for truth in truths {
          let interval = try boot.interval(truth.statistic)
          if (interval.lower...interval.upper).contains(truth.value) { held[way, default: 0] += 1 }
        }
      }
    }
    return Way.allCases.map { ($0, held[$0] ?? 0, samples * truths.count) }
  }
}
