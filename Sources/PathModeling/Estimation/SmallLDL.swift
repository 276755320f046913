internal import SatisfactionNumerics

/// LDLᵀ factors of small symmetric systems that need not be positive definite, in plain loops over lanes.
///
/// Consistent PLS divides correlations by reliabilities, and what comes out may have a negative eigenvalue. Its
/// regressions have a solution all the same as long as no pivot is 0; the estimates are inadmissible, which is a warning
/// and no failure. Rows are not exchanged: a pivot near 0 costs digits in the proportion that it is small.
enum SmallLDL {
  /// Factors a matrix in place: LD below the diagonal, the reciprocals of D on it.
  ///
  /// - Parameters:
  ///   - matrix: column-major, `order` rows a column; only the lower triangle is read.
  ///   - alive: the lanes that count; on return, without those with a pivot of 0, that is one below
  ///     ``SmallCholesky/singularShare`` of its diagonal element.
  static func factor<L: Lanes>(_ matrix: borrowing Scratch<L>, order: Int, alive: inout L.Mask) {
    for j in 0..<order {
      let own = matrix[j + j * order]
      for i in j..<order {
        var sum = matrix[i + j * order]
        for k in 0..<j {
          sum = sum - matrix[i + k * order] * (matrix[j + k * order] * matrix[k + k * order])
        }
        matrix[i + j * order] = sum
      }
      let pivot = matrix[j + j * order]
      let isRegular = (own * L(repeating: SmallCholesky.singularShare)).isBelow(pivot.absolute)
      alive = alive.and(isRegular)
      matrix[j + j * order] = L.one / L.one.replacing(with: pivot, where: isRegular)
    }
  }

  /// Solves A x = b in place with the factor that ``factor(_:order:alive:)`` left.
  ///
  /// - Parameter vector: b on entry and x on return, `order` numbers.
  static func solve<L: Lanes>(_ matrix: borrowing Scratch<L>, order: Int, vector: borrowing Scratch<L>) {
    for i in 0..<order {
      var sum = vector[i]
      for k in 0..<i { sum = sum - matrix[i + k * order] * (matrix[k + k * order] * vector[k]) }
      vector[i] = sum
    }
    for i in (0..<order).reversed() {
      var sum = vector[i]
      for k in (i + 1)..<max(i + 1, order) { sum = sum - matrix[k + i * order] * vector[k] }
      vector[i] = sum * matrix[i + i * order]
    }
  }
}
