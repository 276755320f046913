internal import SatisfactionNumerics

/// Weighted sums and products of shifted answers, from which means and covariances follow.
///
/// For p indicators there are q ≥ p columns: the shifted answers, 0 where one is missing, and behind them a column of
/// ones and zeros ("observed") for every indicator with a missing answer.
struct CrossSums {
  /// Number of indicators.
  let p: Int
  /// For each indicator the place of its observed column; nil if it is complete.
  let observed: [Int?]
  /// What was taken from each indicator.
  let shifts: [Double]
  /// Rows.
  let n: Double
  /// Σω.
  let total: Double
  /// Σωz, q of them.
  let sums: [Double]
  /// Σωzz′, q × q, symmetric.
  let products: [Double]
  /// Whether every sum is a whole number that a `Double` holds exactly.
  let isWhole: Bool

  init(
    p: Int, observed: [Int?], shifts: [Double], n: Double, total: Double, sums: [Double], products: [Double],
    isWhole: Bool
  ) {
    (self.p, self.observed, self.shifts, self.n, self.total) = (p, observed, shifts, n, total)
    (self.sums, self.products, self.isWhole) = (sums, products, isWhole)
  }

  private func product(_ i: Int, _ j: Int) -> Double { products[i + j * sums.count] }

  /// Σω over the rows with an answer to indicator `j`.
  private func weight(_ j: Int) -> Double { observed[j].map { sums[$0] } ?? total }

  /// The means of the answers that are there, p of them.
  var means: [Double] {
    (0..<p).map { Self.mean(sum: sums[$0], total: weight($0), shift: shifts[$0]) }
  }

  /// A mean from shifted sums; one rounding, whatever the shift, where all numbers are whole.
  static func mean(sum: Double, total: Double, shift: Double) -> Double {
    let unshifted = sum + total * shift
    let isExact = unshifted == unshifted.rounded(.towardZero) && max(abs(unshifted), abs(total * shift)) < 0x1p53
    return isExact ? unshifted / total : shift + sum / total
  }

  /// Σω(x−x̄)(x−x̄)′/Σω · n/(n−1), p × p, missing answers replaced by their mean.
  var covariance: Matrix {
    let scale = total * (n - 1) / n
    // No product of two sums is larger (Cauchy and Schwarz), so below 2⁵³ every one of them is exact.
    let largest = total * ((0..<p).map { product($0, $0) }.max() ?? 0)
    let isSmall = isWhole && largest < 0x1p53
    if isSmall && observed.allSatisfy({ $0 == nil }) { return smallWholeCovariance(divisor: total * scale) }
    var result = [Double](repeating: 0, count: p * p)
    for j in 0..<p {
      for i in 0...j {
        let value =
          if observed[i] != nil || observed[j] != nil {
            replacedPair(i, j, scale)
          } else {
            completePair(i, j, scale)
          }
        result[i + j * p] = value
        result[j + i * p] = value
      }
    }
    return Matrix(rows: p, columns: p, columnMajor: result)
  }

  /// The same of whole numbers whose products of sums are exact, without missing answers.
  private func smallWholeCovariance(divisor: Double) -> Matrix {
    let elements = unsafe [Double](unsafeUninitializedCapacity: p * p) { result, count in
      unsafe sums.withUnsafeBufferPointer { sums in
        unsafe products.withUnsafeBufferPointer { products in
          for j in 0..<p {
            let sum = unsafe sums[j]
            for i in 0..<p {
              unsafe result[i + j * p] = (total * products[i + j * sums.count] - sums[i] * sum) / divisor
            }
          }
        }
      }
      count = p * p
    }
    return Matrix(rows: p, columns: p, columnMajor: elements)
  }

  private func completePair(_ i: Int, _ j: Int, _ scale: Double) -> Double {
    guard isWhole else { return (product(i, j) - sums[i] / total * sums[j]) / scale }
    // The difference is exact, and so the same as in ``smallWholeCovariance(divisor:)``.
    let exact = Int128(total) * Int128(product(i, j)) - Int128(sums[i]) * Int128(sums[j])
    return Double(exact) / (total * scale)
  }

  /// Σω(x̃ᵢ−x̄ᵢ)(x̃ⱼ−x̄ⱼ) has a term only where both answers are there.
  private func replacedPair(_ i: Int, _ j: Int, _ scale: Double) -> Double {
    let (wi, wj) = (weight(i), weight(j))
    let (ti, tj) = (sums[i], sums[j])
    // Σ of xⱼ where xᵢ is there, and the other way round; Σω where both are.
    let jWhereI = observed[i].map { product($0, j) } ?? tj
    let iWhereJ = observed[j].map { product($0, i) } ?? ti
    let both =
      switch (observed[i], observed[j]) {
      case (let a?, let b?): product(a, b)
      case (_?, nil): wi
      default: wj
      }
    // Each of the four terms below is at most this in magnitude.
    let outer = max(total, abs(ti), abs(tj))
    let inner = max(total, abs(product(i, j)), abs(jWhereI), abs(iWhereJ))
    guard isWhole, outer * outer * inner < 0x1p122 else {
      let (mi, mj) = (ti / wi, tj / wj)
      return (product(i, j) - mi * jWhereI - mj * iWhereJ + mi * mj * both) / scale
    }
    let exact =
      Int128(wi) * Int128(wj) * Int128(product(i, j)) - Int128(ti) * Int128(wj) * Int128(jWhereI)
      - Int128(tj) * Int128(wi) * Int128(iWhereJ) + Int128(ti) * Int128(tj) * Int128(both)
    return Double(exact) / (wi * wj * scale)
  }
}
