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

  /// What stands between fences, at odd places, and outside of them, at even ones.
  private static let blocks: [String] = {
    let file = CSIProcess.folder.appendingPathComponent("README.md")
    return FileManager.default.contents(atPath: file.path).map { String(decoding: $0, as: UTF8.self) }?
      .components(separatedBy: "```") ?? []
  }()

  static let examples: [Example] = {
    stride(from: 1, to: blocks.count - 2, by: 2).compactMap { place in
      guard blocks[place].hasPrefix("sh\ncsi "), blocks[place + 2].hasPrefix("text\n") else { return nil }
      let command = blocks[place].dropFirst(3).replacingOccurrences(of: "\\\n", with: " ")
      let lines = blocks[place + 2].dropFirst(5).split(separator: "\n").map { words(String($0)) }
      return Example(command: command.trimmingCharacters(in: .whitespacesAndNewlines), lines: lines)
    }
  }()

  /// A line by its words: widths may change.
  private static func words(_ line: String) -> String { line.split(separator: " ").joined(separator: " ") }

  /// No command stands there without being run, and none without lines of what it prints.
  @Test func `every command is an example`() {
    let fences = stride(from: 1, to: Self.blocks.count, by: 2).map { Self.blocks[$0] }
    let commands = fences.joined(separator: "\n").split(separator: "\n").filter { $0.hasPrefix("csi ") }
    #expect(commands.count == Self.examples.count && commands.count >= 10)
    for example in Self.examples { #expect(!example.lines.isEmpty, "\(example.command)") }
  }

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
