/// Eight problems side by side, one in each lane.
extension SIMD8<Double>: Lanes {
  @usableFromInline
  package typealias Mask = SIMDMask<SIMD8<Int64>>

  @inlinable
  package static var laneCount: Int { 8 }

  @inlinable
  package static prefix func - (a: Self) -> Self { Self(repeating: -0.0) - a }

  @inlinable
  @inline(__always)
  package var absolute: Self { replacing(with: Self(repeating: 0) - self, where: self .<= Self(repeating: 0)) }

  @inlinable
  package func larger(_ other: Self) -> Self { replacing(with: other, where: self .< other) }

  @inlinable
  package func isBelow(_ other: Self) -> SIMDMask<SIMD8<Int64>> { self .< other }
}

extension SIMDMask<SIMD8<Int64>>: LaneMask {
  @inlinable
  package var isEverywhere: Bool { Swift.all(self) }

  @inlinable
  package func and(_ other: Self) -> Self { self .& other }

  @inlinable
  package func or(_ other: Self) -> Self { self .| other }

  @inlinable
  package var negated: Self { .!self }
}
