internal import SatisfactionNumerics
internal import SurveyData
internal import Synchronization

/// What BCa and studentised intervals need besides the replicates, made at the first question.
final class Refinements: Sendable {
  /// nil for saved replicates, which hold no case.
  private let engine: ResamplingEngine?
  private let point: ReplicateEstimates
  private let replicateCount: Int
  private let leaveOneOut: Mutex<LeaveOneOut?>
  private let errors = Mutex<[Statistic: [Double]]>([:])

  /// Replicates inside every replicate, for its standard error: enough for the error of an error of 10 %.
  static let innerReplicates = 50

  init(_ replicates: Replicates, leaveOneOut: LeaveOneOut?) {
    self.leaveOneOut = Mutex(leaveOneOut)
    engine = replicates.engine
    point = replicates.point
    replicateCount = replicates.requested
  }

  /// Estimates without each unit in turn.
  struct LeaveOneOut: Sendable {
    /// Units that were left out one by one.
    let units: Int
    /// Those without which there are estimates; nil where there are none at all.
    let estimates: ReplicateEstimates?
  }

  /// The share of leave-one-out fits that may fail, or lack a statistic, before its BCa interval is given up.
  static let failuresAllowed = 0.05

  /// Whether there are the cases, or what was saved of them.
  var hasJackknife: Bool { engine != nil || leaveOneOut.withLock { $0 != nil } }

  /// Above ``ResamplingUnit/automaticLimit`` cases the units are buckets of them: a jackknife of a million cases would
  /// never end.
  var jackknife: LeaveOneOut {
    leaveOneOut.withLock { known in
      if let known { return known }
      let made = runJackknife()
      known = made
      return made
    }
  }

  private func runJackknife() -> LeaveOneOut {
    guard let engine, let leaving = engine.leavingOneOut else {
      return LeaveOneOut(units: engine?.units.count ?? 0, estimates: nil)
    }
    do {
      let run = try leaving.run(progress: nil)
      return LeaveOneOut(
        units: leaving.units.count,
        estimates: run.table.count > 0 ? ReplicateEstimates(model: point.model, table: run.table) : nil)
    } catch {
      return LeaveOneOut(units: leaving.units.count, estimates: nil)
    }
  }

  /// Whether too many leave-one-out fits fail for an acceleration of any statistic.
  var lacksJackknife: Bool { isTooFew(jackknife.estimates?.count ?? 0) }

  /// The acceleration of a statistic; nil where too many leave-one-out fits fail or do not have it.
  ///
  /// - Throws: ``InferenceError/savedWithoutCases(kind:)``.
  func acceleration(of statistic: Statistic) throws(InferenceError) -> Double? {
    guard hasJackknife else { throw .savedWithoutCases(kind: .bca) }
    guard let estimates = jackknife.estimates else { return nil }
    let left = try statistic.values(estimates).filter(\.isFinite)
    return isTooFew(left.count) ? nil : BootstrapIntervals.acceleration(jackknife: left)
  }

  private func isTooFew(_ known: Int) -> Bool {
    Double(jackknife.units - known) > Self.failuresAllowed * Double(jackknife.units)
  }

  /// Standard errors of a statistic in every replicate that has estimates.
  ///
  /// - Throws: ``InferenceError/noInnerBootstrap`` where replicates are not made of whole draws, or of too many units.
  func errors(of statistic: Statistic) throws(InferenceError) -> [Double] {
    guard let engine else { throw .savedWithoutCases(kind: .studentized) }
    guard engine.hasInnerBootstrap else { throw .noInnerBootstrap }
    prepareErrors(of: [statistic])
    guard let found = errors.withLock({ $0[statistic] }) else {
      throw .unknownStatistic(name: statistic.description)
    }
    return found
  }

  /// Makes the standard errors of these statistics in one inner bootstrap, if there is one.
  func prepareErrors(of statistics: [Statistic]) {
    guard let engine, engine.hasInnerBootstrap else { return }
    errors.withLock { known in
      let wanted = statistics.filter { known[$0] == nil }
      guard !wanted.isEmpty else { return }
      let rows = ParallelWork.map(replicateCount, threads: engine.threads) {
        innerErrors(of: wanted, replicate: $0, by: engine)
      }
      let estimated = rows.compactMap { $0 }
      for (k, statistic) in wanted.enumerated() { known[statistic] = estimated.map { $0[k] } }
    }
  }

  /// Standard errors within one replicate; nil where the replicate itself has no estimates.
  private func innerErrors(
    of statistics: [Statistic], replicate: Int, by engine: ResamplingEngine
  ) -> [Double]? {
    let outer = engine.counts(ofReplicate: replicate)
    guard engine.isEstimable(weights: outer) else { return nil }
    let inner = engine.with(
      scheme: WeightTableScheme(resample(outer, replicate: replicate, seed: engine.seed)), threads: 1)
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
  private func resample(_ outer: [Double], replicate: Int, seed: UInt64) -> [[Double]] {
    let members = outer.indices.flatMap { Array(repeating: $0, count: Int(outer[$0])) }
    var stream = RandomStream(seed: seed ^ 0x5DEE_CE66_D1CE_4E5B, stream: UInt64(replicate))
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
      layout: layout, options: options, units: units, scheme: scheme, seed: seed, measures: measures,
      inadmissible: inadmissible, reference: reference, threads: threads ?? self.threads)
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
      measures: measures, inadmissible: inadmissible, reference: reference, threads: threads)
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
