import Satisfaction
import Testing

/// Reports of other estimators than PLS, held to their schemas, and what a person reads of them.
@Suite struct EstimatorReportTests {
  private static func likelihood() throws -> MaximumLikelihood {
    let survey = try Dataset(csv: Fixtures.mobilePhone, for: .ecsiMobile)
    return try MaximumLikelihood(.ecsiMobile, to: PathModel.ecsiMobile.answers(in: survey))
  }

  @Test(arguments: [PLS.Estimator.unit, .pca, .gsca]) func `estimators of scores`(estimator: PLS.Estimator) throws {
    let fit = try Fixtures.ecsi(PLS(estimator: estimator))
    let report = FitReport(fit)
    try expectKeepsItsPromises(report)
    let document = try JSONTree(parsing: report.json())
    #expect(document["settings"]?["estimator"] == .string(estimator.rawValue))
    #expect(document["settings"]?["scheme"] == .null && document["settings"]?["metric"] == .null)
    #expect((document["settings"]?["tolerance"] == .null) == (estimator != .gsca))
    #expect(document["maximumLikelihood"] == .null)
    if estimator == .gsca {
      #expect(document["gsca"]?["fit"] == fit.explainedByComponents.map { .number($0) })
      #expect(document["gsca"]?["adjustedFit"] == .null)
      #expect(report.text().contains("FIT 0.533: the share of all"))
    } else {
      #expect(document["gsca"] == .null)
    }
    // A mode says how PLS finds weights; these have ways of their own.
    #expect(!report.text().contains("Mode A") && !report.text().contains("path weighting"))
  }

