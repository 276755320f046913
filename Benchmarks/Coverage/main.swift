import Satisfaction

// How often intervals hold the true value: samples from a population whose every statistic is known.
//
//   swift run --package-path Benchmarks --configuration release coverage Examples/Data/simulated-ecsi.model [samples]

let arguments = CommandLine.arguments
let file = arguments.count > 1 ? arguments[1] : "Examples/Data/simulated-ecsi.model"
let samples = arguments.count > 2 ? Int(arguments[2]) ?? 500 : 500
let text = try readText(file)

print("| answers | n | interval | paths | loadings | index | impact |")
print("|---|---|---|---|---|---|---|")
for study in [try Study.normal(text), try Study.skewed(text)] {
  for n in [100, 250, 1000] {
    for (kind, tally) in try study.run(n: n, samples: samples) {
      let shares = Study.Group.allCases.map { percent(tally[$0] ?? .init()) }
      print("| \(study.name) | \(n) | \(kind.rawValue) | \(shares.joined(separator: " | ")) |")
    }
  }
}

/// Share of intervals that hold the truth, in per cent with one decimal.
func percent(_ tally: Study.Tally) -> String {
  let thousandths = (Double(tally.held) / Double(max(1, tally.all)) * 1000).rounded()
  return "\(Int(thousandths) / 10).\(Int(thousandths) % 10)"
}
