/// What some folds of one repetition say: sums of errors, and the folds without estimates.
struct FoldErrors: Sendable {
  /// Sums of the model's errors, a target indicator each.
  var model: [ErrorSums]
  /// Sums of the errors of the linear benchmark.
  var linear: [ErrorSums]
  /// Sums of the errors of training means.
  var average: [ErrorSums]
  /// Whether a linear benchmark of a target has no coefficients in one of the folds: the one that is reported, and the
  /// one of the test.
  var lacksLinear: [Bool]
  var lacksTested: [Bool]
  /// Answers predicted.
  var counts: [Int]
  /// Folds without estimates, by their number.
  var failures: [(fold: Int, failure: TrainingFailure)] = []

  /// Nothing yet.
  init(targets: Int) {
    model = Array(repeating: ErrorSums(), count: targets)
    (linear, average) = (model, model)
    lacksLinear = Array(repeating: false, count: targets)
    lacksTested = lacksLinear
    counts = Array(repeating: 0, count: targets)
  }

  static func += (a: inout FoldErrors, b: FoldErrors) {
    for place in a.model.indices {
      a.model[place] += b.model[place]
      a.linear[place] += b.linear[place]
      a.average[place] += b.average[place]
      a.lacksLinear[place] = a.lacksLinear[place] || b.lacksLinear[place]
      a.lacksTested[place] = a.lacksTested[place] || b.lacksTested[place]
      a.counts[place] += b.counts[place]
    }
    a.failures += b.failures
  }
}
