internal import SatisfactionNumerics

/// Which indicators explain which in a linear benchmark.
struct LinearSets: Sendable {
  /// Indicators that explain, and the places of the targets that they explain.
  struct Equation: Sendable, Equatable {
    let predictors: [Int]
    let targets: Range<Int>
  }

  let equations: [Equation]
  /// Numbers of the target indicators.
  let targets: [Int]

  init(_ benchmark: LinearBenchmark, _ targets: PredictionTargets) {
    let layout = targets.layout
    self.targets = targets.indicators
    // Parts stand in the construct that is made of them.
    func indicators(_ isIncluded: (Int) -> Bool) -> [Int] {
      targets.items(of: (0..<layout.constructCount).filter { layout.plan?.isPart($0) != true && isIncluded($0) })
    }
    switch benchmark {
    case .exogenous:
      let predictors = indicators { layout.predecessors.count($0) == 0 }
      equations = [Equation(predictors: predictors, targets: targets.indicators.indices)]
    case .antecedents:
      equations = zip(targets.constructs, targets.ranges).map { j, range in
        Equation(predictors: indicators { layout.predecessors[j].contains($0) }, targets: range)
      }
    case .others:
      equations = zip(targets.constructs, targets.ranges).map { j, range in
        Equation(predictors: indicators { $0 != j }, targets: range)
      }
    }
  }
}

/// Least squares of every target on its predictors, with intercept, in one training part: from its correlations.
struct LinearPredictors: Sendable {
  private let sets: LinearSets
  /// Coefficients of standardised predictors in target points, target by target; empty where their correlations are
  /// singular.
  private let coefficients: [[Double]]
  private let means: [Double]

  /// The places of targets without coefficients: their predictors are collinear in the training part.
  var undefined: [Int] { coefficients.indices.filter { coefficients[$0].isEmpty } }

  /// - Parameters:
  ///   - means: Means of the indicators, p.
  ///   - deviations: Their standard deviations, p.
  ///   - correlation: Correlations of two indicators.
  init(
    _ sets: LinearSets, means: [Double], deviations: [Double], correlation: (Int, Int) -> Double
  ) {
    self.sets = sets
    self.means = means
    var coefficients = [[Double]](repeating: [], count: sets.targets.count)
    for equation in sets.equations {
      let (predictors, order) = (equation.predictors, equation.predictors.count)
      let system = Scratch<Double>(count: order * order)
      for (column, b) in predictors.enumerated() {
        for row in column..<order { system[row + column * order] = correlation(predictors[row], b) }
      }
      var isRegular = true
      SmallCholesky.factor(system, at: 0, order: order, stride: order, alive: &isRegular)
      guard isRegular else { continue }
      let vector = Scratch<Double>(count: order)
      for place in equation.targets {
        let target = sets.targets[place]
        for (row, a) in predictors.enumerated() { vector[row] = correlation(a, target) }
        SmallCholesky.solve(system, at: 0, order: order, stride: order, vector: vector, start: 0)
        coefficients[place] = vector.values().map { $0 * deviations[target] }
      }
    }
    self.coefficients = coefficients
  }

  /// Predictions of the targets from standardised answers; NaN where there are no coefficients.
  func predict(_ z: UnsafePointer<Double>, into predictions: UnsafeMutablePointer<Double>) {
    for equation in sets.equations {
      let predictors = equation.predictors
      for place in equation.targets {
        let own = coefficients[place]
        var sum = own.isEmpty ? .nan : means[sets.targets[place]]
        for k in own.indices { unsafe sum += own[k] * z[predictors[k]] }
        unsafe predictions[place] = sum
      }
    }
  }
}
