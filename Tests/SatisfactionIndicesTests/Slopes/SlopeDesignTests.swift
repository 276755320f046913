import Satisfaction
import SatisfactionNumerics
import Testing
import _TestSupport

/// Slopes of the mobile-phone survey as if it had been drawn by strata and clusters (`Tests/Golden/design`), against fits
/// one by one.
struct SlopeDesignTests {
  private static let text = """
    @scale 1..10
    @weights w
    Image =~ IMAG1..IMAG5
    Quality =~ PERQ1..PERQ7
    Satisfaction =~ CUSA1..CUSA3
    Loyalty =~ CUSL1..CUSL3
    Satisfaction ~ Image + Quality + Image:Quality
    Loyalty ~ Satisfaction
    """

  private static let estimator = PLS(tolerance: 1e-13, maximumIterations: 5000)
  private static let columns = DesignColumns(strata: "stratum", cluster: "psu")

  private static func data() throws -> [(name: String, values: [Double])] {
    let design = try Dataset(
      csv: Survey.package.appending(path: "Tests/Golden/design/mobile-phone-design.csv").path,
      numeric: ["stratum", "psu", "w"])
    return try Survey.mobileColumns()
      + ["stratum", "psu", "w"].map { name in
        (name, (0..<design.rowCount).map { design.column(named: name)?.number(at: $0) ?? .nan })
      }
  }

  private struct Drawn {
    let fit: PLSFit
    let answers: Answers
    let table: [(name: String, values: [Double])]

    init(_ design: DesignColumns? = SlopeDesignTests.columns, extra: [(name: String, values: [Double])] = []) throws {
      table = try data() + extra
      let survey = try Dataset(table)
      let model = try PathModel(text: text)
      answers = try model.answers(in: survey).drawn(by: design.map { try SamplingDesign($0, of: survey) })
      fit = try estimator.fit(model, to: answers)
    }

    func values(_ name: String) -> [Double] { table.first { $0.name == name }?.values ?? [] }

    /// Slopes at the asked places, by other weights: of Image on Satisfaction, and of the product.
    ///
    /// In a replicate of a design n is that of all rows, also of those that weigh nothing: a weight of next to nothing
    /// keeps a row counted.
    func estimates(weights: [Double]) throws -> [String: Double] {
      var own = table
      own[own.firstIndex { $0.name == "w" } ?? 0].values = weights.map { max($0, 1e-13) }
      let model = try PathModel(text: text)
      let refit = try estimator.fit(model, to: Dataset(own))
      let product = try #require(refit.productPaths.first).estimate
      let slope = try refit.path(from: "Image", to: "Satisfaction")
      return [
        "product": product, "b": slope, "above": slope + product, "below": slope - product,
        "chain": (slope + product) * (try refit.path(from: "Satisfaction", to: "Loyalty")),
      ]
    }
  }

  /// √Σ c_b(θ_b − θ̄)² over fits by the weights of every replicate.
  private func error(_ replicates: [(factor: Double, estimates: [String: Double])], _ name: String) -> Double {
    let values = replicates.map { $0.estimates[name] ?? .nan }
    let mean = values.reduce(0, +) / Double(values.count)
    return zip(replicates, values).reduce(0) { $0 + $1.0.factor * ($1.1 - mean) * ($1.1 - mean) }.squareRoot()
  }

