import ArgumentParser
import Satisfaction

/// Which rows count, how much, and what stands for "no answer".
struct RowOptions: ParsableArguments {
  @Option(name: .long, help: ArgumentHelp("Column with one weight a row.", valueName: "column"))
  var weights: String?

  @Option(name: .long, help: ArgumentHelp("What becomes of rows with missing answers.", valueName: "policy"))
  var missing: MissingChoice = .policy(.casewise)

  @Option(
    name: .long, parsing: .unconditional,
    help: ArgumentHelp("Numbers that stand for \"no answer\", such as -99,-98.", valueName: "codes"),
    transform: MissingCodes.init)
  var missingCodes: MissingCodes?

  /// Changes what a model says of weights and missing codes.
  func apply(to model: inout PathModel) {
    if let missingCodes { model.conventions.missingCodes = missingCodes.codes }
    if let weights { model.conventions.weightsColumn = weights }
  }
}
