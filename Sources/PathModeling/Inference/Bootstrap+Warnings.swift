internal import SatisfactionWording

extension Bootstrap {
  /// Replicates that should lie beyond each end of an interval.
  private static let replicatesBeyond = 10.0
  /// The share of replicates that may be left out unsaid.
  private static let tolerableLoss = 0.01

  /// What makes the intervals unreliable: too few replicates for their level, or many of them left out.
  public var warnings: [FitWarning] { tooFewReplicates + leftOut }

  private var tooFewReplicates: [FitWarning] {
    let beyond = Double(requested) * (1 - level) / 2
    guard beyond < Self.replicatesBeyond, case .replicates = replicates.variance else { return [] }
    // Whole thousands are easier to type than the least number that would do.
    let enough = (2 * Self.replicatesBeyond / (1 - level) / 1000).rounded(.up) * 1000
    return [
      FitWarning(
        code: "fewReplicates",
        message: """
          \(CountText.counted(requested, "replicate")) are few for intervals of \
          \(NumberText.written((level * 1000).rounded() / 10)) %: their ends rest on fewer than \
          \(Int(Self.replicatesBeyond)) replicates each. Take \(CountText.grouped(Int(enough))) or more
          """)
    ]
  }

  private var leftOut: [FitWarning] {
    let failed = failures.values.reduce(0, +)
    guard requested > 0, Double(failed) > Self.tolerableLoss * Double(requested) else { return [] }
    let reasons = ReplicateFailure.allCases.compactMap { reason -> String? in
      guard let count = failures[reason], count > 0 else { return nil }
      return "\(CountText.grouped(count)) \(reason.words)"
    }
    return [
      FitWarning(
        code: "replicatesLeftOut",
        message: """
          \(CountText.grouped(failed)) of \(CountText.counted(requested, "replicate")) could not be estimated and were \
          left out: \(reasons.joined(separator: ", ")). The intervals rest on the others and may be too narrow; \
          \(failures.max { $0.value < $1.value }?.key.advice ?? "ask more people")
          """)
    ]
  }
}

extension ReplicateFailure {
  /// What happened in the replicate.
  fileprivate var words: String {
    switch self {
    case .zeroVariance: "had an indicator with the same answer in all rows"
    case .singular: "had indicators or predecessors that repeat each other"
    case .notConverged: "did not converge"
    case .emNotConverged: "had gaps for which the EM algorithm did not converge"
    case .inadmissible: "had an estimate outside its range"
    case .reliabilityNotPositive: "had a reliability of 0 or less"
    case .notFinite: "had an estimate that is not a number"
    }
  }

  /// What can be done about it.
  fileprivate var advice: String {
    switch self {
    case .zeroVariance: "leave out indicators that hardly vary"
    case .singular: "leave out indicators that say the same, or take Mode A"
    case .notConverged: "allow more iterations, or simplify the model"
    case .emNotConverged: "leave out indicators with many missing answers"
    case .inadmissible: "look at constructs that can hardly be told apart, or take plain PLS"
    case .reliabilityNotPositive: "look at the reliability of the blocks, or take plain PLS"
    case .notFinite: "look at the indicators for values far from all others"
    }
  }
}
