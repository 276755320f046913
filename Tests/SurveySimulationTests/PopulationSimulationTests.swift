import Satisfaction
import Testing
import _TestSupport

/// Σ, effects and moments that can be worked out by hand.
struct PopulationSimulationTests {
  /// φ_AB = .5, φ_AC = .4 + .3·.5 = .55, φ_BC = .4·.5 + .3 = .5, R²_C = .4·.55 + .3·.5 = .37.
  @Test
  func factorsByHand() throws {
    let structure = try SimulatedPopulations.small().structure
    expectClose(structure.constructCorrelations["A", "C"], 0.55, "φ AC", tolerance: 1e-15)
    expectClose(structure.constructCorrelations["C", "B"], 0.5, "φ CB", tolerance: 1e-15)
    for (got, expected) in zip(structure.rSquared, [0, 0.25, 0.37]) {
      expectClose(got, expected, "R²", tolerance: 1e-15)
    }
    let expected = [
      ("a1", "a1", 1), ("a1", "a2", 0.48), ("a2", "b1", 0.3), ("a1", "c2", 0.8 * 0.55 * 0.7), ("b1", "c1", 0.45),
      ("c1", "c2", 0.63),
    ]
    for (row, column, value) in expected {
      expectClose(structure.correlations[row, column], value, "Σ \(row) \(column)", tolerance: 1e-15)
      expectClose(structure.correlations[column, row], value, "Σ \(column) \(row)", tolerance: 1e-15)
    }
    expectClose(try structure.path(from: "A", to: "C"), 0.4, "path", tolerance: 0)
    expectClose(try structure.totalEffect(from: "A", to: "C"), 0.55, "total effect", tolerance: 1e-15)
  }

  /// Two indicators with r = .5 and weights 1 : 1: w′Rw = 3 before scaling, so w = 1/√3 and both loadings are 1.5/√3.
  @Test
  func compositeByHand() throws {
    let model = try PathModel(
      text: """
        F <~ 2*f1 + 2*f2
        G =~ g1
        G ~ 0.6*F
        """)
    let population = try PopulationModel(model, assumptions: .init(compositeCorrelations: ["F": 0.5]))
    let root = 3.0.squareRoot()
    expectClose(population.indicators[0].weight, 1 / root, "weight", tolerance: 1e-15)
    expectClose(population.indicators[1].loading, 1.5 / root, "loading", tolerance: 1e-15)
    #expect(population.indicators[2].weight == nil)
    expectClose(population.structure.correlations["f1", "f2"], 0.5, "Σ f1 f2", tolerance: 0)
    expectClose(population.structure.correlations["f1", "g1"], 0.6 * 1.5 / root, "Σ f1 g1", tolerance: 1e-15)
  }

  /// Weights .4 and .8 with r = .3125 have w′Rw = 1 as they stand.
  @Test
  func compositeWeightsOfVarianceOneStay() throws {
    let model = try PathModel(text: "X <~ 0.4*x1 + 0.8*x2; Y =~ y1; Y ~ 0.6*X")
    let population = try PopulationModel(model, assumptions: .init(compositeCorrelation: 0.3125))
    expectClose(population.indicators[0].weight, 0.4, "weight of x1", tolerance: 1e-15)
    expectClose(population.indicators[1].weight, 0.8, "weight of x2", tolerance: 1e-15)
    let fit = try PLS(tolerance: 1e-13, maximumIterations: 1000).fit(model, to: population.moments(of: .normal()))
    expectClose(fit.indicators[1].weight, 0.8, "Mode B weight of x2", tolerance: 1e-12)
    expectClose(try fit.path(from: "X", to: "Y"), 0.6, "path", tolerance: 1e-12)
  }

