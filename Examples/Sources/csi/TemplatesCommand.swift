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

  @Flag(name: .long, help: "Print the questions behind the template instead, in English and Chinese.")
  var questions = false

  func validate() throws {
    if questions, name == nil { throw ValidationError("--questions needs the name of a template") }
  }

  func run() throws {
    guard let name else { return try Output.write(Self.list) }
    if !questions, let metrics = MetricTemplate.named(name) { return try Output.write(metrics.text) }
    let template = try ModelOptions.named(name)
    guard questions else { return try Output.write(template.text) }
    try Output.write(Questionnaire(template.model, title: "\(template.title) · template \(template.name)").text)
  }

  private static var list: String {
    let models = ModelTemplate.all.map { [$0.name, $0.title] }
    let metrics = MetricTemplate.all.map { [$0.name, "metrics: \($0.title)"] }
    return DisplayText.columns(models + metrics).map { $0 + "\n" }.joined()
  }
}
