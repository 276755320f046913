import Foundation
import Testing

/// Every warning says what to do, in both languages: the sources are read, so that none can be added without.
@Suite struct WarningWordsTests {
  /// The words with which an advice begins.
  private static let advice = [
    "allow", "ask", "check", "compare", "csi plan power", "declare", "do not report", "drop", "fill", "give", "leave",
    "look", "lower", "merge", "read", "report", "take", "trim",
  ]
  /// Warnings whose words are those of an error, which says what to do by itself, or of a sentence made elsewhere.
  private static let saidElsewhere: Set<String> = [
    "groupNotEstimated", "indexUndefined", "mostlyInadmissible", "noPooledWeights", "notConfigural",
    "replicatesLeftOut",
  ]

  /// A place where a warning is made.
  struct Place: Sendable {
    let code: String
    /// The English words, as they stand in the source; empty where they are made elsewhere.
    let text: String
    /// The Chinese words; nil where there are none, empty where they are made elsewhere.
    let chinese: String?
  }

  private static let warnings: [Place] = {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Sources")
    let files =
      FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)?.compactMap { $0 as? URL } ?? []
    return files.filter { $0.pathExtension == "swift" }.flatMap { file -> [Place] in
      let text = FileManager.default.contents(atPath: file.path).map { String(decoding: $0, as: UTF8.self) } ?? ""
      return text.components(separatedBy: "FitWarning(").dropFirst().compactMap { call -> Place? in
        guard let code = call.range(of: "code: \""), let place = call.range(of: "message:") else { return nil }
        return Place(
          code: String(call[code.upperBound...].prefix { $0 != "\"" }), text: message(of: call[place.upperBound...]),
          chinese: call.range(of: "chinese:").map { message(of: call[$0.upperBound...]) })
      }
    }
  }()

  /// The text in quotes at the begin of some source; empty where the message is no literal.
  private static func message(of source: Substring) -> String {
    let rest = source.drop { $0.isWhitespace }
    for quote in ["\"\"\"", "\""] where rest.hasPrefix(quote) {
      let body = rest.dropFirst(quote.count)
      return body.range(of: quote).map { String(body[..<$0.lowerBound]) } ?? ""
    }
    return ""
  }

  @Test func `there are many`() {
    #expect(Set(Self.warnings.map(\.code)).count > 35)
  }

  @Test(arguments: Set(warnings.map(\.code)).subtracting(saidElsewhere).sorted())
  func `a warning says what to do`(code: String) {
    for warning in Self.warnings where warning.code == code && !warning.text.isEmpty {
      let text = warning.text.replacingOccurrences(of: "\\\n", with: "").lowercased()
      let words = text.split { !$0.isLetter }.joined(separator: " ")
      #expect(
        Self.advice.contains { " \(words) ".contains(" \($0) ") }, "\(code) says what is wrong, not what to do: \(text)"
      )
    }
  }

  @Test(arguments: Set(warnings.map(\.code)).sorted())
  func `a warning speaks Chinese with the same facts`(code: String) throws {
    for warning in Self.warnings where warning.code == code {
      let chinese = try #require(warning.chinese, "\(code) has no Chinese words")
      guard !warning.text.isEmpty else { continue }
      let isChinese = chinese.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }
      #expect(isChinese || Self.saidElsewhere.contains(code), "\(code): \(chinese)")
      #expect(Self.facts(of: chinese) == Self.facts(of: warning.text), "\(code): \(chinese)")
    }
  }

  /// What a text puts in: the names of values in its interpolations, apart from what turns them into words.
  private static func facts(of text: String) -> Set<String> {
    var facts: Set<String> = []
    for piece in text.components(separatedBy: "\\(").dropFirst() {
      var (depth, inside) = (1, "")
      for character in piece {
        if character == "(" { depth += 1 }
        if character == ")" { depth -= 1 }
        if depth == 0 { break }
        inside.append(character)
      }
      let values = inside.replacing(/"[^"]*"/, with: "").matches(of: /[A-Za-z_$][A-Za-z0-9_.$]*/).map { "\($0.output)" }
      facts.formUnion(values.map(fact).filter { !$0.isEmpty })
    }
    return facts
  }

  /// A value without its last members that make words of it: `names.english` and `names.chinese` are the same fact.
  private static func fact(_ value: String) -> String {
    let words: Set<String> = [
      "english", "chinese", "phrase", "words", "nameForMessage", "namesForMessage", "namesForChineseMessage", "joined",
      "listed", "map", "separator", "CountText", "counted", "grouped", "text", "count", "$0",
    ]
    return value.split(separator: ".").map(String.init).filter { !words.contains($0) }.joined(separator: ".")
  }
}
