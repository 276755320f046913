internal import SatisfactionWording
internal import SurveyData

extension Bootstrap {
  /// The share of replicates that may be left out unsaid.
  private static let tolerableLoss = 0.01

  /// What makes the intervals unreliable: too few replicates for their level, or many of them left out.
  public var warnings: [FitWarning] {
    (design?.fewUnits(interval) ?? []) + tooFewReplicates + leftOut + (design?.notes ?? [])
  }

  private var tooFewReplicates: [FitWarning] {
    guard case .replicates = replicates.variance, interval != .t, design?.replicates == nil else { return [] }
    return FitWarning.fewReplicates(requested, level: level)
  }

  private var leftOut: [FitWarning] {
    let failed = failedCount
    // Of replicates that were not drawn each has its part of the variance.
    let tolerable = replicates.variance == .replicates ? Self.tolerableLoss * Double(requested) : 0
    guard requested > 0, Double(failed) > tolerable else { return [] }
    let reasons = ReplicateFailure.allCases.compactMap { reason -> String? in
      guard let count = failures[reason], count > 0 else { return nil }
      return "\(CountText.grouped(count)) \(reason.words)"
    }
    return [
      FitWarning(
        code: "replicatesLeftOut",
        message: """
          \(CountText.grouped(failed)) of \(CountText.counted(requested, "replicate")) could not be estimated and were \
          left out: \(reasons.joined(separator: ", ")). \(consequence)\
          \(failures.max { $0.value < $1.value }?.key.advice ?? "ask more people")
          """)
    ]
  }

  /// What the replicates that were left out do to the intervals; nothing where there are none.
  private var consequence: String {
    if isMostlyInadmissible { return "There are no intervals: " }
    return isLargelyFailed
      ? "The others are those that happened to work: no interval and no p of them is to be believed; "
      : "The intervals rest on the others and may be too narrow; "
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
