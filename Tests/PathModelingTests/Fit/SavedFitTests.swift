import Foundation
import Satisfaction
import SatisfactionNumerics
import Testing

/// A fit is a value of numbers: its saved copy is equal to it.
struct SavedFitTests {
  private func expectEqualCopy(_ fit: PLSFit, at location: SourceLocation = #_sourceLocation) throws {
    let copy = try JSONDecoder().decode(PLSFit.self, from: JSONEncoder().encode(fit))
    #expect(copy == fit, sourceLocation: location)
    #expect(copy.assessment == fit.assessment && copy.effects == fit.effects, sourceLocation: location)
    #expect(copy.warnings == fit.warnings, sourceLocation: location)
    let assessment = fit.assessment
    let other = try JSONDecoder().decode(Assessment.self, from: JSONEncoder().encode(assessment))
    #expect(other == assessment, sourceLocation: location)
  }

  @Test(arguments: PLS.Estimator.allCases, PLS.Metric.allCases)
  func everySetting(_ estimator: PLS.Estimator, _ metric: PLS.Metric) throws {
    for scheme in PLS.Scheme.allCases {
      let settings = PLS(
        estimator: estimator, scheme: scheme, metric: metric, tolerance: 3e-8, maximumIterations: 77)
      try expectEqualCopy(settings.fit(.ecsiMobile, to: EmbeddedSurvey.load()))
    }
  }

  @Test(arguments: [MissingPolicy.casewise, .mean])
  func weightsReversalsAndMissingAnswers(_ policy: MissingPolicy) throws {
    var (table, model) = (try AnswerTable.mobile(), PathModel.ecsiMobile)
    table["weight"] = (0..<250).map { 0.1 + Double($0 % 7) / 3 }
    for i in stride(from: 3, to: 250, by: 17) { table["CUEX1"][i] = .nan }
    table["IMAG3"] = table["IMAG3"].map { $0 == 1 ? -99 : $0 }
    model.conventions.weightsColumn = "weight"
    model.conventions.missingCodes = [-99]
    model.conventions.reversed = ["CUSCO"]
    let fit = try PLS(missing: policy).fit(model, to: table.dataset())
    try expectEqualCopy(fit)
    let missing = fit.sample.missingCells
    #expect(missing > 15 && fit.sample.rows == 250, "got \(missing) missing cells")
    #expect(policy == .mean ? fit.sample.used == 250 : fit.sample.used + fit.sample.dropped == 250)
    #expect((fit.sample.dropped > 0) == (policy == .casewise))
  }

  @Test
  func fitFromMoments() throws {
    let (model, moments) = try Population.threeCommonFactors()
    try expectEqualCopy(PLS(estimator: .plsc).fit(model, to: moments))
    let (composites, others, _) = try Population.composites()
    try expectEqualCopy(PLS().fit(composites, to: others))
  }

  /// A file of the fit reads back as an equal fit; equal fits give equal bytes.
  @Test
  func filesReadBack() throws {
    let fit = try PLS(estimator: .plsc).fit(.ecsiMobile, to: EmbeddedSurvey.load())
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { #expect(throws: Never.self) { try FileManager.default.removeItem(at: folder) } }
    let path = folder.appending(path: "fit.json").path
    try fit.save(to: path)
    #expect(try PLSFit(saved: path) == fit)
    #expect(try Array(Data(contentsOf: URL(filePath: path))) == fit.savedBytes)
    #expect(throws: SurveyDataError.self) { try PLSFit(saved: path + ".none") }
  }

  /// One changed dimension, one lost part, another version: refused with what is wrong.
  @Test
  func damagedFilesAreRefused() throws {
    let fit = try PLS().fit(.ecsiMobile, to: EmbeddedSurvey.load())
    let text = String(decoding: fit.savedBytes, as: UTF8.self)
    func refusal(_ old: String, _ changed: String) throws -> SavedFitError? {
      let range = try #require(text.range(of: old), "the file holds \(old)")
      let damaged = text.replacingCharacters(in: range, with: changed)
      return #expect(throws: SavedFitError.self) { try PLSFit(savedBytes: Array(damaged.utf8)) }
    }
    #expect(
      try refusal("csi.saved.v1", "csi.saved.v2") == .otherSchema(found: "csi.saved.v2", expected: "csi.saved.v1"))
    for (old, changed, hint) in [
      ("\"rowCount\":24", "\"rowCount\":23", "23 ×"), ("\"rSquared\":[", "\"rSquared\":[0,", "rSquared holds 8"),
      ("\"weights\":[", "\"weights\":[1,", "weights holds 25"), ("\"paths\":", "\"path\":", "paths"),
      ("IMAG1\",\"IMAG2", "IMAG2\",\"IMAG1", "in its order"), ("\"tolerance\":", "\"tolerance\":-", "tolerance"),
      ("\"fit\":", "\"fit\" ", "JSON"), ("\"n\":250", "\"n\":0", "cases"),
    ] {
      let error = try refusal(old, changed)
      #expect(error.map { "\($0)".contains(hint) } == true, "\(hint): got \(error.map { "\($0)" } ?? "nothing")")
    }
    #expect(throws: SavedFitError.self) { try PLSFit(savedBytes: []) }
    #expect(throws: SavedFitError.self) { try PLSFit(savedBytes: Array("{}".utf8)) }
    // A matrix whose elements do not fill its shape is refused wherever it is read.
    let short = Data(#"{"rowCount":2,"columnCount":2,"elements":[1,2,3]}"#.utf8)
    #expect(throws: DecodingError.self) { try JSONDecoder().decode(Matrix.self, from: short) }
  }

  /// What a fit, its replicates and an interval print is short and true.
  @Test
  func printsSayWhatItIs() throws {
    let survey = try EmbeddedSurvey.load()
    let fit = try PLS().fit(.ecsiMobile, to: survey)
    #expect("\(fit)".hasPrefix("PLS, path scheme, standardized: 7 constructs, 24 indicators, 12 paths; 250 cases of "))
    #expect("\(fit)".hasSuffix("; \(fit.convergence.iterations) iterations"))
    let boot = try fit.bootstrap(on: survey, replicates: 30, seed: 5)
    #expect("\(boot)" == "30 replicates of 250 cases, 30 with estimates, seed 5; percentile intervals at 95 %")
    let interval = "\(try boot.interval(.index("Satisfaction")))"
    #expect(interval.hasPrefix("[7") && interval.hasSuffix("] (95 % percentile)"), "\(interval)")
  }

  /// `localizedDescription` is the message, not "error 1".
  @Test
  func errorsSpeakThroughFoundation() throws {
    let errors: [any Error] = [
      EstimationError.meansUnknown, InferenceError.noReplicates, SurveyDataError.fileNotFound(path: "a"),
      SavedFitError.otherSchema(found: "a", expected: "b"), IndexError.noEffect(from: "A", to: "B"),
      SimulationError.unknownConstruct(name: "A"), ReportingError.readerGone,
    ]
    for error in errors { #expect(error.localizedDescription == "\(error)") }
  }

  /// Different fits are different.
  @Test
  func differentFitsAreUnequal() throws {
    let survey = try EmbeddedSurvey.load()
    let fit = try PLS().fit(.ecsiMobile, to: survey)
    #expect(try PLS().fit(.ecsiMobile, to: survey) == fit)
    #expect(try PLS(scheme: .centroid).fit(.ecsiMobile, to: survey) != fit)
    #expect(try PLS(tolerance: 1e-9).fit(.ecsiMobile, to: survey) != fit)
  }
}
