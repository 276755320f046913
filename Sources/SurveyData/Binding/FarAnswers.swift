internal import SatisfactionNumerics

/// A number that stands far from all other answers to an indicator without a declared scale: most likely a code for "no
/// answer" that nobody declared.
public struct FarAnswer: Sendable, Equatable {
  /// Name of the indicator.
  public let indicator: String
  /// The number.
  public let value: Double
  /// Cells that hold it.
  public let cells: Int

  /// All members.
  public init(indicator: String, value: Double, cells: Int) {
    self.indicator = indicator
    self.value = value
    self.cells = cells
  }
}

extension Dataset {
  /// Numbers further from all other answers than five times their range, at most one at each end of a column.
  ///
  /// Only indicators without a scale are looked at: with one, such a number is an error.
  ///
  /// - Parameter codings: The indicators; their missing codes are no answers.
  /// - Complexity: One pass over the columns of indicators without a scale, a second where their range is wide.
  public func farAnswers(of codings: [IndicatorCoding]) -> [FarAnswer] {
    let open = codings.filter { $0.scale == nil }
    let found = ParallelWork.map(open.count, threads: ParallelWork.availableThreads) { position in
      let coding = open[position]
      return column(named: coding.name).map { Extremes($0, missingCodes: coding.missingCodes).far(in: coding.name) }
        ?? []
    }
    return found.flatMap { $0 }
  }
}

/// The two smallest and the two greatest different numbers of a column.
private struct Extremes {
  private var least = [Double.infinity, .infinity]
  private var greatest = [-Double.infinity, -.infinity]
  private var cellsOfLeast = 0
  private var cellsOfGreatest = 0

  /// No seven-point scale and its codes lie within this range: gap and range are at least 5 + 1.
  private static let narrow = 6.0

  init(_ column: Column, missingCodes: [Double]) {
    if case .bytes(let values) = column.storage {
      let (low, high) = Self.range(values)
      if low > high || Double(high) - Double(low) < Self.narrow { return }
    }
    for row in 0..<column.count {
      if let number = column.number(at: row), !missingCodes.contains(number) { take(number) }
    }
  }

  private static func range(_ values: ColumnValues<Int8>) -> (low: Int8, high: Int8) {
    unsafe values.withUnsafeBufferPointer { values in
      var (low, high) = (Int8.max, Int8.min)
      for i in values.indices {
        let value = unsafe values[i]
        // The missing byte is the smallest of all: it takes part in neither end.
        low = value == Column.missingByte ? low : min(low, value)
        high = max(high, value)
      }
      return (low, high)
    }
  }

  private mutating func take(_ number: Double) {
    if number < least[0] {
      (least, cellsOfLeast) = ([number, least[0]], 1)
    } else if number == least[0] {
      cellsOfLeast += 1
    } else if number < least[1] {
      least[1] = number
    }
    if number > greatest[0] {
      (greatest, cellsOfGreatest) = ([number, greatest[0]], 1)
    } else if number == greatest[0] {
      cellsOfGreatest += 1
    } else if number > greatest[1] {
      greatest[1] = number
    }
  }

  func far(in indicator: String) -> [FarAnswer] {
    guard least[1].isFinite, greatest[1].isFinite else { return [] }
    var found: [FarAnswer] = []
    if Self.isFar(gap: least[1] - least[0], range: greatest[0] - least[1]) {
      found.append(FarAnswer(indicator: indicator, value: least[0], cells: cellsOfLeast))
    }
    if Self.isFar(gap: greatest[0] - greatest[1], range: greatest[1] - least[0]) {
      found.append(FarAnswer(indicator: indicator, value: greatest[0], cells: cellsOfGreatest))
    }
    return found
  }

  private static func isFar(gap: Double, range: Double) -> Bool { range > 0 && gap > 5 * range }
}
