@_spi(Fuzzing) import SurveyData
import Testing

/// What a file does not say itself, or says in its own way.
struct ReadingOptionsTests {
  private func read(
    _ text: String, _ numeric: [String]? = nil, categories: [String] = [], options: ReadingOptions = ReadingOptions()
  ) throws(SurveyDataError) -> Dataset {
    try Dataset(csvBytes: Array(text.utf8), source: "t.csv", numeric: numeric, categories: categories, options: options)
  }

  private func failure(
    _ text: String, _ numeric: [String]?, options: ReadingOptions = ReadingOptions()
  ) -> SurveyDataError? {
    do {
      _ = try read(text, numeric, options: options)
      return nil
    } catch {
      return error
    }
  }

  // MARK: No answer

  @Test(arguments: [
    "NA", "na", "N/A", "n/a", "NaN", "nan", "NULL", "null", "#NULL!", "#null!", "#N/A", "#n/a", ".", ".a", ".Z",
  ])
  func wellKnownTexts(text: String) throws {
    let data = try read("a,b\n1,2\n\(text),3\n\"\(text)\",4\n5,6.5\n", ["a", "b"])
    #expect(data.numbers("a") == [1, nil, nil, 5])
    #expect(data.reading.missingTexts.map(\.cells) == [2])
    #expect(data.reading.missingTexts[0].text.lowercased() == text.lowercased())
  }

  @Test(arguments: [1, 3, 1 << 18]) func missingTextsAreCountedOnce(chunkSize: Int) throws {
    // Column b is read twice, as decimals; column c is read as labels.
    let text = "a,b,c\nNA,1.5,Good 4\n1,na,.\n.,NULL,?\n2,2,Bad 1\n"
    let data = try Dataset(
      csvBytes: Array(text.utf8), source: "t.csv", numeric: ["a", "b", "c"], categories: [],
      options: ReadingOptions(missingTexts: ["?"], threads: 2), chunkSize: chunkSize)
    let counts = data.reading.missingTexts.map { "\($0.text) \($0.cells)" }
    #expect(counts == ["NA 2", "NULL 1", ". 2", "? 1"])
    #expect(data.numbers("c") == [4, nil, nil, 1])
  }

  @Test func declaredTexts() throws {
    let options = ReadingOptions(missingTexts: ["-", "Don't know", "weiß nicht"])
    let texts = try read("a\n1\n-\nDON'T KNOW\n Weiß Nicht \n2\n", ["a"], options: options)
    #expect(texts.numbers("a") == [1, nil, nil, nil, 2])
  }

  // MARK: Labels

  @Test(
    arguments: [
      (["Neutral (4)", "3", "Good (5)"], [4, 3, 5]), (["7 - very good", "1 - very bad"], [7, 1]),
      (["非常满意5分", "一般3分"], [5, 3]), (["(-2) poor", "2 fine", "0 so-so"], [-2, 2, 0]),
      (["5 - rather", "5  - Rather"], nil), (["level 4.5", "level 2"], [4.5, 2]),
    ] as [([String], [Double]?)])
  func numbersInLabels(labels: [String], numbers: [Double]?) throws {
    let text = "a,b\n" + labels.map { "\($0),1\n" }.joined()
    if let numbers {
      let data = try read(text, ["a", "b"])
      #expect(data.numbers("a") == numbers)
      #expect(data.reading.numberedLabels == ["a"])
    } else {
      #expect(failure(text, ["a"]) != nil)
    }
  }

  /// A number belongs to a word, stands beside another one, or means the same as another label's.
  @Test(arguments: [
    ["Q3", "Q4"], ["2nd", "1st"], ["from 1 to 2", "from 2 to 3"], ["visit 1 yes", "visit 1 no"], ["Good (4)", "Bad"],
    ["--1", "2"], ["1 2", "3"],
  ])
  func labelsThatAreNoNumbers(labels: [String]) {
    guard case .notNumbers(let cells, let count, _)? = failure("a\n" + labels.joined(separator: "\n") + "\n", ["a"])
    else {
      Issue.record("\(labels) are read")
      return
    }
    #expect(count > 0 && cells.allSatisfy { $0.line > 1 })
  }

