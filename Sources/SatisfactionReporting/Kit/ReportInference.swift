public import PathModeling

/// The uncertainty of the numbers of a report, by statistic.
public struct ReportInference: Sendable, Equatable {
  private var known: [Statistic: Uncertainty] = [:]

  /// Nothing known yet.
  public init() {}

  /// What the replicates say of every field in some sections that names a statistic.
  ///
  /// - Complexity: One pass over the replicates of every statistic, on all threads.
  public init(_ bootstrap: Bootstrap, of sections: [Section]) {
    self.init(bootstrap, of: sections.flatMap(\.value.statistics))
  }

  init(_ bootstrap: Bootstrap, of statistics: [Statistic]) {
    for (statistic, summary) in zip(statistics, bootstrap.summaries(of: statistics)) {
      // One that is not defined in the fit has no uncertainty either.
      guard let summary else { continue }
      known[statistic] = Uncertainty(
        standardError: summary.standardError, bias: summary.bias, lower: summary.lower, upper: summary.upper,
        p: summary.p, t: summary.t, interval: summary.interval == bootstrap.interval ? nil : summary.interval.rawValue)
    }
  }

  /// The uncertainty of a statistic, nil where it is not known.
  public subscript(statistic: Statistic) -> Uncertainty? {
    get { known[statistic] }
    set { known[statistic] = newValue }
  }
}

extension [Section] {
  /// The sections with the uncertainty of every field that names a statistic, in members `inference`.
  ///
  /// - Complexity: One pass over the replicates of every statistic, on all threads.
  public func resampled(by bootstrap: Bootstrap) -> [Section] {
    with(ReportInference(bootstrap, of: self))
  }

  /// The sections with an uncertainty that is known already.
  public func with(_ inference: ReportInference) -> [Section] {
    map { Section($0.name, $0.value.with(inference)) }
  }
}

extension FieldValue {
  /// The statistics of all fields in the value, in order.
  fileprivate var statistics: [Statistic] {
    switch self {
    case .record(let record): record.statistics
    case .records(let records): records.flatMap(\.statistics)
    default: []
    }
  }

  fileprivate func with(_ inference: ReportInference) -> FieldValue {
    switch self {
    case .record(let record): .record(record.with(inference))
    case .records(let records): .records(records.map { $0.with(inference) })
    default: self
    }
  }
}

extension Record {
  fileprivate var statistics: [Statistic] {
    fields.flatMap { ($0.statistic.map { [$0] } ?? []) + $0.value.statistics }
  }

  fileprivate func with(_ inference: ReportInference) -> Record {
    var record = self
    for (position, field) in fields.enumerated() {
      record.fields[position].value = field.value.with(inference)
      guard let statistic = field.statistic else { continue }
      record.placement = .member
      record.fields[position].uncertainty = inference[statistic]
    }
    return record
  }
}
