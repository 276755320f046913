import ArgumentParser
import Satisfaction
import SatisfactionWording

/// `csi plan power`: the power of a model by simulation.
struct PlanPower: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "power", abstract: "Power of a model's paths, by simulation from a population that the model states.",
    discussion: """
      Example: csi plan power --model Examples/Data/simulated-ecsi.model --n 150 --path 'Image -> Satisfaction'
      """)

  @OptionGroup(title: "Model") var model: ModelOptions

  @Option(name: .long, help: ArgumentHelp("Interviews, with commas: 100,150,250.", valueName: "sizes"))
  var n: String

  @Option(
    name: .long,
    help: ArgumentHelp("A path, as in 'Image -> Satisfaction'; may be repeated; all unless given.", valueName: "path"))
  var path: [String] = []

  @Option(name: .long, parsing: .unconditional, help: "Surveys drawn at each size.")
  var replications: Int = 500

  @Option(name: .long, parsing: .unconditional, help: "Replicates of each survey.")
  var bootstrap: Int = 500

  @Option(name: .long, parsing: .unconditional, help: "Level of the two-sided test.")
  var alpha: Double = 0.05

  @Option(name: .long, parsing: .unconditional, help: "Seed: the same one gives the same surveys.")
  var seed: UInt64 = Resampling.standard.seed

  @Option(name: .long, parsing: .unconditional, help: "Threads that may work; one a processor core unless given.")
  var threads: Int?

  @OptionGroup(title: "Population") var population: SimulatedPopulationOptions
  @OptionGroup(title: "Answers") var answers: SimulatedAnswerOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  func validate() throws {
    guard sizes.count == n.split(separator: ",", omittingEmptySubsequences: false).count, !sizes.isEmpty else {
      throw ValidationError("--n is \(n): write whole numbers of at least 10 with commas, as in 100,150,250")
    }
    guard (1...PowerStudy.mostReplications).contains(replications) else {
      throw ValidationError(
        "--replications is \(replications): it must lie between 1 and \(PowerStudy.mostReplications)")
    }
    guard bootstrap >= 20 else { throw ValidationError("--bootstrap is \(bootstrap): it must be at least 20") }
    try PlanSampleOptions.requireProbability("--alpha", alpha)
    if let threads, threads < 1 { throw ValidationError("--threads is \(threads): it must be at least 1") }
    try model.refuse([.map, .target, .title], of: "csi plan power")
    try output.require(PlanReport.self, otherThan: model.files)
  }

  private var sizes: [Int] { n.split(separator: ",").compactMap { Int($0) }.filter { $0 >= 10 } }

  func run() throws {
    let model = try loadedModel()
    let paths = try path.map { text throws(Failure) in try Self.path(text, of: model) }
    let study = PowerStudy(
      replications: replications, replicates: bootstrap, alpha: alpha, seed: seed, threads: threads)
    let bar = Terminal.progressBar()
    let results: [PowerStudy.Result]
    do {
      defer { bar?.clear() }
      let population = try PopulationModel(model, assumptions: self.population.assumptions)
      let design = SurveyDesign(
        answers: answers.style, missing: answers.missingRules, clusters: self.population.clusters?.design)
      results = try study.results(
        for: paths, sizes: sizes, population: population, design: design, model: model,
        progress: bar.map { bar in { done, all in bar.show(done, of: all) } })
    } catch let error as SimulationError {
      throw Failure(error)
    } catch let error as PlanningError {
      throw Failure.usage(error.description)
    }
    try output.write(
      PlanReport(
        power: results,
        [
          .init("replications", Double(replications)), .init("bootstrap", Double(bootstrap)), .init("alpha", alpha),
          .init("seed", Double(seed)),
        ]))
  }

  private func loadedModel() throws(Failure) -> PathModel {
    var loaded = try model.source()
    try model.apply(to: &loaded)
    return loaded
  }

  /// `Image -> Satisfaction`.
  private static func path(_ text: String, of model: PathModel) throws(Failure) -> Path {
    let ends = text.split(separator: ">", omittingEmptySubsequences: false).map { part in
      var part = part
      while part.last == " " || part.last == "-" { part.removeLast() }
      while part.first == " " { part.removeFirst() }
      return String(part)
    }
    guard ends.count == 2 else { throw .usage("--path \(text): write it as in 'Image -> Satisfaction'") }
    let path = Path(from: ends[0], to: ends[1])
    guard model.paths.contains(path) else {
      let known = model.paths.map { "\($0.from) -> \($0.to)" }
      let near = NearNames.nearest(to: text, among: known).map { "did you mean '\($0)'?" } ?? "name a path of the model"
      throw .usage("--path \(text): the model has no such path; \(near)")
    }
    return path
  }
}
