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
extension PLS.Estimator: @retroactive ExpressibleByArgument, OptionChoice {}
extension PLS.Metric: @retroactive ExpressibleByArgument, OptionChoice {}
extension HTMTDefinition: @retroactive ExpressibleByArgument, OptionChoice {}
extension MissingPolicy: @retroactive ExpressibleByArgument, OptionChoice {}
extension ReportFormat: @retroactive ExpressibleByArgument, OptionChoice {}
extension ReportLanguage: @retroactive ExpressibleByArgument, OptionChoice {}
extension IntervalKind: @retroactive ExpressibleByArgument, OptionChoice {}
extension InadmissibleReplicates: @retroactive ExpressibleByArgument, OptionChoice {}
extension ResamplingUnit: @retroactive ExpressibleByArgument, OptionChoice {}
extension PredictionTechnique: @retroactive ExpressibleByArgument, OptionChoice {}
extension LinearBenchmark: @retroactive ExpressibleByArgument, OptionChoice {}
extension PValueAdjustment: @retroactive ExpressibleByArgument, OptionChoice {}
extension GroupTTest.Welch: @retroactive ExpressibleByArgument, OptionChoice {}

/// A declared scale: of all indicators (`1:10`) or of one (`CUSCO=0:1`).
struct ScaleOption {
  /// The indicator, nil for all.
  let indicator: String?
  let scale: ClosedRange<Double>

  init(_ argument: String) throws {
    // A name may hold any character, a range has no equals sign.
    let cut = argument.lastIndex(of: "=")
    let ends = argument[(cut.map { argument.index(after: $0) } ?? argument.startIndex)...]
      .split(separator: ":", omittingEmptySubsequences: false)
    guard ends.count == 2, let least = Double(ends[0]), let greatest = Double(ends[1]), least.isFinite,
      greatest.isFinite, least < greatest
    else { throw ValidationError("write the worst and the best answer, as in 1:10 or CUSCO=0:1") }
    indicator = cut.map { String(argument[..<$0]) }
    scale = least...greatest
  }
}

/// Numbers that stand for "no answer", with commas between them.
struct MissingCodes {
  let codes: [Double]

  init(_ argument: String) throws {
    let parts = argument.split(separator: ",", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { Double($0) }.filter(\.isFinite)
    guard !numbers.isEmpty, numbers.count == parts.count else {
      throw ValidationError("write numbers with commas between them, as in -99,-98")
    }
    codes = numbers
  }
}
