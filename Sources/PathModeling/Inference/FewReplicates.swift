internal import SatisfactionWording

extension FitWarning {
  /// Replicates that should lie beyond each end of an interval.
  private static let replicatesBeyond = 10.0

  /// Whether the ends of intervals rest on few replicates, and shares of replicates with them.
  package static func areFew(_ count: Int, level: Double) -> Bool { Double(count) * (1 - level) / 2 < replicatesBeyond }

  /// That the ends of intervals rest on few replicates; nothing where there are enough, or none at all.
  ///
  /// - Parameters:
  ///   - count: Replicates that were asked for.
  ///   - level: Coverage of the intervals.
  ///   - areGiven: Whether they came with the survey, so that no more can be made.
  package static func fewReplicates(_ count: Int, level: Double, areGiven: Bool = false) -> [FitWarning] {
    guard count > 0, areFew(count, level: level) else { return [] }
    // Whole thousands are easier to type than the least number that would do.
    let enough = CountText.grouped(Int(min((2 * replicatesBeyond / (1 - level) / 1000).rounded(.up) * 1000, 1e15)))
    let percent = NumberText.percent(ofLevel: level)
    guard !areGiven else {
      return [
        FitWarning(
          code: "fewReplicates",
          message: """
            the \(CountText.grouped(count)) replicates of the survey are few for intervals of \(percent) %: look at \
            standard errors, not at ends
            """,
          chinese: """
            调查提供的 \(CountText.grouped(count)) 个重复样本不足以得出 \(percent)% 区间：请看标准误，而不要看区间两端
            """)
      ]
    }
    return [
      FitWarning(
        code: "fewReplicates",
        message: """
          \(CountText.counted(count, "replicate")) \(count == 1 ? "is" : "are") few for intervals of \
          \(percent) %: their ends rest on fewer than \(Int(replicatesBeyond)) replicates \
          each\(count < 3 ? ", and so do standard errors" : ""). Take \(enough) or more
          """,
        chinese: """
          \(CountText.grouped(count)) 次重复不足以得出 \(percent)% 区间：区间两端各自依据不到 \(Int(replicatesBeyond)) \
          个重复样本\(count < 3 ? "，标准误也是如此" : "")。请取 \(enough) 次或更多
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
    let rounded = CountText.grouped(Int(min((enough / 1000).rounded(.up) * 1000, 1e15)))
    let (floor, p) = (
      DecimalText.fixed(min(1, least), decimals: 3), NumberText.written((alpha * 1e10).rounded() / 1e10)
    )
    let finding =
      least >= alpha
      ? Phrase(
        "no p can fall below \(floor), so nothing is found to differ, whatever the truth",
        "p 不可能小于 \(floor)，因此无论真相如何都发现不了差异")
      : Phrase(
        "fewer than \(Int(replicatesBeyond)) of them lie beyond a p of \(p)",
        "超出 p = \(p) 的不到 \(Int(replicatesBeyond)) 次")
    return [
      FitWarning(
        code: "fewPermutations",
        message: """
          \(CountText.counted(count, "permutation")) \(count == 1 ? "is" : "are") few: \(finding.english). Take \
          \(rounded) or more
          """,
        chinese: "\(CountText.grouped(count)) 次置换太少：\(finding.chinese)。请取 \(rounded) 次或更多")
    ]
  }
}
