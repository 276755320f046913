import ArgumentParser
import Satisfaction

/// Replicate weights that came with the data.
package struct ReplicateOptions: ParsableArguments {
  package init() {}

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Columns of replicate weights, which replace the weights; a * stands for any ending.", valueName: "columns"),
    transform: ColumnNames.init)
  var replicateWeights: ColumnNames?

  @Option(name: .long, help: "How the replicate weights were made.")
  var replicateType: ReplicateColumns.Kind?

  @Option(
    name: .long, parsing: .unconditional,
    help: ArgumentHelp("The part of its weight that a half sample keeps under fay (0.5).", valueName: "rho"))
  var fay: Double?

  @Option(
    name: .long, parsing: .unconditional,
    help: ArgumentHelp("Stands for the scale of the type.", valueName: "number"))
  var replicateScale: Double?

  @Option(
    name: .long,
    help: ArgumentHelp("A file with the scale of each replicate, one number a line.", valueName: "file"))
  var replicateRscales: String?

  @Flag(name: .long, help: "Deviations from the estimate instead of the mean of the replicates.")
  var replicateMse = false

  @Flag(name: .long, help: "The columns hold factors of the weights, not complete weights.")
  var replicateRelative = false

  @Option(
    name: .long, parsing: .unconditional,
    help: ArgumentHelp("Degrees of freedom; the rank of the columns less 1 unless given.", valueName: "number"))
  var df: Double?

  package func validate() throws {
    guard replicateWeights != nil else {
      let given: GivenOptions = [
        "--replicate-type": replicateType != nil, "--fay": fay != nil, "--replicate-scale": replicateScale != nil,
        "--replicate-rscales": replicateRscales != nil, "--replicate-mse": replicateMse,
        "--replicate-relative": replicateRelative, "--df": df != nil,
      ]
      if let option = given.first {
        throw ValidationError("\(option) is about replicate weights: name their columns (--replicate-weights)")
      }
      return
    }
    guard let replicateType else {
      throw ValidationError("--replicate-weights needs to know how they were made: add --replicate-type")
    }
    if fay != nil, replicateType != .fay { throw ValidationError("--fay is about --replicate-type fay") }
    if let fay, !(fay >= 0 && fay < 1) { throw ValidationError("--fay is \(fay): it lies from 0 to below 1") }
    if let df, !(df >= 1 && df.isFinite) { throw ValidationError("--df is \(df): it must be a number from 1 up") }
    if let replicateScale, !(replicateScale > 0 && replicateScale <= ReplicateColumns.largestScale) {
      throw ValidationError("--replicate-scale is \(replicateScale): it must be above 0, and a million at most")
    }
  }

  /// Files that are read.
  var files: [CommandFiles.Source] { replicateRscales.map { [(path: $0, role: "scales")] } ?? [] }

  /// Whether replicate weights are named.
  var isGiven: Bool { replicateWeights != nil }

  /// - Throws: `ValidationError` for replicate weights beside what they stand for.
  func requireAlone(beside design: DesignOptions, _ resample: ResampleChoice) throws {
    guard isGiven else { return }
    if design.isGiven {
      throw ValidationError(
        "replicate weights hold the design: leave --strata, --cluster and --fpc out, or the replicate weights")
    }
    if resample != .auto {
      throw ValidationError("replicate weights say what is drawn: leave --resample \(resample.rawValue) out")
    }
  }

  /// The columns of numbers to read with some others; nil for all, where replicate weights are named by a pattern.
  func numeric(beside columns: [String]) -> [String]? {
    let names = replicateWeights?.names ?? []
    return names.contains { $0.hasSuffix("*") } ? nil : (columns + names).withoutRepeats
  }

  /// Replicates that are not drawn: these weights, or a jackknife; nil for neither.
  ///
  /// - Throws: As ``columns()``.
  func given(_ resample: ResampleChoice) throws(Failure) -> DesignReplicates? {
    if let columns = try columns() { return .columns(columns) }
    return resample == .jackknife ? .jackknife : nil
  }

  /// The choices; nil where no columns are named.
  ///
  /// - Throws: `Failure` where the file of scales holds anything but numbers.
  func columns() throws(Failure) -> ReplicateColumns? {
    guard let replicateWeights, let replicateType else { return nil }
    return ReplicateColumns(
      replicateWeights.names, kind: replicateType, content: replicateRelative ? .factors : .weights, rho: fay,
      scale: replicateScale, rscales: try scales(), centre: replicateMse ? .estimate : nil, degreesOfFreedom: df)
  }

  private func scales() throws(Failure) -> [Double]? {
    guard let replicateRscales else { return nil }
    var scales: [Double] = []
    let lines = try TextFile.text(of: replicateRscales).split(separator: "\n", omittingEmptySubsequences: false)
    for (number, line) in lines.enumerated() {
      let text = line.filter { !$0.isWhitespace }
      if text.isEmpty { continue }
      guard let scale = Double(text), scale.isFinite else {
        throw .data("\(replicateRscales), line \(number + 1): \(text) is no number: write one scale a line")
      }
      scales.append(scale)
    }
    return scales
  }
}
