public import SatisfactionWording

/// Why a survey cannot be planned as asked.
public enum PlanningError: WordedError, Equatable, Sendable {
  /// A formula asks for more interviews than anybody can hold; `interviews` may be infinite.
  case tooManyInterviews(Double)
  /// Replicates so few that no p-value comes below the level, whatever the truth; `needed` are enough.
  case fewReplicates(replicates: Int, alpha: Double, needed: Double)
  /// No survey, or more surveys than anybody waits for.
  case surveyCount(Int)

  /// What is wrong and what to do.
  public var description: String {
    switch self {
    case .tooManyInterviews(let interviews):
      """
      \(interviews.isFinite ? "\(NumberText.written(interviews.rounded(.up))) interviews" : "no number of interviews") \
      \(interviews.isFinite ? "would be needed" : "would do"), and \(CountText.grouped(SampleSize.mostInterviews)) are \
      the most that are planned: ask for a wider margin, a larger change or path, or less certainty
      """
    case .fewReplicates(let replicates, let alpha, let needed):
      """
      \(CountText.counted(replicates, "replicate")) cannot give a p below \(NumberText.written(alpha)), so no path would \
      ever be found: take at least \(NumberText.written(needed)) replicates, or a larger level
      """
    case .surveyCount(let count):
      "\(count) surveys at each size: take 1 to \(CountText.grouped(PowerStudy.mostReplications))"
    }
  }
}
