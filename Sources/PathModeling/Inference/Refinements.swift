internal import SatisfactionNumerics
internal import SurveyData
internal import Synchronization

/// What BCa and studentised intervals need besides the replicates, made at the first question.
final class Refinements: Sendable {
  private let engine: ResamplingEngine
  private let point: ReplicateEstimates
  private let replicateCount: Int
  private let leaveOneOut = Mutex<ReplicateEstimates??>(nil)
  private let errors = Mutex<[Statistic: [Double]]>([:])

  /// Replicates inside every replicate, for its standard error: enough for the error of an error of 10 %.
  static let innerReplicates = 50

  init(_ replicates: Replicates) {
    engine = replicates.engine
    point = replicates.point
    replicateCount = replicates.requested
  }

  /// Estimates without each unit in turn; nil where one of them has none. Above ``ResamplingUnit/automaticLimit`` cases
  /// the units are buckets of them: a jackknife of a million cases would never end.
  var jackknife: ReplicateEstimates? {
    leaveOneOut.withLock { known in
      if let known { return known }
      let made = runJackknife()
      known = .some(made)
      return made
    }
  }

  private func runJackknife() -> ReplicateEstimates? {
    do {
      guard let run = try engine.leavingOneOut?.run(progress: nil), run.outcomes.counts.isEmpty else { return nil }
      return ReplicateEstimates(model: point.model, table: run.table)
    } catch {
      return nil
    }
  }

  /// Standard errors of a statistic in every replicate that has estimates.
  ///
  /// - Throws: ``InferenceError/noInnerBootstrap`` where replicates are not made of whole draws, or of too many units.
  func errors(of statistic: Statistic) throws(InferenceError) -> [Double] {
    guard engine.hasInnerBootstrap else { throw .noInnerBootstrap }
    prepareErrors(of: [statistic])
    guard let found = errors.withLock({ $0[statistic] }) else {
      throw .unknownStatistic(name: statistic.description)
    }
    return found
  }

  /// Makes the standard errors of these statistics in one inner bootstrap, if there is one.
  func prepareErrors(of statistics: [Statistic]) {
    guard engine.hasInnerBootstrap else { return }
    errors.withLock { known in
      let wanted = statistics.filter { known[$0] == nil }
      guard !wanted.isEmpty else { return }
      let rows = ParallelWork.map(replicateCount, threads: engine.threads) { innerErrors(of: wanted, replicate: $0) }
      let estimated = rows.compactMap { $0 }
      for (k, statistic) in wanted.enumerated() { known[statistic] = estimated.map { $0[k] } }
    }
  }

  /// Standard errors within one replicate; nil where the replicate itself has no estimates.
  private func innerErrors(of statistics: [Statistic], replicate: Int) -> [Double]? {
    let outer = engine.counts(ofReplicate: replicate)
    guard engine.isEstimable(weights: outer) else { return nil }
    let inner = engine.with(scheme: WeightTableScheme(resample(outer, replicate: replicate)), threads: 1)
    do {
      let run = try inner.run(progress: nil)
      let estimates = ReplicateEstimates(model: point.model, table: run.table)
      return statistics.map { statistic in
        do {
          let values = try statistic.values(estimates).filter(\.isFinite)
          return BootstrapMoments(values, estimate: values.first ?? 0)?.standardError ?? .nan
        } catch {
          return .nan
        }
      }
    } catch {
      return statistics.map { _ in .nan }
    }
  }

  /// Weights of the inner replicates: draws with replacement from the units of a replicate.
  private func resample(_ outer: [Double], replicate: Int) -> [[Double]] {
    let members = outer.indices.flatMap { Array(repeating: $0, count: Int(outer[$0])) }
    var stream = RandomStream(seed: engine.seed ^ 0x5DEE_CE66_D1CE_4E5B, stream: UInt64(replicate))
    return (0..<Self.innerReplicates).map { _ in
      var weights = [Double](repeating: 0, count: outer.count)
      for _ in members { weights[members[stream.index(below: UInt32(members.count))]] += 1 }
      return weights
    }
  }
}

extension ResamplingEngine {
  /// Whether the units of a replicate can be drawn again, for the standard error of the replicate.
  var hasInnerBootstrap: Bool { scheme.canBeRedrawn && units.count <= ResamplingUnit.automaticLimit }

  /// The same engine with another scheme.
  func with(scheme: any WeightScheme, threads: Int? = nil) -> ResamplingEngine {
    ResamplingEngine(
      layout: layout, options: options, units: units, scheme: scheme, seed: seed, reference: reference,
      threads: threads ?? self.threads)
  }

  /// The leave-one-out replicates of the units, or of buckets of cases where there are too many cases to leave out one
  /// by one; nil for so many cases whose moments come from the EM algorithm.
  var leavingOneOut: ResamplingEngine? {
    guard units.count > ResamplingUnit.automaticLimit else {
      return with(scheme: LeaveOneOutScheme(units: units.count))
    }
    if units.patternTable != nil { return nil }
    let buckets = units.bucketed(ResamplingUnit.bucketCount, seed: seed, threads: threads)
    return ResamplingEngine(
      layout: layout, options: options, units: buckets, scheme: LeaveOneOutScheme(units: buckets.count), seed: seed,
      reference: reference, threads: threads)
  }

  /// How often each unit is drawn in one replicate.
  func counts(ofReplicate b: Int) -> [Double] {
    ReplicateWeights<Double>(scheme, seed: seed).values(solve: b, units: units.count)
  }

  /// Whether a replicate with these weights has estimates.
  func isEstimable(weights: [Double]) -> Bool {
    do {
      return try !with(scheme: WeightTableScheme([weights]), threads: 1).run(progress: nil).outcomes
        .estimatedReplicates.isEmpty
    } catch {
      return false
    }
  }
}
