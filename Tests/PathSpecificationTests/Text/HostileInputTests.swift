import PathSpecification
import Testing

/// Input that would overflow a recursive parser, or take a quadratic one for ever: these tests end or they do not.
@Suite("Hostile input")
struct HostileInputTests {
  @Test("100,000 open parentheses", arguments: ["A =~ ", "", "A ~ 0.5*"])
  func parentheses(_ prefix: String) {
    let problems = syntaxProblems(prefix + String(repeating: "(", count: 100_000))
    #expect(problems.count == 1)
    let closed = String(repeating: "(", count: 100_000) + "x" + String(repeating: ")", count: 100_000)
    #expect(syntaxProblems("A =~ modeA*" + closed).map(\.fault) == [.nestedParentheses])
  }

  @Test("a name of a megabyte is a name, and its problem is short")
  func longName() throws {
    let name = String(repeating: "x", count: 1_000_000)
    let problems = modelProblems("A =~ \(name); B =~ b")
    #expect(problems.map(\.fault) == [.noPaths])
    let model = try PathModel(text: "A =~ \(name); B =~ b; B ~ A")
    #expect(try PathModel(text: model.text) == model)
    let unknown = try #require(modelProblems("A =~ a; B =~ b; B ~ A + \(name)").first)
    #expect(unknown.description.utf8.count < 1_000)
  }

  @Test("a line of many indicators")
  func longLine() throws {
    let items = (1...150_000).map { "x\($0)_" }
    let model = try PathModel(text: "A =~ " + items.joined(separator: " + ") + "; B =~ b; B ~ A")
    #expect(model.constructs[0].indicators == items)
  }

  @Test("100,000 constructs in a chain, declared in reverse")
  func manyConstructs() throws {
    let count = 100_000
    var lines = (1..<count).reversed().map { "C\($0 + 1)_ ~ C\($0)_" }
    lines += (1...count).reversed().map { "C\($0)_ =~ i\($0)_" }
    let model = try PathModel(text: lines.joined(separator: "\n"))
    #expect(model.constructs.count == count)
    #expect(model.topology.order == Array((0..<count).reversed()))
    #expect(try PathModel(text: model.text) == model)
  }

  @Test("a cycle of 100,000 constructs is one short problem")
  func longCycle() throws {
    let count = 100_000
    let lines = (0..<count).map { "C\($0)_ =~ i\($0)_; C\(($0 + 1) % count)_ ~ C\($0)_" }
    let problems = modelProblems(lines.joined(separator: "\n"))
    #expect(problems.count == 1)
    #expect(problems[0].description.contains("C0_ → C1_ → C2_"))
    #expect(problems[0].description.utf8.count < 1_000)
  }

  @Test("100,000 unknown names get their problems without comparing all with all")
  func manyUnknownNames() {
    let count = 100_000
    let lines = (0..<count).map { "Construct\($0)_ =~ i\($0)_; Construct0_ ~ Konstrukt\($0)_" }
    let problems = modelProblems(lines.joined(separator: "\n"))
    #expect(problems.count == 2 * count - 1)
  }

  @Test("at most 1,000 syntax problems are kept")
  func manySyntaxProblems() {
    let problems = syntaxProblems(String(repeating: "A;", count: 200_000) + String(repeating: "\n\0", count: 200_000))
    #expect(problems.count == 1_000)
  }

  @Test("a short text cannot make a huge model")
  func expansion() throws {
    let ranges = (0..<300).map { "A =~ x\($0)_1..x\($0)_10000" }
    #expect(
      syntaxProblems(ranges.joined(separator: "\n")).first?.fault.description.contains("too many items in all") == true)
    let long = String(repeating: "x", count: 100_000)
    let problem = try #require(syntaxProblems("A =~ \(long)1..\(long)10000").first)
    #expect(problem.fault == .tooManyItems(first: long + "1", last: long + "10000"))
    let names = (1...2_000).map { "c\($0)" }.joined(separator: " + ")
    #expect(syntaxProblems("\(names) ~ \(names)").map(\.fault) == [.tooManyPaths])
    let square = (1...900).map { "c\($0)" }.joined(separator: " + ")
    #expect(syntaxProblems("\(square) ~ \(square)\n\(square) ~ \(square)").map(\.place.line) == [2])
    #expect(SyntaxFault.tooManyPaths.description.contains("million paths"))
  }

  @Test("blank lines, semicolons and comments without end")
  func nothing() {
    for text in ["\n", ";", "# x\n", " ", "\r\n;\n"] {
      #expect(modelProblems(String(repeating: text, count: 200_000)).map(\.fault) == [.noConstructs])
    }
    #expect(modelProblems("").map(\.fault) == [.noConstructs])
    #expect(modelProblems("\u{FEFF}").map(\.fault) == [.noConstructs])
    #expect(modelProblems("# only a comment").map(\.fault) == [.noConstructs])
  }

  @Test("any bytes end in a model or in problems")
  func randomBytes() {
    var random = SplitMix(state: 11)
    let alphabet = Array("AB12 .~=<+*()\"\\;:@#!|,-_\n\r\te{}u\0é満\u{301}\u{200D}𝔸".unicodeScalars)
    for _ in 0..<20_000 {
      var text = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 0...30, using: &random) {
        text.append(alphabet[Int.random(in: 0..<alphabet.count, using: &random)])
      }
      do throws(ModelError) {
        let model = try PathModel(text: String(text))
        #expect((try? PathModel(text: model.text)) == model, "\(String(text))")
      } catch {
        #expect(!error.description.isEmpty)
      }
    }
  }

  @Test("invalid UTF-8 is a problem with a place")
  func invalidSequences() {
    let text = String(decoding: [0x41, 0x20, 0x3D, 0x7E, 0x20, 0xFF, 0xFE] as [UInt8], as: UTF8.self)
    #expect(syntaxProblems(text).map(\.fault) == [.unexpectedCharacter("\u{FFFD}")])
  }

  @Test(
    "messages show what cannot be printed",
    arguments: [
      #"A =~ "x\"# + "\u{C}\"", #"A =~ "x\"# + "\n", "A \"b\tc\"", "A \"b\u{202E}c\" =~ x", "A =~ b \"\u{85}",
    ])
  func unprintable(text: String) throws {
    let problem = try #require(syntaxProblems(text).first)
    let scalars = problem.description.unicodeScalars
    #expect(scalars.allSatisfy { $0 == "\n" || ![.control, .format].contains($0.properties.generalCategory) })
    #expect(scalars.count { $0 == "\n" } == 2)
  }
}
