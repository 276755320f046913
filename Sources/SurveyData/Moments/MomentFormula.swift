internal import SatisfactionNumerics

/// From sums to means and covariances: the one formula, for one set of sums and for eight replicates side by side.
///
/// x̄ = a + Σωz/Σω over the answers that are there, with a the shift of the column; the covariance is
/// Σω(x − x̄)(x − x̄)′/Σω · n/(n − 1), where the deviation of a missing answer is 0: it is replaced by the mean, that of
/// the replicate where sums are a replicate's. Reversed columns are turned round by an exact linear map.
package struct MomentFormula: Sendable {
  /// Where the sums stand.
  package let layout: SumLayout
  /// What was taken from the answers to each paired column, p.
  package let shifts: [Double]
  /// Reversals of the paired columns, p.
  package let turns: [ColumnTurn]
  private let turned: [Bool]

  /// The formula for the paired columns of a layout; shifts of further columns are passed over.
  package init(layout: SumLayout, shifts: [Double], turns: [ColumnTurn]) {
    self.layout = layout
    self.shifts = Array(shifts.prefix(layout.paired.count))
    self.turns = turns
    turned = turns.contains(where: \.isTurned) ? turns.map(\.isTurned) : []
  }

  /// Writes means and covariances.
  ///
  /// - Parameters:
  ///   - sums: The sums, in the order of the layout.
  ///   - n: Number of cases in n/(n − 1).
  ///   - means: Room for p numbers.
  ///   - covariances: Room for p × p numbers, of which the upper triangle (i ≤ j at `i + j * p`) is written.
  func evaluate<Sums: SumSource>(
    _ sums: Sums, n: Sums.Number, means: UnsafeMutablePointer<Sums.Number>,
    covariances: UnsafeMutablePointer<Sums.Number>
  ) {
    let scale = SumScale(weight: sums[SumLayout.weight], n: n)
    for i in shifts.indices { unsafe means[i] = sums[layout.sum(i)] }
    if layout.incomplete.isEmpty {
      unsafe completePairs(sums, scale, means: means, covariances: covariances)
    } else {
      unsafe replacedPairs(sums, scale, means: means, covariances: covariances)
    }
    for i in shifts.indices {
      let isComplete = layout.observed[i] < 0
      let weight = isComplete ? scale.weight : sums[layout.observedWeight(i)]
      let reciprocal = isComplete ? scale.reciprocal : .one / weight
      let mean = unsafe sums.mean(sum: means[i], weight: weight, reciprocal: reciprocal, shift: shifts[i])
      unsafe means[i] = turns[i].isTurned ? Sums.Number(repeating: turns[i].origin) - mean : mean
    }
    if !turned.isEmpty { unsafe turn(covariances) }
  }

  /// Covariances of columns without a gap.
  private func completePairs<Sums: SumSource>(
    _ sums: Sums, _ scale: SumScale<Sums.Number>, means: UnsafeMutablePointer<Sums.Number>,
    covariances: UnsafeMutablePointer<Sums.Number>
  ) {
    let p = shifts.count
    var place = layout.product(0, 0)
    for j in 0..<p {
      let second = unsafe means[j]
      for i in 0..<j {
        unsafe covariances[i + j * p] = sums.covariance(
          product: sums[place], first: means[i], second: second, scale)
        place += 1
      }
      let squares = sums[place]
      let variance = sums.covariance(product: squares, first: second, second: second, scale)
      unsafe covariances[j + j * p] = sums.isExact ? variance : scale.unlessRounding(variance, of: squares)
      place += 1
    }
  }

  /// Covariances where a column has gaps: a pair has a term only where both answers are there.
  private func replacedPairs<Sums: SumSource>(
    _ sums: Sums, _ scale: SumScale<Sums.Number>, means: UnsafeMutablePointer<Sums.Number>,
    covariances: UnsafeMutablePointer<Sums.Number>
  ) {
    let p = shifts.count
    for j in 0..<p {
      let b = layout.observed[j]
      for i in 0...j {
        let a = layout.observed[i]
        let product = sums[layout.product(i, j)]
        var value: Sums.Number
        if a < 0 && b < 0 {
          value = unsafe sums.covariance(product: product, first: means[i], second: means[j], scale)
        } else {
          let weights = (sums[layout.observedWeight(i)], sums[layout.observedWeight(j)])
          let pair = unsafe ReplacedPair(
            product: product, first: means[i], second: means[j], firstWeight: weights.0, secondWeight: weights.1,
            secondWhereFirst: a < 0 ? means[j] : sums[layout.product(a, j)],
            firstWhereSecond: b < 0 ? means[i] : sums[layout.product(i, b)],
            bothWeight: a < 0 ? weights.1 : b < 0 ? weights.0 : sums[layout.product(a, b)])
          value = sums.covariance(pair, scale)
        }
        if i == j && !sums.isExact { value = scale.unlessRounding(value, of: product) }
        unsafe covariances[i + j * p] = value
      }
    }
  }

  /// Changes the sign of the covariances of a turned column with one that is not.
  private func turn<Number: Lanes>(_ covariances: UnsafeMutablePointer<Number>) {
    let p = turned.count
    for j in 0..<p {
      for i in 0..<j where turned[i] != turned[j] {
        // From 0, so that no covariance becomes −0.
        unsafe covariances[i + j * p] = Number.zero - covariances[i + j * p]
      }
    }
  }
}

