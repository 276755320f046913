import Foundation
import Testing

/// Every warning says what to do: the sources are read, so that none can be added without.
@Suite struct WarningWordsTests {
  /// The words with which an advice begins.
  private static let advice = [
    "allow", "ask", "check", "compare", "csi plan power", "declare", "do not report", "drop", "fill", "give", "leave",
    "look", "lower", "merge", "read", "report", "take", "trim",
  ]
  /// Warnings whose words are those of an error, which says what to do by itself, or of a sentence made elsewhere.
  private static let saidElsewhere: Set<String> = [
    "groupNotEstimated", "indexUndefined", "mostlyInadmissible", "noPooledWeights", "notConfigural",
  ]

  private static let warnings: [(code: String, text: String)] = {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Sources")
    let files =
      FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)?.compactMap { $0 as? URL } ?? []
    return files.filter { $0.pathExtension == "swift" }.flatMap { file -> [(code: String, text: String)] in
      let text = FileManager.default.contents(atPath: file.path).map { String(decoding: $0, as: UTF8.self) } ?? ""
      return text.components(separatedBy: "FitWarning(").dropFirst().compactMap {
        call -> (code: String, text: String)? in
        guard let code = call.range(of: "code: \""), let place = call.range(of: "message:") else { return nil }
        let name = String(call[code.upperBound...].prefix { $0 != "\"" })
        return (name, message(of: call[place.upperBound...]))
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
}
