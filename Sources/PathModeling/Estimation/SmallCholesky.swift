internal import SatisfactionNumerics

/// Cholesky factors of the small systems of a path model, in plain loops over lanes.
///
/// A LAPACK call costs more than the whole work at the orders of a path model (1 to 20).
enum SmallCholesky {
  /// A pivot below this share of its diagonal element counts as 0: the column is a combination of those before it.
  static let singularShare = 1e-12

  /// Factors the leading `order × order` part of `matrix` in place, L in the lower triangle, the reciprocals of its
  /// diagonal on the diagonal.
  ///
  /// - Parameters:
  ///   - matrix: column-major, `stride` rows a column, beginning at `offset`.
  ///   - share: A pivot below this share of its diagonal element counts as 0.
  ///   - alive: the lanes that count; on return, without those in which the matrix is singular.
  static func factor<L: Lanes>(
    _ matrix: borrowing Scratch<L>, at offset: Int, order: Int, stride: Int, share: Double = singularShare,
    alive: inout L.Mask
  ) {
    for j in 0..<order {
      let diagonal = offset + j + j * stride
      let own = matrix[diagonal]
      var pivot = own
      for k in 0..<j {
        let l = matrix[offset + j + k * stride]
        pivot = pivot - l * l
      }
      let isRegular = (own * L(repeating: share)).isBelow(pivot)
      alive = alive.and(isRegular)
      let reciprocal = L.one / L.one.replacing(with: pivot, where: isRegular).squareRoot()
      matrix[diagonal] = reciprocal
      for i in (j + 1)..<max(j + 1, order) {
        var sum = matrix[offset + i + j * stride]
        for k in 0..<j { sum = sum - matrix[offset + i + k * stride] * matrix[offset + j + k * stride] }
        matrix[offset + i + j * stride] = sum * reciprocal
      }
    }
  }

  /// Solves A x = b in place with the factor that ``factor(_:at:order:stride:alive:)`` left.
  ///
  /// - Parameter vector: b on entry and x on return, `order` numbers from `start`.
  static func solve<L: Lanes>(
    _ matrix: borrowing Scratch<L>, at offset: Int, order: Int, stride: Int, vector: borrowing Scratch<L>, start: Int
  ) {
    for i in 0..<order {
      var sum = vector[start + i]
      for k in 0..<i { sum = sum - matrix[offset + i + k * stride] * vector[start + k] }
      vector[start + i] = sum * matrix[offset + i + i * stride]
    }
    var i = order - 1
    while i >= 0 {
      var sum = vector[start + i]
      for k in (i + 1)..<max(i + 1, order) { sum = sum - matrix[offset + k + i * stride] * vector[start + k] }
      vector[start + i] = sum * matrix[offset + i + i * stride]
      i -= 1
    }
  }

  /// Replaces the factor L, with the reciprocals of its diagonal on the diagonal, by L⁻¹ in the lower triangle.
  static func invertFactor<L: Lanes>(_ matrix: borrowing Scratch<L>, order: Int) {
    for j in 0..<order {
      for i in (j + 1)..<max(j + 1, order) {
        var sum = L.zero
        for k in j..<i { sum = sum - matrix[i + k * order] * matrix[k + j * order] }
        matrix[i + j * order] = sum * matrix[i + i * order]
      }
    }
  }

  /// Element (k, k) of A⁻¹ = L⁻ᵀL⁻¹ from the L⁻¹ that ``invertFactor(_:order:)`` left.
  static func inverseDiagonal<L: Lanes>(_ matrix: borrowing Scratch<L>, order: Int, _ k: Int) -> L {
    var sum = L.zero
    for i in k..<order { sum = sum + matrix[i + k * order] * matrix[i + k * order] }
    return sum
  }
}
