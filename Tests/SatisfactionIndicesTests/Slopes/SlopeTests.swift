import Foundation
import Satisfaction
import SatisfactionIndices
import SatisfactionNumerics
import Testing
import _TestSupport

/// Slopes, regions and effects along chains, against the values of independent programs and by hand.
@Suite struct SlopeTests {
  private static let folder = Survey.package.appending(path: "Tests/Golden/moderation")

  private struct Golden: Decodable {
    let data: String
    let model: Model
    let settings: Settings
    let results: Results

    struct Settings: Decodable {
      let moderation: String
      let level: Double
    }
    struct Model: Decodable {
      let blocks: [Block]
      let paths: [Path]
      let products: [Product]
    }
    struct Block: Decodable {
      let construct, kind, mode: String
      let parts: [String]

      func value(among names: Set<String>) -> Construct {
        if !parts.allSatisfy(names.contains) { return Construct(construct, indicators: parts) }
        return Construct(
          construct, parts: parts, kind: kind == "<~" ? .composite : .reflective, mode: mode == "B" ? .b : .a)
      }
    }
    struct Results: Decodable {
      let slopes: [Slope]
      let johnsonNeyman: [Region]
      let conditionalEffects: [Effect]
      let moderatedMediation: [Change]
      let conditionalTotals: [Total]
    }
    struct Slope: Decodable {
      let predictor, target, moderator: String
      let score, points, estimate, estimatePoints, olsStandardError, olsP, df: Double
      let jackknifeSE: Double?
    }
    struct Region: Decodable {
      let predictor, target, moderator, region: String
      let lower, upper, lowerPoints, upperPoints, share: Double?
    }
    struct Effect: Decodable {
      let chain: [String]
      let moderator: String
      let score, points, estimate, estimatePoints: Double
      let jackknifeSE: Double?
    }
    struct Change: Decodable {
      let chain: [String]
      let moderator: String
      let index: Double?
      let difference: Double
      let jackknifeSEDifference: Double?
    }
    struct Total: Decodable {
      let from, to, moderator: String
      let score, total, impact: Double
    }

    init(_ name: String) throws {
      self = try JSONDecoder().decode(
        Golden.self, from: Data(contentsOf: SlopeTests.folder.appending(path: name + ".json")))
    }

    func fit() throws -> (fit: PLSFit, answers: Answers) {
      let names = Set(model.blocks.map(\.construct))
      let model = try PathModel(
        constructs: model.blocks.map { $0.value(among: names) }, paths: model.paths,
        products: model.products,
        conventions: SurveyConventions(defaultScale: 1...10, moderation: Moderation(rawValue: settings.moderation)))
      let own = SlopeTests.folder.appending(path: data).path
      let mobile = Survey.package.appending(path: "Examples/Data/mobile-phone.csv").path
      let answers = try model.answers(in: Dataset(csv: data == "mobi.csv" ? mobile : own, for: model))
      return (try PLS(tolerance: 1e-13, maximumIterations: 20_000).fit(model, to: answers), answers)
    }
  }

