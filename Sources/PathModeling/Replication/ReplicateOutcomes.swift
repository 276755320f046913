/// Why a replicate has no estimates.
public enum ReplicateFailure: String, Sendable, Codable, CaseIterable {
  /// An indicator does not vary in the replicate.
  case zeroVariance
  /// A Mode B block, the predecessors of a construct or, under the EM algorithm, the indicators are collinear in the
  /// replicate.
  case singular
  /// The weights still changed after the last iteration.
  case notConverged
  /// The moments still changed after the last iteration of the EM algorithm.
  case emNotConverged
  /// A reliability of consistent PLS is not positive.
  case reliabilityNotPositive
  /// An estimate of consistent PLS lies outside its range; see ``InadmissibleReplicates``.
  case inadmissible
  /// An estimate is not a number.
  case notFinite
}

/// What becomes of replicates in which consistent PLS gives an estimate outside its range: ρ_A > 1, |λ| > 1, R² ≥ 1 or
/// construct correlations with an eigenvalue below 0.
public enum InadmissibleReplicates: String, Sendable, Codable, CaseIterable {
  /// They are counted and left out: no sample of the population has such a value.
  case drop
  /// They count as any other.
  case keep
}

/// Which solves have estimates: one byte a solve, 0 where it has them, else its failure.
@safe
final class ReplicateOutcomes: @unchecked Sendable {
  private let codes: UnsafeMutableBufferPointer<UInt8>
  private let groups: Int

  init(_ scheme: any WeightScheme) {
    groups = scheme.groupsPerReplicate
    unsafe codes = .allocate(capacity: scheme.solveCount)
    unsafe codes.initialize(repeating: 0)
  }

  deinit {
    unsafe codes.deallocate()
  }

  /// Notes why a solve has no estimates; each solve is written by one worker.
  func set(_ failure: ReplicateFailure, solve: Int) {
    guard let place = ReplicateFailure.allCases.firstIndex(of: failure) else { return }
    unsafe codes[solve] = UInt8(place + 1)
  }

  /// Whether nothing has been noted against a solve.
  func hasEstimates(solve: Int) -> Bool { unsafe codes[solve] == 0 }

  /// Number of replicates.
  var replicateCount: Int { unsafe codes.count / groups }

  /// Why a replicate is left out: the failure of its first group without estimates; nil where all have them.
  func failure(replicate b: Int) -> ReplicateFailure? {
    for solve in (b * groups)..<((b + 1) * groups) {
      let code = unsafe Int(codes[solve])
      if code > 0 { return ReplicateFailure.allCases[code - 1] }
    }
    return nil
  }

  /// Numbers of the replicates whose groups all have estimates, ascending.
  var estimatedReplicates: [Int] { (0..<replicateCount).filter { failure(replicate: $0) == nil } }

  /// Numbers of the solves of these replicates, ascending.
  var estimatedSolves: [Int] {
    groups == 1
      ? estimatedReplicates : estimatedReplicates.flatMap { Array(($0 * groups)..<(($0 + 1) * groups)) }
  }

  /// Failures that occur, with their numbers.
  var counts: [ReplicateFailure: Int] {
    var counts: [ReplicateFailure: Int] = [:]
    for b in 0..<replicateCount {
      if let failure = failure(replicate: b) { counts[failure, default: 0] += 1 }
    }
    return counts
  }
}
