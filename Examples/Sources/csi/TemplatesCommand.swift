import ArgumentParser
import Satisfaction
import SatisfactionWording

/// `csi templates`: lists the built-in models, or prints one.
struct TemplatesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "templates",
    abstract: "List the built-in models and metrics, or print one as text to edit, with its sources.",
    discussion: """
      Example: csi templates acsi-1994 > own.model
      """)

  @Argument(help: "The template to print.")
  var name: String?

  func run() throws {
    guard let name else { return try Output.write(Self.list) }
    if let metrics = MetricTemplate.named(name) { return try Output.write(metrics.text) }
    try Output.write(try ModelOptions.named(name).text)
  }

  private static var list: String {
    let models = ModelTemplate.all.map { [$0.name, $0.title] }
    let metrics = MetricTemplate.all.map { [$0.name, "metrics: \($0.title)"] }
    return DisplayText.columns(models + metrics).map { $0 + "
" }.joined()
  }
}
