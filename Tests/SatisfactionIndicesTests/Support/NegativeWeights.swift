import Satisfaction
import SatisfactionNumerics

/// Moments of a construct A of two items and a construct B of one, A → B, with Mode B weights of A as one likes.
enum NegativeWeights {
  /// `r` between the items of A, `first` and `second` their correlations with b; means 4, 6 and 5, deviations 1 but for
  /// those of A.
  static func fit(
    r: Double, first: Double, second: Double, scales: [String: ClosedRange<Double>], mode: String = "modeB",
    deviations: [Double] = [1, 1]
  ) throws -> PLSFit {
    var model = try PathModel(text: "A <~ \(mode)*(a1 + a2)\nB =~ b\nB ~ A")
    model.conventions.scales = scales
    let moments = try Moments(
      names: ["a1", "a2", "b"],
      correlations: Matrix(rows: [[1, r, first], [r, 1, second], [first, second, 1]]),
      standardDeviations: deviations + [1], n: 100, means: [4, 6, 5])
    return try PLS().fit(model, to: moments)
  }

  static let equalScales: [String: ClosedRange<Double>] = ["a1": 1...10, "a2": 1...10, "b": 1...10]
}
