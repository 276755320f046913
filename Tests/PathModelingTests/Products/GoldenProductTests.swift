import Satisfaction
import Testing
import _TestSupport

/// Products of constructs by four ways, against the values of independent programs.
@Suite struct GoldenProductTests {
  @Test(arguments: ProductGolden.names)
  func estimates(name: String) throws {
    let golden = try ProductGolden(name)
    let fit = try golden.fit()
    #expect(fit.settings.moderation?.rawValue == golden.json["settings"]["moderation"].text)
    let qualities = fit.assessment.paths
    for row in golden.results["paths"].array {
      let (from, to) = (row["from"].text ?? "", row["to"].text ?? "")
      let product = fit.productPaths.first { $0.product.name == from && $0.product.to == to }
      let estimate = try product?.estimate ?? fit.path(from: from, to: to)
      expectClose(estimate, row["estimate"].number, "\(name): \(from) → \(to)", tolerance: 1e-12)
      expectClose(
        product?.standardized ?? estimate, row["standardized"].number, "\(name): standardised \(from) → \(to)",
        tolerance: 1e-12)
      let quality = try #require(qualities.first { $0.from == from && $0.to == to })
      expectClose(quality.fSquared, row["fSquared"].number, "\(name): f² \(from) → \(to)", tolerance: 1e-12)
      expectClose(quality.vif, row["vif"].number, "\(name): VIF \(from) → \(to)", tolerance: 1e-12)
    }
    for row in golden.results["products"].array {
      let product = try #require(fit.productPaths.first { $0.product.name == row["name"].text })
      expectClose(product.standardDeviation, row["sd"].number, "\(name): sd", tolerance: 1e-12)
    }
    for row in golden.results["constructs"].array {
      let construct = row["name"].text ?? ""
      let found = try #require(fit.constructs.first { $0.name == construct })
      expectClose(found.rSquared, row["rSquared"].number, "\(name): R² \(construct)", tolerance: 1e-12)
      expectClose(
        found.adjustedRSquared, row["adjustedRSquared"].number, "\(name): adjusted R² \(construct)", tolerance: 1e-12)
      expectClose(
        try fit.index(of: construct), row["index"].number, "\(name): index \(construct)", tolerance: 1e-12)
    }
    for row in golden.results["indicators"].array {
      let indicator = try #require(fit.indicators.first { $0.name == row["name"].text })
      expectClose(indicator.weight, row["weight"].number, "\(name): weight \(indicator.name)", tolerance: 1e-12)
    }
    for row in golden.results["effects"].array {
      let effect = try #require(fit.effects.first { $0.from == row["from"].text && $0.to == row["to"].text })
      expectClose(effect.total, row["total"].number, "\(name): total \(effect.from), \(effect.to)", tolerance: 1e-12)
    }
    let indicators = fit.productIndicators
    #expect(indicators.count == golden.results["productIndicators"].array.count)
    for (found, row) in zip(indicators, golden.results["productIndicators"].array) {
      #expect(found.product == row["product"].text && found.item == row["item"].text)
      expectClose(found.weight, row["weight"].number, "\(name): weight \(found.item)", tolerance: 1e-12)
      expectClose(found.loading, row["loading"].number, "\(name): loading \(found.item)", tolerance: 1e-12)
    }
  }

  /// Leave-one-out standard errors; the reference divides by n where a score's scale here has n − 1.
  @Test func jackknife() throws {
    let golden = try ProductGolden("x_moderated-a_quadratic")
    let fit = try golden.fit()
    let boot = try fit.bootstrap(
      on: golden.survey(for: fit.model), resampling: Resampling(plan: .jackknife, interval: .normal))
    for row in golden.results["paths"].array {
      let (from, to) = (row["from"].text ?? "", row["to"].text ?? "")
      let summary = try boot.summary(of: .path(from, to))
      expectClose(summary.standardError, row["jackknifeSE"].number, "SE \(from) → \(to)", tolerance: 1e-5)
    }
  }

  /// The linear model's own numbers stay, bit for bit: a new moderator moves no index.
  @Test func fixedScores() throws {
    let golden = try ProductGolden("x_mobi_two-stage")
    let fit = try golden.fit()
    let linear = try PathModel(
      constructs: fit.model.constructs, paths: fit.model.paths, conventions: fit.model.conventions)
    let plain = try ProductGolden.estimator.fit(linear, to: golden.survey(for: linear))
    #expect(fit.indicators == plain.indicators)
    #expect(try fit.indices == plain.indices)
    #expect(fit.constructCorrelations == plain.constructCorrelations)
    for path in plain.paths where path.to != "Satisfaction" {
      #expect(try fit.path(from: path.from, to: path.to) == path.estimate, "\(path)")
    }
    #expect(plain.settings.moderation == nil, "a model without a product has no way to estimate them")
  }
}