  private func expect(
    _ analysis: SlopeAnalysis, _ replicates: [(factor: Double, estimates: [String: Double])], df: Double
  ) throws {
    let reach = StudentT.quantile(0.975, degreesOfFreedom: df)
    func check(_ inference: SlopeAnalysis.Inference, _ estimate: Double, _ name: String) {
      let error = error(replicates, name)
      expectClose(inference.standardError, error, "SE of \(name)", tolerance: 1e-8)
      expectClose(inference.lower, estimate - reach * error, "lower limit of \(name)", tolerance: 1e-8)
      expectClose(inference.upper, estimate + reach * error, "upper limit of \(name)", tolerance: 1e-8)
      expectClose(inference.df, df, "df of \(name)")
      expectClose(inference.p, StudentT.twoSidedP(estimate / error, degreesOfFreedom: df), "p", tolerance: 1e-8)
    }
    let product = try #require(analysis.products.first)
    check(product.inference, product.estimate, "product")
    for (score, name) in [(-1.0, "below"), (0, "b"), (1, "above")] {
      let slope = try #require(analysis.slopes.first { $0.predictor == "Image" && $0.place.score == score })
      check(slope.inference, try #require(slope.estimate), name)
    }
    let chain = try #require(
      analysis.conditionalEffects.first {
        $0.chain == ["Image", "Satisfaction", "Loyalty"] && $0.place.score == 1
      })
    check(chain.inference, try #require(chain.estimate), "chain")
    // Limits from the covariance of the slope at the mean and of its change.
    let (b, d, sum) = (error(replicates, "b"), error(replicates, "product"), error(replicates, "above"))
    let slope = try #require(analysis.slopes.first { $0.predictor == "Image" && $0.place.score == 0 }?.estimate)
    let limits = JohnsonNeyman(
      slope: slope, change: product.estimate, variances: (b * b, (sum * sum - b * b - d * d) / 2, d * d), t: reach)
    let region = try #require(analysis.regions.first { $0.predictor == "Image" }?.limits)
    #expect(region.region == limits.region)
    expectClose(region.lower, limits.lower, "lower Johnson–Neyman limit", tolerance: 1e-6)
    expectClose(region.upper, limits.upper, "upper Johnson–Neyman limit", tolerance: 1e-6)
  }

  @Test func `every unit left out, against as many fits`() throws {
    let drawn = try Drawn()
    let (units, strata, w) = (drawn.values("psu"), drawn.values("stratum"), drawn.values("w"))
    let replicates = try Set(units).sorted().map { unit in
      let stratum = strata[units.firstIndex(of: unit) ?? 0]
      let size = Double(Set(units.indices.filter { strata[$0] == stratum }.map { units[$0] }).count)
      let weights = w.indices.map { row in
        units[row] == unit ? 0 : strata[row] == stratum ? w[row] * size / (size - 1) : w[row]
      }
      return (factor: (size - 1) / size, estimates: try drawn.estimates(weights: weights))
    }
    let boot = try drawn.fit.bootstrap(on: drawn.answers, resampling: Resampling(plan: .jackknife))
    let found = try drawn.fit.slopes(
      SlopeOptions(standardErrors: .jackknife), of: drawn.answers, bootstrap: boot)
    #expect(boot.degreesOfFreedom == 40)
    try expect(found, replicates, df: 40)
  }

  @Test func `replicate weights, against as many fits`() throws {
    let plain = try Drawn(nil)
    let (units, w) = (plain.values("psu"), plain.values("w"))
    let columns = Set(units).sorted().map { unit in
      (name: "r\(Int(unit))", values: zip(units, w).map { $0 == unit ? 0 : $1 * 45 / 44 })
    }
    let drawn = try Drawn(nil, extra: columns)
    let replicates = try columns.map { column in
      (factor: 44.0 / 45, estimates: try drawn.estimates(weights: column.values))
    }
    let boot = try drawn.fit.bootstrap(
      on: drawn.answers, resampling: Resampling(plan: .replicateColumns(ReplicateColumns(["r*"], kind: .jk1))))
    let found = try drawn.fit.slopes(
      SlopeOptions(standardErrors: .replicateWeights), of: drawn.answers, bootstrap: boot)
    try expect(found, replicates, df: boot.degreesOfFreedom)
    #expect(columns.count == 45 && boot.degreesOfFreedom == 44)
  }

  /// Drawn units: percentiles of the slopes in the replicates of the fit, and limits with t of the design.
  @Test func `units drawn again`() throws {
    let drawn = try Drawn()
    let boot = try drawn.fit.bootstrap(on: drawn.answers, resampling: Resampling(plan: .bootstrap(replicates: 400)))
    let found = try drawn.fit.slopes(of: drawn.answers, bootstrap: boot)
    let (b, d) = (
      try boot.values(of: .path("Image", "Satisfaction")), try boot.values(of: .path("Image:Quality", "Satisfaction"))
    )
    let above = try #require(found.slopes.first { $0.predictor == "Image" && $0.place.score == 1 })
    let ends = Quantiles.type7(zip(b, d).map { $0 + $1 }, orders: [0.025, 0.975])
    expectClose(above.inference.lower, ends[0], "percentile")
    expectClose(above.inference.upper, ends[1], "percentile")
    func covariance(_ x: [Double], _ y: [Double]) -> Double {
      let (p, q) = (x.reduce(0, +) / 400, y.reduce(0, +) / 400)
      return zip(x, y).reduce(0) { $0 + ($1.0 - p) * ($1.1 - q) } / 399
    }
    let zero = try #require(found.slopes.first { $0.predictor == "Image" && $0.place.score == 0 }?.estimate)
    let limits = JohnsonNeyman(
      slope: zero, change: try #require(found.products.first).estimate,
      variances: (covariance(b, b), covariance(b, d), covariance(d, d)),
      t: StudentT.quantile(0.975, degreesOfFreedom: 40))
    let region = try #require(found.regions.first { $0.predictor == "Image" }?.limits)
    #expect(region.region == limits.region)
    expectClose(region.lower, limits.lower, "t of the design, not z", tolerance: 1e-8)
    expectClose(region.upper, limits.upper, "t of the design, not z", tolerance: 1e-8)
  }

  @Test func `least squares take rows for drawn one by one`() throws {
    let drawn = try Drawn()
    #expect(throws: SlopeError.leastSquaresUnderDesign) {
      try drawn.fit.slopes(SlopeOptions(standardErrors: .ols), of: drawn.answers)
    }
    #expect(SlopeError.leastSquaresUnderDesign.description.contains("--standard-errors bootstrap or jackknife"))
    let simple = try Drawn(DesignColumns())
    #expect(throws: Never.self) { try simple.fit.slopes(SlopeOptions(standardErrors: .ols), of: simple.answers) }
  }
}
