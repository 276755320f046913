internal import SatisfactionNumerics

extension PLSSolver {
  /// Consistent PLS: loadings and construct correlations as if the scores had no measurement error.
  ///
  /// - Source: Dijkstra & Henseler (2015), MIS Quarterly 39(2), eqs. 3–6.
  borrowing func disattenuate(_ outcome: inout SolverOutcome<L>) {
    let constructs = constructCount
    for j in 0..<constructs where layout.isDisattenuated[j] {
      let (rho, length) = (reliability(ofBlock: j), squaredLength(ofBlock: j))
      // Where all weights but one are 0 there is nothing to compare, and ρ_A is a number divided by 0.
      let isPositive = L.zero.isBelow(rho).and(rho.isBelow(L(repeating: .infinity)))
      outcome.fail(.reliabilityNotPositive, where: outcome.alive.and(isPositive.negated), at: j)
      reliabilities[j] = L.one.replacing(with: rho, where: isPositive)
      let factor = reliabilities[j].squareRoot() / length
      for i in layout.blocks[j] { loadings[i] = weights[i] * factor }
    }
    for j in 0..<constructs {
      for k in 0..<j {
        let corrected =
          scoreCorrelations[k + j * constructs] / (reliabilities[j] * reliabilities[k]).squareRoot()
        constructCorrelations[k + j * constructs] = corrected
        constructCorrelations[j + k * constructs] = corrected
      }
    }
  }

  /// ρ_A = (w′w)² · w′(R − diag R)w / w′(ww′ − diag ww′)w of block `j`.
  borrowing func reliability(ofBlock j: Int) -> L {
    let length = squaredLength(ofBlock: j)
    var fourthPowers = L.zero
    for i in layout.blocks[j] {
      let square = weights[i] * weights[i]
      fourthPowers = fourthPowers + square * square
    }
    // Scores have variance 1 and indicators too: w′Rw = 1 and w′(diag R)w = w′w.
    return length * length * (L.one - length) / (length * length - fourthPowers)
  }

  private borrowing func squaredLength(ofBlock j: Int) -> L {
    var sum = L.zero
    for i in layout.blocks[j] { sum = sum + weights[i] * weights[i] }
    return sum
  }
}
