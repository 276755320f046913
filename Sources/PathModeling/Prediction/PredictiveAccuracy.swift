/// How far predictions of one indicator are from its answers, in points of its scale.
public struct PredictiveAccuracy: Sendable, Equatable, Codable {
  /// √(Σωe²/Σω), averaged over repetitions.
  public let rmse: Double
  /// Σω|e|/Σω, averaged over repetitions.
  public let mae: Double
  /// 1 − Σωe²/Σω(x − x̄)² with the means x̄ of the training parts, averaged over repetitions: above 0 where the model
  /// predicts better than they do. Nil where all answers equal them.
  ///
  /// - Source: Shmueli et al. (2016), doi:10.1016/j.jbusres.2016.03.049.
  public let q2predict: Double?
}

/// Sums of the errors of one indicator in one repetition.
struct ErrorSums: Sendable, Equatable {
  /// Σω over the answers predicted.
  var weight = 0.0
  /// Σωe².
  var squares = 0.0
  /// Σω|e|.
  var sizes = 0.0

  mutating func add(_ error: Double, weight: Double) {
    self.weight += weight
    squares += weight * error * error
    sizes += weight * error.magnitude
  }

  static func += (a: inout ErrorSums, b: ErrorSums) {
    a.weight += b.weight
    a.squares += b.squares
    a.sizes += b.sizes
  }

  var rmse: Double { (squares / weight).squareRoot() }
  var mae: Double { sizes / weight }
}

extension PredictiveAccuracy {
  /// The accuracy from the sums of every repetition; nil where no repetition has an error.
  ///
  /// - Parameters:
  ///   - repetitions: Sums of the model's errors.
  ///   - averages: Sums of the errors of training means, on the same answers.
  init?(_ repetitions: [ErrorSums], averages: [ErrorSums]) {
    let pairs = zip(repetitions, averages).filter { $0.0.weight > 0 }
    guard !pairs.isEmpty else { return nil }
    let count = Double(pairs.count)
    rmse = pairs.reduce(0) { $0 + $1.0.rmse } / count
    mae = pairs.reduce(0) { $0 + $1.0.mae } / count
    let shares = pairs.filter { $0.1.squares > 0 }.map { 1 - $0.0.squares / $0.1.squares }
    q2predict = shares.count == pairs.count ? shares.reduce(0, +) / count : nil
  }
}
