package import PathSpecification
internal import SatisfactionNumerics
package import SurveyData

extension PLS {
  /// How a solve ended on one of several sets of moments.
  package struct Solution: Sendable, Equatable {
    /// nil where the solve failed.
    package let estimates: PLSEstimates?
    /// Name of the failure and the number of the indicator or construct it is about; nil where there are estimates.
    package let failure: String?
    /// Iterations used.
    package let iterations: Double
    /// Largest change of a weight in the last iteration.
    package let lastChange: Double
  }

  /// Solves a model on several sets of moments of its own indicators: eight at once, or one by one.
  ///
  /// The door through which it is checked that a solve does not depend on who shares its vector. Both ways orient by
  /// the indicators, as a single fit does.
  ///
  /// - Parameters:
  ///   - moments: Moments of the model's indicators, in its order.
  ///   - sideBySide: Whether eight sets share a vector; the last vector repeats its last set.
  package func solutions(of model: PathModel, on moments: [Moments], sideBySide: Bool) -> [Solution] {
    let layout = ModelLayout(model)
    if sideBySide {
      return solve(moments, with: PLSSolver<SIMD8<Double>>(layout: layout, options: self))
    }
    return solve(moments, with: PLSSolver<Double>(layout: layout, options: self))
  }

  private func solve<L: Lanes>(_ moments: [Moments], with solver: borrowing PLSSolver<L>) -> [Solution] {
    var solutions: [Solution] = []
    for first in stride(from: 0, to: moments.count, by: L.laneCount) {
      let group = moments[first..<min(first + L.laneCount, moments.count)]
      for lane in 0..<L.laneCount {
        let covariance = group[min(first + lane, group.endIndex - 1)].covariance.elements
        for (index, value) in covariance.enumerated() { solver.correlations[index][lane] = value }
      }
      let outcome = solver.solveFit()
      for lane in 0..<group.count {
        let failure = outcome.failure(lane: lane)
        solutions.append(
          Solution(
            estimates: failure == nil ? solver.estimates(lane: lane) : nil,
            failure: failure.map { "\($0.failure) \($0.place)" }, iterations: outcome.iterations[lane],
            lastChange: outcome.lastChange[lane]))
      }
    }
    return solutions
  }
}
