internal import SatisfactionNumerics
internal import SurveyData

/// What one pass over the answers of a cell to an item finds: how many there are, their mean, and Σω²(y − ȳ)².
struct ItemSums {
  /// Cases with an answer.
  let answered: Int
  /// ȳ of these, in points of the answer; NaN where nobody answered.
  let mean: Double
  /// Σω²(y − ȳ)² over these; 0 where all answers are the same.
  let squares: Double
  /// Whether there is an answer, and no other.
  let isConstant: Bool

  /// The sums of weighted answers.
  ///
  /// Squares are those around the answer c of the heaviest case, less those of ȳ around c. With ω₁ the largest weight
  /// Σω²(y − c)² is at most 2(n + 1) times Σω²(y − ȳ)², because the latter holds ω₁²(c − ȳ)²: the subtraction costs no more
  /// digits than that.
  ///
  /// - Parameters:
  ///   - answers: One a case, in points of the answer; NaN where there is none.
  ///   - weights: As many, all above 0.
  ///   - heaviest: The case with the largest weight.
  init(_ answers: UnsafeBufferPointer<Double>, weights: [Double], heaviest: Int) {
    let own = unsafe answers[heaviest]
    let centre = unsafe own.isNaN ? answers.first { !$0.isNaN } ?? .nan : own
    var (answered, weight, squaredWeight) = (0, 0.0, 0.0)
    var (sum, squaredSum, squares) = (0.0, 0.0, 0.0)
    var differs = false
    for i in answers.indices {
      let distance = unsafe answers[i] - centre
      guard !distance.isNaN else { continue }
      let (own, squared) = (weights[i], weights[i] * weights[i])
      answered += 1
      weight += own
      squaredWeight += squared
      sum += own * distance
      squaredSum += squared * distance
      squares += squared * distance * distance
      differs = differs || distance != 0
    }
    self.answered = answered
    isConstant = answered > 0 && !differs
    // Around an answer of the cell, equal ones leave no rounding.
    let shift = sum / weight
    mean = centre + shift
    self.squares = differs ? squares - 2 * shift * squaredSum + shift * shift * squaredWeight : 0
  }

  /// The sums of whole answers that count once each, from integers: exact but for the last division.
  ///
  /// - Parameter turn: min + max of a reversed item, from which its answers are taken; nil for others.
  init(_ sums: WholeSums, turn: Double?) {
    answered = sums.answered
    guard answered > 0 else {
      (mean, squares, isConstant) = (.nan, 0, false)
      return
    }
    let count = Double(answered)
    mean = turn.map { (count * $0 - Double(sums.sum)) / count } ?? Double(sums.sum) / count
    // Around the whole number next to the mean, whose distance to it takes away less than half.
    let centre = Int((Double(sums.sum) / count).rounded())
    let around = sums.squares - 2 * centre * sums.sum + answered * centre * centre
    let rest = Double(sums.sum - answered * centre)
    squares = Double(around) - rest * rest / count
    isConstant = around == 0
  }

  /// V₁ of the mean over all cases of a cell, in squared points of the answer: those without an answer have the mean, as
  /// they have in the indices.
  ///
  /// - Returns: NaN where all answers are the same, nobody answered, or there is one case.
  func variance(cases: Int, weight: Double, squaredWeight: Double) -> Double {
    guard answered > 0, !isConstant else { return .nan }
    return WeightedMean(cases: cases, weight: weight, squaredWeight: squaredWeight, mean: mean, squares: squares)
      .variance ?? .nan
  }
}

/// Sums of whole answers.
struct WholeSums {
  /// How many.
  var answered = 0
  /// Σy.
  var sum = 0
  /// Σy².
  var squares = 0
}
