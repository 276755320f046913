internal import SatisfactionNumerics

extension PLSSolver {
  /// Weights without neighbours: every indicator counts alike, except where weights are given.
  borrowing func weighAlike(_ outcome: inout SolverOutcome<L>) {
    for i in 0..<p { weights[i] = .one }
    setFixedWeights()
    finishWeights(&outcome)
  }

  /// Squarings of a block's correlations: what is left of other components is below rounding unless their variances
  /// agree to eleven digits, and then none of them is the first.
  private static var squarings: Int { 40 }

  /// Weights of the first principal component of every block whose weights are not given.
  ///
  /// The block's correlations are squared again and again: R^(2ᵏ), scaled, becomes vv′ with v the first eigenvector,
  /// in the same steps whatever the numbers are, as lanes ask for.
  borrowing func findComponents(_ outcome: inout SolverOutcome<L>) {
    let largest = layout.largestBlock
    let power = Scratch<L>(count: largest * largest)
    let square = Scratch<L>(count: largest * largest)
    for (j, block) in layout.blocks.enumerated() where layout.modes[j] != .fixed {
      let k = block.count
      for b in 0..<k {
        for a in 0..<k { power[a + b * k] = correlations[block.lowerBound + a + (block.lowerBound + b) * p] }
      }
      for _ in 0..<Self.squarings {
        var trace = L.zero
        for a in 0..<k { trace = trace + power[a + a * k] }
        let scale = L.one / (trace * trace)
        for b in 0..<k {
          for a in b..<k {
            var sum = L.zero
            for m in 0..<k { sum = sum + power[a + m * k] * power[b + m * k] }
            square[a + b * k] = sum * scale
          }
        }
        for b in 0..<k {
          for a in b..<k {
            power[a + b * k] = square[a + b * k]
            power[b + a * k] = square[a + b * k]
          }
        }
      }
      takeLargestColumn(of: power, order: k, into: block)
    }
    setFixedWeights()
    finishWeights(&outcome)
  }

  /// The column with the largest diagonal element, which is v times its largest element, as the weights of a block.
  private borrowing func takeLargestColumn(of power: borrowing Scratch<L>, order k: Int, into block: Range<Int>) {
    var best = power[0]
    for i in 0..<k { weights[block.lowerBound + i] = power[i] }
    for j in 1..<max(1, k) {
      let isLarger = best.isBelow(power[j + j * k])
      best = best.replacing(with: power[j + j * k], where: isLarger)
      for i in 0..<k {
        let place = block.lowerBound + i
        weights[place] = weights[place].replacing(with: power[i + j * k], where: isLarger)
      }
    }
  }

  /// Scores of variance 1, and what follows from them, for weights that nothing is iterated for.
  borrowing func finishWeights(_ outcome: inout SolverOutcome<L>) {
    project()
    normalize(keeping: L.Mask(repeating: false), &outcome)
    project()
    for j in 0..<constructCount { projectionScales[j] = .one }
    correlateScores()
  }
}
