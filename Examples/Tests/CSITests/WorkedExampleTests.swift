import Foundation
import Testing

/// The commands of `Examples/README.md` run, and say what stands below them there.
@Suite struct WorkedExampleTests {
  /// A block of shell lines, and the block of text behind it: lines of what it prints.
  struct Example: CustomTestStringConvertible {
    let command: String
    let lines: [String]

    var testDescription: String { command }
  }

  static let examples: [Example] = {
    let file = CSIProcess.folder.appendingPathComponent("README.md")
    guard let text = FileManager.default.contents(atPath: file.path).map({ String(decoding: $0, as: UTF8.self) }) else {
      return []
    }
    let blocks = text.components(separatedBy: "```")
    return stride(from: 1, to: blocks.count - 2, by: 2).compactMap { place in
      guard blocks[place].hasPrefix("sh\ncsi "), blocks[place + 2].hasPrefix("text\n") else { return nil }
      let command = blocks[place].dropFirst(3).replacingOccurrences(of: "\\\n", with: " ")
      let lines = blocks[place + 2].dropFirst(5).split(separator: "\n").map { words(String($0)) }
      return Example(command: command.trimmingCharacters(in: .whitespacesAndNewlines), lines: lines)
    }
  }()

  /// A line by its words: widths may change.
  private static func words(_ line: String) -> String { line.split(separator: " ").joined(separator: " ") }

  @Test func `there are some`() { #expect(Self.examples.count >= 2) }

  @Test(arguments: examples)
  func `an example says what stands below it`(example: Example) throws {
    let root = CSIProcess.folder.deletingLastPathComponent().path
    let outcome = try CSIProcess.shell(
      "cd \"\(root)\" && \"$CSI\" \(example.command.dropFirst(4))")
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    let printed = outcome.output.split(separator: "\n").map { Self.words(String($0)) }
    for line in example.lines where line != "…" {
      #expect(printed.contains(line), "not printed: \(line)\n\(outcome.output)")
    }
  }
}