  @Test func onlyTheCulpritIsNamed() {
    let error = failure("a\nGood (4)\nDon't know\nBad (1)\nDon't know\n", ["a"])
    let cells = [3, 5].map { BadCell(line: $0, column: "a", text: "Don't know", reason: .text) }
    #expect(error == .notNumbers(cells, count: 2, source: "t.csv"))
    #expect(error?.description.contains("--missing-codes \"Don't know\"") == true)
  }

  @Test func labelMaps() throws {
    let map = try LabelMap(text: "# a comment\nGood = 3\n so-so=2\nBad=1\nNo idea=\n", name: "own.labels")
    let data = try read(
      "a,b\ngood,1\nBAD ,2\nNo idea,3\nSo-So,4\n3,5\n", ["a", "b"], options: ReadingOptions(labels: map))
    #expect(data.numbers("a") == [3, 1, nil, 2, 3])
    #expect(data.reading.mappedLabels == ["a"])
    #expect(data.reading.labelMap == "own.labels")
    #expect(data.reading.missingTexts == [ReadingFacts.MissingText(text: "No idea", cells: 1)])
  }

  @Test(arguments: ["Good", "=3", "Good=x", "Good=inf", "Good=1\ngood=2", "", "# nothing"])
  func badLabelMaps(text: String) {
    #expect(throws: SurveyDataError.self) { try LabelMap(text: text, name: "own.labels") }
  }

  @Test func builtInMaps() throws {
    let english = try read(
      "a\nVery satisfied\nneutral\nVery dissatisfied\n", ["a"],
      options: ReadingOptions(labels: LabelMap.named("likert5-en")))
    #expect(english.numbers("a") == [5, 3, 1])
    let error = failure("a,b\nSlightly agree,1\nStrongly disagree,2\n", ["a", "b"])
    #expect(error?.description.contains("--labels likert7-en") == true)
  }

  /// 满意 is the best answer of one scale and the second best of another: the labels of the whole file decide.
  @Test func chineseScales() throws {
    let options = ReadingOptions(labels: LabelMap.named("likert5-zh"))
    let short = try read("a,b\n满意,不满意\n较满意,一般\n", ["a", "b"], options: options)
    #expect(short.numbers("a") == [5, 4])
    #expect(short.numbers("b") == [1, 3])
    let long = try read("a,b\n非常满意,不满意\n满意,满意\n", ["a", "b"], options: options)
    #expect(long.numbers("a") == [5, 4])
    #expect(long.numbers("b") == [2, 4])
    // Where both scales hold every label of the file, nobody knows which one it is.
    let either = failure("a\n满意\n一般\n不满意\n", ["a"], options: options)
    let message = either?.description ?? ""
    #expect(message.contains("line 2, column \"a\": \"满意\" means different numbers on the scales of likert5-zh"))
    #expect(message.contains("pass it with --labels"))
  }

  // MARK: Numbers

  @Test func decimalComma() throws {
    let quoted = "a,b\n\"3,5\",1\n\"2,0\",2\n"
    #expect(failure(quoted, ["a"])?.description.contains("--decimal ,") == true)
    #expect(try read(quoted, ["a"], options: ReadingOptions(decimal: .comma)).numbers("a") == [3.5, 2])
    let tabs = try read("a\tb\n3,5\t1\n1.5\t2\n", ["b"], options: ReadingOptions(decimal: .comma))
    #expect(tabs.numbers("b") == [1, 2])
    #expect(failure("a\tb\n3,5\t1\n1.5\t2\n", ["a"], options: ReadingOptions(decimal: .comma)) != nil)
  }

  @Test(
    arguments: [
      ("1,000", ",", 1_000), ("12,345,678.5", ",", 12_345_678.5), ("-1,037", ",", -1_037), ("1.250,5", ".", 1_250.5),
      ("1'000", "'", 1_000), ("1 234", " ", 1_234), ("999", ",", 999),
    ] as [(String, Character, Double)])
  func thousands(text: String, mark: Character, number: Double) throws {
    let options = ReadingOptions(decimal: mark == "." ? .comma : nil, thousands: mark)
    #expect(try read("a,b\n\"\(text)\",1\n", ["a"], options: options).numbers("a") == [number])
  }

  @Test(arguments: ["1,00", "1,0000", ",100", "1000,000", "1,000,", "1,,000"])
  func misplacedThousands(text: String) {
    #expect(failure("a,b\n\"\(text)\",1\n", ["a"], options: ReadingOptions(thousands: ",")) != nil)
  }

