import SatisfactionNumerics
import Testing

struct StudentTTests {
  /// One degree is the Cauchy distribution, two have a closed form.
  @Test(arguments: [-1e6, -30.0, -2.5, -0.3, 0, 1e-9, 0.7, 4, 1e4])
  func closedForms(t: Double) {
    let root = (2 + t * t).squareRoot()
    let two = t < 0 ? 1 / (root * (root - t)) : 1 - 1 / (root * (root + t))
    let got = StudentT.cumulative(t, degreesOfFreedom: 2)
    #expect((got - two).magnitude <= 1e-13 * two, "got \(got), expected \(two)")
  }

  /// Values of scipy 1.17's `stats.t.cdf`; the second one to its 12 digits in the far tail.
  @Test(arguments: [
    (-3.4670762758434144, 343.0, 0.0002965327522148965),
    (-9.980429559747135, 343.0, 4.603093681033314e-21),
    (1.4288989008528565, 206.82796824123506, 1 - 0.15454180647828986 / 2),
    (-2.0, 1.0, 0.14758361765043326),
    (-0.5, 30.0, 0.3103615024425636),
  ])
  func againstR(t: Double, nu: Double, p: Double) {
    let got = StudentT.cumulative(t, degreesOfFreedom: nu)
    #expect((got - p).magnitude <= 1e-12 * p, "got \(got), expected \(p)")
  }

  @Test(arguments: [0.3, 1, 2, 7.5, 40, 249, 1e6], [1e-12, 0.001, 0.025, 0.4, 0.5, 0.9, 0.975, 0.9999])
  func quantileInvertsCumulative(nu: Double, p: Double) {
    let t = StudentT.quantile(p, degreesOfFreedom: nu)
    let back = StudentT.cumulative(t, degreesOfFreedom: nu)
    #expect((back - p).magnitude <= max(1e-12, 1e-16 * nu) * p, "t \(t) gives \(back), expected \(p)")
  }

  @Test func edges() {
    #expect(StudentT.quantile(0, degreesOfFreedom: 5) == -.infinity)
    #expect(StudentT.quantile(1, degreesOfFreedom: 5) == .infinity)
    #expect(StudentT.quantile(1.5, degreesOfFreedom: 5).isNaN)
    #expect(StudentT.cumulative(.nan, degreesOfFreedom: 5).isNaN)
    #expect(StudentT.cumulative(-.infinity, degreesOfFreedom: 5) == 0)
    #expect(StudentT.cumulative(0, degreesOfFreedom: 3) == 0.5)
    #expect(StudentT.twoSidedP(0, degreesOfFreedom: 3) == 1)
    #expect(StudentT.cumulative(1.96, degreesOfFreedom: .infinity) == Normal.cumulative(1.96))
  }
}
