import Satisfaction
import SatisfactionReporting
import Testing

/// A report of nothing but the sections it is given.
private struct Plain: ReportContent {
  static let schema = "csi.plain.v1"
  var manifest: [Section] = []
  var sections: [Section]
  var warnings: [FitWarning] = []

  func document(digits: Int) -> ReportDocument { ReportDocument(title: "T", blocks: []) }

  /// The CSV records of a section without the columns of uncertainty.
  static func lines(_ section: Section) -> [String] {
    Plain(sections: [section]).csv().split(separator: "\n").dropFirst().map { line in
      line.split(separator: ",", omittingEmptySubsequences: false).prefix(7).joined(separator: ",")
    }
  }

  static func json(_ section: Section) throws -> JSONTree {
    try #require(try JSONTree(parsing: Plain(sections: [section]).json())[section.name])
  }
}

/// How nested objects, lists and matrices become keys of JSON and records of CSV.
@Suite struct SectionsTests {
  @Test func `one object and an object in it`() throws {
    let deep = Record([Field("x", .number(0.5))])
    let section = Section(
      "data",
      Record([
        .identity("source", "a.csv"), Field("rows", .integer(3)), Field("ok", .bool(true)), Field("none", .null),
        Field("missing", .record(Record([Field("notAsked", .integer(1)), Field("deep", .record(deep))]))),
      ]))
    #expect(
      Plain.lines(section) == [
        "data,a.csv,rows,3,,,", "data,a.csv,ok,,true,,", "data,a.csv,none,,,,", "data,missing,notAsked,1,,,",
        "data,missing.deep,x,0.5,,,",
      ])
    let json = try Plain.json(section)
    #expect(json["source"] == .string("a.csv") && json["none"] == .null)
    #expect(json["missing"]?["deep"]?["x"] == .number(0.5))
  }

  @Test func `objects of one kind, objects and lists in them`() throws {
    let path = Record([.identity("from", "X"), .identity("to", "Y"), Field("difference", .number(0.25))])
    let pair = Record([
      .identity("first", "A"), .identity("second", "B"), Field("n", .integer(10)),
      Field("failed", .record(Record([Field("singular", .integer(2))]))), Field("paths", .records([path])),
      Field("left", .texts(["p", "q"])), Field("none", .texts([])),
      Field("covariance", .list([.numbers([1, nil]), .numbers([0.5, 2])])),
    ])
    #expect(
      Plain.lines(Section("pairs", [pair])) == [
        "pairs,A · B,n,10,,,", "pairs.failed,A · B,singular,2,,,", "pairs.paths,A · B · X -> Y,difference,0.25,,X,Y",
        "pairs,A · B,left.1,,p,,", "pairs,A · B,left.2,,q,,", "pairs,A · B,none,,,,",
        "pairs,A · B,covariance.1.1,1.0,,,", "pairs,A · B,covariance.1.2,,,,", "pairs,A · B,covariance.2.1,0.5,,,",
        "pairs,A · B,covariance.2.2,2.0,,,",
      ])
    let json = try #require(try Plain.json(Section("pairs", [pair])).items.first)
    #expect(json["paths"]?.items.first?["difference"] == .number(0.25))
    #expect(json["covariance"] == .array([.array([.number(1), .null]), .array([.number(0.5), .number(2)])]))
  }

  @Test func `plain values at the top, and nothing`() throws {
    let waves = Section("waves", .texts(["2024", "2025"]))
    #expect(Plain.lines(waves) == ["waves,waves,waves.1,,2024,,", "waves,waves,waves.2,,2025,,"])
    #expect(Plain.lines(Section("target", .text("S"))) == ["target,target,target,,S,,"])
    #expect(Plain.lines(Section("whatIf", .null)) == [])
    #expect(try Plain.json(Section("whatIf", .null)) == .null)
    #expect(Plain.lines(Section("rows", [Record([Field("a", .number(Double.nan))])])) == ["rows,1,a,,,,"])
  }

  @Test func `a matrix with names of its own and a layer beside it`() throws {
    let cross = FieldMatrix(
      rows: .init("rows", [.integer(7)]), columns: .init("indicators", ["a", "b"]), values: [[1, nil]],
      remarks: [Field("note", .text("n"))])
    #expect(Plain.lines(Section("m", cross)) == ["m,7,a,1.0,,,", "m,7,b,,,,", "m,m,note,,n,,"])
    let json = try Plain.json(Section("m", cross))
    #expect(json["rows"] == .array([.number(7)]) && json["indicators"] == .array([.string("a"), .string("b")]))
    let ratios = FieldMatrix(
      names: ["A"], values: [[0.5]], inference: [.init("lower", [[0.25]]), .init("oneSidedUpper", [[0.75]])])
    let lines = Plain(sections: [Section("htmt", ratios)]).csv().split(separator: "\n").dropFirst()
    #expect(lines.prefix(2) == ["htmt,A,A,0.5,,,,,,0.25,,,", "htmtOneSidedUpper,A,A,0.75,,,,,,,,,"])
    #expect(try Plain.json(Section("htmt", ratios))["inference"]?["oneSidedUpper"] == .array([.array([.number(0.75)])]))
  }

  @Test func `uncertainty beside a number or in a member`() throws {
    let change = Field("change", .number(2), uncertainty: Uncertainty(standardError: 0.5, lower: 1, upper: 3, p: 0.01))
    let beside = Section("changes", [Record([.identity("name", "S"), change])])
    #expect(
      try Plain.json(beside).items[0]
        == .object([
          "name": .string("S"), "change": .number(2), "standardError": .number(0.5), "lower": .number(1),
          "upper": .number(3), "p": .number(0.01),
        ]))
    let member = Section("changes", [Record([.identity("name", "S"), change], placement: .member)])
    #expect(try Plain.json(member).items[0]["inference"]?["change"]?["lower"] == .number(1))
    for section in [beside, member] {
      let lines = Plain(sections: [section]).csv().split(separator: "\n")
      #expect(lines[1] == "changes,S,change,2.0,,,,0.5,,1.0,3.0,0.01,")
    }
  }

  @Test func `objects made when they are written`() throws {
    let names = ["A", "B"]
    let made = Section("rows", names) { Record([.identity("name", $0), Field("size", .integer($0.count))]) }
    let there = Section(
      "rows", names.map { Record([.identity("name", $0), Field("size", .integer($0.count))]) })
    #expect(made == there && made != Section("rows", [Record]()))
    #expect(Plain(sections: [made]).json() == Plain(sections: [there]).json())
    #expect(Plain(sections: [made]).csv() == Plain(sections: [there]).csv())
    #expect(Plain.lines(made) == ["rows,A,size,1,,,", "rows,B,size,1,,,"])
  }

  @Test func `warnings end every report`() throws {
    let report = Plain(sections: [], warnings: [FitWarning(code: "c", message: "m", indicator: "I")])
    let lines = report.csv().split(separator: "\n").dropFirst()
    #expect(
      Array(lines) == [
        "warnings,1,c,,m,,,,,,,,", "warnings,1,construct,,,,,,,,,,", "warnings,1,indicator,,I,,,,,,,,",
      ])
    let warning = try #require(try JSONTree(parsing: report.json())["warnings"]?.items.first)
    #expect(warning.members.keys.sorted() == ["code", "construct", "indicator", "message"])
  }

  @Test func `a field knows its page`() {
    #expect(Field("weight", .null).topic?.name == "weights")
    #expect(Field("change", .null, topic: "htmt").topic?.name == "htmt")
    #expect(Field("no such number", .null).topic == nil)
  }
}
