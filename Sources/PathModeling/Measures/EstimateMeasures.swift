internal import SatisfactionNumerics

/// The number of cases behind a solve.
struct CaseCount: MeasureFamily {
  static let cases = Measure("cases", of: .sample, topic: "bootstrap")

  var measures: [Measure] { [Self.cases] }

  func formula<L: Lanes>(_ solver: borrowing PLSSolver<L>, _ subjects: MeasureSubjects, into sink: MeasureSink) {
    sink.store(solver.cases[0], 0, 0)
  }
}

/// What a solve says of each indicator.
struct IndicatorMeasures: MeasureFamily {
  static let weight = Measure("weight", of: .indicator, topic: "weights", isAgainstZero: true)
  static let loading = Measure("loading", of: .indicator, topic: "loadings", isAgainstZero: true)
  static let mean = Measure("mean", of: .indicator, topic: "moments")
  static let standardDeviation = Measure("standardDeviation", of: .indicator, topic: "moments")

  var measures: [Measure] { [Self.weight, Self.loading, Self.mean, Self.standardDeviation] }

  func formula<L: Lanes>(_ solver: borrowing PLSSolver<L>, _ subjects: MeasureSubjects, into sink: MeasureSink) {
    for i in 0..<solver.p {
      sink.store(solver.weights[i], 0, i)
      sink.store(solver.loadings[i], 1, i)
      sink.store(solver.means[i], 2, i)
      sink.store(solver.deviations[i], 3, i)
    }
  }
}

/// R², path coefficients and total effects.
struct StructureMeasures: MeasureFamily {
  static let rSquared = Measure("rSquared", of: .construct, topic: "paths") { $0.predecessors.count($1) > 0 }
  static let path = Measure("path", of: .path, topic: "paths", isAgainstZero: true)
  static let totalEffect = Measure("totalEffect", of: .effect, topic: "effects", isAgainstZero: true)

  var measures: [Measure] { [Self.rSquared, Self.path, Self.totalEffect] }

  func formula<L: Lanes>(_ solver: borrowing PLSSolver<L>, _ subjects: MeasureSubjects, into sink: MeasureSink) {
    let constructs = solver.constructCount
    for j in 0..<constructs { sink.store(solver.rSquared[j], 0, j) }
    for (k, path) in subjects.paths.enumerated() where path.source < constructs {
      sink.store(solver.paths[path.target + path.source * constructs], 1, k)
    }
    if let products = solver.products {
      let first = subjects.paths.count - products.layout.products.terms.count
      for k in first..<subjects.paths.count { sink.store(products.coefficients[k - first], 1, k) }
    }
    for (k, pair) in subjects.effects.enumerated() {
      sink.store(solver.totalEffects[pair.target + pair.source * constructs], 2, k)
    }
  }
}

/// Correlations of the constructs.
struct ConstructCorrelation: MeasureFamily {
  static let correlation = Measure("correlation", of: .pair, topic: "fornell-larcker")

  var measures: [Measure] { [Self.correlation] }

  func formula<L: Lanes>(_ solver: borrowing PLSSolver<L>, _ subjects: MeasureSubjects, into sink: MeasureSink) {
    let constructs = solver.constructCount
    for b in 0..<constructs {
      for a in 0..<b { sink.store(solver.constructCorrelations[a + b * constructs], 0, subjects.pair(a, b)) }
    }
  }
}
