import ArgumentParser
import Satisfaction
import SatisfactionWording

/// `csi methods`: what stands behind the numbers.
struct MethodsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "methods",
    abstract: "Print the formula, convention and source behind any number.",
    discussion: """
      Example: csi methods htmt
      """)

  @Argument(help: "A topic, or the name of a number in the output.")
  var topic: String?

  func run() throws {
    guard let topic else { return try Output.write(MethodTopic.overview) }
    guard let found = MethodTopic.named(topic) else {
      let near = NearNames.nearest(to: topic, among: MethodTopic.words).map { "; did you mean \($0)?" } ?? ""
      throw ValidationError("there is no topic \(topic)\(near) 'csi methods' lists them all")
    }
    try Output.write(found.text)
  }
}
