internal import SatisfactionNumerics
internal import SurveyData
internal import Synchronization

/// What BCa and studentised intervals need besides the replicates, made at the first question.
final class Refinements: Sendable {
  private let engine: ResamplingEngine
  private let model: ReplicateEstimates
  private let replicateCount: Int
  private let leaveOneOut = Mutex<ReplicateEstimates??>(nil)
  private let errors = Mutex<[Statistic: [Double]]>([:])

  /// Replicates inside every replicate, for its standard error: enough for the error of an error of 10 %.
  static let innerReplicates = 50

  init(engine: ResamplingEngine, model: ReplicateEstimates, replicateCount: Int) {
    self.engine = engine
    self.model = model
    self.replicateCount = replicateCount
  }

  /// Estimates without each unit in turn; nil where one of them has none.
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
      let run = try engine.with(plan: .jackknife).run(progress: nil)
      guard run.failures.isEmpty else { return nil }
      return ReplicateEstimates(model: model.model, n: model.n, table: run.table)
    } catch {
      return nil
    }
  }

  /// Standard errors of a statistic in every replicate that has estimates.
  func errors(of statistic: Statistic) throws(InferenceError) -> [Double] {
    prepareErrors(of: [statistic])
    guard let found = errors.withLock({ $0[statistic] }) else {
      throw .unknownStatistic(name: statistic.description)
    }
    return found
  }

  /// Makes the standard errors of these statistics in one inner bootstrap.
  func prepareErrors(of statistics: [Statistic]) {
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
    let outer = engine.wholeWeights(ofReplicate: replicate)
    guard engine.isEstimable(weights: outer) else { return nil }
    let inner = engine.with(
      plan: .weights(resample(outer, replicate: replicate)), seed: engine.seed, threads: 1)
    do {
      let run = try inner.run(progress: nil)
      let estimates = ReplicateEstimates(model: model.model, n: model.n, table: run.table)
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
  /// The same engine with another plan.
  func with(plan: ResamplingPlan, seed: UInt64? = nil, threads: Int? = nil) -> ResamplingEngine {
    ResamplingEngine(
      layout: layout, options: options, units: units, plan: plan, seed: seed ?? self.seed, reference: reference,
      threads: threads ?? self.threads)
  }

  /// The weights of one replicate, rounded to whole numbers where the plan has others.
  func wholeWeights(ofReplicate b: Int) -> [Double] {
    let draws = ReplicateWeights(plan: plan, units: units.count, seed: seed)
    var stream = draws.stream(b)
    var weights = [Double](repeating: 0, count: units.count)
    unsafe weights.withUnsafeMutableBufferPointer { row in
      unsafe draws.fill(row, replicate: b, range: 0..<units.count, stream: &stream)
    }
    return weights.map { $0.rounded() }
  }

  /// Whether a replicate with these weights has estimates.
  func isEstimable(weights: [Double]) -> Bool {
    do {
      return try with(plan: .weights([weights]), threads: 1).run(progress: nil).failures.isEmpty
    } catch {
      return false
    }
  }
}