/// Sums as the formula reads them, and the arithmetic that they allow.
protocol SumSource {
  /// One number, or eight side by side.
  associatedtype Number: Lanes

  /// The sum at a place of the layout.
  subscript(place: Int) -> Number { get }
  /// Whether differences of products of sums are taken without rounding.
  var isExact: Bool { get }
  /// a + Σωz/Σω, with Σω and its reciprocal.
  func mean(sum: Number, weight: Number, reciprocal: Number, shift: Double) -> Number
  /// The covariance of two columns without gaps, from Σωzz′ and the two Σωz.
  func covariance(product: Number, first: Number, second: Number, _ scale: SumScale<Number>) -> Number
  /// The covariance of two columns with gaps.
  func covariance(_ pair: ReplacedPair<Number>, _ scale: SumScale<Number>) -> Number
}

/// What all pairs of columns share: Σω and n.
struct SumScale<Number: Lanes> {
  /// Σω.
  let weight: Number
  /// Number of cases.
  let n: Number
  /// 1/Σω.
  let reciprocal: Number
  /// n/(n − 1)/Σω.
  let unbiased: Number

  init(weight: Number, n: Number) {
    self.weight = weight
    self.n = n
    reciprocal = .one / weight
    unbiased = reciprocal * (n / (n - .one))
  }

  /// The variance, or 0 where it is nothing but the rounding of the sum of squares it is the rest of.
  func unlessRounding(_ variance: Number, of squares: Number) -> Number {
    let isRounding = variance.absolute.isBelow(squares * unbiased * Number(repeating: 1e-13))
    return isRounding.negated.isEverywhere ? variance : variance.replacing(with: .zero, where: isRounding)
  }
}

/// The sums of two columns of which at least one has gaps.
struct ReplacedPair<Number: Lanes> {
  /// Σωzᵢzⱼ over the cases with both answers.
  let product: Number
  /// Σωzᵢ and Σωzⱼ over the own answers.
  let first: Number
  let second: Number
  /// Σω over the own answers.
  let firstWeight: Number
  let secondWeight: Number
  /// Σωzⱼ where the first is there, and the other way round.
  let secondWhereFirst: Number
  let firstWhereSecond: Number
  /// Σω where both are there.
  let bothWeight: Number

  init(
    product: Number, first: Number, second: Number, firstWeight: Number, secondWeight: Number,
    secondWhereFirst: Number, firstWhereSecond: Number, bothWeight: Number
  ) {
    self.product = product
    self.first = first
    self.second = second
    self.firstWeight = firstWeight
    self.secondWeight = secondWeight
    self.secondWhereFirst = secondWhereFirst
    self.firstWhereSecond = firstWhereSecond
    self.bothWeight = bothWeight
  }

  /// Σω(x̃ᵢ − x̄ᵢ)(x̃ⱼ − x̄ⱼ); a column without any answer has deviations of 0.
  var deviations: Number {
    let none = (Number.zero.isBelow(firstWeight).negated, Number.zero.isBelow(secondWeight).negated)
    let firstMean = first / firstWeight.replacing(with: .one, where: none.0)
    let secondMean = second / secondWeight.replacing(with: .one, where: none.1)
    return product - firstMean * secondWhereFirst - secondMean * firstWhereSecond + firstMean * secondMean * bothWeight
  }
}

/// Rounded arithmetic, by reciprocals: that of replicates.
extension SumSource {
  var isExact: Bool { false }

  func mean(sum: Number, weight: Number, reciprocal: Number, shift: Double) -> Number {
    sum * reciprocal + Number(repeating: shift)
  }

  @inline(__always)
  func covariance(product: Number, first: Number, second: Number, _ scale: SumScale<Number>) -> Number {
    (product - first * (second * scale.reciprocal)) * scale.unbiased
  }

  func covariance(_ pair: ReplacedPair<Number>, _ scale: SumScale<Number>) -> Number {
    pair.deviations * scale.unbiased
  }
}