  @Test func `maximum likelihood`() throws {
    let ml = try Self.likelihood()
    let report = FitReport(ml, source: ReportSource(title: "T"))
    try expectKeepsItsPromises(report)
    let document = try JSONTree(parsing: report.json())
    #expect(document["settings"]?["estimator"] == .string("ml") && document["settings"]?["tolerance"] == .null)
    #expect(document["convergence"]?["iterations"] == .number(Double(ml.iterations)))
    #expect(document["convergence"]?["lastChange"] == .null && document["crossLoadings"] == .null)
    for key in ["index", "indexSD", "rhoA", "bic"] {
      #expect(document["constructs"]?.items.allSatisfy { $0[key] == .null } == true, "\(key)")
    }
    for key in ["weight", "unstandardizedWeight"] {
      #expect(document["indicators"]?.items.allSatisfy { $0[key] == .null } == true, "\(key)")
    }
    #expect(document["indicators"]?.items.map { $0["loading"] } == ml.loadings.map { .number($0) })
    #expect(document["paths"]?.items.map { $0["estimate"] } == ml.paths.map { .number($0.estimate) })
    #expect(document["paths"]?.items.map { $0["vif"] } == ml.pathQuality.map { $0.vif.map { .number($0) } })
    #expect(document["effects"]?.items.map { $0["total"] } == ml.effects.map { .number($0.total) })
    #expect(document["effects"]?.items.allSatisfy { $0["impact"] == .null } == true)
    let fit = try #require(document["maximumLikelihood"])
    let expected: [(String, Double?)] = [
      ("chiSquare", ml.chiSquare), ("df", Double(ml.degreesOfFreedom)), ("p", ml.p), ("cfi", ml.cfi), ("tli", ml.tli),
      ("rmsea", ml.rmsea), ("srmr", ml.srmr), ("parameters", 59), ("gradient", ml.gradient),
    ]
    for (key, number) in expected { #expect(fit[key] == number.map { .number($0) }, "\(key)") }
    let parameters = try #require(fit["parameterTable"]?.items)
    #expect(parameters.map { $0["estimate"] } == ml.parameters.map { .number($0.estimate) })
    #expect(parameters.map { $0["standardError"] } == ml.parameters.map { $0.standardError.map { .number($0) } })
    #expect(parameters.map { $0["kind"] } == ml.parameters.map { .string($0.kind.rawValue) })
  }

  /// Columns without a number are left out; the fit and the parameters stand in tables of their own.
  @Test func `maximum likelihood for people`() throws {
    let report = FitReport(try Self.likelihood())
    let text = report.text()
    #expect(text.contains("maximum likelihood of common factors"))
    #expect(text.contains("no replicates: standard errors from the expected information"))
    let tables = report.tables()
    let fit = try #require(tables.first { $0.title == "Fit by maximum likelihood" })
    #expect(fit.columns.map(\.heading) == ["χ²", "df", "p", "CFI", "TLI", "RMSEA", "SRMR"])
    #expect(fit.rows[0].cells[1] == .number(241, decimals: 0))
    #expect(text.contains("575.57  241  < 0.001  0.877  0.859  0.075  0.056"))
    let parameters = try #require(tables.first { $0.title.hasPrefix("Parameters") })
    #expect(parameters.rows.count { $0.heading == nil } == 59 && parameters.rows.count { $0.heading != nil } == 4)
    let indicators = try #require(tables.first { $0.title == "Indicators" })
    #expect(!indicators.columns.contains { $0.heading == "weight" })
    let quality = try #require(tables.first { $0.title == "Explained variance and reliability" })
    #expect(quality.columns.map(\.heading) == ["Construct", "R²", "α", "ρC", "AVE", ""])
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 })
    let page = String(decoding: report.html(), as: UTF8.self)
    #expect(page.contains("maximum likelihood of common factors") && page.contains("575.57"))
  }

  @Test func `estimators side by side`() throws {
    let survey = try Dataset(csv: Fixtures.mobilePhone, for: .ecsiMobile)
    let comparison = try EstimatorComparison(
      .ecsiMobile, to: PathModel.ecsiMobile.answers(in: survey), by: ModelEstimator.allCases)
    let report = EstimatorsReport(comparison, source: ReportSource(template: .init(.ecsiMobile)))
    try expectKeepsItsPromises(report)
    let document = try JSONTree(parsing: report.json())
    let names = ModelEstimator.allCases.map(\.rawValue)
    #expect(document["settings"]?["estimators"]?.items == names.map { .string($0) })
    for (entry, name) in zip(comparison.entries, names) {
      func values(_ table: String) -> [JSONTree?] { document[table]?.items.map { $0["values"]?[name] } ?? [] }
      #expect(values("paths") == entry.paths?.map { .number($0.estimate) }, "\(name)")
      #expect(values("loadings") == entry.loadings?.map { .number($0) }, "\(name)")
      #expect(values("rSquared") == entry.rSquared?.map { $0.map { .number($0) } ?? .null }, "\(name)")
      #expect(document["status"]?[name] == entry.status.map { .string($0) } ?? .null, "\(name)")
      guard case .scores(let fit) = entry.outcome else {
        #expect(values("index").allSatisfy { $0 == .null })
        continue
      }
      #expect(try values("index") == fit.model.constructs.map { .number(try fit.index(of: $0.name)) }, "\(name)")
    }
    let correlation = try #require(document["constructCorrelations"]?.items.first)
    let expected = try Fixtures.ecsi().constructCorrelations["Image", "Expectation"]
    #expect(correlation["first"] == .string("Image") && correlation["second"] == .string("Expectation"))
    #expect(correlation["values"]?["pls"] == expected.map { .number($0) })
  }

  /// The differences are from the first estimator, whichever that is.
  @Test func `estimators side by side for people`() throws {
    let survey = try Dataset(csv: Fixtures.mobilePhone, for: .ecsiMobile)
    let answers = try PathModel.ecsiMobile.answers(in: survey)
    let report = EstimatorsReport(try EstimatorComparison(.ecsiMobile, to: answers, by: [.unit, .pls, .ml]))
    let tables = report.document(digits: 3).tables
    let indices = try #require(tables.first { $0.title == "Indices" })
    #expect(indices.columns.map(\.heading) == ["", "unit", "pls", "ml", "pls\n− unit", "ml\n− unit"])
    let satisfaction = try #require(indices.rows.first { $0.cells[0] == .text("Satisfaction") })
    let (unit, pls) = (
      try Fixtures.ecsi(PLS(estimator: .unit)).index(of: "Satisfaction"),
      try Fixtures.ecsi().index(of: "Satisfaction")
    )
    #expect(satisfaction.cells[4] == .number(pls - unit, decimals: 1) && satisfaction.cells[5] == .missing)
    let largest = try #require(tables.first { $0.title == "Largest difference from unit" })
    // Maximum likelihood has no indices: nothing is compared, and no row of dashes says so.
    #expect(largest.rows.count == 9 && largest.rows[4].cells.prefix(2) == [.text("pls"), .text("indices")])
    #expect(largest.rows[4].cells[3] == .text("Loyalty") && largest.rows.allSatisfy { $0.cells[2] != .missing })
    let same = EstimatorsReport(try EstimatorComparison(.ecsiMobile, to: answers, by: [.pls, .plsc]))
    let corrected = try #require(same.document(digits: 3).tables.first { $0.title == "Largest difference from pls" })
    #expect(corrected.rows.last?.cells.suffix(2) == [.number(0, decimals: 1), .text("")], "the same indices")
    #expect(report.text().split(separator: "\n").allSatisfy { $0.count <= 80 })
    #expect(report.markdown().contains("Estimators side by side"))
  }

  @Test func `a failed estimator is said in every form`() throws {
    let model = try PathModel(text: "@scale 1..10\nA <~ IMAG1 + IMAG2\nB =~ CUSA1 + CUSA2\nB ~ A")
    let survey = try Dataset(csv: Fixtures.mobilePhone, for: model)
    let report = EstimatorsReport(try EstimatorComparison(model, to: model.answers(in: survey), by: [.pls, .ml]))
    try expectKeepsItsPromises(report)
    let document = try JSONTree(parsing: report.json())
    #expect(document["paths"]?.items.first?["values"]?["ml"] == .null)
    for text in [report.text(), report.markdown(), report.csv(), String(decoding: report.html(), as: UTF8.self)] {
      #expect(text.contains("is a composite"), "\(text.prefix(200))")
    }
  }
}
