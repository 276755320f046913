import Satisfaction
import Testing

/// Models and maps proposed from the columns of a survey.
struct ModelDraftTests {
  private static let rows = (0..<30).map { i in
    let answers = [1, 2, 3, 4, 5, 6, 1].enumerated().map { "\(1 + (i * $1 + i / 7 * ($0 + 1)) % 7)" }.joined(
      separator: ",")
    return "\(i + 1000),\(answers),\(i % 4 == 0 ? 9 : 1 + i % 5),\(i % 2),same,\(0.5 + Double(i % 3))"
  }

  private func survey(_ header: String) throws -> Dataset {
    try Dataset(csvBytes: Array(([header] + Self.rows).joined(separator: "\n").utf8), source: "survey.csv")
  }

  @Test func groupsByStem() throws {
    let header = "id,QUA1,QUA2,QUA3,Staff - polite,Staff - quick,Rate us [speed],Rate us [price],alone,Z2,same,weight"
    let draft = ModelDraft(try survey(header))
    #expect(draft.blocks.map(\.name) == ["QUA", "Staff", "Rate_us"])
    #expect(draft.blocks.map(\.items.count) == [3, 2, 2])
    #expect(draft.singles == ["alone", "Z2"])
    let expected = """
      # Proposed from survey.csv: 30 rows, 12 columns.
      # Rename the constructs, draw the paths, and declare what stands in comments.
      # observed 1..7 in 7 columns: declare it
      # @scale 1..7
      # observed 1..5 in alone: declare it
      # @scale 1..5 alone
      # observed 0..1 in Z2: declare it
      # @scale 0..1 Z2
      # far from all other answers: no answer?
      # @missing 9
      @weights weight

      QUA =~ QUA1..QUA3
      Staff =~ "Staff - polite" + "Staff - quick"
      Rate_us =~ "Rate us [speed]" + "Rate us [price]"
      # alone stands alone: Name =~ alone
      # Z2 stands alone: Name =~ Z2

      # Paths: what is explained stands on the left; such as
      # Staff ~ QUA
      # Rate_us ~ Staff

      # Columns without answers:
      # id: an identifier, 30 different
      # same: constant, 1 different

      """
    #expect(draft.text == expected)
  }

  /// Without the marks of its comments a draft is a model that can be estimated.
  @Test func draftIsAModel() throws {
    let data = try survey("id,QUA1,QUA2,QUA3,VAL_1,VAL_2,SAT1,SAT2,alone,Z2,same,weight")
    let text = ModelDraft(data).text.replacing("# @", with: "@").replacing("# VAL ~", with: "VAL ~")
      .replacing("# SAT ~", with: "SAT ~").split(separator: "\n")
      .filter { !$0.hasSuffix(" alone") && !$0.hasSuffix(" Z2") && !$0.hasPrefix("@missing") }
    let model = try PathModel(text: text.joined(separator: "\n"))
    #expect(model.constructs.map(\.name) == ["QUA", "VAL", "SAT"])
    #expect(model.conventions.weightsColumn == "weight")
    #expect(model.conventions.scale(of: "SAT2") == 1...7)
    #expect(try PLS().fit(model, to: data).sample.used == 30)
  }

  @Test func itemsOfATemplate() throws {
    let model = try PathModel(
      text: """
        @label B1 "How good is it?"
        A =~ A1 + A2 + A3
        B =~ B1 + B2
        B ~ A
        """)
    let map = ItemMap(of: model, among: ["a_1", "A2", "A3: speed", "How good is it", "other"])
    #expect(map.entries.map(\.column) == ["a_1", "A2", "A3: speed", "How good is it", nil])
    #expect(map.missing == ["B2"])
    #expect(
      map.text(labels: model) == "A1=a_1\nA2=A2\nA3=A3: speed\nB1=How good is it\n# not found: B2=\n")
  }

  @Test func scoresAsATable() throws {
    let text = "who,t,a,b,c\n7,x,1,2,1\n8,y,3,5,4\n9,z,,4,4\n10,w,5,4,5\n11,v,2,1,2\n"
    let model = try PathModel(text: "@scale 1..5\nA =~ a + b\nB =~ c\nB ~ A")
    let data = try Dataset(csvBytes: Array(text.utf8), numeric: model.columns, categories: ["who", "t"])
    let fit = try PLS().fit(model, to: data)
    let table = try fit.indexScoreTable(of: data, ids: ["t", "who"])
    #expect(table.columns.map(\.name) == ["t", "who", "A", "B"])
    #expect(table.rowCount == 4)
    #expect((0..<4).map { table.columns[0].text(at: $0) } == ["x", "y", "w", "v"])
    #expect((0..<4).map { table.columns[3].number(at: $0) } == [0, 75, 100, 25])
    let mean = (0..<4).compactMap { table.columns[2].number(at: $0) }.reduce(0, +) / 4
    #expect(abs(mean - (try fit.index(of: "A"))) < 1e-12)
    let plain = try fit.indexScoreTable(of: data)
    #expect((0..<4).map { plain.columns[0].number(at: $0) } == [1, 2, 4, 5])
    #expect(throws: SurveyDataError.self) { try fit.indexScoreTable(of: data, ids: ["nobody"]) }
    #expect(throws: SurveyDataError.self) { try fit.indexScoreTable(of: data, ids: ["t", "t"]) }
  }
}
