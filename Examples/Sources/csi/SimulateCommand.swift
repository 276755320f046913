import ArgumentParser
import Satisfaction

/// `csi simulate`: draws a survey from a population whose parameters the model states.
struct SimulateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate",
    abstract: "Draw a survey from a population whose coefficients, loadings and weights the model states.",
    usage: "csi simulate --model <file> --n <rows> [<options>]",
    discussion: """
      The model gives a number to every path and indicator: Satisfaction ~ 0.5*Quality, Quality =~ 0.8*PERQ1 + 0.7*PERQ2.

      Example: csi simulate --model Examples/Data/simulated-ecsi.model --n 500 --seed 7
      """)

  @OptionGroup(title: "Model")
  var model: ModelOptions

  @Option(name: .long, parsing: .unconditional, help: ArgumentHelp("Rows of the survey.", valueName: "rows"))
  var n: Int

  @Option(name: .long, parsing: .unconditional, help: "Seed: the same one gives the same survey.")
  var seed: UInt64 = Resampling.standard.seed

  @OptionGroup(title: "Population")
  var population: SimulatedPopulationOptions

  @OptionGroup(title: "Answers")
  var answers: SimulatedAnswerOptions

  @Option(name: .long, help: ArgumentHelp("Write to a file instead of standard output.", valueName: "file"))
  var output: String?

  @Option(name: .long, parsing: .unconditional, help: "Threads that may work; one a processor core unless given.")
  var threads: Int?

  func validate() throws {
    guard n >= 1 else { throw ValidationError("--n is \(n): it must be at least 1") }
    guard output != "" else { throw ValidationError("--output needs the name of a file") }
    try model.refuse([.map, .target, .title, .higherOrder], of: "csi simulate")
    try CommandFiles(read: model.files, written: [(output, "--output")]).requireApart()
    if let threads, threads < 1 { throw ValidationError("--threads is \(threads): it must be at least 1") }
  }

  func run() throws {
    var model = try self.model.source()
    try self.model.apply(to: &model)
    let survey = try simulate(model)
    guard let output, output != "-" else {
      return try survey.forEachPieceOfCSV { piece throws(Failure) in try Output.write(piece, to: .standardOutput) }
    }
    var bytes: [UInt8] = []
    survey.forEachPieceOfCSV { bytes += $0 }
    try Output.write(bytes, to: .file(output))
  }

  private func simulate(_ model: PathModel) throws(Failure) -> Dataset {
    let design = SurveyDesign(
      answers: answers.style, missing: answers.missingRules, clusters: population.clusters?.design)
    do throws(SimulationError) {
      return try PopulationModel(model, assumptions: population.assumptions)
        .simulate(design, n: n, seed: seed, threads: threads)
    } catch {
      throw Failure(error)
    }
  }
}

extension Failure {
  /// An option without a meaning is the command line's fault, anything else the model's.
  init(_ error: SimulationError) {
    switch error {
    case .invalidOption: self = .usage(error.description)
    case .problems(let problems): self = .data("\(problems.count) problems; the first: \(problems[0])")
    default: self = .data(error.description)
    }
  }
}
