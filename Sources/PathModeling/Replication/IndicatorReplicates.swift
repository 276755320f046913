package import PathSpecification
internal import SatisfactionNumerics
package import SurveyData

/// The weights, standard deviations and means of the indicators in every replicate, and nothing else: what an index is
/// made of.
@safe
package final class IndicatorReplicates: ReplicateRecorder, @unchecked Sendable {
  /// Number of replicates.
  package let count: Int
  /// Why a replicate has no estimates, nil where it has them.
  package private(set) var failures: [ReplicateFailure?] = []
  private let indicators: Int
  private let stride: Int
  private let base: UnsafeMutablePointer<Double>

  init(count: Int, indicators: Int) {
    (self.count, self.indicators) = (count, indicators)
    // A whole number of lanes, so that the last vector of a column does not reach into the next.
    stride = (count + 7) / 8 * 8
    unsafe base = .allocate(capacity: max(1, 3 * indicators * stride))
    unsafe base.initialize(repeating: .nan, count: 3 * indicators * stride)
  }

  deinit {
    unsafe base.deallocate()
  }

  /// The weights of a standardised indicator, one a replicate.
  package func weights(_ indicator: Int) -> UnsafeBufferPointer<Double> { unsafe column(indicator) }
  /// The standard deviations of an indicator, one a replicate.
  package func deviations(_ indicator: Int) -> UnsafeBufferPointer<Double> { unsafe column(indicators + indicator) }
  /// The means of an indicator, one a replicate.
  package func means(_ indicator: Int) -> UnsafeBufferPointer<Double> { unsafe column(2 * indicators + indicator) }

  private func column(_ number: Int) -> UnsafeBufferPointer<Double> {
    unsafe UnsafeBufferPointer(start: base + number * stride, count: count)
  }

  func record(_ solver: borrowing PLSSolver<SIMD8<Double>>, from first: Int) {
    for i in 0..<indicators {
      for (part, value) in [solver.weights[i], solver.deviations[i], solver.means[i]].enumerated() {
        let target = unsafe UnsafeMutableRawPointer(base + (part * indicators + i) * stride + first)
        unsafe target.storeBytes(of: value, as: SIMD8<Double>.self)
      }
    }
  }

  fileprivate func take(_ outcomes: ReplicateOutcomes) {
    failures = (0..<count).map { outcomes.failure(replicate: $0) }
  }
}

extension PLS {
  /// Estimates a model in every replicate of a stratified scheme.
  ///
  /// - Parameters:
  ///   - answers: Answers to the indicators of the model; the rows of the strata are theirs.
  ///   - reference: The correlation of every indicator with its own score in the point estimate, p: replicates are
  ///     oriented by it.
  package func indicatorReplicates(
    of model: PathModel, on answers: Answers, reference: [Double], by scheme: StratifiedScheme, threads: Int
  ) throws -> IndicatorReplicates {
    let recorder = IndicatorReplicates(count: scheme.replicateCount, indicators: model.numbering.indicators.count)
    let engine = ResamplingEngine(
      layout: ModelLayout(model), options: self, units: ResamplingUnits(answers), scheme: scheme, seed: 0,
      measures: MeasureOptions(), inadmissible: .drop, reference: reference, threads: threads)
    recorder.take(try engine.run(into: recorder, progress: nil))
    return recorder
  }
}

extension PLSEstimates {
  /// The correlation of every indicator with the score of its own construct, p.
  package func ownProjections(_ blocks: [Range<Int>]) -> [Double] {
    blocks.enumerated().flatMap { j, block in block.map { crossLoadings[$0, j] } }
  }
}
