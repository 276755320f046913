internal import SatisfactionWording
internal import SurveyData

/// A bootstrap as a file: its fit, what was drawn how, and every number of every replicate to its last bit. It holds no
/// answer of anybody.
private struct SavedBootstrap: Codable {
  let schema: String
  let fit: PLSFit
  let interval: IntervalKind
  let level: Double
  let unit: Replicates.Unit
  let seed: UInt64
  let variance: VarianceRule
  let requested: Int
  /// Numbers of the replicates with estimates; nil where all have them.
  let numbers: [Int]?
  let failures: [String: Int]
  let measures: MeasureOptions
  let inadmissible: InadmissibleReplicates
  let design: DesignSummary?
  let degreesOfFreedom: Double
  let estimates: PackedNumbers
  /// What BCa intervals need, where they are the bootstrap's own kind.
  let leaveOneOut: LeaveOneOut?

  struct LeaveOneOut: Codable {
    let units: Int
    let estimates: PackedNumbers?
  }
}

extension Bootstrap {
  /// The schema of saved bootstraps.
  public static var savedSchema: String { "csi.saved-bootstrap.v1" }

  /// The bootstrap as JSON in UTF-8, some eleven bytes a number: every statistic and interval of one that is read back
  /// has the same bits.
  ///
  /// BCa intervals of a bootstrap that is read back need that they are its own kind when it is saved; studentised ones
  /// need the cases, which a file does not hold.
  public var savedBytes: [UInt8] {
    let jackknife = interval == .bca ? refinements.jackknife : nil
    let saved = SavedBootstrap(
      schema: Self.savedSchema, fit: fit, interval: interval, level: level, unit: unit, seed: seed,
      variance: replicates.variance, requested: requested, numbers: used == requested ? nil : replicates.numbers,
      failures: Dictionary(uniqueKeysWithValues: failures.map { ($0.key.rawValue, $0.value) }), measures: measures,
      inadmissible: inadmissible, design: design, degreesOfFreedom: degreesOfFreedom,
      estimates: PackedNumbers(replicates.estimates.table.elements),
      leaveOneOut: jackknife.map {
        .init(units: $0.units, estimates: $0.estimates.map { PackedNumbers($0.table.elements) })
      })
    do {
      return try JSONText.bytes(of: saved)
    } catch {
      preconditionFailure("the numbers of a fit are finite: \(error)")
    }
  }

  /// A bootstrap from the bytes of a saved one.
  ///
  /// - Throws: ``SavedFitError/otherSchema(found:expected:)`` for another version;
  ///   ``SavedFitError/damaged(place:reason:)`` where the parts do not belong together.
  public init(savedBytes bytes: [UInt8]) throws(SavedFitError) {
    let saved: SavedBootstrap = try SavedDocument.read(bytes, schema: Self.savedSchema)
    let fit = saved.fit
    // Nothing is made of a number in the file before it is known that the file holds as many.
    guard saved.requested > 0 else {
      throw .damaged(place: "numbers", reason: "\(saved.requested) replicates are none")
    }
    let table = try ReplicateTable(
      saved.estimates, count: saved.numbers?.count ?? saved.requested, of: fit, saved.measures, place: "estimates")
    let numbers = saved.numbers ?? Array(0..<saved.requested)
    try saved.requireNumbers(numbers)
    try saved.requireVariance()
    let point: ReplicateEstimates
    do {
      point = try fit.pointEstimates(saved.measures)
    } catch {
      throw .damaged(place: "fit", reason: error.description)
    }
    let left = try saved.leaveOneOut.map { left throws(SavedFitError) in
      try Refinements.LeaveOneOut(saved: left.estimates, units: left.units, of: fit, saved.measures)
    }
    let failures = try saved.failures.map { reason, count throws(SavedFitError) in
      guard let failure = ReplicateFailure(rawValue: reason) else {
        throw .damaged(place: "failures", reason: "there is no reason \(reason.nameForMessage)")
      }
      return (failure, count)
    }
    let replicates = Replicates(
      fit: fit, unit: saved.unit, seed: saved.seed, variance: saved.variance, groupsPerReplicate: 1,
      requested: saved.requested, numbers: numbers,
      failures: Dictionary(uniqueKeysWithValues: failures), measures: saved.measures,
      inadmissible: saved.inadmissible, design: saved.design, degreesOfFreedom: saved.degreesOfFreedom,
      point: point,
      estimates: ReplicateEstimates(model: fit.model, table: table), engine: nil)
    do {
      try self.init(replicates, interval: saved.interval, level: saved.level, leaveOneOut: left)
    } catch {
      throw .damaged(place: "interval", reason: "\(error)")
    }
  }

