import ArgumentParser
import Satisfaction

extension PLS.Scheme: @retroactive ExpressibleByArgument {}
extension PLS.Estimator: @retroactive ExpressibleByArgument {}
extension PLS.Metric: @retroactive ExpressibleByArgument {}
extension MissingPolicy: @retroactive ExpressibleByArgument {}
extension ReportFormat: @retroactive ExpressibleByArgument {}
extension IntervalKind: @retroactive ExpressibleByArgument {}
extension ResamplingUnit: @retroactive ExpressibleByArgument {}

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
