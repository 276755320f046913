internal import SatisfactionNumerics
internal import SurveyData

/// Z in blocks of units: kept whole and shared by the workers, or made anew by each where it would be too large.
@safe
final class UnitTable<Arithmetic: ResamplingArithmetic>: @unchecked Sendable {
  let units: ResamplingUnits
  /// Units in a block, a multiple of those that are multiplied together; the last may have fewer.
  let block: Int
  /// In which columns the sums stand; nil for one a place of the layout.
  let places: SumPlaces?
  private let kept: UnsafeMutablePointer<Arithmetic.Cell>?

  /// - Parameter most: Numbers of a table that is kept whole.
  init(_ units: ResamplingUnits, keptUpTo most: Int, block: Int) {
    self.units = units
    self.block = block
    places = units.places(divides: Arithmetic.Cell.self == Int8.self)
    let columnCount = places?.count ?? units.formula.layout.weighedCount
    guard units.count * columnCount <= most else {
      unsafe kept = nil
      return
    }
    let memory = UnsafeMutablePointer<Arithmetic.Cell>.allocate(
      capacity: max(1, Arithmetic.stride(units.count) * columnCount))
    for first in stride(from: 0, to: units.count, by: max(1, block)) {
      let range = first..<min(first + block, units.count)
      unsafe units.fill(
        memory + first * columnCount, units: range, stride: Arithmetic.stride(range.count), places: places)
    }
    unsafe kept = memory
  }

  deinit {
    unsafe kept?.deallocate()
  }

  /// Number of columns of Z.
  var columnCount: Int { places?.count ?? units.formula.layout.weighedCount }

  /// Numbers that a worker needs to make a block for itself.
  var scratchCount: Int { unsafe kept == nil ? Arithmetic.stride(block) * columnCount : 0 }

  /// Z of the block that begins with unit `first`, made in `scratch` unless it is kept.
  func withBlock<R>(
    from first: Int, scratch: UnsafeMutablePointer<Arithmetic.Cell>,
    _ body: (UnsafePointer<Arithmetic.Cell>, Range<Int>) -> R
  ) -> R {
    let range = first..<min(first + block, units.count)
    if let kept = unsafe kept { return unsafe body(kept + first * columnCount, range) }
    unsafe units.fill(scratch, units: range, stride: Arithmetic.stride(range.count), places: places)
    return unsafe body(scratch, range)
  }
}
