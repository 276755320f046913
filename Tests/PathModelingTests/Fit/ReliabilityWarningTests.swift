import Satisfaction
import Testing

/// Every warning of METHODS about numbers that should not be believed: the smallest data that deserve it, and data just
/// beside them that do not.
@Suite struct ReliabilityWarningTests {
  private static let text = """
    @scale 1..10
    Image =~ IMAG1..IMAG5
    Satisfaction =~ CUSA1..CUSA3
    Satisfaction ~ Image
    """

  private static func model(_ text: String = text) throws -> PathModel { try PathModel(text: text) }

  private static func warnings(
    _ table: AnswerTable, _ model: PathModel, missing: MissingPolicy = .casewise
  ) throws -> [FitWarning] {
    let survey = try table.dataset()
    let fit = try PLS(missing: missing).fit(model, to: survey)
    return model.dataWarnings(about: survey, fit.sample) + fit.sampleWarnings
  }

  private static func codes(_ table: AnswerTable, _ model: PathModel) throws -> [String] {
    try warnings(table, model).map(\.code)
  }

  @Test func `a good survey has none`() throws {
    #expect(try Self.codes(.mobile(), Self.model()) == [])
    #expect(
      try Self.codes(.mobile(), Self.model(Self.text.split(separator: "\n").dropFirst().joined(separator: "\n"))) == [])
  }

  @Test func `few rows for the model`() throws {
    let table = try AnswerTable.mobile()
    #expect(try Self.codes(table.rows(Array(0..<10)), Self.model()) == [])
    let few = try Self.warnings(table.rows(Array(0..<9)), Self.model())
    #expect(few.map(\.code) == ["fewRows"])
    #expect(few[0].message.hasPrefix("9 rows are few: Satisfaction has 1 predecessor"))
    let seven = try Self.warnings(table.rows([0, 1, 2, 3, 4, 5, 6]), Self.model())
    #expect(seven.map(\.construct) == ["Satisfaction"])
    // Weights of Mode B are estimated by a regression of their own.
    let modeB = try Self.model(Self.text.split(separator: "Image =~").joined(separator: "Image <~"))
    #expect(try Self.codes(table.rows(Array(0..<50)), modeB) == [])
    #expect(try Self.warnings(table.rows(Array(0..<49)), modeB).map(\.construct) == ["Image"])
  }

  @Test func `products are predictors too`() throws {
    let table = try AnswerTable.mobile()
    let model = try Self.model(
      Self.text + "\nValue =~ PERV1 + PERV2\nSatisfaction ~ Value + Image:Value + Image:Image")
    #expect(try Self.codes(table.rows(Array(0..<40)), model) == [])
    let few = try Self.warnings(table.rows(Array(0..<39)), model)
    #expect(few.map(\.code) == ["fewRows"])
    #expect(few[0].message.hasPrefix("39 rows are few: Satisfaction has 4 predecessors, products among them, or"))
  }

  @Test(arguments: [true, false])
  func `a rare answer to a two-valued item`(isDeclared: Bool) throws {
    var table = try AnswerTable.mobile()
    let model = try Self.model(
      Self.text + "\nSatisfaction ~ Called\nCalled =~ CALL" + (isDeclared ? "\n@scale 0..1 CALL" : "\n@scale 0..5 CALL")
    )
    func answered(_ count: Int) -> [Double] {
      (0..<250).map { $0 % (250 / count) == 0 && $0 / (250 / count) < count ? 1 : 0 }
    }
    table["CALL"] = answered(9)
    let warning = try #require(try Self.warnings(table, model).first)
    #expect(warning.code == "rareAnswer" && warning.indicator == "CALL" && warning.construct == "Called")
    #expect(warning.message.hasPrefix("only 9 rows answered 1 to CALL"))
    table["CALL"] = answered(10)
    #expect(try Self.codes(table, model) == [])
    table["CALL"] = answered(9).map { 1 - $0 }
    #expect(try #require(try Self.warnings(table, model).first).message.hasPrefix("only 9 rows answered 0 to CALL"))
  }

  @Test func `codes for no answer that are not declared`() throws {
    let unscaled = try Self.model(Self.text.split(separator: "\n").dropFirst().joined(separator: "\n"))
    for code in [99.0, -99, 999, 98.5] {
      var table = try AnswerTable.mobile()
      table["IMAG2"][17] = code
      let warnings = try Self.warnings(table, unscaled).filter { $0.code == "undeclaredCode" }
      #expect(warnings.map(\.indicator) == ["IMAG2"], "\(code)")
    }
    var table = try AnswerTable.mobile()
    table["IMAG2"][17] = 98
    table["IMAG2"][18] = 99
    table["IMAG3"][18] = 99
    let both = try Self.warnings(table, unscaled)
    #expect(both.map(\.code) == ["undeclaredCode", "undeclaredCode"])
    #expect(both.map(\.indicator) == ["IMAG2", nil])
    #expect(both[0].message.hasPrefix("98 is far from all other answers of IMAG2: declare it"))
    #expect(both[1].message.hasPrefix("99 is far from all other answers in 2 columns (IMAG2, IMAG3): declare it"))
    var declared = unscaled
    declared.conventions.missingCodes = [98, 99]
    #expect(try Self.codes(table, declared) == [])
    table["IMAG3"][18] = 5
    table["IMAG2"][17] = 11
    table["IMAG2"][18] = 12
    #expect(try Self.codes(table, unscaled) == [])
  }

  @Test func `fractions among whole answers, and averages`() throws {
    var table = try AnswerTable.mobile()
    for row in 0..<12 { table["IMAG1"][row] = 5.5 }
    let warnings = try Self.warnings(table, Self.model())
    #expect(warnings.map(\.code) == ["strayFractions"])
    #expect(warnings[0].message.hasPrefix("12 answers to IMAG1 among 250 are fractions"))
    for row in 0..<13 { table["IMAG1"][row] = 5.5 }
    #expect(try Self.codes(table, Self.model()) == [])
    var averaged = try AnswerTable.mobile()
    for column in averaged.columns.indices {
      averaged.columns[column].values = averaged.columns[column].values.map { ($0 + 5.25) / 2 }
    }
    #expect(try Self.codes(averaged, Self.model()) == ["averages"])
  }

  @Test func `rows lost to missing answers`() throws {
    var table = try AnswerTable.mobile()
    for row in 0..<20 { table["CUSA2"][row] = .nan }
    for row in 20..<25 { table["IMAG4"][row] = .nan }
    #expect(try Self.codes(table, Self.model()) == [])
    table["IMAG4"][25] = .nan
    let warnings = try Self.warnings(table, Self.model())
    #expect(warnings.map(\.code) == ["rowsLost"])
    #expect(warnings[0].message.hasPrefix("missing answers cost 26 of 250 rows, most to CUSA2 (20), IMAG4 (6)"))
    #expect(try Self.warnings(table, Self.model(), missing: .mean).isEmpty)
  }

  @Test func `weights that carry little`() throws {
    var model = try Self.model()
    model.conventions.weightsColumn = "w"
    var table = try AnswerTable.mobile()
    table["w"] = (0..<250).map { $0 < 100 ? 1 : 0.3 }
    #expect(try Self.codes(table, model) == [])
    table["w"] = (0..<250).map { $0 < 25 ? 20 : 1 }
    let warning = try #require(try Self.warnings(table, model).first)
    // (25·20 + 225)² / (25·400 + 225) = 51.4.
    #expect(warning.code == "unevenWeights" && warning.message.contains("250 rows carry no more than 51 of"))
  }

  @Test func `replicates that are too few for their level`() throws {
    let survey = try AnswerTable.mobile().dataset()
    let fit = try PLS().fit(Self.model(), to: survey)
    #expect(try fit.bootstrap(on: survey, replicates: 400).warnings == [])
    let few = try fit.bootstrap(on: survey, replicates: 399).warnings
    #expect(few.map(\.code) == ["fewReplicates"])
    #expect(few[0].message.hasPrefix("399 replicates are few for intervals of 95 %"))
    #expect(try fit.bootstrap(on: survey, replicates: 1_000, level: 0.99).warnings.map(\.code) == ["fewReplicates"])
  }

  @Test func `replicates that are left out`() throws {
    var table = try AnswerTable.mobile()
    table["CALL"] = (0..<250).map { $0 == 0 || $0 == 100 ? 1 : 0 }
    let model = try Self.model(Self.text + "\nSatisfaction ~ Called\nCalled =~ CALL\n@scale 0..1 CALL")
    let survey = try table.dataset()
    let boot = try PLS().fit(model, to: survey).bootstrap(on: survey, replicates: 1_000)
    let failed = try #require(boot.failures[.zeroVariance])
    // (248/250)²⁵⁰ = 13.4 % of the replicates have nobody who called.
    #expect((90...180).contains(failed))
    let warning = try #require(boot.warnings.first)
    #expect(boot.warnings.count == 1 && warning.code == "replicatesLeftOut")
    #expect(warning.message.contains("\(failed) had an indicator with the same answer in all rows"))
  }
}
