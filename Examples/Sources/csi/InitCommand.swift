import ArgumentParser
import Satisfaction

/// `csi init`: proposes a model file, or a map of items, from the columns of a survey.
struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Propose a model file from the columns of a survey, or the columns of a template's items.",
    usage: """
      csi init <data> [<options>]
      csi init <data> --template <name> [<options>]
      """,
    discussion: """
      Columns with a common beginning make a construct. What is guessed, such as the scale, stands in comments.

      Example: csi init Examples/Data/mobile-phone.csv > own.model
      """)

  @OptionGroup
  var survey: SurveyArgument

  @OptionGroup(title: "Output")
  var output: OutputOptions

  func validate() throws {
    if survey.model.model != nil {
      throw ValidationError("csi init proposes a model: --template names one whose items are to be found")
    }
    try survey.model.refuse([.target, .title, .higherOrder], of: "csi init")
    try survey.rows.refuse([.weights, .missing, .skip], of: "csi init")
    try output.require(InitReport.self, otherThan: survey.files)
  }

  func run() throws {
    let options = try survey.readingOptions()
    if let other = OtherFile(try survey.path()) {
      throw Failure.data("\(survey.name): \(other.remark); csi init takes the answers of a survey")
    }
    let data = try survey.read(numeric: nil)
    let draft = ModelDraft(data, options: options)
    let template = try survey.model.builtIn()
    let map = template.map { ItemMap(of: $0.model, among: data.columns.map(\.name)) }
    guard output.format == .text else { return try output.write(InitReport(draft, map: map, of: data)) }
    try output.write(text: template.flatMap { map?.text(labels: $0.model) } ?? draft.text)
  }
}