  /// Exogenous constructs are declared after the one they explain, and correlate as told.
  @Test
  func exogenousCorrelationsAreTaken() throws {
    let model = try PathModel(text: "Y =~ y; P =~ p; Q =~ q; S =~ s; Y ~ 0.3*P + 0.4*Q; Y ~ 0*S")
    let pair = ExogenousCorrelation("Q", "P", -0.2)
    let population = try PopulationModel(
      model, assumptions: .init(exogenousCorrelation: 0.1, exogenousCorrelations: [pair]))
    let phi = population.structure.constructCorrelations
    expectClose(phi["P", "Q"], -0.2, "φ PQ", tolerance: 0)
    expectClose(phi["P", "S"], 0.1, "φ PS", tolerance: 0)
    expectClose(phi["Y", "P"], 0.3 - 0.08, "φ YP", tolerance: 1e-15)
    expectClose(population.structure.rSquared[0], 0.09 + 0.16 + 2 * 0.12 * -0.2, "R²", tolerance: 1e-15)
  }

  @Test
  func normalMomentsAreScaledCorrelations() throws {
    let population = try SimulatedPopulations.small()
    let moments = try population.moments(of: .normal(mean: 5, standardDeviation: 2), n: 100)
    #expect(moments.means == [5, 5, 5, 5, 5])
    #expect(moments.n == 100)
    expectClose(moments.covariance[0, 1], 4 * 0.48, "covariance a1 a2", tolerance: 1e-15)
    expectClose(moments.covariance[2, 2], 4, "variance b1", tolerance: 1e-15)
  }

  /// A quarter is .8 up in A. Then B is .4 up and C .4·.8 + .3·.4 = .44, and pooling adds .25·.75·δδ′ to Σ.
  @Test
  func segmentsArePooled() throws {
    let segments = [
      PopulationSegment("north", share: 1, shifts: ["A": 0.8]), PopulationSegment("south", share: 3),
    ]
    let population = try SimulatedPopulations.small(assumptions: .init(segments: segments))
    expectClose(population.segments[0].share, 0.25, "share", tolerance: 0)
    for (got, expected) in zip(population.segments[0].constructMeans, [0.8, 0.4, 0.44]) {
      expectClose(got, expected, "construct mean", tolerance: 1e-15)
    }
    let moments = try population.moments(of: .normal())
    let (deltaA1, deltaC1) = (0.8 * 0.8, 0.9 * 0.44)
    expectClose(moments.means?[0], 0.25 * deltaA1, "mean a1", tolerance: 1e-15)
    expectClose(
      moments.covariance[0, 3], 0.8 * 0.55 * 0.9 + 0.1875 * deltaA1 * deltaC1, "covariance a1 c1", tolerance: 1e-15)
    let south = try population.moments(of: .normal(), segment: "south")
    expectClose(south.covariance[0, 3], 0.8 * 0.55 * 0.9, "covariance in south", tolerance: 1e-15)
  }

  /// A segment's own coefficient changes what follows from it, and only in that segment.
  @Test
  func segmentsHaveOwnCoefficients() throws {
    let own = PopulationSegment("own", share: 1, coefficients: [.init(from: "A", to: "B", 0.9)])
    let population = try SimulatedPopulations.small(
      assumptions: .init(segments: [own, PopulationSegment("same", share: 1)]))
    expectClose(population.segments[0].structure.constructCorrelations["A", "C"], 0.67, "φ AC", tolerance: 1e-15)
    #expect(population.segments[1].structure == population.structure)
  }

  /// Consistent PLS on the exact moments returns the population, reversed items and scales or not.
  @Test
  func consistentPLSReturnsThePopulation() throws {
    let text = SimulatedPopulations.ecsiText + "\n@scale -100..100\n@reverse IMAG2 CUSL1 CUSCO"
    let population = try PopulationModel(PathModel(text: text.replacing("@scale 1..10\n", with: "")))
    let estimator = PLS(estimator: .plsc, tolerance: 1e-14, maximumIterations: 3000)
    let fit = try estimator.fit(population.model, to: population.moments(of: .normal()))
    for (row, truth) in zip(fit.indicators, population.indicators) {
      expectClose(row.loading, truth.loading, "loading of \(row.name)", tolerance: 1e-11)
    }
    for row in fit.paths {
      let truth = try population.structure.path(from: row.from, to: row.to)
      expectClose(row.estimate, truth, "\(row.from) → \(row.to)", tolerance: 1e-11)
    }
    for row in fit.effects {
      let truth = try population.structure.totalEffect(from: row.from, to: row.to)
      expectClose(row.total, truth, "effect \(row.from) → \(row.to)", tolerance: 1e-11)
    }
  }
}
