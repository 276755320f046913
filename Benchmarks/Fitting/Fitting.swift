import Benchmark
import Satisfaction
import Workload

/// One fit: from moments, and from answers in memory, which are turned into moments first.
let benchmarks: @Sendable () -> Void = {
  let model = PathModel.ecsiMobile
  Benchmark.defaultConfiguration.metrics = [.wallClock, .peakMemoryResident]
  Benchmark.defaultConfiguration.maxDuration = .seconds(2)

  /// Small fits are timed a thousand at once: a clock and a look at the memory around each would count as well.
  func calls(rows: Int) -> Benchmark.Configuration {
    .init(scalingFactor: rows <= 10_000 ? .kilo : .one)
  }

  Benchmark("fit, moments of 24 indicators", configuration: calls(rows: 250)) {
    (benchmark: Benchmark, moments: Moments) in
    for _ in benchmark.scaledIterations { blackHole(try PLS().fit(model, to: moments)) }
  } setup: {
    try model.answers(in: SyntheticSurvey(model, rows: 250).dataset()).moments()
  }

  for estimator in PLS.Estimator.allCases where estimator != .pls {
    Benchmark("fit by \(estimator.rawValue), moments of 24 indicators", configuration: calls(rows: 250)) {
      (benchmark: Benchmark, moments: Moments) in
      for _ in benchmark.scaledIterations { blackHole(try PLS(estimator: estimator).fit(model, to: moments)) }
    } setup: {
      try model.answers(in: SyntheticSurvey(model, rows: 250).dataset()).moments()
    }
  }

  Benchmark("fit by ml, moments of 24 indicators", configuration: .init(scalingFactor: .one)) {
    (benchmark: Benchmark, moments: Moments) in
    for _ in benchmark.scaledIterations { blackHole(try MaximumLikelihood(model, to: moments)) }
  } setup: {
    try model.answers(in: SyntheticSurvey(model, rows: 250).dataset()).moments()
  }

  for rows in [250, 10_000, 100_000, 1_000_000] {
    let survey: @Sendable () throws -> Dataset = { try SyntheticSurvey(model, rows: rows).dataset() }

    Benchmark("fit, \(rows) × 24 answers in memory", configuration: calls(rows: rows)) {
      (benchmark: Benchmark, survey: Dataset) in
      for _ in benchmark.scaledIterations { blackHole(try PLS().fit(model, to: survey)) }
    } setup: {
      try survey()
    }

    Benchmark("answers and moments, \(rows) × 24", configuration: calls(rows: rows)) {
      (benchmark: Benchmark, survey: Dataset) in
      for _ in benchmark.scaledIterations { blackHole(try model.answers(in: survey).moments()) }
    } setup: {
      try survey()
    }
  }
}
