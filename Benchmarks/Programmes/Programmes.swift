import Benchmark
import Satisfaction
import Workload

/// A nation of 400 firms × 8 waves × 250 interviews from the bytes of a file to its tables, how the time grows with cells,
/// rows and replicates, and the other numbers of such a survey.
let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration.metrics = [.wallClock, .peakMemoryResident]
  Benchmark.defaultConfiguration.maxDuration = .seconds(8)
  Benchmark.defaultConfiguration.warmupIterations = 0

  let nation = SimulatedNation(firms: 400, waves: 8, interviews: 250, tau: 4, step: 6, seed: 1)
  let tracking: @Sendable (Tracking.WeightSource, Int) throws -> Tracking = { weights, replicates in
    var tracking = Tracking(by: ["firm"], wave: "wave")
    tracking.rollUps = try nation.rollUps()
    tracking.weightsFrom = weights
    tracking.replicates = replicates
    return tracking
  }
  let survey: @Sendable ([UInt8]) throws -> Dataset = { bytes in
    try Dataset(csvBytes: bytes, numeric: SimulatedNation.model.columns, categories: ["firm", "wave"])
  }

  Benchmark("nation, CSV to a data set") { (benchmark: Benchmark, bytes: [UInt8]) in
    for _ in benchmark.scaledIterations { blackHole(try survey(bytes)) }
  } setup: {
    nation.csv(seed: 1)
  }

  for (name, weights, replicates) in [
    ("linearised", Tracking.WeightSource.pooled, 0), ("1000 replicates, pooled weights", .pooled, 1_000),
    ("1000 replicates, own weights", .own, 1_000),
  ] {
    Benchmark("nation, CSV to a programme, \(name)") { (benchmark: Benchmark, bytes: [UInt8]) in
      for _ in benchmark.scaledIterations {
        blackHole(try tracking(weights, replicates).run(SimulatedNation.model, on: survey(bytes)))
      }
    } setup: {
      nation.csv(seed: 1)
    }
  }

  Benchmark("40 metrics by firm and wave, CSV to results") { (benchmark: Benchmark, bytes: [UInt8]) in
    let definitions = try fortyMetrics()
    for _ in benchmark.scaledIterations {
      let survey = try Dataset(csvBytes: bytes, numeric: definitions.columns, categories: ["firm", "wave"])
      blackHole(try definitions.results(in: survey, by: ["firm"], wave: "wave"))
    }
  } setup: {
    nation.csv(seed: 1)
  }

  // A power of ten of each alone.
  for (firms, interviews) in [(100, 40), (1_000, 40), (10_000, 40), (100_000, 40), (1_000, 400), (1_000, 4_000)] {
    Benchmark("cells \(firms), interviews \(interviews)") { (benchmark: Benchmark, survey: Dataset) in
      for _ in benchmark.scaledIterations {
        blackHole(try Tracking(by: ["firm"]).run(SimulatedNation.model, on: survey))
      }
    } setup: {
      try SimulatedNation(firms: firms, waves: 1, interviews: interviews, tau: 4, step: 0, seed: 1).survey(seed: 1)
    }
  }
  for replicates in [100, 1_000, 10_000] {
    Benchmark("replicates a cell \(replicates)") { (benchmark: Benchmark, survey: Dataset) in
      var tracking = Tracking(by: ["firm"])
      tracking.replicates = replicates
      for _ in benchmark.scaledIterations { blackHole(try tracking.run(SimulatedNation.model, on: survey)) }
    } setup: {
      try SimulatedNation(firms: 100, waves: 1, interviews: 250, tau: 4, step: 0, seed: 1).survey(seed: 1)
    }
  }
}

/// Ten questions, four numbers each: a share, a mean, a net promoter score and the gap to another question.
private func fortyMetrics() throws -> MetricDefinitions {
  let columns = SimulatedNation.model.columns
  let lines = (0..<10).map { k in
    """
    rate "rate \(k)" \(columns[k]) >= 8
    mean "mean \(k)" \(columns[k])
    nps "nps \(k)" \(columns[k]) promoters 9..10 detractors 1..6
    gap "gap \(k)" \(columns[k]) - \(columns[k + 10])
    """
  }
  return try MetricDefinitions(text: "@scale 1..10\n" + lines.joined(separator: "\n"))
}
