internal import CSatisfactionKernels

extension Lanes {
  /// The plain loop: what a kernel in C must equal bit for bit.
  @inlinable
  package static func plainWeightedColumns(
    of matrix: UnsafePointer<Self>, rows: Int, weights: UnsafePointer<Self>, starts: [Int32],
    into result: UnsafeMutablePointer<Self>
  ) {
    for b in 0..<(starts.count - 1) {
      let target = unsafe result + b * rows
      for k in Int(starts[b])..<Int(starts[b + 1]) {
        let weight = unsafe weights[k]
        let column = unsafe matrix + k * rows
        if k == Int(starts[b]) {
          for i in 0..<rows { unsafe target[i] = column[i] * weight }
        } else {
          for i in 0..<rows { unsafe target[i] = target[i] + column[i] * weight }
        }
      }
    }
  }
}

extension Double {
  /// One problem: the plain loop, which the compiler vectorises over rows.
  @usableFromInline
  package static func weightedColumns(
    of matrix: UnsafePointer<Double>, rows: Int, weights: UnsafePointer<Double>, starts: [Int32],
    into result: UnsafeMutablePointer<Double>
  ) {
    unsafe plainWeightedColumns(of: matrix, rows: rows, weights: weights, starts: starts, into: result)
  }
}

extension SIMD8<Double> {
  /// Eight problems: a kernel that uses the processor's widest vectors.
  @usableFromInline
  package static func weightedColumns(
    of matrix: UnsafePointer<SIMD8<Double>>, rows: Int, weights: UnsafePointer<SIMD8<Double>>, starts: [Int32],
    into result: UnsafeMutablePointer<SIMD8<Double>>
  ) {
    unsafe satisfaction_weighted_columns8(
      UnsafeRawPointer(matrix).assumingMemoryBound(to: Double.self), rows,
      UnsafeRawPointer(weights).assumingMemoryBound(to: Double.self), starts, starts.count - 1,
      UnsafeMutableRawPointer(result).assumingMemoryBound(to: Double.self))
  }
}
