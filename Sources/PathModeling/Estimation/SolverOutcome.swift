internal import SatisfactionNumerics

/// How a solve ended, in every lane.
struct SolverOutcome<L: Lanes> {
  /// Why a lane has no estimates.
  enum Failure: Int, Sendable, CaseIterable {
    /// An indicator does not vary; the place is its number.
    case zeroVariance
    /// The indicators of a Mode B block are collinear; the place is the construct's number.
    case singularBlock
    /// The predecessors of a construct are collinear; the place is the construct's number.
    case collinearPredecessors
    /// The score of a block has no variance: its indicators are unrelated to the neighbours; the place is the
    /// construct's number.
    case noScoreVariance
    /// The weights still changed after the last iteration.
    case notConverged
    /// A reliability of consistent PLS is not positive; the place is the construct's number.
    case reliabilityNotPositive
    /// A product of scores does not vary; the place is its number.
    case productWithoutVariance
    /// The indicators of the factors of a product are collinear; the place is its number.
    case collinearFactors
  }

  /// The lanes without a failure.
  var alive = L.Mask(repeating: true)
  /// Iterations used, in every lane.
  var iterations = L.zero
  /// Largest change of a weight in the last iteration, in every lane.
  var lastChange = L.zero
  /// The first failure of every lane.
  private var failures: [(failure: Failure, place: Int, lanes: L.Mask)] = []

  /// Takes the lanes in `mask` out of the solve.
  mutating func fail(_ failure: Failure, where mask: L.Mask, at place: Int) {
    let fresh = alive.and(mask)
    if fresh.negated.isEverywhere { return }
    failures.append((failure, place, fresh))
    alive = alive.and(mask.negated)
  }

  /// Takes the failures of an estimation with products as constructs, whose iterations become those of the solve.
  ///
  /// - Parameters:
  ///   - construct: The number in the model of a construct of the estimation; products are numbered behind.
  ///   - indicator: The same of an indicator.
  mutating func take(_ stage: SolverOutcome<L>, construct: (Int) -> Int, indicator: (Int) -> Int) {
    for (failure, place, lanes) in stage.failures {
      let number =
        switch failure {
        case .zeroVariance: indicator(place)
        case .notConverged: place
        default: construct(place)
        }
      fail(failure, where: lanes, at: number)
    }
    (iterations, lastChange) = (stage.iterations, stage.lastChange)
  }

  /// Takes over how a stage ended, which began with the lanes that are left here.
  ///
  /// - Parameter construct: The number in the model of a construct of the stage.
  mutating func add(_ stage: SolverOutcome<L>, construct: (Int) -> Int) {
    failures += stage.failures.map { ($0.failure, $0.failure == .notConverged ? 0 : construct($0.place), $0.lanes) }
    (alive, iterations, lastChange) = (stage.alive, stage.iterations, stage.lastChange)
  }

  /// Why `lane` has no estimates and where, or nil where it has.
  func failure(lane: Int = 0) -> (failure: Failure, place: Int)? {
    failures.first { $0.lanes[lane] }.map { ($0.failure, $0.place) }
  }
}
