internal import PathSpecification
internal import SatisfactionNumerics
internal import SurveyData

/// A model that is put to the test: what it needs of the rows, and what it predicts.
struct PredictedModel: Sendable {
  let model: PathModel
  let settings: PLS
  let layout: ModelLayout
  let targets: PredictionTargets
  let codings: [IndicatorCoding]
  /// The place of every indicator among the columns of the rows.
  let columns: [Int]
  /// Linear models that it is compared with, without repetition.
  let benchmarks: [LinearSets]

  /// - Parameter benchmarks: Which linear models are estimated beside it.
  init(
    _ model: PathModel, settings: PLS, technique: PredictionTechnique, benchmarks: [LinearBenchmark],
    among names: [String]
  ) {
    self.model = model
    self.settings = settings
    layout = ModelLayout(model)
    let targets = PredictionTargets(layout, technique: technique)
    self.targets = targets
    codings = model.codings
    let places = Dictionary(names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    columns = model.indicators.compactMap { places[$0] }
    self.benchmarks = benchmarks.map { LinearSets($0, targets) }
  }

  /// Rows that a training part must have.
  var fewestRows: Int { layout.largestBlock + 1 }

  /// What is learnt from a training part.
  struct Trained: Sendable {
    let predictor: IndicatorPredictor
    let benchmarks: [LinearPredictors]
  }

  /// Learns from up to eight training parts side by side.
  ///
  /// - Parameter sums: The sums of each training part.
  func train(
    _ sums: [MomentSums], with solver: borrowing PLSSolver<SIMD8<Double>>
  ) -> [Result<Trained, TrainingFailure>] {
    let moments = sums.map(moments)
    let p = layout.itemCount
    for lane in 0..<SIMD8<Double>.laneCount {
      let covariance = lane < moments.count ? moments[lane].value?.covariance.elements : nil
      for index in 0..<(p * p) {
        solver.correlations[index][lane] = covariance?[index] ?? (index % (p + 1) == 0 ? 1 : 0)
      }
    }
    let outcome = solver.solveFit()
    return moments.enumerated().map { lane, result in
      result.flatMap { moments in
        if let (failure, place) = outcome.failure(lane: lane) {
          return .failure(TrainingFailure(failure, at: place, of: model))
        }
        return trained(moments, solver, lane: lane)
      }
    }
  }

  private func moments(_ sums: MomentSums) -> Result<Moments, TrainingFailure> {
    guard sums.cases >= Double(fewestRows) else { return .failure(TrainingFailure(.tooFewRows)) }
    do throws(SurveyDataError) {
      return .success(try sums.moments(codings: codings))
    } catch {
      return .failure(TrainingFailure(error))
    }
  }

  private func trained(
    _ moments: Moments, _ solver: borrowing PLSSolver<SIMD8<Double>>, lane: Int
  ) -> Result<Trained, TrainingFailure> {
    let (p, constructs) = (layout.indicatorCount, layout.constructCount)
    let means = moments.means ?? []
    let deviations = solver.deviations.values(lane: lane)
    let correlations = solver.correlations.values(lane: lane)
    let paths = solver.paths.values(lane: lane)
    let (weights, loadings) = (solver.weights.values(lane: lane), solver.loadings.values(lane: lane))
    guard (weights + loadings + paths).allSatisfy(\.isFinite) else { return .failure(TrainingFailure(.notFinite)) }
    let predictor = IndicatorPredictor(
      targets, means: means, deviations: deviations, weights: weights, loadings: loadings
    ) { paths[$0 + $1 * constructs] }
    return .success(
      Trained(
        predictor: predictor,
        benchmarks: benchmarks.map { sets in
          LinearPredictors(sets, means: means, deviations: deviations) { correlations[$0 + $1 * p] }
        }))
  }
}

extension Result {
  fileprivate var value: Success? { if case .success(let value) = self { value } else { nil } }
}
