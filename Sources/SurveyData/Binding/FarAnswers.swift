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
  /// Numbers further from all other answers than five times the range of these: up to three at each end of a column, and
  /// fewer than half of its answers.
  ///
  /// Only indicators without a scale are looked at: with one, such a number is an error.
  ///
  /// - Parameter codings: The indicators; their missing codes are no answers.
  /// - Returns: In the order of the indicators, then ascending.
  /// - Complexity: One pass over the columns of indicators without a scale.
  public func farAnswers(of codings: [IndicatorCoding]) -> [FarAnswer] {
    let open = codings.filter { $0.scale == nil }
    let found = ParallelWork.map(open.count, threads: ParallelWork.availableThreads) { position in
      let coding = open[position]
      guard let column = column(named: coding.name) else { return [FarAnswer]() }
      return ColumnEnds(column, missingCodes: coding.missingCodes).far.map {
        FarAnswer(indicator: coding.name, value: $0.value, cells: $0.cells)
      }
    }
    return found.flatMap { $0 }
  }
}

/// The smallest and the greatest different numbers of a column, and how many cells hold each.
private struct ColumnEnds {
  typealias Value = (value: Double, cells: Int)

  /// Codes that may stand at one end, such as 97, 98 and 99.
  private static let mostCodes = 3
  /// How far codes lie from all others, in ranges of the others.
  private static let distance = 5.0
  /// Values kept at each end: the codes, and two of the others.
  private static let kept = mostCodes + 2

  /// Ascending.
  private var least: [Value] = []
  /// Descending.
  private var greatest: [Value] = []
  private var answers = 0

  init(_ column: Column, missingCodes: [Double]) {
    switch column.storage {
    case .bytes(let bytes):
      for (value, cells) in Self.histogram(bytes) where !missingCodes.contains(value) { add(value, cells) }
    case .doubles(let numbers):
      for number in numbers where !number.isNaN && !missingCodes.contains(number) { add(number, 1) }
    case .categories: break
    }
  }

  private static func histogram(_ bytes: ColumnValues<Int8>) -> [Value] {
    var cells = [Int](repeating: 0, count: 256)
    unsafe bytes.withUnsafeBufferPointer { buffer in
      for i in buffer.indices { cells[Int(unsafe buffer[i]) + 128] += 1 }
    }
    // The first place is that of cells without an answer.
    return cells.enumerated().dropFirst().filter { $0.element > 0 }.map { (Double($0.offset - 128), $0.element) }
  }

  private mutating func add(_ value: Double, _ cells: Int) {
    answers += cells
    if least.count < Self.kept || value <= least[least.count - 1].value {
      Self.insert(value, cells, into: &least, by: <)
    }
    if greatest.count < Self.kept || value >= greatest[greatest.count - 1].value {
      Self.insert(value, cells, into: &greatest, by: >)
    }
  }

  private static func insert(
    _ value: Double, _ cells: Int, into end: inout [Value], by precedes: (Double, Double) -> Bool
  ) {
    let place = end.firstIndex { !precedes($0.value, value) } ?? end.count
    if place < end.count, end[place].value == value {
      end[place].cells += cells
    } else {
      end.insert((value, cells), at: place)
      if end.count > kept { end.removeLast() }
    }
  }

  /// The values that stand apart, ascending.
  var far: [Value] {
    // Where values are few, both ends hold the same ones; in between, none is asked for.
    let known = Set(least.map(\.value))
    let values = least + greatest.reversed().filter { !known.contains($0.value) }
    for codes in stride(from: 2 * Self.mostCodes, to: 0, by: -1) {
      for low in max(0, codes - Self.mostCodes)...min(codes, Self.mostCodes) {
        if standApart(values, low: low, high: codes - low) {
          return Array(values.prefix(low) + values.suffix(codes - low))
        }
      }
    }
    return []
  }

  /// Whether the first and the last values are few answers, each end a wide gap away from the values between them.
  private func standApart(_ values: [Value], low: Int, high: Int) -> Bool {
    let others = values.dropFirst(low).dropLast(high)
    guard low + high < values.count, let first = others.first, let last = others.last, first.value < last.value
    else { return false }
    let gap = Self.distance * (last.value - first.value)
    let cells = (values.prefix(low) + values.suffix(high)).reduce(0) { $0 + $1.cells }
    return 2 * cells < answers && (low == 0 || first.value - values[low - 1].value > gap)
      && (high == 0 || values[values.count - high].value - last.value > gap)
  }
}
