internal import SatisfactionNumerics

/// Fisher scoring for the likelihood of a covariance matrix: F = ln|Σ| + tr(SΣ⁻¹) − ln|S| − p.
///
/// It works on correlations, where every indicator has the same unit, and gives the parameters back in the units of the
/// answers: the likelihood does not depend on units, and the gradient then has none.
struct LikelihoodSearch {
  /// Where the search ended.
  struct Solution {
    let parameters: LikelihoodParameters
    /// One a parameter, nil where the information is singular.
    let standardErrors: [Double?]
    /// S with divisor n.
    let covariance: Matrix
    /// F at the solution.
    let value: Double
    let gradient: Double
    let iterations: Int
  }

  private let layout: ModelLayout
  private let n: Double
  private let maximumIterations: Int
  /// S with divisor n, in the units of the answers.
  private let covariance: Matrix
  /// Correlations, and the factor of every indicator's unit.
  private let correlations: Matrix
  private let units: [Double]

  /// The search ends where no element of the gradient is larger.
  private static let smallestGradient = 1e-11
  /// Halvings of a step that does not lower F.
  private static let halvings = 30

  /// - Parameter covariance: With divisor n − 1, p × p.
  init(layout: ModelLayout, covariance: Matrix, n: Double, maximumIterations: Int) {
    (self.layout, self.n, self.maximumIterations) = (layout, n, maximumIterations)
    let p = layout.indicatorCount
    var (scaled, correlations) = (covariance, covariance)
    units = (0..<p).map { covariance[$0, $0].squareRoot() }
    for j in 0..<p {
      for i in 0..<p {
        scaled[i, j] *= (n - 1) / n
        correlations[i, j] /= units[i] * units[j]
      }
    }
    (self.covariance, self.correlations) = (scaled, correlations)
  }

  /// One point of the search.
  private struct Point {
    let parameters: LikelihoodParameters
    /// Σ⁻¹.
    let inverse: Matrix
    /// F.
    let value: Double
  }

  private func point(_ parameters: LikelihoodParameters, logDeterminant: Double) -> Point? {
    let sigma = parameters.impliedCovariance
    do {
      let factor = try Cholesky(sigma)
      let inverse = factor.inverse
      var trace = 0.0
      for (a, b) in zip(inverse.elements, correlations.elements) { trace += a * b }
      let value = factor.logDeterminant + trace - logDeterminant - Double(layout.indicatorCount)
      return value.isFinite ? Point(parameters: parameters, inverse: inverse, value: value) : nil
    } catch {
      // No covariance matrix: the step was too long.
      return nil
    }
  }

  /// - Throws: ``EstimationError/likelihoodNotConverged(iterations:gradient:)``;
  ///   ``EstimationError/singularCovariances(cases:indicators:)``.
  func solve() throws(EstimationError) -> Solution {
    let logDeterminant = try logDeterminant
    let start = LikelihoodParameters(layout, covariance: correlations)
    guard var point = point(start, logDeterminant: logDeterminant) else {
      preconditionFailure("half of every variance and positive correlations are a covariance matrix")
    }
    var largest = Double.infinity
    for iteration in 0...maximumIterations {
      let (gradient, information) = slope(point)
      largest = gradient.reduce(0) { max($0, $1.magnitude) }
      if largest < Self.smallestGradient {
        return solution(point, information: information, gradient: largest, iterations: iteration)
      }
      guard let next = step(from: point, gradient, information, logDeterminant) else {
        // Rounding leaves no lower point: what is reached is the solution as far as numbers can tell.
        if largest < 1e-8 { return solution(point, information: information, gradient: largest, iterations: iteration) }
        break
      }
      point = next
    }
    throw .likelihoodNotConverged(iterations: maximumIterations, gradient: largest)
  }

  /// ln|R|.
  private var logDeterminant: Double {
    get throws(EstimationError) {
      do {
        return try Cholesky(correlations).logDeterminant
      } catch {
        throw .singularCovariances(cases: n, indicators: layout.indicatorCount)
      }
    }
  }

