import Satisfaction
import SatisfactionWording
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

  private static let tree = """
    @scale 1..10
    Perception <~ modeB*(Image + Quality)
    Image =~ IMAG1..IMAG5
    Quality =~ PERQ1..PERQ7
    Value =~ PERV1 + PERV2
    Satisfaction =~ CUSA1..CUSA3
    Loyalty =~ CUSL1..CUSL3
    Satisfaction ~ Perception + Value + Perception:Value
    Loyalty ~ Satisfaction
    """

  /// A construct of constructs as a factor: fit and slopes, their figures and their pages.
  @Test(arguments: Moderation.allCases)
  func `a tree with products`(moderation: Moderation) throws {
    let (fit, answers) = try Self.fit(moderation, text: Self.tree)
    let boot = try fit.bootstrap(on: answers, resampling: Resampling(plan: .bootstrap(replicates: 60)))
    let report = FitReport(boot)
    try expectKeepsItsPromises(report)
    #expect(report.parts.map(\.part) == ["Image", "Quality"] && report.stages.count == 2)
    #expect(report.paths[2].from == "Perception:Value" && report.products.map(\.name) == ["Perception:Value"])
    let items = report.productIndicators.map(\.item)
    switch moderation {
    case .twoStage: #expect(items.isEmpty)
    case .refit: #expect(items == ["Perception:Value"])
    case .productIndicator, .orthogonal:
      #expect(items == ["Image:PERV1", "Image:PERV2", "Quality:PERV1", "Quality:PERV2"])
    }
    let page = String(decoding: report.html(), as: UTF8.self)
    #expect(page.contains("<svg") && page.contains("Perception × Value") && page.contains("\u{A0}\u{A0}Image"))
    let slopes = SlopesReport(
      try fit.slopes(SlopeOptions(at: [.points(50), .points(90)]), of: answers, bootstrap: boot), fit: fit,
      bootstrap: boot)
    try expectKeepsItsPromises(slopes)
    let isExact = [.twoStage, .refit].contains(moderation)
    #expect(slopes.analysis.isExact == isExact && slopes.warnings.contains { $0.code == "noExactSlopes" } != isExact)
    for slope in slopes.analysis.slopes {
      #expect((slope.estimate != nil) == isExact && (slope.inference.lower != nil) == isExact)
    }
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
      case .ols, .replicateWeights: nil
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

  // MARK: Whether there is moderation

  private static func said(_ rows: [(Double, Double)], replicates: Int) throws -> (SlopesReport, text: String) {
    let model = try PathModel(text: "X =~ x\nZ =~ z\nY =~ y\nY ~ X + Z + X:Z")
    let data = try Dataset([
      ("x", rows.map(\.0)), ("z", rows.map(\.1)),
      ("y", rows.enumerated().map { $1.0 + $1.0 * $1.1 + 0.3 * Double($0 % 7) }),
    ])
    let answers = try model.answers(in: data)
    let fit = try PLS().fit(model, to: answers)
    let boot =
      replicates > 0
      ? try fit.bootstrap(on: answers, resampling: Resampling(plan: .bootstrap(replicates: replicates))) : nil
    let report = SlopesReport(try fit.slopes(of: answers, bootstrap: boot), fit: fit, bootstrap: boot)
    return (report, report.text().split(whereSeparator: \.isWhitespace).joined(separator: " "))
  }

  /// y rises with x·z.
  private static let moderated = (0..<80).map { (Double($0 % 9) - 4, Double($0 % 5) - 2) }

  @Test func `moderation that is there is said, with its interval`() throws {
    let (report, text) = try Self.said(Self.moderated, replicates: 200)
    try expectKeepsItsPromises(report)
    let product = try #require(report.analysis.products.first)
    #expect(product.factors == ["X", "Z"] && product.target == "Y" && product.estimate > 0)
    #expect(report.analysis.products.count == 1)
    #expect(
      text.contains("The slope X → Y changes with Z: higher where Z is higher, the product is "), "\(text)")
    let (lower, upper) = (try #require(product.inference.lower), try #require(product.inference.upper))
    #expect(
      lower > 0 && text.contains("\(DecimalText.fixed(lower, decimals: 3)) … \(DecimalText.fixed(upper, decimals: 3))"))
    #expect(text.contains("Products: whether slopes change"))
  }

  @Test func `without an interval it is open`() throws {
    let (_, text) = try Self.said(Self.moderated, replicates: 0)
    #expect(text.contains("Whether the slope X → Y changes with Z is open: the product is"), "\(text)")
    #expect(text.contains("without an interval it may be chance"))
  }

  /// The products of the survey, by least squares, whose intervals hold 0 or not.
  @Test func `an interval that holds 0 leaves it open`() throws {
    let (fit, answers) = try Self.fit()
    let report = SlopesReport(try fit.slopes(SlopeOptions(standardErrors: .ols), of: answers), fit: fit)
    let text = report.text().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(report.analysis.products.count == 2)
    for product in report.analysis.products {
      let (lower, upper) = (try #require(product.inference.lower), try #require(product.inference.upper))
      #expect(product.inference.df != nil && lower < product.estimate && product.estimate < upper)
      let slope = "the slope \(product.factors[0]) → \(product.target) changes"
      #expect(text.contains("Whether " + slope) == (lower <= 0 && upper >= 0), "\(slope): \(text)")
      #expect(text.contains("T" + slope.dropFirst()) == (lower > 0 || upper < 0), "\(slope)")
    }
    #expect(text.contains("along its own range"))
  }
}
