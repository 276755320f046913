/// A number of a numeric kernel: one problem (`Double`), or eight independent problems side by side
/// (`SIMD8<Double>`).
///
/// A kernel written once over `Lanes` solves a single fit and eight bootstrap replicates with the same operations in
/// the same order, so that every lane holds the bits that the scalar run gives. Where a scalar kernel would branch, a
/// kernel over lanes computes and selects by a mask.
@usableFromInline
package protocol Lanes: BitwiseCopyable, Sendable {
  /// A truth value for each lane.
  associatedtype Mask: LaneMask

  /// Number of problems side by side.
  static var laneCount: Int { get }

  init(repeating value: Double)
  subscript(lane: Int) -> Double { get set }

  static func + (a: Self, b: Self) -> Self
  static func - (a: Self, b: Self) -> Self
  static func * (a: Self, b: Self) -> Self
  static func / (a: Self, b: Self) -> Self
  static prefix func - (a: Self) -> Self
  static func += (a: inout Self, b: Self)

  func squareRoot() -> Self
  /// The absolute value of every lane.
  var absolute: Self { get }
  /// The larger of two numbers in every lane.
  func larger(_ other: Self) -> Self
  /// Where this number is below `other`; false where either is NaN.
  func isBelow(_ other: Self) -> Mask
  /// Sums of weighted columns: column b of `result` is Σ column k × weight k over the columns of block b.
  ///
  /// - Parameters:
  ///   - matrix: `rows` numbers a column.
  ///   - starts: The first column of every block, and the end of the last.
  static func weightedColumns(
    of matrix: UnsafePointer<Self>, rows: Int, weights: UnsafePointer<Self>, starts: [Int32],
    into result: UnsafeMutablePointer<Self>)

  /// This number, and `other` in the lanes where `mask` holds.
  func replacing(with other: Self, where mask: Mask) -> Self
}

/// A truth value for each lane.
@usableFromInline
package protocol LaneMask: Sendable {
  init(repeating value: Bool)
  subscript(lane: Int) -> Bool { get set }
  /// Whether it holds in every lane.
  var isEverywhere: Bool { get }
  func and(_ other: Self) -> Self
  func or(_ other: Self) -> Self
  var negated: Self { get }
}

extension Lanes {
  @inlinable
  package static var zero: Self { Self(repeating: 0) }
  @inlinable
  package static var one: Self { Self(repeating: 1) }

  /// A function of one number in every lane.
  @inlinable
  package func mapping(_ function: (Double) -> Double) -> Self {
    var result = self
    for lane in 0..<Self.laneCount { result[lane] = function(self[lane]) }
    return result
  }
}
