package import PathSpecification
internal import SatisfactionNumerics
package import SurveyData

/// The weights of all columns and the standard deviations and means of the indicators in every replicate, and nothing else:
/// what an index is made of.
@safe
package final class IndicatorReplicates: ReplicateRecorder, @unchecked Sendable {
  /// Number of replicates.
  package let count: Int
  /// Why a replicate has no estimates, nil where it has them.
  package private(set) var failures: [ReplicateFailure?] = []
  private let columns: Int
  private let stride: Int
  private let base: UnsafeMutablePointer<Double>

  init(count: Int, columns: Int) {
    (self.count, self.columns) = (count, columns)
    // A whole number of lanes, so that the last vector of a column does not reach into the next.
    stride = (count + 7) / 8 * 8
    unsafe base = .allocate(capacity: max(1, 3 * columns * stride))
    unsafe base.initialize(repeating: .nan, count: 3 * columns * stride)
  }

  deinit {
    unsafe base.deallocate()
  }

  /// The weight of a leaf in the score above it, one a replicate.
  package func weights(_ leaf: Int, of leaves: ModelLeaves) -> [Double] {
    let columns = leaves.columns[leaf]
    var product = unsafe Array(column(columns[0]))
    for other in columns.dropFirst() {
      let weights = unsafe column(other)
      for b in product.indices { unsafe product[b] *= weights[b] }
    }
    return product
  }
  /// The standard deviations of an indicator, one a replicate.
  package func deviations(_ indicator: Int) -> UnsafeBufferPointer<Double> { unsafe column(columns + indicator) }
  /// The means of an indicator, one a replicate.
  package func means(_ indicator: Int) -> UnsafeBufferPointer<Double> { unsafe column(2 * columns + indicator) }

  private func column(_ number: Int) -> UnsafeBufferPointer<Double> {
    unsafe UnsafeBufferPointer(start: base + number * stride, count: count)
  }

  func record(_ solver: borrowing PLSSolver<SIMD8<Double>>, from first: Int) {
    for i in 0..<columns {
      for (part, value) in [solver.weights[i], solver.deviations[i], solver.means[i]].enumerated() {
        let target = unsafe UnsafeMutableRawPointer(base + (part * columns + i) * stride + first)
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
  ///   - reference: See ``PLSEstimates/ownProjections(of:)``: replicates are oriented by it.
  package func indicatorReplicates(
    of model: PathModel, on answers: Answers, reference: [Double], by scheme: StratifiedScheme, threads: Int
  ) throws -> IndicatorReplicates {
    // The strata draw from streams of their own seed.
    try indicatorReplicates(of: model, on: answers, reference: reference, by: scheme, seed: 0, threads: threads)
  }

  /// Estimates a model in every replicate of a scheme that weighs the rows of some answers.
  func indicatorReplicates(
    of model: PathModel, on answers: Answers, reference: [Double], by scheme: any WeightScheme, seed: UInt64,
    threads: Int
  ) throws -> IndicatorReplicates {
    let layout = ModelLayout(model)
    let recorder = IndicatorReplicates(count: scheme.replicateCount, columns: layout.indicatorCount)
    let engine = ResamplingEngine(
      layout: layout, options: self, units: ResamplingUnits(answers), scheme: scheme, seed: seed,
      measures: MeasureOptions(), inadmissible: .drop, reference: reference, threads: threads)
    recorder.take(try engine.run(into: recorder, progress: nil))
    return recorder
  }
}

extension PLSEstimates {
  /// The correlation of every column with the score of its own construct.
  package func ownProjections(of model: PathModel) -> [Double] { ownProjections(ModelLayout(model)) }

  /// The same, of a model that is numbers already.
  func ownProjections(_ layout: ModelLayout) -> [Double] {
    var projections = [Double](repeating: 0, count: layout.indicatorCount)
    for (j, block) in layout.blocks.enumerated() {
      for i in block { projections[i] = crossLoadings[i, j] }
    }
    return projections
  }
}
