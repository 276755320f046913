internal import SatisfactionWording

extension FitWarning {
  /// Replicates that should lie beyond each end of an interval.
  private static let replicatesBeyond = 10.0

  /// That the ends of intervals rest on few replicates; nothing where there are enough, or none at all.
  ///
  /// - Parameters:
  ///   - count: Replicates that were asked for.
  ///   - level: Coverage of the intervals.
  package static func fewReplicates(_ count: Int, level: Double) -> [FitWarning] {
    let beyond = Double(count) * (1 - level) / 2
    guard count > 0, beyond < replicatesBeyond else { return [] }
    // Whole thousands are easier to type than the least number that would do.
    let enough = (2 * replicatesBeyond / (1 - level) / 1000).rounded(.up) * 1000
    return [
      FitWarning(
        code: "fewReplicates",
        message: """
          \(CountText.counted(count, "replicate")) \(count == 1 ? "is" : "are") few for intervals of \
          \(NumberText.percent(ofLevel: level)) %: their ends rest on fewer than \(Int(replicatesBeyond)) replicates \
          each\(count < 3 ? ", and so do standard errors" : ""). Take \(CountText.grouped(Int(min(enough, 1e15)))) or more
          """)
    ]
  }

  /// That a test by permutations says little, or cannot say anything; nothing where there are enough, or none at all.
  ///
  /// P permutations give no p below 1/(P + 1), and Holm's rule multiplies the least p by the number of tests.
  ///
  /// - Parameters:
  ///   - count: Permutations that were asked for.
  ///   - level: 1 less the level at which a difference is called one.
  ///   - tests: By how much the adjustment multiplies the least p.
  package static func fewPermutations(_ count: Int, level: Double, tests: Int) -> [FitWarning] {
    let alpha = 1 - level
    let least = Double(max(1, tests)) / Double(count + 1)
    guard count > 0, Double(count) * alpha < replicatesBeyond || least >= alpha else { return [] }
    let enough = max(replicatesBeyond, Double(max(1, tests))) / alpha
    let rounded = (enough / 1000).rounded(.up) * 1000
    let finding =
      least >= alpha
      ? """
      no p can fall below \(DecimalText.fixed(min(1, least), decimals: 3)), so nothing is found to differ, whatever the \
      truth
      """
      : "fewer than \(Int(replicatesBeyond)) of them lie beyond a p of \(NumberText.written((alpha * 1e10).rounded() / 1e10))"
    return [
      FitWarning(
        code: "fewPermutations",
        message: """
          \(CountText.counted(count, "permutation")) \(count == 1 ? "is" : "are") few: \(finding). Take \
          \(CountText.grouped(Int(min(rounded, 1e15)))) or more
          """)
    ]
  }
}
