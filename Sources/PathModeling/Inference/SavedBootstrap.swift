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
    let numbers = saved.numbers ?? Array(0..<max(0, saved.requested))
    try Self.require(saved, numbers)
    let table = try ReplicateTable(
      saved.estimates, count: numbers.count, of: fit, saved.measures, place: "estimates")
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
      point: fit.pointEstimates(saved.measures),
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

  private static func require(_ saved: SavedBootstrap, _ numbers: [Int]) throws(SavedFitError) {
    guard let last = numbers.last, let first = numbers.first, first >= 0, last < saved.requested,
      zip(numbers, numbers.dropFirst()).allSatisfy({ $0 < $1 })
    else {
      throw .damaged(place: "numbers", reason: "they do not ascend from 0 up to the \(saved.requested) replicates")
    }
    let failed = saved.failures.values.reduce(0, +)
    guard numbers.count + failed == saved.requested, saved.failures.values.allSatisfy({ $0 > 0 }) else {
      throw .damaged(
        place: "failures",
        reason: "\(numbers.count) replicates with estimates and \(failed) without are not \(saved.requested)")
    }
  }
}

extension ReplicateTable {
  /// A table of saved numbers of the measures of a fit.
  fileprivate convenience init(
    _ saved: PackedNumbers, count: Int, of fit: PLSFit, _ measures: MeasureOptions, place: String
  ) throws(SavedFitError) {
    let columns = MeasureColumns(fit.layout, measures)
    guard count >= 0, saved.values.count == columns.count * count else {
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
