import Satisfaction
import Testing

/// Reports of models with products, held to their schemas.
@Suite struct ModerationReportTests {
  private static let text = """
    @scale 1..10
    Image =~ IMAG1..IMAG5
    Expectation =~ CUEX1..CUEX3
    Satisfaction =~ CUSA1..CUSA3
    Loyalty =~ CUSL1..CUSL3
    Satisfaction ~ Image + Expectation + Image:Expectation
    Loyalty ~ Satisfaction + Image + Satisfaction:Satisfaction
    """

  private static func fit(_ moderation: Moderation = .twoStage, text: String = text) throws -> (PLSFit, Answers) {
    let model = try PathModel(text: text)
    let answers = try model.answers(in: Dataset(csv: Fixtures.mobilePhone, for: model))
    return (try PLS(moderation: moderation).fit(model, to: answers), answers)
  }

  @Test(arguments: Moderation.allCases)
  func `the report of a fit`(moderation: Moderation) throws {
    let (fit, answers) = try Self.fit(moderation)
    let boot = try fit.bootstrap(on: answers, resampling: Resampling(plan: .bootstrap(replicates: 60)))
    for report in [FitReport(fit), FitReport(boot)] {
      try expectKeepsItsPromises(report)
      let rows = report.paths.map { [$0.from, $0.to] }
      #expect(rows[2] == ["Image:Expectation", "Satisfaction"], "under its main effects: \(rows)")
      #expect(report.paths[2].product == ["Image", "Expectation"] && report.paths[0].product == nil)
      #expect(report.modelFit == nil && report.warnings.contains { $0.code == "noModelFit" })
      #expect(report.warnings.contains { $0.code == "effectsAtMeans" })
      #expect(report.productIndicators.count == [.twoStage: 0, .refit: 2][moderation] ?? 24)
    }
    let markdown = FitReport(fit).markdown()
    #expect(markdown.contains("Image × Expectation"), "\(markdown)")
    let page = String(decoding: FitReport(boot).html(), as: UTF8.self)
    #expect(page.contains("Satisfaction × Satisfaction"))
  }

  @Test func `a plain model has no products`() throws {
    let report = FitReport(try Fixtures.ecsi())
    #expect(report.products.isEmpty && report.productIndicators.isEmpty && report.modelFit != nil)
    #expect(report.paths.allSatisfy { $0.product == nil && $0.standardized == $0.estimate })
    #expect(!report.warnings.contains { $0.code == "effectsAtMeans" })
  }

  @Test(arguments: [SlopeOptions.StandardErrors.bootstrap, .jackknife, .ols])
  func `slopes`(errors: SlopeOptions.StandardErrors) throws {
    let (fit, answers) = try Self.fit()
    let plan: ResamplingPlan? =
      switch errors {
      case .bootstrap: .bootstrap(replicates: 80)
      case .jackknife: .jackknife
      case .ols: nil
      }
    let boot = try plan.map {
      try fit.bootstrap(
        on: answers,
        resampling: Resampling(plan: $0, interval: errors == .jackknife ? .normal : .percentile))
    }
    let analysis = try fit.slopes(SlopeOptions(standardErrors: errors), of: answers, bootstrap: boot)
    let report = SlopesReport(analysis, fit: fit, bootstrap: boot, source: ReportSource(title: "T"))
    try expectKeepsItsPromises(report)
    for format in SlopesReport.formats { #expect(!report.bytes(as: format).isEmpty, "\(format)") }
    let text = report.text().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    for part in [
      "Image → Satisfaction", "by Expectation", "can be told from 0", "Johnson–Neyman", "along its own range",
    ] {
      #expect(text.contains(part), "\(part): \(text)")
    }
    #expect(report.warnings.contains { $0.code == "scoresFixed" } == (errors == .ols))
    let page = String(decoding: report.html(), as: UTF8.self)
    #expect(page.contains("<svg") && page.contains("Expectation, points →"), "a figure for every slope")
    #expect(page.components(separatedBy: "class=\"map wide\"").count == 4)
  }

  @Test func `slopes that are not exact or have no points say why`() throws {
    let (fit, answers) = try Self.fit(.orthogonal)
    let report = SlopesReport(try fit.slopes(of: answers), fit: fit)
    try expectKeepsItsPromises(report)
    #expect(report.warnings.contains { $0.code == "noExactSlopes" })
    let (unscaled, own) = try Self.fit(text: Self.text.replacingOccurrences(of: "@scale 1..10\n", with: ""))
    let bare = SlopesReport(try unscaled.slopes(of: own), fit: unscaled)
    try expectKeepsItsPromises(bare)
    #expect(bare.warnings.contains { $0.code == "noPoints" })
  }
}
