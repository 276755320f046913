internal import SatisfactionNumerics

/// Z in blocks of units: kept whole and shared by the workers, or made anew by each where it would be too large.
@safe
final class UnitTable<Number: ResamplingNumber>: @unchecked Sendable {
  let units: ResamplingUnits
  /// Units in a block; the last may have fewer.
  let block: Int
  private let kept: UnsafeMutablePointer<Number>?

  init(_ units: ResamplingUnits, isKept: Bool, block: Int) {
    self.units = units
    self.block = block
    guard isKept else {
      unsafe kept = nil
      return
    }
    let memory = UnsafeMutablePointer<Number>.allocate(capacity: max(1, units.count * units.columnCount))
    for first in stride(from: 0, to: units.count, by: max(1, block)) {
      unsafe units.fill(memory + first * units.columnCount, units: first..<min(first + block, units.count))
    }
    unsafe kept = memory
  }

  deinit {
    unsafe kept?.deallocate()
  }

  /// Numbers that a worker needs to make a block for itself.
  var scratchCount: Int { unsafe kept == nil ? block * units.columnCount : 0 }

  /// Z of the block that begins with unit `first`, made in `scratch` unless it is kept.
  func withBlock<R>(
    from first: Int, scratch: UnsafeMutablePointer<Number>, _ body: (UnsafePointer<Number>, Range<Int>) -> R
  ) -> R {
    let range = first..<min(first + block, units.count)
    if let kept = unsafe kept { return unsafe body(kept + first * units.columnCount, range) }
    unsafe units.fill(scratch, units: range)
    return unsafe body(scratch, range)
  }
}
