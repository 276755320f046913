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

  @OptionGroup
  var survey: SurveyArgument

  @OptionGroup(title: "Design of the sample")
  var design: DesignOptions

  func run() throws {
    var check = ModelAndDataCheck(
      missing: try survey.rows.missing.policy, skipped: survey.rows.skip, design: design,
      options: try survey.readingOptions())
    let (text, name) = try survey.model.text()
    do {
      let model = try survey.modified(try PathModel(text: text, higherOrder: survey.model.higherOrder))
      check.model = model
      check.columns = try survey.model.columnMap(for: model)
      check.advice = try survey.model.mapAdvice(for: model, data: survey.data ?? survey.name)
    } catch let error as ModelError {
      check.problems += error.messages.map { "\(name), \($0)" }
    }
    try check.read(survey.path())
    guard check.problems.isEmpty else { throw Failure.data(check.listing) }
    try Output.write(check.summary(modelName: name))
  }
}
