internal import SatisfactionNumerics
internal import SurveyData

/// Units that are multiplied with their weights at once, and what becomes of their sums.
struct UnitBlock: Sendable {
  /// Their places in the table.
  let units: Range<Int>
  /// Numbers of a column before those of the block.
  let start: Int
  /// Whether its sums are added to those of the block before, which are exact together.
  let continues: Bool
  /// What its sums count in the totals, if the next block does not continue them.
  let factor: Double
}

/// Z in blocks of units: kept whole and shared by the workers, or made anew by each where it would be too large.
@safe
final class UnitTable<Arithmetic: ResamplingArithmetic>: @unchecked Sendable {
  let units: ResamplingUnits
  let blocks: [UnitBlock]
  /// In which columns the sums stand; nil for one a place of the layout.
  let places: SumPlaces?
  /// Number of columns of Z.
  let columnCount: Int
  /// What the totals of every column begin with.
  let constants: [Double]
  /// Whether there are sums that are not exact together.
  let hasTotals: Bool
  private let kept: UnsafeMutablePointer<Arithmetic.Cell>?

  /// Units in their own order.
  ///
  /// - Parameters:
  ///   - most: Numbers of a table that is kept whole.
  ///   - block: Units in a block, a multiple of those that are multiplied together; the last may have fewer.
  ///   - exactUnits: Units whose sums are exact, a multiple of a block or all.
  init(_ units: ResamplingUnits, keptUpTo most: Int, block: Int, exactUnits: Int) {
    self.units = units
    places = units.places(divides: Arithmetic.Cell.self == Int8.self)
    columnCount = places?.count ?? units.formula.layout.weighedCount
    constants = Array(repeating: 0, count: columnCount)
    hasTotals = exactUnits < units.count
    blocks = stride(from: 0, to: units.count, by: max(1, block)).map { first in
      UnitBlock(
        units: first..<min(first + block, units.count), start: first, continues: first % exactUnits > 0, factor: 1)
    }
    guard units.count * columnCount <= most else {
      unsafe kept = nil
      return
    }
    let memory = unsafe Self.room(units.count, columnCount)
    for block in blocks {
      unsafe units.fill(
        memory + block.start * columnCount, units: block.units, stride: Arithmetic.stride(block.units.count),
        places: places)
    }
    unsafe kept = memory
  }

  /// Units stretch by stretch, kept whole.
  init(_ units: ResamplingUnits, _ counts: StretchedCounts) {
    self.units = units
    places = units.places(divides: Arithmetic.Cell.self == Int8.self)
    columnCount = places?.count ?? units.formula.layout.weighedCount
    hasTotals = true
    let stretches = counts.stretches.filter { !$0.places.isEmpty }
    var start = 0
    blocks = stretches.map { stretch in
      defer { start += Arithmetic.stride(stretch.places.count) }
      return UnitBlock(units: stretch.places, start: start, continues: false, factor: stretch.factor)
    }
    let (memory, own) = unsafe (Self.room(start, columnCount), Self.room(units.count, columnCount))
    defer { unsafe own.deallocate() }
    let ownStride = Arithmetic.stride(units.count)
    unsafe units.fill(own, units: 0..<units.count, stride: ownStride, places: places)
    var constants = [Double](repeating: 0, count: columnCount)
    for (block, stretch) in zip(blocks, stretches) {
      let stride = Arithmetic.stride(block.units.count)
      for c in 0..<columnCount {
        let column = unsafe memory + block.start * columnCount + c * stride
        var sum = 0.0
        for (k, place) in block.units.enumerated() {
          let cell = unsafe own[c * ownStride + counts.units[place]]
          unsafe column[k] = cell
          sum += cell.asDouble
        }
        unsafe (column + block.units.count).update(repeating: 0, count: stride - block.units.count)
        constants[c] += stretch.constant * sum
      }
    }
    self.constants = constants
    unsafe kept = memory
  }

  private static func room(_ units: Int, _ columns: Int) -> UnsafeMutablePointer<Arithmetic.Cell> {
    .allocate(capacity: max(1, Arithmetic.stride(units) * columns))
  }

  deinit {
    unsafe kept?.deallocate()
  }

  /// Units of the largest block.
  var largestBlock: Int { blocks.map(\.units.count).max() ?? 0 }

  /// Numbers that a worker needs to make a block for itself.
  var scratchCount: Int { unsafe kept == nil ? Arithmetic.stride(largestBlock) * columnCount : 0 }

  /// Z of a block, made in `scratch` unless it is kept.
  func cells(of block: UnitBlock, scratch: UnsafeMutablePointer<Arithmetic.Cell>) -> UnsafePointer<Arithmetic.Cell> {
    if let kept = unsafe kept { return unsafe UnsafePointer(kept + block.start * columnCount) }
    unsafe units.fill(
      scratch, units: block.units, stride: Arithmetic.stride(block.units.count), places: places)
    return unsafe UnsafePointer(scratch)
  }
}