  @Test func bothDecimalMarks() throws {
    let text = "a;b;c\n1,5;1.5;2,5\n1.250;2.5;3,5\n"
    #expect(failure(text, ["a", "b", "c"]) == .mixedDecimals(["a"], source: "t.csv"))
    #expect(try read(text, ["b", "c"]).numbers("c") == [2.5, 3.5])
    #expect(try read(text).column(named: "a")?.isNumeric == false)
  }

  @Test func nonBreakingBlanks() throws {
    #expect(try read("a,b\n5\u{A0},1\n\u{A0}4,2\n", ["a"]).numbers("a") == [5, 4])
  }

  // MARK: Rows

  @Test func emptyCellsBeyondTheHeader() throws {
    #expect(try read("a,b\n1,2,\n3,4,, \n5,6\n", ["a", "b"]).numbers("b") == [2, 4, 6])
    #expect(
      failure("a,b\n1,2,x\n", ["a"])
        == .raggedRows([RaggedRow(line: 2, cells: 3)], count: 1, expected: 2, source: "t.csv"))
    let short = failure("a,b\n1\n", ["a"])?.description ?? ""
    #expect(short.contains("write empty ones") && !short.contains("quotes"))
  }

  @Test(arguments: [(1, 1), (3, 1), (7, 2), (1 << 18, 2)]) func conditions(chunkSize: Int, threads: Int) throws {
    let text = "w,g,a,t\n1,x,5,p\n2,x,bad,q\n\n2,y,6.5,q\n\" 2.0\",x,7,\"r\ns\"\n2,x,NA,p\n"
    let options = ReadingOptions(
      conditions: [RowCondition(column: "w", value: "2"), RowCondition(column: " g", value: "x")], threads: threads)
    #expect(throws: SurveyDataError.self) {
      try Dataset(
        csvBytes: Array(text.utf8), source: "t.csv", numeric: ["a"], categories: ["t"], options: options,
        chunkSize: chunkSize)
    }
    let clean = text.replacing("bad", with: "3")
    let data = try Dataset(
      csvBytes: Array(clean.utf8), source: "t.csv", numeric: ["a"], categories: ["t"], options: options,
      chunkSize: chunkSize)
    #expect(data.numbers("a") == [3, 7, nil])
    #expect(data.texts("t") == ["q", "r\ns", "p"])
    #expect((0..<3).map { data.line(ofRow: $0) } == [3, 6, 8])
    #expect(data.reading.rowsLeftOut == 2)
    #expect(data.reading.missingTexts == [ReadingFacts.MissingText(text: "NA", cells: 1)])
    let other = ReadingOptions(conditions: [RowCondition(column: "w", value: "1")])
    #expect(try read(text, ["a"], options: other).numbers("a") == [5], "what other rows hold does not matter")
  }

  @Test func conditionsThatLeaveNothing() {
    let none = [RowCondition(column: "a", value: "9")]
    #expect(failure("a\n1\n", ["a"], options: ReadingOptions(conditions: none)) == .noRowsLeft(none, source: "t.csv"))
    let absent = [RowCondition(column: "b", value: "9")]
    #expect(failure("a\n1\n", ["a"], options: ReadingOptions(conditions: absent)) != nil)
    let empty = [RowCondition(column: "a", value: "")]
    #expect(failure("a,b\n1,2\n,3\n", ["b"], options: ReadingOptions(conditions: empty)) == nil)
  }

  // MARK: Matrices

  @Test func matrixGivenAsData() {
    let matrix = "v,a,b,c\na,1,0.5,0.2\nb,0.5,1,0.3\nc,0.2,0.3,1\n"
    #expect(failure(matrix, ["a", "b", "c"]) == .matrixAsData(source: "t.csv"))
    #expect(failure("a,b,c\n4,2,1\n2,3,1\n1,1,5\n", ["c", "a", "b"]) == .matrixAsData(source: "t.csv"))
    #expect(failure("a,b,c\n4,2,1\n2,3,1\n1,2,5\n", ["a", "b", "c"]) == nil)
    #expect(failure("a,b,c\n1,2,1\n2,3,1\n1,1,5\n", ["a", "b", "c"]) == nil, "no covariance can be that large")
  }
}
