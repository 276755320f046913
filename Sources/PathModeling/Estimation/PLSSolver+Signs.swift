internal import SatisfactionNumerics

extension PLSSolver {
  /// A sum of correlations this close to 0 counts as a tie.
  static var signTie: Double { 1e-12 }

  /// Orients every construct of a point estimate: the sum of the correlations of its score with its own indicators is
  /// positive. A tie goes to the first indicator; a dominant indicator, where one is named, decides alone.
  borrowing func orientByIndicators() {
    let tie = L(repeating: Self.signTie)
    for j in 0..<constructCount {
      let block = layout.blocks[j]
      var sum = L.zero
      if let dominant = layout.dominantIndicators[j] {
        sum = projections[dominant + j * p]
      } else {
        for i in block { sum = sum + projections[i + j * p] }
        sum = sum.replacing(with: projections[block.lowerBound + j * p], where: sum.absolute.isBelow(tie))
      }
      flip(j, where: sum.isBelow(.zero))
    }
  }

  /// Orients every construct of a replicate like the point estimate: w*′Rw > 0 with its weights w and correlations R.
  ///
  /// The rule by indicators would flip blocks of mixed signs from replicate to replicate and inflate their errors.
  ///
  /// - Parameter reference: Rw of the point estimate within each own block, p.
  borrowing func orient(alongProjections reference: [Double]) {
    for j in 0..<constructCount {
      var sum = L.zero
      for i in layout.blocks[j] { sum = sum + weights[i] * L(repeating: reference[i]) }
      flip(j, where: sum.isBelow(.zero))
    }
  }

  /// The same in a stage, whose columns have places in the whole model; a construct without any keeps its sign.
  borrowing func orient(alongProjections reference: [Double], at places: [Int?]) {
    for j in 0..<constructCount {
      var sum = L.zero
      for i in layout.blocks[j] {
        guard let place = places[i] else { continue }
        sum = sum + weights[i] * L(repeating: reference[place])
      }
      flip(j, where: sum.isBelow(.zero))
    }
  }

  /// Turns the score of construct `j` around in the lanes of `mask`; from 0, so that no number becomes −0.
  private borrowing func flip(_ j: Int, where mask: L.Mask) {
    if mask.negated.isEverywhere { return }
    for i in layout.blocks[j] { weights[i] = weights[i].replacing(with: .zero - weights[i], where: mask) }
    for i in 0..<p {
      projections[i + j * p] = projections[i + j * p].replacing(with: .zero - projections[i + j * p], where: mask)
    }
    for k in 0..<constructCount where k != j {
      let c = scoreCorrelations[k + j * constructCount]
      let turned = c.replacing(with: .zero - c, where: mask)
      scoreCorrelations[k + j * constructCount] = turned
      scoreCorrelations[j + k * constructCount] = turned
    }
  }
}