  /// ∂F/∂θ and the expected information of F, from Σ's derivatives uv′ + vu′.
  private func slope(_ point: Point) -> (gradient: [Double], information: Matrix) {
    let (u, v) = point.parameters.derivatives
    let (a, sigma) = (point.inverse, point.parameters.impliedCovariance)
    var difference = sigma
    for j in 0..<sigma.columnCount {
      for i in 0..<sigma.rowCount { difference[i, j] -= correlations[i, j] }
    }
    let residual = Matrix.product(.product(a, difference), a)
    let (ru, au, av) = (Matrix.product(residual, u), Matrix.product(a, u), Matrix.product(a, v))
    let gradient = (0..<u.columnCount).map { k in
      2 * zip(ru.column(k), v.column(k)).reduce(0) { $0 + $1.0 * $1.1 }
    }
    let uu = Matrix.product(u, au, left: .transposed)
    let vv = Matrix.product(v, av, left: .transposed)
    let uv = Matrix.product(u, av, left: .transposed)
    var information = uu
    for l in 0..<uu.columnCount {
      for k in 0..<uu.rowCount { information[k, l] = 2 * (uu[k, l] * vv[k, l] + uv[k, l] * uv[l, k]) }
    }
    return (gradient, information)
  }

  /// The next point: a scoring step, halved until F falls; nil where no step lowers it.
  private func step(
    from point: Point, _ gradient: [Double], _ information: Matrix, _ logDeterminant: Double
  ) -> Point? {
    let q = gradient.count
    var ridge = 0.0
    var direction: Matrix?
    while direction == nil, ridge < 1 {
      var damped = information
      for k in 0..<q { damped[k, k] *= 1 + ridge }
      do {
        direction = try Cholesky(damped).solve(Matrix(rows: q, columns: 1, columnMajor: gradient))
      } catch {
        // Parameters that the data tell apart poorly: a little of the diagonal makes the step shorter, not wrong.
        ridge = max(1e-8, ridge * 10)
      }
    }
    guard let direction else { return nil }
    let values = point.parameters.values
    var length = 1.0
    for _ in 0..<Self.halvings {
      var parameters = point.parameters
      parameters.values = (0..<q).map { values[$0] - length * direction[$0, 0] }
      if let next = self.point(parameters, logDeterminant: logDeterminant),
        next.value < point.value || abs(next.value - point.value) < 1e-14 * max(1, abs(point.value)) && length == 1
      {
        return next
      }
      length /= 2
    }
    return nil
  }

  /// The solution in the units of the answers, with standard errors.
  private func solution(_ point: Point, information: Matrix, gradient: Double, iterations: Int) -> Solution {
    var errors: [Double?]
    do {
      // χ² = n·F, so the information of the parameters is n/2 times that of F.
      let variances = try Cholesky(information).inverse.diagonal
      errors = variances.map { ($0 * 2 / n).squareRoot() }
    } catch {
      errors = Array(repeating: nil, count: information.rowCount)
    }
    let factors = point.parameters.places.map(unit)
    var parameters = point.parameters
    parameters.values = zip(parameters.values, factors).map { $0 * $1 }
    return Solution(
      parameters: parameters,
      standardErrors: zip(errors, factors).map { error, factor in error.map { $0 * factor } }, covariance: covariance,
      value: point.value, gradient: gradient, iterations: iterations)
  }

  /// Standard deviations with divisor n.
  private var scaledUnits: [Double] { units.map { $0 * ((n - 1) / n).squareRoot() } }

  /// What a parameter of correlations is multiplied by: a construct has the unit of its first indicator.
  private func unit(_ place: LikelihoodParameters.Place) -> Double {
    let units = scaledUnits
    func first(_ j: Int) -> Double { units[layout.blocks[j].lowerBound] }
    return switch place {
    case .loading(let i, let j): units[i] / first(j)
    case .residual(let i): units[i] * units[i]
    case .path(let from, let to): first(to) / first(from)
    case .disturbance(let j, let k): first(j) * first(k)
    }
  }
}