  @Test(arguments: [
    "x_mobi_two-stage", "x_mobi_quadratic", "x_mobi_two-stage-refit", "x_moderated-a_both-stages",
    "x_moderated-a_quadratic", "x_mobi_higher-order-factor",
  ])
  func golden(name: String) throws {
    let golden = try Golden(name)
    let (fit, answers) = try golden.fit()
    let found = try fit.slopes(SlopeOptions(standardErrors: .ols, level: golden.settings.level), of: answers)
    #expect(found.slopes.count == golden.results.slopes.count)
    for row in golden.results.slopes {
      let slope = try #require(
        found.slopes.first {
          $0.predictor == row.predictor && $0.target == row.target && $0.moderator == row.moderator
            && $0.place.score == row.score
        })
      let what = "\(name): \(row.predictor) → \(row.target) by \(row.moderator) at \(row.score)"
      expectClose(slope.place.points, row.points, what + ", points", tolerance: 1e-11)
      expectClose(slope.estimate, row.estimate, what, tolerance: 1e-11)
      expectClose(slope.estimatePoints, row.estimatePoints, what + ", in points", tolerance: 1e-11)
      expectClose(slope.inference.standardError, row.olsStandardError, what + ", SE", tolerance: 1e-11)
      expectClose(slope.inference.p, row.olsP, what + ", p", tolerance: 1e-11)
      expectClose(slope.inference.df, row.df, what + ", df")
    }
    #expect(found.regions.count == golden.results.johnsonNeyman.count)
    for row in golden.results.johnsonNeyman {
      let region = try #require(
        found.regions.first {
          $0.predictor == row.predictor && $0.target == row.target && $0.moderator == row.moderator
        })
      let what = "\(name): region of \(row.predictor) → \(row.target) by \(row.moderator)"
      #expect(region.limits?.region.rawValue == row.region, "\(what)")
      expectClose(region.limits?.lower, row.lower, what, tolerance: 1e-10)
      expectClose(region.limits?.upper, row.upper, what, tolerance: 1e-10)
      expectClose(region.lowerPoints, row.lowerPoints, what, tolerance: 1e-10)
      expectClose(region.upperPoints, row.upperPoints, what, tolerance: 1e-10)
      expectClose(region.share, row.share, what + ", share")
    }
    #expect(found.conditionalEffects.count == golden.results.conditionalEffects.count)
    for row in golden.results.conditionalEffects {
      let effect = try #require(
        found.conditionalEffects.first {
          $0.chain == row.chain && $0.moderator == row.moderator && $0.place.score == row.score
        })
      expectClose(effect.estimate, row.estimate, "\(name): \(row.chain)", tolerance: 1e-11)
      expectClose(effect.estimatePoints, row.estimatePoints, "\(name): \(row.chain), points", tolerance: 1e-11)
    }
    #expect(found.moderatedMediation.count == golden.results.moderatedMediation.count)
    for row in golden.results.moderatedMediation {
      let change = try #require(
        found.moderatedMediation.first { $0.chain == row.chain && $0.moderator == row.moderator })
      expectClose(change.index, row.index, "\(name): index of \(row.chain)", tolerance: 1e-11)
      expectClose(change.difference, row.difference, "\(name): difference of \(row.chain)", tolerance: 1e-11)
    }
    #expect(found.conditionalTotals.count == golden.results.conditionalTotals.count)
    for row in golden.results.conditionalTotals {
      let total = try #require(
        found.conditionalTotals.first {
          $0.from == row.from && $0.to == row.to && $0.moderator == row.moderator && $0.place.score == row.score
        })
      expectClose(total.total, row.total, "\(name): \(row.from), \(row.to)", tolerance: 1e-11)
      expectClose(total.impact, row.impact, "\(name): \(row.from), \(row.to), points", tolerance: 1e-11)
    }
  }

  /// Leave-one-out standard errors; the reference divides by n where the scale of a score here has n − 1.
  @Test(arguments: ["x_mobi_two-stage", "x_moderated-a_quadratic"])
  func jackknife(name: String) throws {
    let golden = try Golden(name)
    let (fit, answers) = try golden.fit()
    let boot = try fit.bootstrap(on: answers, resampling: Resampling(plan: .jackknife, interval: .normal))
    let found = try fit.slopes(SlopeOptions(standardErrors: .jackknife), of: answers, bootstrap: boot)
    var compared = 0
    for (slope, row) in zip(found.slopes, golden.results.slopes) where row.jackknifeSE != nil {
      let own = try #require(
        found.slopes.first {
          $0.predictor == row.predictor && $0.target == row.target && $0.moderator == row.moderator
            && $0.place.score == row.score
        })
      expectClose(own.inference.standardError, row.jackknifeSE, "\(row.predictor) at \(row.score)", tolerance: 1e-5)
      #expect(slope.inference.df == nil)
      compared += 1
    }
    for row in golden.results.conditionalEffects where row.jackknifeSE != nil {
      let own = found.conditionalEffects.first {
        $0.chain == row.chain && $0.moderator == row.moderator && $0.place.score == row.score
      }
      expectClose(own?.inference.standardError, row.jackknifeSE, "\(row.chain)", tolerance: 1e-5)
      compared += 1
    }
    for row in golden.results.moderatedMediation where row.jackknifeSEDifference != nil {
      let own = found.moderatedMediation.first { $0.chain == row.chain && $0.moderator == row.moderator }
      expectClose(own?.inference.standardError, row.jackknifeSEDifference, "\(row.chain)", tolerance: 1e-5)
      compared += 1
    }
    #expect(compared > 6, "the file has leave-one-out standard errors")
  }

  // MARK: By hand

  @Test func regions() throws {
    // Slope 0.2 + 0.1q with independent errors 0.04 and 0.02, at t = 2.
    let outside = JohnsonNeyman(slope: 0.2, change: 0.1, variances: (0.0016, 0, 0.0004), t: 2)
    #expect(outside.region == .outside)
    for limit in [outside.lower, outside.upper] {
      let q = try #require(limit)
      expectClose((0.2 + 0.1 * q).magnitude, 2 * (0.0016 + q * q * 0.0004).squareRoot(), "slope at its limit")
    }
    #expect(outside.holds(0) == true && outside.holds(-2) == false)
    let inside = JohnsonNeyman(slope: 0.2, change: 0.01, variances: (0.0016, 0, 0.0004), t: 2)
    #expect(inside.region == .inside && inside.holds(0) == true && inside.holds(9) == false)
    let never = JohnsonNeyman(slope: 0.01, change: 0.01, variances: (0.0016, 0, 0.0004), t: 2)
    #expect(never.region == .never && never.lower == nil && never.holds(0) == false)
    // A slope that changes is 0 somewhere, and cannot be told from 0 there.
    let always = JohnsonNeyman(slope: 1, change: 0, variances: (0.0016, 0, 0), t: 2)
    #expect(always.region == .always && always.upper == nil && always.holds(-3) == true)
  }

  private static let ecsi = """
    @scale 1..10
    Image =~ IMAG1..IMAG5
    Quality =~ PERQ1..PERQ7
    Satisfaction =~ CUSA1..CUSA3
    Loyalty =~ CUSL1..CUSL3
    Satisfaction ~ Image + Quality + Image:Quality
    Loyalty ~ Satisfaction + Image + Image:Image + Image:Image:Image
    """

  private static func ecsiFit(_ text: String = ecsi) throws -> (fit: PLSFit, answers: Answers) {
    let model = try PathModel(text: text)
    let answers = try model.answers(in: Survey.mobile(for: model))
    return (try PLS(tolerance: 1e-12).fit(model, to: answers), answers)
  }

  @Test func slopesByHand() throws {
    let (fit, answers) = try Self.ecsiFit()
    let found = try fit.slopes(SlopeOptions(at: [.score(2), .points(80)], standardErrors: .ols), of: answers)
    let product = try #require(fit.productPaths.first { $0.product.name == "Image:Quality" })
    let own = found.slopes.filter { $0.predictor == "Image" && $0.target == "Satisfaction" }
    #expect(own.map(\.moderator) == ["Quality", "Quality"])
    let b = try fit.path(from: "Image", to: "Satisfaction")
    expectClose(own[0].estimate, b + 2 * product.estimate, "two standard deviations above")
    let quality = try fit.constructIndex(of: "Quality")
    let score = (80 - quality.index) / quality.standardDeviation
    expectClose(own[1].place.score, score, "80 points in standard deviations")
    expectClose(own[1].estimate, b + score * product.estimate, "at 80 points")
    #expect(own[1].place.points == 80)
    // A cubic: its own slope is no line, and it has no region.
    let curve = try #require(found.slopes.first { $0.target == "Loyalty" })
    let squares = fit.productPaths.filter { $0.product.to == "Loyalty" }.map(\.estimate)
    let direct = try fit.path(from: "Image", to: "Loyalty")
    expectClose(curve.estimate, direct + 2 * 2 * squares[0] + 3 * 4 * squares[1], "∂y/∂x of a cubic at 2")
    let region = try #require(found.regions.first { $0.target == "Loyalty" })
    #expect(region.limits?.region == .nonlinear && region.share == nil && region.lowerPoints == nil)
    let change = try #require(
      found.moderatedMediation.first { $0.chain == ["Quality", "Satisfaction", "Loyalty"] && $0.moderator == "Image" })
    expectClose(
      change.index, try product.estimate * fit.path(from: "Satisfaction", to: "Loyalty"), "index of moderated mediation"
    )
  }

  /// Intervals are those of replicates of the slope itself.
  @Test func bootstrap() throws {
    let (fit, answers) = try Self.ecsiFit()
    let boot = try fit.bootstrap(on: answers, resampling: Resampling(plan: .bootstrap(replicates: 300)))
    let found = try fit.slopes(of: answers, bootstrap: boot)
    let (paths, products) = (
      try boot.values(of: .path("Image", "Satisfaction")), try boot.values(of: .path("Image:Quality", "Satisfaction"))
    )
    let above = try #require(found.slopes.first { $0.predictor == "Image" && $0.place.score == 1 })
    let sums = zip(paths, products).map { $0 + $1 }.sorted()
    let mean = sums.reduce(0, +) / 300
    let error = (sums.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 299).squareRoot()
    expectClose(above.inference.standardError, error, "SE of the sum", tolerance: 1e-10)
    #expect(above.inference.df == nil && above.inference.p != nil)
    #expect(try #require(above.inference.lower) < #require(above.estimate))
    let region = try #require(found.regions.first { $0.predictor == "Image" && $0.target == "Satisfaction" })
    #expect(region.limits != nil && region.share != nil, "regions from the covariance of the replicates")
    let alone = try fit.slopes(of: answers)
    #expect(alone.slopes.map(\.estimate) == found.slopes.map(\.estimate))
    #expect(alone.slopes.allSatisfy { $0.inference.standardError == nil } && alone.regions[0].limits == nil)
  }

  /// Where t intervals are asked for, slopes and regions go by one law: the band at a value is the interval there.
  @Test(arguments: [IntervalKind.t, .normal])
  func oneLawForSlopesAndRegions(interval: IntervalKind) throws {
    let (fit, answers) = try Self.ecsiFit()
    let boot = try fit.bootstrap(on: answers, resampling: Resampling(plan: .jackknife, interval: interval))
    let found = try fit.slopes(SlopeOptions(standardErrors: .jackknife), of: answers, bootstrap: boot)
    let slope = try #require(found.slopes.first { $0.predictor == "Image" && $0.place.score == 1 })
    let (estimate, error) = (try #require(slope.estimate), try #require(slope.inference.standardError))
    let t = estimate / error
    expectClose(slope.inference.t, t, "t")
    #expect(slope.inference.df == (interval == .t ? 249 : nil))
    let p = interval == .t ? StudentT.twoSidedP(t, degreesOfFreedom: 249) : 2 * Normal.cumulative(-t.magnitude)
    expectClose(slope.inference.p, p, "p", tolerance: 1e-12)
    let reach = interval == .t ? StudentT.quantile(0.975, degreesOfFreedom: 249) : Normal.quantile(0.975)
    expectClose(slope.inference.lower, estimate - reach * error, "lower limit")
    let region = try #require(found.regions.first { $0.predictor == "Image" && $0.target == "Satisfaction" })
    let band = try #require(region.limits?.slope(at: 1))
    expectClose(slope.inference.lower, band.lower, "band", tolerance: 1e-9)
    expectClose(slope.inference.upper, band.upper, "band", tolerance: 1e-9)
  }

  @Test func productsOfIndicatorsHaveNoExactSlopes() throws {
    let (fit, answers) = try Self.ecsiFit("@moderation product-indicator\n" + Self.ecsi)
    let found = try fit.slopes(SlopeOptions(standardErrors: .ols), of: answers)
    #expect(!found.isExact && !found.slopes.isEmpty)
    #expect(found.slopes.allSatisfy { $0.estimate == nil && $0.inference.standardError == nil })
    #expect(found.regions.allSatisfy { $0.limits == nil || $0.limits?.region == .nonlinear })
    #expect(found.conditionalTotals.allSatisfy { $0.total == nil })
  }

  @Test func someOfThem() throws {
    let (fit, answers) = try Self.ecsiFit()
    let found = try fit.slopes(
      SlopeOptions(standardErrors: .ols, predictor: "Quality", target: "Loyalty"), of: answers)
    #expect(found.slopes.isEmpty && found.regions.isEmpty)
    #expect(found.conditionalEffects.allSatisfy { $0.chain.first == "Quality" && $0.chain.last == "Loyalty" })
    #expect(found.conditionalTotals.count == 3)
  }

  // MARK: Refusals

  private func expect(_ error: SlopeError, saying words: String, _ body: () throws -> Void) {
    #expect(throws: error, performing: body)
    #expect(error.description.contains(words), "\(error)")
  }

  @Test func refusals() throws {
    let (fit, answers) = try Self.ecsiFit()
    expect(.unknownConstruct("Imag", option: "--predictor", suggestion: "Image"), saying: "did you mean Image?") {
      _ = try fit.slopes(SlopeOptions(predictor: "Imag"), of: answers)
    }
    expect(.unknownConstruct("Nobody", option: "--target", suggestion: nil), saying: "name one of the model") {
      _ = try fit.slopes(SlopeOptions(target: "Nobody"), of: answers)
    }
    expect(.nothingModerated(predictor: "Loyalty", target: nil), saying: "leave --predictor and --target out") {
      _ = try fit.slopes(SlopeOptions(predictor: "Loyalty"), of: answers)
    }
    expect(.badValues, saying: "-1,0,1") { _ = try fit.slopes(SlopeOptions(at: []), of: answers) }
    expect(.badValues, saying: "no numbers") { _ = try fit.slopes(SlopeOptions(at: [.score(.nan)]), of: answers) }
    // Rows of clusters are no simple sample, whoever asks; a design in name only is one.
    let survey = answers.survey
    let clusters = try answers.drawn(by: SamplingDesign(DesignColumns(cluster: "CUSL1"), of: survey))
    let boot = try fit.bootstrap(on: clusters, resampling: Resampling(plan: .bootstrap(replicates: 20)))
    expect(.leastSquaresUnderDesign, saying: "take standard errors of replicates") {
      _ = try fit.slopes(SlopeOptions(standardErrors: .ols), of: clusters)
    }
    expect(.leastSquaresUnderDesign, saying: "one by one") {
      _ = try fit.slopes(SlopeOptions(standardErrors: .ols), of: answers, bootstrap: boot)
    }
    let simple = try answers.drawn(by: SamplingDesign(DesignColumns(), of: survey))
    #expect(try fit.slopes(of: simple).slopes == fit.slopes(of: answers).slopes)
    let (linear, own) = try Self.ecsiFit(
      Self.ecsi.replacingOccurrences(of: " + Image:Quality", with: "")
        .replacingOccurrences(of: " + Image:Image + Image:Image:Image", with: ""))
    expect(
      .noProduct(target: "Satisfaction", predictors: ["Image", "Quality"]),
      saying:
        "no product in the model; write one beside the paths of its factors, as in Satisfaction ~ Image + Quality + "
        + "Image:Quality"
    ) { _ = try linear.slopes(of: own) }
    let (unscaled, answered) = try Self.ecsiFit(Self.ecsi.replacingOccurrences(of: "@scale 1..10\n", with: ""))
    expect(.noIndex(moderator: "Image"), saying: "declare the scales") {
      _ = try unscaled.slopes(SlopeOptions(at: [.points(50)]), of: answered)
    }
    let found = try unscaled.slopes(SlopeOptions(standardErrors: .ols), of: answered)
    #expect(found.slopes.allSatisfy { $0.estimate != nil && $0.estimatePoints == nil && $0.place.points == nil })
  }
}
