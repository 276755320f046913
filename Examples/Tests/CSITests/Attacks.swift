import Foundation
import Testing

/// The attacks on files, and what they are made of.
enum Attacks {
  /// Surveys that are none.
  static let data: [Attack] = [
    Attack("nothing", data: "", says: "the file is empty"),
    Attack("blank lines", data: "\n \r\n\n", says: "the file is empty"),
    Attack("a byte-order mark", data: [0xEF, 0xBB, 0xBF], says: "the file is empty"),
    Attack("a header", data: "a,b,c,dd\n", says: "no row below the header"),
    Attack("no names", data: ",,,\n1,2,3,4\n", says: "no column has a name"),
    Attack(
      "a missing column", data: good.replacing("c,dd", with: "c,de"), model: "A =~ a + b\nB =~ c + dd\nB ~ A",
      says: #"has no column "dd" (is it "de"?)"#),
    Attack(
      "a doubled name", data: weighted { _ in "1" }.replacing("dd,w", with: "dd,dd"),
      says: #"column "dd" stands 2 times in the header, as columns 4, 5"#),
    Attack("a short row", data: good + "1,2,3\n", says: "4 names in the header, but 3 cells in line 32"),
    Attack("a long row", data: good + "1,2,3,4,5\n", says: "but 5 cells in line 32"),
    Attack("100,000 short rows", data: good + String(repeating: "1\n", count: 100_000), says: "and 99995 more"),
    Attack("100,000 texts", data: good + String(repeating: "u,v,w,x\n", count: 100_000), says: #""u" is not a number"#),
    Attack("a text", data: good + "1,2,x,4\n", says: #"line 32, column "c": "x" is not a number"#),
    Attack("inf", data: good + "1,2,-inf,4\n", says: "not a finite number"),
    Attack("hexadecimal", data: good + "1,2,0x1p3,4\n", says: "not a decimal number"),
    Attack("beyond a double", data: good + "1,2,1e999,4\n", says: "too large a number"),
    Attack("off the scale", data: good, model: "@scale 1..3\n" + model, says: "is outside the scale 1 … 3"),
    Attack("one row", data: "a,b,c,dd\n1,2,3,4\n", says: "at least 2 are needed"),
    Attack(
      "too few rows", data: "a,b,c,dd\n1,2,3,4\n2,5,1,1\n3,1,1,4\n", model: "A <~ a + b + c\nB =~ dd\nB ~ A",
      says: "3 cases are too few for construct A, which needs at least 4"),
    Attack("no answers", data: "a,b,c,dd\n,,,\nNA,,,\n", says: #""a" has no answer in any row"#),
    Attack(
      "a column without answers", data: columns { "\($0[0]),NA,\($0[2]),\($0[3])" },
      says: #""b" has no answer in any row"#),
    Attack(
      "a constant", data: columns { "\($0[0]),\($0[1]),\($0[2]),5" }, says: "dd has the same value in all 30 cases"),
    Attack("hardly a variance", data: columns { "\($0[0])e-300,\($0[1]),\($0[2]),\($0[3])" }, says: "the same value"),
    Attack(
      "two equal indicators in Mode B", data: columns { "\($0[0]),\($0[0]),\($0[2]),\($0[3])" },
      model: "A <~ a + b\nB =~ c + dd\nB ~ A", says: "the indicators of construct A are collinear"),
    Attack(
      "two equal constructs", data: columns { "\($0[0]),\($0[0]),\($0[2]),\($0[3])" },
      model: "A =~ a\nB =~ b\nC =~ c + dd\nC ~ A + B", says: "the predecessors of C (A, B) are collinear"),
    Attack(
      "squares beyond a double", data: columns { "\($0[0])e307,\($0[1])e307,\($0[2]),\($0[3])" },
      says: "too large or too small to compute with"),
    Attack("an open quote", data: good + "1,\"2,3,4\n1,2,3,4\n", says: "line 32, cell 2: the quote that opens here"),
    Attack("a quote within", data: good + "1,2\"2,3,4\n", says: "line 32, cell 2: a quote inside a text"),
    Attack("a program", data: Array(FileManager.default.contents(atPath: "/bin/ls") ?? Data([0])), says: "NUL byte"),
    Attack("UTF-16, little end first", data: [0xFF, 0xFE] + wide(good), says: "UTF-16"),
    Attack("UTF-16, big end first", data: [0xFE, 0xFF, 0] + wide(good), says: "UTF-16"),
    Attack("UTF-16 without a mark", data: wide(good), says: "UTF-16"),
    Attack(
      "a name in Latin 1", data: Array("gr".utf8) + [0xFC] + Array("n,".utf8) + Array(good.utf8),
      says: "a name in the header is not UTF-8"),
    Attack("a cell in Latin 1", data: Array(good.utf8) + [0xFC] + Array(",2,3,4\n".utf8), says: "--encoding cp1252"),
    Attack("a NUL", data: good + "1,2,\0,4\n", says: "line 32: a NUL byte"),
    Attack(
      "a bell and colours", data: good + "1,2,\u{7}\u{1B}[31m\u{9B}31m,4\n", says: #""\u{7}\u{1b}[31m\u{9b}31m""#),
    Attack(
      "a million columns", data: (0..<1_000_000).map { "x\($0)" }.joined(separator: ",") + "\n1\n",
      says: #"has no column "a", "b", "c", "dd""#),
    Attack(
      "a name a million times", data: String(repeating: "a,", count: 1_000_000) + "b,c,dd\n1\n",
      says: "stands 1000000 times in the header, as columns 1, 2, 3, 4, 5 and 999995 more"),
    Attack(
      "a line of 100 MB", data: "a,b,c,dd\n1,2,3," + String(repeating: "x", count: 100_000_000) + "\n",
      says: "…xxxxxxxxxxxxxxx\" is not a number"),
    Attack(
      "long names", data: "a,b,c,\(longName)x\n1,2,3,4\n", model: "A =~ a + b\nB =~ c + \(longName)\nB ~ A",
      says: "has no column \"nnnn"),
    Attack(
      "a constant with a long name",
      data: columns { "\($0[0]),\($0[1]),\($0[2]),5" }
        .replacing("dd", with: longName), model: "A =~ a + b\nB =~ c + \(longName)\nB ~ A", says: "has the same value"),
  ]

  /// Weights, in column `w`, that are none.
  static let weights: [Attack] = [
    Attack("negative", data: weighted { _ in "-1" }, says: "-1.0 in line 2"),
    Attack("zero", data: weighted { _ in "0" }, says: "sum to 0"),
    Attack("missing", data: weighted { $0 == 3 ? "" : "1" }, says: "none in line 5"),
    Attack("texts", data: weighted { _ in "x" }, says: #"column "w": "x" is not a number"#),
    Attack("endless in sum", data: weighted { _ in "1e308" }, says: "sum to inf"),
    Attack("a single case", data: weighted { $0 == 0 ? "1" : "0" }, says: "only 1 of 30 rows weighs more than 0"),
    Attack("absent", data: good, says: #"has no column "w""#),
  ]

  /// Model text that is none.
  static let models: [Attack] = [
    Attack("nothing", model: "", says: "no construct"),
    Attack("UTF-16", model: [0xFF, 0xFE, 0x41, 0], says: "not UTF-8"),
    Attack("a program", model: [0x7F, 0x45, 0x4C, 0x46, 0, 0xFF], says: "not UTF-8"),
    Attack("a NUL", model: "A =~ a\0", says: "control character U+0000"),
    Attack("100,000 parentheses", model: "A =~ " + String(repeating: "(", count: 100_000), says: "do not nest"),
    Attack("an escape for the terminal", model: "A =~ \"a\\\u{9B}31m\"", says: "unknown escape `\\\u{FFFD}`"),
    Attack("a long name", model: "A =~ a + b\nB =~ c\nB ~ A + \(longName)", says: #"unknown construct "nnnn"#),
    Attack("100,000 constructs", model: chain(100_000), says: "and 99980 more"),
    Attack("a huge range", model: "A =~ x1..x10000 + y1..y10000\nB =~ c\nB ~ A", says: "and 19980 more"),
    Attack("a cycle", model: "A =~ a\nB =~ b\nB ~ A\nA ~ B", says: "cycle"),
  ]

  static let model = "A =~ a + b\nB =~ c + dd\nB ~ A\n"

  static let longName = String(repeating: "n", count: 1_000_000)

  /// Thirty rows of small numbers in four columns.
  static let good = columns { $0.map(String.init).joined(separator: ",") }

  static func columns(_ row: ([Int]) -> String) -> String {
    let rows = (0..<30).map { i in row([i % 7, (i * i) % 11, (i * 5 + i * i) % 9, (i * 3 + i / 4) % 8].map { $0 + 1 }) }
    return "a,b,c,dd\n" + rows.joined(separator: "\n") + "\n"
  }

  static func weighted(_ weight: (Int) -> String) -> String {
    let lines = good.split(separator: "\n")
    return "\(lines[0]),w\n" + lines.dropFirst().enumerated().map { "\($1),\(weight($0))\n" }.joined()
  }

  static func wide(_ text: String) -> [UInt8] { text.utf8.flatMap { [$0, 0] } }

  /// Constructs in a row, each with one indicator.
  static func chain(_ count: Int) -> String {
    let blocks = (0..<count).map { "C\($0)_ =~ x\($0)_\n" }
    return blocks.joined() + (1..<count).map { "C\($0)_ ~ C\($0 - 1)_\n" }.joined()
  }
}

/// One attack: what the program is given, and how it has to end.
struct Attack: Sendable, CustomTestStringConvertible {
  let testDescription: String
  var data: [UInt8]
  var model: [UInt8]
  let exitCode: Int32
  let words: String

  init(
    _ name: String, data: some Sequence<UInt8>, model: some Sequence<UInt8>, code: Int32 = 1, says words: String
  ) {
    testDescription = name
    self.data = Array(data)
    self.model = Array(model)
    exitCode = code
    self.words = words
  }

  init(_ name: String, data: some Sequence<UInt8>, says words: String) {
    self.init(name, data: data, model: Attacks.model.utf8, says: words)
  }

  init(_ name: String, data: String, model: String = Attacks.model, says words: String) {
    self.init(name, data: data.utf8, model: model.utf8, says: words)
  }

  init(_ name: String, model: some Sequence<UInt8>, says words: String) {
    self.init(name, data: Attacks.good.utf8, model: model, says: words)
  }

  init(_ name: String, model: String, says words: String) { self.init(name, model: model.utf8, says: words) }

  init(_ name: String, code: Int32 = 1, says words: String) {
    self.init(name, data: [], model: [], code: code, says: words)
  }

  /// The paths of the data and of the model.
  func files(in folder: TemporaryFolder) throws -> (data: String, model: String) {
    (try folder.file("survey.csv", data), try folder.file("own.model", model))
  }

  /// Expects a message of a few short lines without control characters, and nothing on standard output.
  func expectFailure(_ outcome: Outcome, sourceLocation: SourceLocation = #_sourceLocation) {
    let errors = outcome.errors
    #expect(outcome.exitCode == exitCode, "\(errors.prefix(1_000))", sourceLocation: sourceLocation)
    #expect(outcome.output.isEmpty, sourceLocation: sourceLocation)
    #expect(errors.hasPrefix("csi: ") && errors.hasSuffix("\n"), sourceLocation: sourceLocation)
    #expect(errors.contains(words), "\(errors.prefix(1_000))", sourceLocation: sourceLocation)
    #expect(errors.count { $0 == "\n" } <= 8 && errors.utf8.count < 2_500, sourceLocation: sourceLocation)
    let isClean = errors.unicodeScalars.allSatisfy { $0 == "\n" || $0.properties.generalCategory != .control }
    #expect(isClean, "\(errors.debugDescription.prefix(1_000))", sourceLocation: sourceLocation)
  }
}
