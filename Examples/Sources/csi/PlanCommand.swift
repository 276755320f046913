import ArgumentParser
import Satisfaction

/// `csi plan`: how many interviews are enough.
struct PlanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "Find how many interviews are enough for a margin, a share, a change or a path, or the power of a model.",
    discussion: """
      Example: csi plan margin --sd 20 --margin 2
      """,
    subcommands: [
      PlanMargin.self, PlanShare.self, PlanChange.self, PlanPath.self, PlanPower.self,
    ])
}

/// `csi plan margin`.
struct PlanMargin: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "margin", abstract: "Interviews for the margin of an index.",
    discussion: "Example: csi plan margin --sd 16 --margin 2")

  @Option(
    name: .long, parsing: .unconditional,
    help: "Standard deviation of the customers' scores, 14 to 28 in practice: indexSD of csi fit.")
  var sd: Double?

  @Option(
    name: .long,
    help: ArgumentHelp("A pilot to take the standard deviation from, with its model (CSV).", valueName: "data"))
  var from: String?

  /// The construct whose index the margin is for, unless `--target` names another one.
  private static let usualTarget = "Satisfaction"

  @OptionGroup(title: "Model of the pilot") var model: ModelOptions

  @Option(name: .long, parsing: .unconditional, help: "Half width of the interval, in points.")
  var margin: Double

  @OptionGroup var sample: PlanSampleOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  func validate() throws {
    try PlanSampleOptions.require("--margin", margin, above: 0)
    if let sd { try PlanSampleOptions.require("--sd", sd, above: 0) }
    if (sd == nil) == (from == nil) {
      throw ValidationError("give the standard deviation: --sd, or a pilot with --from")
    }
    try sample.requireSense()
    if from != nil { try model.refuse([.map, .title], of: "csi plan margin") }
    let pilot = from.map { [(path: $0, role: "pilot's")] } ?? []
    try output.require(PlanReport.self, otherThan: pilot + model.files)
  }

  func run() throws {
    let deviation = try sd ?? pilot()
    let size = try Failure.planning { () throws(PlanningError) in
      try SampleSize.forMargin(
        margin, standardDeviation: deviation, level: sample.level, population: sample.population,
        designEffect: sample.designEffect)
    }
    try output.write(
      PlanReport(
        .margin,
        [.init("sd", deviation), .init("margin", margin)] + sample.inputs, size))
  }

  /// The standard deviation of the cases' own scores in a pilot.
  private func pilot() throws(Failure) -> Double {
    let path = from ?? "-"
    var loaded = try model.source()
    try model.apply(to: &loaded)
    try model.requireTarget(in: loaded)
    let target = model.target ?? Self.usualTarget
    do {
      return try PLS().fit(loaded, to: Dataset(csv: path, for: loaded)).constructIndex(of: target).standardDeviation
    } catch let error as SurveyDataError {
      throw Failure(error, source: path)
    } catch {
      throw .data("\(path): \(error)")
    }
  }
}

/// `csi plan share`.
struct PlanShare: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "share", abstract: "Interviews for the margin of a share.",
    discussion: "Example: csi plan share --rate 0.5 --margin 0.05")

  @Option(name: .long, parsing: .unconditional, help: "The share that is expected, 0 to 1; 0.5 needs most interviews.")
  var rate: Double

  @Option(
    name: .long, parsing: .unconditional,
    help: "Half width of the interval, as a share: 0.05 for five points of percent.")
  var margin: Double

  @OptionGroup var sample: PlanSampleOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  func validate() throws {
    guard rate > 0, rate < 1 else {
      throw ValidationError("--rate is \(rate): it must lie between 0 and 1, such as 0.5")
    }
    guard margin > 0, margin < 1 else {
      throw ValidationError("--margin is \(margin): it must lie between 0 and 1, such as 0.05")
    }
    try sample.requireSense()
    try output.require(PlanReport.self, otherThan: [])
  }

  func run() throws {
    let size = try Failure.planning { () throws(PlanningError) in
      try SampleSize.forShare(
        margin: margin, rate: rate, level: sample.level, population: sample.population,
        designEffect: sample.designEffect)
    }
    try output.write(PlanReport(.share, [.init("rate", rate), .init("margin", margin)] + sample.inputs, size))
  }
}

