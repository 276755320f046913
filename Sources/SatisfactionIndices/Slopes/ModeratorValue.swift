internal import PathModeling
internal import SatisfactionWording

/// Where on a moderator something is asked for.
public enum ModeratorValue: Sendable, Hashable, CustomStringConvertible {
  /// Standard deviations from its mean.
  case score(Double)
  /// Points of its 0–100 index.
  case points(Double)

  /// Whether the moderator needs an index.
  var isInPoints: Bool { if case .points = self { true } else { false } }

  /// `1 SD` or `70 points`.
  public var description: String {
    switch self {
    case .score(let score): "\(NumberText.written(score)) SD"
    case .points(let points): "\(NumberText.written(points)) points"
    }
  }

  /// The value in standard deviations, a replicate each: points are those of the index of the replicate.
  func scores(of moderator: String, in replicates: ReplicateEstimates) throws(InferenceError) -> [Double] {
    switch self {
    case .score(let score): return Array(repeating: score, count: replicates.count)
    case .points(let points):
      guard let j = replicates.construct(moderator), let sums = replicates.indexSums(ofConstruct: j) else {
        throw .unknownStatistic(name: "index(\(moderator))")
      }
      return sums.map { $0.cancels ? .nan : (points - $0.value) / $0.pointsPerDeviation }
    }
  }
}
