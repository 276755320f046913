internal import SatisfactionNumerics
internal import SurveyData

/// The answers of one cell and the 0–100 scores of its cases: memory that one worker uses for cell after cell.
struct CellBlock {
  /// Cases.
  private(set) var count = 0
  /// Coded answers, `count` × p, column-major; the cell's own mean where one is missing.
  private(set) var values: [Double] = []
  /// Case weights.
  private(set) var weights: [Double] = []
  /// Weighted mean of every item, p; NaN where nobody answered.
  private(set) var means: [Double] = []
  /// Linearised variances V₁ of these means, in squared points of the answers, p; NaN where all answers are the same, or
  /// there is one case.
  private(set) var variances: [Double] = []
  /// Whether an item has one value in the cell, p.
  private(set) var isConstant: [Bool] = []
  /// Σω.
  private(set) var totalWeight = 0.0
  /// Σω².
  private(set) var totalSquaredWeight = 0.0
  /// The cases' own indices of the constructs asked for, `count` × constructs, column-major.
  private(set) var scores: [Double] = []

  /// Takes in the answers of some cases.
  mutating func load(_ answers: Answers, members: ArraySlice<Int32>) {
    let p = answers.codings.count
    count = members.count
    if values.count < count * p { values = Array(repeating: 0, count: count * p) }
    weights.removeAll(keepingCapacity: true)
    if let all = answers.weights {
      for row in members { weights.append(all[Int(row)]) }
    } else {
      weights.append(contentsOf: repeatElement(1, count: count))
    }
    (totalWeight, totalSquaredWeight) = (0, 0)
    var heaviest = 0
    for (i, weight) in weights.enumerated() {
      totalWeight += weight
      totalSquaredWeight += weight * weight
      if weight > weights[heaviest] { heaviest = i }
    }
    means.removeAll(keepingCapacity: true)
    variances.removeAll(keepingCapacity: true)
    isConstant.removeAll(keepingCapacity: true)
    for j in 0..<p {
      let sums = unsafe values.withUnsafeMutableBufferPointer { values in
        let target = unsafe UnsafeMutableBufferPointer(
          rebasing: values[(j * members.count)..<((j + 1) * members.count)])
        let turn = answers.codings[j].turn
        let whole = unsafe answers.columns[j].store(members, turn: turn, in: target)
        if answers.weights == nil, let whole { return ItemSums(whole, turn: turn) }
        return unsafe ItemSums(UnsafeBufferPointer(target), weights: weights, heaviest: heaviest)
      }
      summarize(j, sums)
    }
  }

  /// Mean, variance and constancy of an item; a missing answer becomes the mean.
  private mutating func summarize(_ j: Int, _ sums: ItemSums) {
    means.append(sums.mean)
    variances.append(sums.variance(cases: count, weight: totalWeight, squaredWeight: totalSquaredWeight))
    isConstant.append(sums.isConstant)
    guard sums.answered < count else { return }
    for cell in (j * count)..<((j + 1) * count) where values[cell].isNaN { values[cell] = sums.mean }
  }

  /// Kish's effective number of cases.
  var effectiveCases: Double { count > 0 ? totalWeight * totalWeight / totalSquaredWeight : 0 }

  /// The cases' own indices: Σ points·(x − min) over the items of each construct.
  mutating func score(_ weights: ItemWeights, _ model: ProgrammeModel) {
    let n = count
    if scores.count < n * model.constructs.count {
      scores = Array(repeating: 0, count: n * model.constructs.count)
    }
    unsafe scores.withUnsafeMutableBufferPointer { scores in
      unsafe values.withUnsafeBufferPointer { values in
        for (place, construct) in model.constructs.enumerated() {
          let block = model.blocks[construct]
          let origin = block.reduce(0.0) { $0 - weights.points[$1] * model.scales[model.item($1)].lowerBound }
          let target = unsafe UnsafeMutableBufferPointer(rebasing: scores[(place * n)..<((place + 1) * n)])
          for i in 0..<n { unsafe target[i] = origin }
          for leaf in block {
            let (points, item) = (weights.points[leaf], model.item(leaf))
            let answers = unsafe UnsafeBufferPointer(rebasing: values[(item * n)..<((item + 1) * n)])
            for i in 0..<n { unsafe target[i] += points * answers[i] }
          }
        }
      }
    }
  }

  /// Mean of the scores of construct number `place` of those asked for, and their standard deviation with divisor n − 1 of
  /// the weighted mean square.
  func spread(_ place: Int) -> (mean: WeightedMean, deviation: Double) {
    let n = count
    return unsafe scores.withUnsafeBufferPointer { scores in
      let own = unsafe UnsafeBufferPointer(rebasing: scores[(place * n)..<((place + 1) * n)])
      // Around a score of the sample, equal scores leave no rounding.
      let first = unsafe own[0]
      var sum = 0.0
      for i in 0..<n { unsafe sum += weights[i] * (own[i] - first) }
      let mean = first + sum / totalWeight
      var (plain, squares) = (0.0, 0.0)
      for i in 0..<n {
        let deviation = unsafe own[i] - mean
        let square = weights[i] * deviation * deviation
        plain += square
        squares += weights[i] * square
      }
      return (
        WeightedMean(
          cases: n, weight: totalWeight, squaredWeight: totalSquaredWeight, mean: mean, squares: squares),
        n > 1 ? (plain / totalWeight * Double(n) / Double(n - 1)).squareRoot() : .nan
      )
    }
  }

  /// The coded answer of a case to an item.
  func value(ofCase i: Int, _ item: Int) -> Double { values[item * count + i] }

  /// The own index of a case, of construct number `place` of those asked for.
  func score(ofCase i: Int, _ place: Int) -> Double { scores[place * count + i] }
}

extension IndicatorCoding {
  /// min + max of a reversed item, from which its answers are taken; nil for others.
  fileprivate var turn: Double? { isReversed ? scale.map { $0.lowerBound + $0.upperBound } : nil }
}

extension AnswerColumn {
  /// Writes the coded answers of some rows; NaN where there is none.
  ///
  /// - Returns: The sums of the answers as they were given, where they are whole; nil for others.
  fileprivate func store(
    _ rows: ArraySlice<Int32>, turn: Double?, in target: UnsafeMutableBufferPointer<Double>
  ) -> WholeSums? {
    let (sign, origin) = turn.map { (-1.0, $0) } ?? (1, 0)
    switch self {
    case .bytes(let values):
      var sums = WholeSums()
      unsafe values.withUnsafeBufferPointer { values in
        unsafe rows.withUnsafeBufferPointer { rows in
          var (answered, sum, squares) = (0, 0, 0)
          for i in rows.indices {
            let value = unsafe values[Int(rows[i])]
            guard value != Column.missingByte else {
              unsafe target[i] = .nan
              continue
            }
            unsafe target[i] = origin + sign * Double(value)
            // At most 127² a row.
            let whole = Int(value)
            answered &+= 1
            sum &+= whole
            squares &+= whole &* whole
          }
          sums = WholeSums(answered: answered, sum: sum, squares: squares)
        }
      }
      return sums
    case .doubles(let values):
      unsafe values.withUnsafeBufferPointer { values in
        for (i, row) in rows.enumerated() { unsafe target[i] = origin + sign * values[Int(row)] }
      }
      return nil
    }
  }
}
