import ArgumentParser
import Satisfaction

/// `csi templates`: lists the built-in models, or prints one.
struct TemplatesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "templates",
    abstract: "List the built-in models, or print one as text to edit, with its sources.",
    discussion: """
      Example: csi templates acsi-1994 > own.model
      """)

  @Argument(help: "The template to print.")
  var name: String?

  func run() throws {
    try Output.write(try name.map { try ModelOptions.named($0).text } ?? Self.list)
  }

  private static var list: String {
    let longest = ModelTemplate.all.map(\.name.count).max() ?? 0
    return ModelTemplate.all.map { template in
      let blanks = String(repeating: " ", count: longest - template.name.count + 2)
      return template.name + blanks + template.title + "\n"
    }.joined()
  }
}
