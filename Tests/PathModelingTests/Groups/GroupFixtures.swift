import Satisfaction

/// The survey that ships with groups, ranks and counts beside its answers.
enum GroupSurvey {
  static let model = PathModel.ecsiMobile
  static let estimator = PLS(tolerance: 1e-12, maximumIterations: 5_000)
  static let permutations = 12
  static let replicates = 10

  /// Whether a row, from 0, is in the first group, `a`: not sorted, and of unequal sizes.
  static func isFirst(_ row: Int) -> Bool { (row * 7) % 11 < 5 }

  /// Answers of the whole survey, row by row.
  static func survey(_ extra: [(name: String, values: [Double])] = []) throws -> Dataset {
    let survey = try EmbeddedSurvey.load()
    let groups = (name: "group", values: (0..<survey.rowCount).map { isFirst($0) ? 1.0 : 2.0 })
    return try Dataset(
      survey.columns.map { column in
        (column.name, (0..<survey.rowCount).map { column.number(at: $0) ?? .nan })
      } + [groups] + extra)
  }

  /// Random ranks, one column a permutation.
  static var ranks: [(name: String, values: [Double])] {
    (0..<permutations).map { b in
      var stream = RandomStream(seed: 99, stream: UInt64(b))
      return ("perm_\(b + 1)", (0..<250).shuffled(using: &stream).map { Double($0) })
    }
  }

  /// Counts of draws with replacement within each group, one column a replicate.
  static var counts: [(name: String, values: [Double])] {
    (0..<replicates).map { b in
      var stream = RandomStream(seed: 7, stream: UInt64(b))
      var counts = [Double](repeating: 0, count: 250)
      for group in [true, false] {
        let members = (0..<250).filter { isFirst($0) == group }
        for _ in members { counts[members[Int(stream.next() % UInt64(members.count))]] += 1 }
      }
      return ("boot_\(b + 1)", counts)
    }
  }

  /// Some rows of the survey, each as often as it is named.
  static func part(_ rows: [Int]) throws -> Dataset {
    let survey = try EmbeddedSurvey.load()
    return try Dataset(
      survey.columns.map { column in (column.name, rows.map { column.number(at: $0) ?? .nan }) })
  }
}
