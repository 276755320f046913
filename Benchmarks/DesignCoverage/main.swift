import Satisfaction

// How often intervals of an index hold the truth where customers come in clusters, and what the design costs in time.
//
//   swift run --package-path Benchmarks --configuration release design-coverage [samples]
//   swift run --package-path Benchmarks --configuration release design-coverage times

if CommandLine.arguments.dropFirst().first == "times" {
  try DesignTimes.run()
} else {
  let samples = CommandLine.arguments.count > 1 ? Int(CommandLine.arguments[1]) ?? 2_000 : 2_000
  print("| intraclass correlation | intervals | hold the index |")
  print("|---|---|---|")
  for correlation in [0.0, 0.2] {
    for row in try ClusterStudy(intraclassCorrelation: correlation).run(samples: samples) {
      print("| \(correlation) | \(row.way.words) | \(percent(row.held, of: row.all)) |")
    }
  }
}

/// Per cent with one decimal.
func percent(_ count: Int, of all: Int) -> String {
  let thousandths = Int((Double(count) / Double(all) * 1_000).rounded())
  return "\(thousandths / 10).\(thousandths % 10)"
}