  /// A bootstrap from a file of ``savedBytes``.
  ///
  /// - Throws: `SurveyDataError` where the file cannot be read; ``SavedFitError``.
  public init(saved path: String) throws {
    try self.init(savedBytes: WholeFile.bytes(at: path))
  }
}

extension SavedBootstrap {
  /// - Throws: ``SavedFitError/damaged(place:reason:)`` for numbers and failures that are not those of all replicates.
  fileprivate func requireNumbers(_ numbers: [Int]) throws(SavedFitError) {
    guard let last = numbers.last, let first = numbers.first, first >= 0, last < requested,
      zip(numbers, numbers.dropFirst()).allSatisfy({ $0 < $1 })
    else {
      throw .damaged(place: "numbers", reason: "they do not ascend from 0 up to the \(requested) replicates")
    }
    // They are counted down from what is left, for the sum of large numbers may be none.
    var left = requested - numbers.count
    for count in failures.values where left >= 0 { left = count > 0 && count <= left ? left - count : -1 }
    guard left == 0 else {
      throw .damaged(
        place: "failures",
        reason: "\(numbers.count) replicates with estimates and those without are not \(requested)")
    }
  }

  /// - Throws: ``SavedFitError/damaged(place:reason:)`` for units, scales or degrees of freedom that no replicates have.
  fileprivate func requireVariance() throws(SavedFitError) {
    guard unit.count > 0, leaveOneOut.map({ $0.units >= 0 }) ?? true else {
      throw .damaged(place: "unit", reason: "the number of units is not positive")
    }
    if let problem = design?.sampling?.inconsistency { throw .damaged(place: "design", reason: problem) }
    guard degreesOfFreedom > 0, degreesOfFreedom.isFinite,
      design.map({ $0.degreesOfFreedom == degreesOfFreedom }) ?? true
    else {
      throw .damaged(
        place: "degreesOfFreedom", reason: "\(degreesOfFreedom) are not those of the units or of the design")
    }
    guard case .scaled(let scale, let rscales, _) = variance else { return }
    guard scale >= 0, scale.isFinite, rscales?.allSatisfy({ $0 >= 0 && $0.isFinite }) ?? true else {
      throw .damaged(place: "variance", reason: "a scale is negative or no number")
    }
    if let rscales, rscales.count != requested {
      throw .damaged(
        place: "variance", reason: "\(rscales.count) scales of single replicates are not one of each of \(requested)")
    }
  }
}

extension Replicates.Unit {
  /// Number of units.
  fileprivate var count: Int {
    switch self {
    case .cases(let count), .buckets(let count), .samplingUnits(let count), .replicateColumns(let count): count
    }
  }
}

extension ReplicateTable {
  /// A table of saved numbers of the measures of a fit.
  fileprivate convenience init(
    _ saved: PackedNumbers, count: Int, of fit: PLSFit, _ measures: MeasureOptions, place: String
  ) throws(SavedFitError) {
    let columns = MeasureColumns(fit.layout, measures)
    let (expected, isTooMany) = columns.count.multipliedReportingOverflow(by: count)
    guard count >= 0, !isTooMany, saved.values.count == expected else {
      throw .damaged(
        place: place,
        reason: "it holds \(saved.values.count) numbers instead of \(columns.count) of each of \(count) replicates")
    }
    self.init(columns: columns, elements: saved.values, count: count)
  }
}

extension Refinements.LeaveOneOut {
  fileprivate init(
    saved: PackedNumbers?, units: Int, of fit: PLSFit, _ measures: MeasureOptions
  ) throws(SavedFitError) {
    guard let saved else {
      self.init(units: units, estimates: nil)
      return
    }
    let width = max(1, MeasureColumns(fit.layout, measures).count)
    let count = saved.values.count / width
    guard count <= units else {
      throw .damaged(place: "leaveOneOut", reason: "\(count) estimates without one of \(units) units")
    }
    let table = try ReplicateTable(saved, count: count, of: fit, measures, place: "leaveOneOut.estimates")
    self.init(units: units, estimates: ReplicateEstimates(model: fit.model, table: table))
  }
}
