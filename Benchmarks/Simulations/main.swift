import Satisfaction

// What the articles say of intervals and tests, found by simulation: samples from populations whose truth is known.
//
//   swift run --package-path Benchmarks --configuration release simulations [study] [samples]
//
// Studies: drivers, metrics, power, trees, mediation, products, rare, seeds; all of them unless one is named.

let arguments = Array(CommandLine.arguments.dropFirst())
let samples = arguments.compactMap(Int.init).first ?? 1_000
let studies: [(name: String, run: () throws -> [[String]])] = [
  ("drivers", { try DriverStudy().table(samples: samples) }),
  ("metrics", { try MetricStudy().table(samples: 4 * samples) }),
  ("power", { try LongRun().table(samples: samples) }),
  ("trees", { try TreeStudy().table(samples: samples) }),
  ("mediation", { try MediationStudy().table(samples: samples) }),
  ("products", { try ProductStudy().table(samples: samples) }),
  ("rare", { try RareAnswerStudy().table(samples: samples) }),
  ("seeds", { try SeedStudy().table() }),
]
let named = arguments.filter { Int($0) == nil }
for study in studies where named.isEmpty || named.contains(study.name) {
  print("\n\(study.name)\n")
  for row in try study.run() { print("| " + row.joined(separator: " | ") + " |") }
}
