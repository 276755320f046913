/// Reads all statements of a text and collects what cannot be read.
struct TextParser {
  /// Later problems are dropped: nobody reads them, and each keeps a piece of the text.
  private static let mostProblems = 1_000

  /// The statements of a text.
  ///
  /// - Throws: ``ModelError/syntax(_:)`` with all problems, in order of the text.
  /// - Complexity: O(length of the text).
  static func statements(of source: SourceText) throws(ModelError) -> [Statement] {
    var lexer = Lexer(source)
    lexer.run()
    var findings = Array(lexer.findings.prefix(mostProblems))
    var budget = ExpansionBudget()
    var statements: [Statement] = []
    for tokens in StatementSplitter.split(lexer.tokens) where !tokens.contains(where: { $0.kind == .unreadable }) {
      var parser = StatementParser(tokens, of: source, budget: budget)
      do throws(SyntaxFinding) {
        statements.append(try parser.statement())
      } catch {
        findings.append(error)
      }
      budget = parser.budget
      if findings.count >= 2 * mostProblems { break }
    }
    guard findings.isEmpty else { throw .syntax(problems(findings, in: source)) }
    return statements
  }

  private static func problems(_ findings: [SyntaxFinding], in source: SourceText) -> [SyntaxProblem] {
    findings.sorted { $0.offset < $1.offset }.prefix(mostProblems).map {
      SyntaxProblem(fault: $0.fault, place: source.place(at: $0.offset))
    }
  }
}
