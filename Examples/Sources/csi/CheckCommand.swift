import ArgumentParser
import Satisfaction

/// `csi check`: everything wrong with model and data, at once.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Find everything that is wrong with a model and its data, at once.",
    usage: "csi check <data> --model <file> [<options>]",
    discussion: """
      Example: csi check Examples/Data/mobile-phone.csv --model own.model
      """)

  @Argument(help: ArgumentHelp("A CSV file with a header line, or - for standard input.", valueName: "data"))
  var data: String

  @OptionGroup(title: "Model and data")
  var model: ModelOptions

  func validate() throws { try requireOneReader(data: data, model: model) }

  func run() throws {
    var check = ModelAndDataCheck(missing: model.missing)
    let (text, name) = try model.text()
    do {
      check.model = try model.modified(try PathModel(text: text))
    } catch let error as ModelError {
      check.problems += error.messages.map { "\(name), \($0)" }
    }
    try check.read(data)
    guard check.problems.isEmpty else { throw Failure.data(check.listing) }
    try Output.write(check.summary(modelName: name))
  }
}
