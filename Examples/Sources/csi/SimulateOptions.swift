import ArgumentParser
import Satisfaction

/// The form of simulated answers, and which of them are missing.
struct SimulatedAnswerOptions: ParsableArguments {
  @Option(name: .long, help: "Whole numbers of the declared scales, or normal variables without bounds.")
  var answers: AnswerForm = .ordinal

  @Option(
    name: .long, parsing: .unconditional,
    help: "Where ordinal answers lie: 0 in the middle of the scale, negative ones near its upper end.")
  var skew: Double = -0.6

  @Option(name: .long, parsing: .unconditional, help: "How far ordinal answers differ; 1 uses all alike.")
  var spread: Double = 0.6

  @Option(name: .long, parsing: .unconditional, help: "Mean of normal answers.")
  var mean: Double = 0

  @Option(name: .long, parsing: .unconditional, help: "Standard deviation of normal answers.")
  var sd: Double = 1

  @Option(
    name: .long, parsing: .unconditional,
    help: ArgumentHelp("Expected share of missing answers in each indicator.", valueName: "rate"))
  var missingRate: Double = 0

  @Option(
    name: .long,
    help: ArgumentHelp(
      "What missing answers depend on: an indicator that is always answered, or self; nothing unless given.",
      valueName: "indicator"))
  var missingBy: String?

  @Option(
    name: .long, parsing: .unconditional, help: "How strongly they depend on it; negative ones lose low answers.")
  var missingSlope: Double = -1

  /// How latent answers become numbers.
  var style: AnswerStyle {
    switch answers {
    case .ordinal: .ordinal(skew: skew, spread: spread)
    case .normal: .normal(mean: mean, standardDeviation: sd)
    }
  }

  /// The rule for missing answers, none at rate 0.
  var missingRules: [Missingness] {
    guard missingRate != 0 else { return [] }
    let mechanism: Missingness.Mechanism =
      switch missingBy {
      case nil: .completelyAtRandom
      case "self"?: .notAtRandom(slope: missingSlope)
      case let observed?: .atRandom(observed: observed, slope: missingSlope)
      }
    return [Missingness(rate: missingRate, mechanism: mechanism)]
  }
}

/// What the population has beyond the numbers in the model, and how it is sampled.
struct SimulatedPopulationOptions: ParsableArguments {
  @Option(name: .long, parsing: .unconditional, help: "Correlation of every two constructs without predecessors.")
  var exogenousCorrelation: Double = 0

  @Option(name: .long, parsing: .unconditional, help: "Correlation of every two indicators of a composite.")
  var compositeCorrelation: Double = 0.3

  @Option(
    name: .long, parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "A segment, its share, and what it adds to constructs in standard deviations, as in young=0.3:Image=-0.4; repeated.",
      valueName: "segment"),
    transform: SegmentOption.init)
  var segment: [SegmentOption] = []

  @Option(
    name: .long,
    help: ArgumentHelp("Cases in a cluster and their intraclass correlation, as in 20:0.1.", valueName: "clusters"),
    transform: ClusterOption.init)
  var clusters: ClusterOption?

  var assumptions: PopulationAssumptions {
    PopulationAssumptions(
      exogenousCorrelation: exogenousCorrelation, compositeCorrelation: compositeCorrelation,
      segments: segment.map(\.segment))
  }
}

/// Forms of simulated answers.
enum AnswerForm: String, ExpressibleByArgument, CaseIterable {
  case ordinal, normal
}

/// A segment with its share and shifts: `young=0.3:Image=-0.4,Quality=0.2`.
struct SegmentOption {
  let segment: PopulationSegment

  init(_ argument: String) throws {
    let parts = argument.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard let (name, share) = Self.assignment(parts[0]) else { throw Self.advice }
    var shifts: [String: Double] = [:]
    for part in parts.count > 1 ? parts[1].split(separator: ",", omittingEmptySubsequences: false) : [] {
      guard let (construct, shift) = Self.assignment(part) else { throw Self.advice }
      shifts[construct] = shift
    }
    segment = PopulationSegment(name, share: share, shifts: shifts)
  }

  private static func assignment(_ text: Substring) -> (name: String, number: Double)? {
    guard let cut = text.lastIndex(of: "="), let number = Double(text[text.index(after: cut)...]),
      cut > text.startIndex
    else { return nil }
    return (String(text[..<cut]), number)
  }

  private static var advice: ValidationError {
    ValidationError("write a name and its share, then shifts of constructs, as in young=0.3:Image=-0.4,Quality=0.2")
  }
}

/// The size of clusters and their intraclass correlation: `20:0.1`.
struct ClusterOption {
  let design: ClusterDesign

  init(_ argument: String) throws {
    let parts = argument.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, let size = Int(parts[0]), let correlation = Double(parts[1]) else {
      throw ValidationError("write the cases in a cluster and their intraclass correlation, as in 20:0.1")
    }
    design = ClusterDesign(size: size, intraclassCorrelation: correlation)
  }
}
