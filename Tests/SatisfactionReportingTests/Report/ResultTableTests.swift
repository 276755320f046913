import Satisfaction
import SatisfactionReporting
import SatisfactionWording
import Testing

@Suite struct ResultTableTests {
  private func result(_ fit: PLSFit, name: String) throws -> FitResult {
    try FitResult(reading: Array(FitReport(fit).json().utf8), name: name)
  }

  @Test func `a result is read back as it was written`() throws {
    let fit = try Fixtures.ecsi()
    let result = try result(fit, name: "spring")
    #expect(result.used == 250 && result.estimator == "pls" && result.replicates == 0)
    #expect(result.constructs == fit.model.constructs.map(\.name))
    for path in fit.paths {
      #expect(result.coefficients[.init(from: path.from, to: path.to)]?.value == path.estimate)
    }
    #expect(result.rSquared["Image"] == nil && result.indices.count == 7)
  }

  @Test func `intervals are read where there are replicates`() throws {
    let model = PathModel.ecsiMobile
    let survey = try Dataset(csv: Fixtures.mobilePhone, for: model)
    let boot = try PLS().fit(model, to: survey).bootstrap(on: survey, replicates: 50)
    let result = try FitResult(reading: Array(FitReport(boot).json().utf8), name: "a")
    let interval = try boot.interval(.path("Image", "Satisfaction"))
    let read = try #require(result.coefficients[.init(from: "Image", to: "Satisfaction")]?.interval)
    #expect(read == interval.lower...interval.upper)
  }

  @Test func `results stand side by side, whatever paths they have`() throws {
    let table = ResultTable([
      try result(Fixtures.ecsi(), name: "ECSI"), try result(Fixtures.fit(Fixtures.withoutScales), name: "own"),
    ])
    let paths = table.document(digits: 3).tables[0]
    #expect(paths.columns.suffix(2).map(\.heading) == ["ECSI", "own"])
    #expect(paths.rows.count == 12 + 3)
    let own = try #require(paths.rows.first { $0.cells[0] == .text("Value") && $0.cells[2] == .text("Trust") })
    #expect(own.cells[3] == .missing && own.cells[4] != .missing)
    let latex = String(decoding: table.bytes(as: .latex), as: UTF8.self)
    #expect(latex.contains("Path &  &  & ECSI & own \\\\"))
    #expect(HTMLCheck(String(decoding: table.html(), as: UTF8.self)).problems.isEmpty)
  }

  @Test(arguments: [0, 50]) func `machines read a row a number of each result`(replicates: Int) throws {
    let model = PathModel.ecsiMobile
    let survey = try Dataset(csv: Fixtures.mobilePhone, for: model)
    let fit = try PLS().fit(model, to: survey)
    let report =
      replicates > 0 ? FitReport(try fit.bootstrap(on: survey, replicates: replicates)) : FitReport(fit)
    let first = try FitResult(reading: Array(report.json().utf8), name: "first, \"quoted\"")
    let table = ResultTable([first, try result(Fixtures.fit(Fixtures.withoutScales), name: "own")])
    try expectKeepsItsPromises(table)
    let document = try JSONTree(parsing: table.json())
    let paths = document["paths"]?.items ?? []
    #expect(paths.count == 12 + 3 && document["constructs"]?.items.count == 7 + 3)
    let path = try #require(paths.first { $0["from"]?.text == "Image" && $0["to"]?.text == "Satisfaction" })
    #expect(path["estimate"] == .number(try fit.path(from: "Image", to: "Satisfaction")))
    let known = first.coefficients[.init(from: "Image", to: "Satisfaction")]
    #expect((known?.standardError != nil) == (replicates > 0))
    #expect(path["inference"]?["estimate"]?["lower"] == known?.interval.map { .number($0.lowerBound) })
  }

  @Test func `another document is refused by its name`() {
    #expect(throws: JSONReadingError.self) { try FitResult(reading: Array("{}".utf8), name: "x") }
    let error = #expect(throws: JSONReadingError.self) {
      try FitResult(
        reading: Array(
          """
          {"schema":"csi.track.v1","data":{"used":1},"settings":{"estimator":"pls","replicates":0},"constructs":[],"paths":[]}
          """.utf8), name: "x")
    }
    #expect(error?.description.contains("csi.track.v1") == true)
  }
}
