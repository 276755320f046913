import Benchmark
import Satisfaction
import Workload

/// Replicates of a fit with summaries of every statistic: intervals, standard errors, p-values.
let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration.metrics = [.wallClock, .peakMemoryResident]
  Benchmark.defaultConfiguration.maxDuration = .seconds(5)

  func measure(
    _ name: String, _ model: @escaping @Sendable () throws -> PathModel = { .ecsiMobile }, rows: Int, replicates: Int,
    resample: ResamplingUnit = .automatic, interval: IntervalKind = .percentile, summaries: Bool = true
  ) {
    Benchmark(name) { (benchmark: Benchmark, prepared: (survey: Dataset, fit: PLSFit, statistics: [Statistic])) in
      for _ in benchmark.scaledIterations {
        let boot = try prepared.fit.bootstrap(
          on: prepared.survey, replicates: replicates, resample: resample, interval: interval)
        blackHole(summaries ? boot.summaries(of: prepared.statistics) : [])
      }
    } setup: {
      let model = try model()
      let survey = try SyntheticSurvey(model, rows: rows).dataset()
      let fit = try PLS().fit(model, to: survey)
      return (survey, fit, fit.statistics)
    }
  }

  measure("10000 replicates, n = 250, no summaries", rows: 250, replicates: 10_000, summaries: false)
  measure("10000 replicates, n = 250, percentile", rows: 250, replicates: 10_000)
  measure("10000 replicates, n = 250, BCa", rows: 250, replicates: 10_000, interval: .bca)
  measure(
    "10000 replicates, n = 250, tree of 40 items", { try .tree() }, rows: 250, replicates: 10_000, summaries: false)
  measure(
    "10000 replicates, n = 250, two products",
    { try PathModel(text: PathModel.ecsiMobile.text + "Satisfaction ~ Image:Expectation + Quality:Quality\n") },
    rows: 250, replicates: 10_000, summaries: false)
  measure("10000 replicates, n = 10000", rows: 10_000, replicates: 10_000)
  measure("10000 replicates, n = 1000000, buckets", rows: 1_000_000, replicates: 10_000)
  measure("slow: 1000 replicates, n = 1000000, rows", rows: 1_000_000, replicates: 1_000, resample: .rows)

  func read(_ name: String, _ statistic: Statistic) {
    Benchmark(name, configuration: .init(scalingFactor: .kilo)) { (benchmark: Benchmark, boot: Bootstrap) in
      for _ in benchmark.scaledIterations { blackHole(boot.summaries(of: [statistic])) }
    } setup: {
      let survey = try SyntheticSurvey(.ecsiMobile, rows: 250).dataset()
      return try PLS().fit(.ecsiMobile, to: survey).bootstrap(on: survey, replicates: 10_000)
    }
  }

  read("10000 replicates, summary of a statistic", .path("Image", "Satisfaction"))
  read(
    "10000 replicates, summary of one's own statistic", .custom("own") { $0.path(from: "Image", to: "Satisfaction") })
}