/// `csi plan change`.
struct PlanChange: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "change", abstract: "Interviews in each of two waves to find a change.",
    discussion: "Example: csi plan change --sd 20 --change 3")

  @Option(name: .long, parsing: .unconditional, help: "Standard deviation of the customers' scores.")
  var sd: Double

  @Option(
    name: .long, parsing: .unconditional,
    help: "Standard deviation in the later wave; that of the earlier unless given.")
  var sdAfter: Double?

  @Option(name: .long, parsing: .unconditional, help: "The true change that is to be found, in points.")
  var change: Double

  @Option(name: .long, parsing: .unconditional, help: "Probability to find it.")
  var power: Double = 0.8

  @Option(name: .long, parsing: .unconditional, help: "Coverage of the intervals.")
  var level: Double = Resampling.standard.level

  @Option(name: .long, parsing: .unconditional, help: "How much larger clusters and weights make the variance.")
  var designEffect: Double = 1

  @OptionGroup(title: "Output") var output: OutputOptions

  func validate() throws {
    try PlanSampleOptions.require("--sd", sd, above: 0)
    if let sdAfter { try PlanSampleOptions.require("--sd-after", sdAfter, above: 0) }
    guard change != 0, change.isFinite else { throw ValidationError("--change is \(change): it must not be 0") }
    try PlanSampleOptions.requireProbability("--power", power)
    try PlanSampleOptions.requireProbability("--level", level)
    try PlanSampleOptions.require("--design-effect", designEffect, above: 0)
    try output.require(PlanReport.self, otherThan: [])
  }

  func run() throws {
    let size = try Failure.planning { () throws(PlanningError) in
      try SampleSize.forChange(
        change, standardDeviations: sd, sdAfter ?? sd, power: power, level: level, designEffect: designEffect)
    }
    try output.write(
      PlanReport(
        .change,
        [
          .init("sd", sd), .init("sdAfter", sdAfter ?? sd), .init("change", change), .init("power", power),
          .init("level", level), .init("designEffect", designEffect),
        ], size))
  }
}

/// `csi plan path`.
struct PlanPath: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "path", abstract: "Interviews to find a path: a first guess.",
    discussion: "Example: csi plan path --path 0.2")

  @Option(name: .long, parsing: .unconditional, help: "The standardised path.")
  var path: Double

  @Option(name: .long, parsing: .unconditional, help: "Probability to find it.")
  var power: Double = 0.8

  @Option(name: .long, parsing: .unconditional, help: "Level of the one-sided test.")
  var alpha: Double = 0.05

  @OptionGroup(title: "Output") var output: OutputOptions

  func validate() throws {
    guard path != 0, path.magnitude < 1 else {
      throw ValidationError("--path is \(path): it must lie between -1 and 1 and not be 0")
    }
    try PlanSampleOptions.requireProbability("--power", power)
    try PlanSampleOptions.requireProbability("--alpha", alpha)
    try output.require(PlanReport.self, otherThan: [])
  }

  func run() throws {
    let size = try Failure.planning { () throws(PlanningError) in
      try SampleSize.forPath(path, power: power, alpha: alpha)
    }
    try output.write(
      PlanReport(.path, [.init("path", path), .init("power", power), .init("alpha", alpha)], size))
  }
}

extension Failure {
  /// Plans a survey; numbers that no survey has are the command line's fault.
  static func planning<Result>(_ body: () throws(PlanningError) -> Result) throws(Failure) -> Result {
    do throws(PlanningError) {
      return try body()
    } catch {
      throw .usage(error.description)
    }
  }
}

/// What all sample sizes share.
struct PlanSampleOptions: ParsableArguments {
  @Option(name: .long, parsing: .unconditional, help: "Coverage of the intervals.")
  var level: Double = Resampling.standard.level

  @Option(name: .long, parsing: .unconditional, help: "Customers in all, where they are few.")
  var population: Double?

  @Option(name: .long, parsing: .unconditional, help: "How much larger clusters and weights make the variance.")
  var designEffect: Double = 1

  var inputs: [PlanReport.Input] {
    [.init("level", level), .init("population", population), .init("designEffect", designEffect)]
  }

  func requireSense() throws {
    try Self.requireProbability("--level", level)
    if let population { try Self.require("--population", population, above: 0) }
    try Self.require("--design-effect", designEffect, above: 0)
  }

  static func require(_ option: String, _ value: Double, above limit: Double) throws {
    guard value > limit, value.isFinite else {
      throw ValidationError("\(option) is \(value): it must be a number above \(limit)")
    }
  }

  static func requireProbability(_ option: String, _ value: Double) throws {
    guard value > 0, value < 1 else {
      throw ValidationError("\(option) is \(value): it must lie between 0 and 1")
    }
  }
}
