import Foundation
import Testing

/// `CONTRIBUTING.md` lists the files that a new statistic, command, table, template or reader needs: each is there, and
/// the example stands in it.
@Suite struct ContributingTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// Lines such as "- `file` — word" below "## How to add".
  private static func listed() throws -> [(heading: String, file: String, word: String)] {
    let text = try String(contentsOf: root.appending(path: "CONTRIBUTING.md"), encoding: .utf8)
    var (isInList, heading) = (false, "")
    var found: [(heading: String, file: String, word: String)] = []
    for line in text.split(separator: "\n") {
      if line.hasPrefix("## ") { isInList = line == "## How to add" }
      if line.hasPrefix("### ") { heading = String(line.dropFirst(4)) }
      guard isInList, line.hasPrefix("- `") else { continue }
      let parts = line.dropFirst(3).components(separatedBy: "` — ")
      try #require(parts.count == 2, "\(line)")
      found.append((heading, parts[0], parts[1]))
    }
    return found
  }

  /// The texts of the other files in a file's folder.
  private static func neighbours(of file: URL) throws -> [String] {
    let folder = file.deletingLastPathComponent()
    return try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { name in
      name != file.lastPathComponent && name.hasSuffix(file.pathExtension)
    }.map { try String(contentsOf: folder.appending(path: $0), encoding: .utf8) }
  }

  @Test func everyListHoldsAgainstItsExample() throws {
    let listed = try Self.listed()
    #expect(Set(listed.map(\.heading)).count == 5 && listed.count > 20)
    for (heading, file, word) in listed {
      let url = Self.root.appending(path: file)
      let text = try? String(contentsOf: url, encoding: .utf8)
      #expect(text?.contains(word) == true, "\(heading): \(file) does not hold \(word)")
      // A word that stands in every other file of the folder would prove nothing.
      let neighbours = try Self.neighbours(of: url).filter { $0.contains(word) }.count
      #expect(neighbours <= 3, "\(heading): \(word) stands in \(neighbours) other files beside \(file)")
    }
  }
}
