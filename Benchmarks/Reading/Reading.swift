import Benchmark
import Foundation
import Satisfaction
import Workload

/// A CSV file of 10⁶ rows and 24 columns, 50 MB: from memory, from a file, and from a file to a fit.
let benchmarks: @Sendable () -> Void = {
  let model = PathModel.ecsiMobile
  let file = FileManager.default.temporaryDirectory.appending(path: "satisfaction-benchmark-\(getpid()).csv")
  Benchmark.defaultConfiguration.metrics = [.wallClock, .peakMemoryResident]
  Benchmark.defaultConfiguration.maxDuration = .seconds(5)

  let writeFile: @Sendable () throws -> Void = {
    try Data(SyntheticSurvey(model, rows: 1_000_000).csv()).write(to: file)
  }
  let removeFile: @Sendable () throws -> Void = { try FileManager.default.removeItem(at: file) }

  Benchmark("CSV, 1000000 rows, from bytes") { (benchmark: Benchmark, bytes: [UInt8]) in
    for _ in benchmark.scaledIterations { blackHole(try Dataset(csvBytes: bytes, numeric: model.columns)) }
  } setup: {
    SyntheticSurvey(model, rows: 1_000_000).csv()
  }

  Benchmark("CSV, 1000000 rows, from a file") { benchmark in
    for _ in benchmark.scaledIterations { blackHole(try Dataset(csv: file.path, for: model)) }
  } setup: {
    try writeFile()
  } teardown: {
    try removeFile()
  }

  Benchmark("CSV, 1000000 rows, from a file to a fit") { benchmark in
    for _ in benchmark.scaledIterations {
      blackHole(try PLS().fit(model, to: Dataset(csv: file.path, for: model)))
    }
  } setup: {
    try writeFile()
  } teardown: {
    try removeFile()
  }
}
