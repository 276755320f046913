import Satisfaction

/// Times of 10,000 replicates of the mobile-phone model, 250 customers in 45 clusters and 5 strata: with the design, and
/// of the same rows without it.
enum DesignTimes {
  static func run() throws {
    print("| weights | design | plain, ms | design, ms | ratio |")
    print("|---|---|--:|--:|--:|")
    for isWeighted in [true, false] {
      let (model, survey) = try survey(isWeighted: isWeighted)
      let plain = try model.answers(in: survey)
      let designs = [
        ("strata, clusters", DesignColumns(strata: "stratum", cluster: "cluster")),
        ("strata", DesignColumns(strata: "stratum")), ("clusters", DesignColumns(cluster: "cluster")),
      ]
      let fit = try PLS().fit(model, to: plain)
      for (name, columns) in designs {
        let drawn = plain.drawn(by: try SamplingDesign(columns, of: survey))
        var (first, second) = ([Duration](), [Duration]())
        // In turn, so that a clock that moves moves both.
        for _ in 0..<15 {
          first.append(try ContinuousClock().measure { _ = try fit.bootstrap(on: plain, resampling: Resampling()) })
          second.append(try ContinuousClock().measure { _ = try fit.bootstrap(on: drawn, resampling: Resampling()) })
        }
        let (a, b) = (milliseconds(median(first)), milliseconds(median(second)))
        print(
          "| \(isWeighted ? "yes" : "no") | \(name) | \(rounded(a)) | \(rounded(b)) | \(rounded(b / a)) |")
      }
    }
  }

  private static func survey(isWeighted: Bool) throws -> (PathModel, Dataset) {
    var model = PathModel.ecsiMobile
    model.conventions.weightsColumn = isWeighted ? "w" : nil
    var stream = RandomStream(seed: 7)
    func answer(_ base: Int) -> Double { Double(min(10, max(1, base + Int(stream.next() % 5) - 2))) }
    let bases = (0..<250).map { _ in 4 + Int(stream.next() % 5) }
    var columns = model.indicators.map { name in (name: name, values: bases.map(answer)) }
    let clusters = (0..<250).map { $0 * 45 / 250 }
    columns.append(("cluster", clusters.map(Double.init)))
    columns.append(("stratum", clusters.map { Double($0 / 9) }))
    columns.append(("w", (0..<250).map { _ in 0.5 + Double(stream.next() % 16) / 10 }))
    return (model, try Dataset(columns))
  }

  private static func median(_ times: [Duration]) -> Duration { times.sorted()[times.count / 2] }

  private static func milliseconds(_ time: Duration) -> Double { time / .milliseconds(1) }

  private static func rounded(_ value: Double) -> String { "\((value * 100).rounded() / 100)" }
}
