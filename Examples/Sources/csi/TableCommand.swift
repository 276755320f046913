import ArgumentParser
import Satisfaction
import SatisfactionWording

/// `csi table`: several results in one table.
struct TableCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "table",
    abstract: "Set several results of csi fit side by side, in one table for a paper or a program.",
    usage: "csi table <result> <result> … [--format latex] [<options>]",
    discussion: """
      Example: csi table spring.json autumn.json --format latex

      JSON and CSV have a row a number of each result; Schemas/csi.table.v1.json names the keys.
      """)

  @Argument(help: ArgumentHelp("JSON files written by csi fit --format json.", valueName: "result"))
  var files: [String]

  @OptionGroup(title: "Output")
  var output: OutputOptions

  func validate() throws {
    try output.require(ResultTable.self, otherThan: files.map { ($0, "result") })
  }

  func run() throws {
    var results: [FitResult] = []
    for file in files { results.append(try Self.result(file)) }
    try output.write(ResultTable(results))
  }

  /// The result in a file, called by the name of the file.
  private static func result(_ path: String) throws(Failure) -> FitResult {
    let bytes = try TextFile.bytes(of: path)
    let file = path.split(separator: "/").last.map(String.init) ?? path
    let name = file.hasSuffix(".json") ? String(file.dropLast(5)) : file
    do throws(JSONReadingError) {
      return try FitResult(reading: bytes, name: name)
    } catch {
      let needs = "give results of csi fit --format json"
      if case .model? = OtherFile(path) { throw .data("\(path): this is a model file: \(needs)") }
      let advice = error.place.isEmpty ? ": \(needs)" : ""
      throw .data("\(path): \(error)\(advice)")
    }
  }
}
