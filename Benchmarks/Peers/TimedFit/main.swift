import Foundation
import Satisfaction
import Workload

/// Times fits of the survey named on the command line for `compare-peers.py`: a request a line on standard input (`fit`,
/// `bootstrap B` or `paths METRIC`), a JSON object a line on standard output.
let survey = try Dataset(csv: CommandLine.arguments[1], for: .ecsiMobile)
let fit = try PLS().fit(.ecsiMobile, to: survey)

/// Seconds for one call of `work`, from as many calls as fill 0.2 seconds.
func perCall(_ work: () throws -> Void) rethrows -> Double {
  let (clock, least) = (ContinuousClock(), Duration.milliseconds(200))
  let start = clock.now
  var calls = 0
  repeat {
    try work()
    calls += 1
  } while clock.now - start < least
  return (clock.now - start) / .seconds(1) / Double(calls)
}

func answer(_ request: [Substring]) throws -> String {
  switch request.first {
  case "fit":
    let seconds = try perCall { _ = try PLS().fit(.ecsiMobile, to: survey) }
    return "{\"seconds\": \(seconds)}"
  case "bootstrap":
    let replicates = request.dropFirst().first.flatMap { Int($0) } ?? 10_000
    let seconds = try perCall {
      _ = try fit.bootstrap(on: survey, replicates: replicates).summaries(of: fit.statistics)
    }
    return "{\"seconds\": \(seconds)}"
  default:
    let metric = request.dropFirst().first.flatMap { PLS.Metric(rawValue: String($0)) } ?? .standardized
    let paths = try PLS(metric: metric).fit(.ecsiMobile, to: survey).paths
    let members = paths.map { "\"\($0.from) \($0.to)\": \($0.estimate)" }
    return "{\"paths\": {\(members.joined(separator: ", "))}}"
  }
}

while let line = readLine() {
  print(try answer(line.split(separator: " ")))
  // The reader waits for the answer, and a pipe is not flushed at the end of a line.
  fflush(nil)
}
