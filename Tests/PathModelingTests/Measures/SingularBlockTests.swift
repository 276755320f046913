import Satisfaction
import SatisfactionNumerics
import Testing
import _TestSupport

/// What a perfect dependence leaves undefined, and what it must not push beyond its range.
struct SingularBlockTests {
  private func survey() throws -> Dataset {
    let survey = try EmbeddedSurvey.load()
    let columns = survey.numberColumns
    func column(_ name: String) -> [Double] { columns.first { $0.name == name }?.values ?? [] }
    return try Dataset(columns + [(name: "TWIN", values: column("IMAG1")), (name: "COPY", values: column("CUSA1"))])
  }

  /// Two equal indicators have no variance inflation, in the estimate and in every replicate; other blocks keep theirs.
  @Test
  func inflationOfASingularBlockIsUndefined() throws {
    let survey = try survey()
    let model = try PathModel(text: "A =~ IMAG1 + IMAG2 + TWIN\nB =~ CUSA1..CUSA3\nB ~ A")
    let fit = try PLS().fit(model, to: survey)
    let known = Dictionary(uniqueKeysWithValues: fit.assessment.indicators.map { ($0.indicator, $0.vif) })
    for name in ["IMAG1", "IMAG2", "TWIN"] { #expect(known[name] == .some(nil), "\(name)") }
    #expect(known["CUSA1"]??.isFinite == true)
    let replicates = try fit.resample(on: survey, plan: .bootstrap(replicates: 50))
    #expect(try replicates.values(of: .indicatorVIF("TWIN")).allSatisfy(\.isNaN))
    #expect(try replicates.values(of: .indicatorVIF("CUSA1")).allSatisfy(\.isFinite))
  }

  /// A construct whose only indicator another one repeats is explained in full: R² is 1, and no more by rounding.
  @Test
  func explainedVarianceOfPlainPLSIsAtMostOne() throws {
    let survey = try survey()
    let model = try PathModel(text: "X =~ CUSA1\nZ =~ IMAG2\nY =~ COPY\nY ~ X + Z")
    let fit = try PLS().fit(model, to: survey)
    let explained = try #require(try fit.rSquared(of: "Y"))
    #expect(explained <= 1)
    expectClose(explained, 1, "R²", tolerance: 1e-14)
    let replicates = try fit.resample(on: survey, plan: .bootstrap(replicates: 200)).values(of: .rSquared("Y"))
    #expect(replicates.allSatisfy { $0 <= 1 })
  }

  /// The test of distinctness asks for the size of a ratio that may be negative, and says which pairs are of composites.
  @Test
  func ratiosAreTestedBySize() throws {
    let survey = try EmbeddedSurvey.load()
    var columns = survey.numberColumns
    for j in columns.indices where columns[j].name.hasPrefix("CUSA") {
      columns[j].values = columns[j].values.map { 11 - $0 }
    }
    let turned = try Dataset(columns)
    let model = try PathModel(text: "A =~ IMAG1..IMAG5\nB =~ CUSA1..CUSA3\nC <~ PERV1 + PERV2\nB ~ A + C")
    let boot = try PLS().fit(model, to: turned).bootstrap(
      on: turned, resampling: Resampling(plan: .bootstrap(replicates: 300), measures: MeasureOptions(htmt: .signed)))
    let test = try #require(try boot.htmtTests().first { $0.first == "A" && $0.second == "B" })
    #expect(test.ratio < -0.8 && test.upperLimit > 0.8 && test.isReflective)
    #expect(try test.upperLimit > test.ratio.magnitude && test.upperLimit == boot.upperBound(of: .htmtSize("A", "B")))
    #expect(try boot.values(of: .htmtSize("A", "B")) == boot.values(of: .htmt("A", "B")).map(\.magnitude))
    #expect(try boot.htmtTests().filter(\.isReflective).count == 1)
  }
}
