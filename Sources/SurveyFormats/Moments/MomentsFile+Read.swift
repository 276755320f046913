internal import SatisfactionNumerics
internal import SatisfactionWording
internal import SurveyData

extension MomentsFile {
  /// Reads a file.
  ///
  /// - Throws: `SurveyDataError` where it cannot be read; ``MomentsError`` where it is not whole, or its sums are those of
  ///   no answers.
  public init(contentsOf path: String) throws {
    try self.init(bytes: WholeFile.bytes(at: path), source: path.split(separator: "/").last.map(String.init) ?? path)
  }

  /// Reads the bytes of a file.
  ///
  /// - Parameters:
  ///   - bytes: The whole file.
  ///   - source: What messages call it.
  /// - Throws: As ``init(contentsOf:)``.
  public init(bytes: [UInt8], source: String) throws {
    let body = try MomentsText.wholeBody(bytes, source: source)
    let text = try MomentsText(body, source: source)
    let description = try text.description()
    let table = try text.table(description)
    self.init(
      description: description, table: table, rows: try text.integer("rows", place: 0),
      minimumCell: try text.integer("minimumCell", place: 0), source: text.fields("source"),
      software: text.fields("software").first ?? "")
    try requirePossibleCells(source: source)
    try text.require(
      Int(used) == text.integer("rows", place: 2), line: "rows",
      "\(Int(used)) cases in the cells, not those of this line")
  }

  /// Refuses sums that no answers on the declared scales can have.
  private func requirePossibleCells(source: String) throws(MomentsError) {
    let layout = table.layout
    for cell in 0..<table.count {
      let sums = table[cell]
      func refuse(_ reason: String) -> MomentsError {
        .impossibleCell(key: table.keys[cell], reason: reason, source: source)
      }
      guard sums.cases >= 1, sums.cases <= Moments.mostCases, sums.cases == sums.cases.rounded(), sums.weight > 0 else {
        throw refuse("\(Self.number(sums.cases)) cases of weight \(Self.number(sums.weight))")
      }
      // Sums of weights are rounded.
      let slack = 1e-9 * sums.weight
      for (i, indicator) in description.indicators.enumerated() {
        let (low, high) = (indicator.scale.lowerBound - indicator.shift, indicator.scale.upperBound - indicator.shift)
        let largest = max(low * low, high * high)
        let (sum, square) = (sums.values[layout.sum(i)], sums.values[layout.product(i, i)])
        guard sum >= sums.weight * low - slack, sum <= sums.weight * high + slack else {
          throw refuse("the mean of \(indicator.name.nameForMessage) lies off its scale")
        }
        guard square >= -slack, square <= sums.weight * largest + slack * max(1, largest) else {
          throw refuse("the squares of \(indicator.name.nameForMessage) are too large for its scale")
        }
      }
      if let reason = indefiniteness(sums) { throw refuse(reason) }
    }
  }

  /// Why the products of a cell are those of no data; nil where they may be.
  private func indefiniteness(_ sums: MomentSums) -> String? {
    let (layout, p) = (sums.layout, description.indicators.count)
    var centred = Matrix(rows: p, columns: p)
    for j in 0..<p {
      for i in 0...j {
        let product = sums.values[layout.product(i, j)]
        let value = product - sums.values[layout.sum(i)] / sums.weight * sums.values[layout.sum(j)]
        centred[i, j] = value
        centred[j, i] = value
      }
    }
    let trace = (0..<p).reduce(0) { $0 + sums.values[layout.product($1, $1)] }
    do {
      let smallest = try SymmetricEigen(centred).values.min() ?? 0
      return smallest < -1e-9 * max(1, trace) ? "the products of its answers contradict each other" : nil
    } catch {
      return "\(error)"
    }
  }
}
