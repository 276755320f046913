import Benchmark
import Satisfaction
import Workload

/// How time grows with rows, replicates and indicators.
let benchmarks: @Sendable () -> Void = {
  let model = PathModel.ecsiMobile
  Benchmark.defaultConfiguration.metrics = [.wallClock, .peakMemoryResident]
  Benchmark.defaultConfiguration.maxDuration = .seconds(2)

  for rows in [1_000, 3_000, 10_000, 30_000, 100_000, 300_000, 1_000_000] {
    Benchmark("rows: moments, n = \(rows)") { (benchmark: Benchmark, survey: Dataset) in
      for _ in benchmark.scaledIterations { blackHole(try model.answers(in: survey).moments()) }
    } setup: {
      try SyntheticSurvey(model, rows: rows).dataset()
    }
  }

  for replicates in [1_000, 2_000, 5_000, 10_000, 20_000] {
    Benchmark("replicates: B = \(replicates)") { (benchmark: Benchmark, prepared: (survey: Dataset, fit: PLSFit)) in
      for _ in benchmark.scaledIterations {
        blackHole(try prepared.fit.bootstrap(on: prepared.survey, replicates: replicates))
      }
    } setup: {
      let survey = try SyntheticSurvey(model, rows: 250).dataset()
      return (survey, try PLS().fit(model, to: survey))
    }
  }

  for indicators in [12, 24, 48, 96, 192] {
    Benchmark("indicators: moments, p = \(indicators)") { (benchmark: Benchmark, survey: (Dataset, PathModel)) in
      for _ in benchmark.scaledIterations { blackHole(try survey.1.answers(in: survey.0).moments()) }
    } setup: {
      let model = try PathModel.sixConstructs(items: indicators / 6)
      return (try SyntheticSurvey(model, rows: 10_000).dataset(), model)
    }

    Benchmark("indicators: fit, p = \(indicators)") { (benchmark: Benchmark, survey: (Moments, PathModel)) in
      for _ in benchmark.scaledIterations { blackHole(try PLS().fit(survey.1, to: survey.0)) }
    } setup: {
      let model = try PathModel.sixConstructs(items: indicators / 6)
      return (try model.answers(in: SyntheticSurvey(model, rows: 10_000).dataset()).moments(), model)
    }

    Benchmark("indicators: 1000 replicates, p = \(indicators)") {
      (benchmark: Benchmark, prepared: (survey: Dataset, fit: PLSFit)) in
      for _ in benchmark.scaledIterations {
        blackHole(try prepared.fit.bootstrap(on: prepared.survey, replicates: 1_000))
      }
    } setup: {
      let model = try PathModel.sixConstructs(items: indicators / 6)
      let survey = try SyntheticSurvey(model, rows: 250).dataset()
      return (survey, try PLS().fit(model, to: survey))
    }
  }
}
