import Satisfaction
import Testing

@Suite struct ReportTests {
  @Test func `indices of the mobile-phone survey`() throws {
    let report = FitReport(try Fixtures.ecsi(PLS(tolerance: 1e-12, maximumIterations: 3_000)))
    // An independent computation of the index from the weights of cSEM 0.6.1.9000, tolerance 1e-12.
    let expected = ["Image": 73.52798180551608, "Satisfaction": 72.45404]
    for (name, value) in expected {
      let index = try #require(report.constructs.first { $0.name == name }?.index)
      #expect(abs(index - value) < 1e-4, "\(name): \(index), expected \(value)")
    }
    #expect(report.lacksScales == false)
    #expect(report.warnings.map(\.code) == ["lowAlpha"])
    #expect(report.warnings[0].message.hasPrefix("α below 0.6: Expectation (0.452), Loyalty (0.472). The items hardly"))
  }

  @Test func `rows repeat the numbers of the fit`() throws {
    let fit = try Fixtures.ecsi()
    let report = FitReport(fit)
    #expect(report.paths.map(\.estimate) == fit.paths.map(\.estimate))
    #expect(report.indicators.map(\.loading) == fit.indicators.map(\.loading))
    #expect(report.constructs.map(\.rSquared) == fit.constructs.map(\.rSquared))
    #expect(report.effects.map(\.total) == fit.effects.map(\.total))
    let impacts = try fit.impacts(on: "Satisfaction")
    for impact in impacts {
      let row = report.effects.first { $0.from == impact.from && $0.to == "Satisfaction" }
      #expect(row?.impact == impact.impact)
    }
    #expect(report.constructs.map(\.kind).filter { $0 == "single" }.count == 1)
    #expect(report.indicators.allSatisfy { $0.min == 1 && $0.max == 10 })
    #expect(report == FitReport(fit))
  }

  @Test func `without scales there are no indices and one warning`() throws {
    let report = FitReport(try Fixtures.fit(Fixtures.withoutScales))
    #expect(report.constructs.allSatisfy { $0.index == nil && $0.indexSD == nil })
    #expect(report.effects.allSatisfy { $0.impact == nil })
    #expect(report.lacksScales)
    #expect(report.warnings.map(\.code) == ["indexWithoutScale"])
    #expect(report.warnings[0].message.contains("--scale 1:10"))
  }

  @Test func `scales of some constructs give indices of these`() throws {
    let report = FitReport(try Fixtures.fit(Fixtures.withoutScales + "\n@scale 1..10 IMAG1 IMAG2 IMAG3 IMAG4 IMAG5"))
    #expect(report.constructs.map { $0.index != nil } == [true, false, false])
    #expect(report.warnings.map(\.code) == ["indexWithoutScale"])
    #expect(report.warnings[0].message.hasPrefix("no 0–100 index for Value, Trust"))
  }

  @Test(arguments: [
    ("Image", "Value", "Trust", "Trust"), ("Image", "satisfaction", "Trust", "satisfaction"),
    ("Satisfaction", "Value", "Trust", "Satisfaction"),
  ])
  func `the construct a report is about`(a: String, b: String, c: String, target: String) throws {
    let text = "\(a) =~ IMAG1..IMAG5\n\(b) =~ PERV1..PERV2\n\(c) =~ CUSA1..CUSA3\n\(b) ~ \(a)\n\(c) ~ \(a) + \(b)"
    #expect(FitReport(try Fixtures.fit(text)).target == target)
  }

  @Test func `a limit of chains is said`() throws {
    let report = FitReport(try Fixtures.ecsi(), chainLimit: 5)
    #expect(report.specificIndirectEffects.count == 5)
    #expect(report.warnings.map(\.code) == ["lowAlpha", "specificIndirectEffectsLeftOut"])
  }

  @Test func `correlations have no points`() throws {
    let fit = try Fixtures.fit(Fixtures.withoutScales + "\n@scale 1..10")
    let moments = try Moments(names: fit.moments.names, correlations: fit.moments.correlations(), n: 250)
    let report = FitReport(try PLS().fit(fit.model, to: moments))
    for row in report.indicators {
      #expect(row.mean == nil)
      #expect(row.sd == nil)
      #expect(row.unstandardizedWeight == nil)
    }
    #expect(report.constructs.allSatisfy { $0.index == nil })
    #expect(report.warnings.map(\.code) == ["indexUndefined"])
    #expect(report.data.source == "correlation matrix")
    #expect(report.data.fingerprint == nil)
  }
}
