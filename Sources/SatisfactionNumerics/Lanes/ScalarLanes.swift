/// One problem: the kernel is plain scalar code.
extension Double: Lanes {
  @usableFromInline
  package typealias Mask = Bool

  @inlinable
  package static var laneCount: Int { 1 }

  @inlinable
  package init(repeating value: Double) { self = value }

  @inlinable
  package subscript(lane: Int) -> Double {
    get { self }
    set { self = newValue }
  }

  @inlinable
  package var absolute: Double { magnitude }

  @inlinable
  package func larger(_ other: Double) -> Double { self < other ? other : self }

  @inlinable
  package func isBelow(_ other: Double) -> Bool { self < other }

  @inlinable
  package func replacing(with other: Double, where mask: Bool) -> Double { mask ? other : self }
}

extension Bool: LaneMask {
  @inlinable
  package init(repeating value: Bool) { self = value }

  @inlinable
  package subscript(lane: Int) -> Bool {
    get { self }
    set { self = newValue }
  }

  @inlinable
  package var isEverywhere: Bool { self }

  @inlinable
  package func and(_ other: Bool) -> Bool { self && other }

  @inlinable
  package func or(_ other: Bool) -> Bool { self || other }

  @inlinable
  package var negated: Bool { !self }
}
