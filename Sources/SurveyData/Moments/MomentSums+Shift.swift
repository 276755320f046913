extension MomentSums {
  /// The same cases summed with other shifts: an exact linear map of the sums.
  ///
  /// Files that took different numbers from their answers can so be added.
  ///
  /// - Parameter shifts: What is taken from the answers: to the paired columns, then to those of means only.
  /// - Precondition: one shift a column.
  public func shifted(to shifts: [Double]) -> MomentSums {
    precondition(shifts.count == self.shifts.count, "one shift for each column")
    if shifts == self.shifts { return self }
    let changes = zip(self.shifts, shifts).map { $0 - $1 }
    let (p, q) = (layout.paired.count, layout.multipliedCount)
    var result = values
    // Columns of ones and zeros are not shifted.
    let change = changes.prefix(p) + Array(repeating: 0, count: q - p)
    for a in 0..<q { result[layout.sum(a)] += change[a] * whereAnswered(a, nil) }
    for b in 0..<q {
      for a in 0...b {
        result[layout.product(a, b)] +=
          change[a] * whereAnswered(a, b) + change[b] * whereAnswered(b, a)
          + change[a] * change[b] * bothAnswered(a, b)
      }
    }
    for (m, d) in changes.dropFirst(p).enumerated() {
      let place = layout.meansOnly(m)
      let (weight, sum) = (values[place], values[place + 1])
      result[place + 1] += d * weight
      result[place + 2] += 2 * d * sum + d * d * weight
    }
    return MomentSums(layout: layout, shifts: shifts, values: result)
  }

  /// The multiplied column that tells where a paired column has an answer; nil where it always has.
  private func answered(_ a: Int) -> Int? {
    guard a < layout.paired.count, layout.observed[a] >= 0 else { return nil }
    return layout.observed[a]
  }

  /// Σω of column `b` (nil for ones) over the cases with an answer to `a`.
  private func whereAnswered(_ a: Int, _ b: Int?) -> Double {
    switch (answered(a), b) {
    case (nil, nil): weight
    case (nil, let b?): values[layout.sum(b)]
    case (let o?, nil): values[layout.sum(o)]
    case (let o?, let b?): values[layout.product(o, b)]
    }
  }

  /// Σω over the cases with both answers.
  private func bothAnswered(_ a: Int, _ b: Int) -> Double {
    answered(b).map { whereAnswered(a, $0) } ?? whereAnswered(a, nil)
  }
}
