import ArgumentParser
import Satisfaction

/// A choice of the library as the value of an option, by its raw value.
///
/// Written out, because the argument parser's own way is to print every choice through reflection, which takes longer
/// than a fit.
protocol OptionChoice: ExpressibleByArgument, CaseIterable, RawRepresentable where RawValue == String {}

extension OptionChoice {
  /// The choice of this raw value.
  public init?(argument: String) { self.init(rawValue: argument) }
  /// The raw value.
  public var defaultValueDescription: String { rawValue }
  /// The raw values of all choices.
  public static var allValueStrings: [String] {
    var names: [String] = []
    for choice in allCases { names.append(choice.rawValue) }
    return names
  }
}

extension PLS.Scheme: @retroactive ExpressibleByArgument, OptionChoice {}
extension ModelEstimator: @retroactive ExpressibleByArgument, OptionChoice {}
extension Moderation: @retroactive ExpressibleByArgument, OptionChoice {}
extension SlopeErrorChoice: ExpressibleByArgument, OptionChoice {}
extension HigherOrder: @retroactive ExpressibleByArgument, OptionChoice {}
extension PLS.Metric: @retroactive ExpressibleByArgument, OptionChoice {}
extension HTMTDefinition: @retroactive ExpressibleByArgument, OptionChoice {}
extension MissingPolicy: @retroactive ExpressibleByArgument, OptionChoice {}
extension SkipPolicy: @retroactive ExpressibleByArgument, OptionChoice {}
extension ReportFormat: @retroactive ExpressibleByArgument, OptionChoice {}
extension ReportLanguage: @retroactive ExpressibleByArgument, OptionChoice {}
extension IntervalKind: @retroactive ExpressibleByArgument, OptionChoice {}
extension InadmissibleReplicates: @retroactive ExpressibleByArgument, OptionChoice {}
extension ResampleChoice: ExpressibleByArgument, OptionChoice {}
extension LonelyUnits: @retroactive ExpressibleByArgument, OptionChoice {}
extension ReplicateColumns.Kind: @retroactive ExpressibleByArgument, OptionChoice {}
extension Tracking.WeightSource: @retroactive ExpressibleByArgument, OptionChoice {}
extension RankProbabilities.Model: @retroactive ExpressibleByArgument, OptionChoice {}
extension PValueAdjustment: @retroactive ExpressibleByArgument, OptionChoice {}
extension PredictionTechnique: @retroactive ExpressibleByArgument, OptionChoice {}
extension LinearBenchmark: @retroactive ExpressibleByArgument, OptionChoice {}
extension GroupTTest.Welch: @retroactive ExpressibleByArgument, OptionChoice {}

/// A declared scale: of all indicators (`1:10`) or of one (`CUSCO=0:1`), the worst answer first.
struct ScaleOption {
  /// The indicator, nil for all.
  let indicator: String?
  let scale: ClosedRange<Double>
  /// Whether the smallest number is the best answer, as in `5:1`.
  let isReversed: Bool

  init(_ argument: String) throws {
    // A name may hold any character, a range has no equals sign.
    let cut = argument.lastIndex(of: "=")
    let ends = argument[(cut.map { argument.index(after: $0) } ?? argument.startIndex)...]
      .split(separator: ":", omittingEmptySubsequences: false)
    guard ends.count == 2, let worst = Double(ends[0]), let best = Double(ends[1]), worst.isFinite, best.isFinite,
      worst != best
    else { throw ValidationError("write the worst and the best answer, as in 1:10 or CUSCO=0:1") }
    indicator = cut.map { String(argument[..<$0]) }
    scale = min(worst, best)...max(worst, best)
    isReversed = worst > best
  }
}
