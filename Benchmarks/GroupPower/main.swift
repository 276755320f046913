import Satisfaction

// Level and power of the tests of two groups: how often each says p ≤ 0.05 for one path.
//
//   swift run --package-path Benchmarks --configuration release group-power [samples]

let samples = CommandLine.arguments.count > 1 ? Int(CommandLine.arguments[1]) ?? 1_000 : 1_000
print("| true difference | n a group | permutation | MGA | Welch | pooled | a construct composed differently |")
print("|---|---|---|---|---|---|---|")
for difference in [0.0, 0.2] {
  let study = try PowerStudy(difference: difference)
  for n in [100, 300] {
    let counts = try study.run(n: n, samples: samples)
    let shares = counts.map { percent($0, of: samples) }
    print("| \(difference) | \(n) | \(shares.joined(separator: " | ")) |")
  }
}

/// Per cent with one decimal.
func percent(_ count: Int, of all: Int) -> String {
  let thousandths = Int((Double(count) / Double(all) * 1_000).rounded())
  return "\(thousandths / 10).\(thousandths % 10)"
}
