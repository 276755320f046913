import ArgumentParser
import Satisfaction
import SatisfactionWording

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
    DisplayText.columns(ModelTemplate.all.map { [$0.name, $0.title] }).map { $0 + "\n" }.joined()
  }
}
