public import PathSpecification

/// The metrics of a survey, and what their columns mean: what a definitions file (`*.metrics`) says.
///
/// ```swift
/// let definitions = try MetricDefinitions(text: """
///   @scale 0..10 RECO
///   nps "NPS" RECO promoters 9..10 detractors 0..6 target 45
///   rate "satisfied" SATI >= 8
///   """)
/// ```
public struct MetricDefinitions: Sendable, Equatable {
  /// Scales, reversed columns, missing codes and the weights column.
  public var conventions: SurveyConventions
  /// Verbal answers and their numbers, in order of declaration.
  public private(set) var maps: [AnswerMap]
  /// The metrics, in order of declaration.
  public private(set) var metrics: [Metric]

  /// Metrics from their parts.
  ///
  /// - Throws: ``MetricDefinitionError/invalid(_:)`` with everything that is wrong.
  public init(
    conventions: SurveyConventions = SurveyConventions(), maps: [AnswerMap] = [], metrics: [Metric]
  ) throws(MetricDefinitionError) {
    self.init(unchecked: conventions, maps: maps, metrics: metrics)
    let problems = MetricCheck(self).faults.map { MetricProblem($0.fault) }
    guard problems.isEmpty else { throw .invalid(problems) }
  }

  init(unchecked conventions: SurveyConventions, maps: [AnswerMap], metrics: [Metric]) {
    self.conventions = conventions
    self.maps = maps
    self.metrics = metrics
  }

  /// The metrics of two files, those of the other after one's own: what the command line adds to a file.
  ///
  /// - Throws: ``MetricDefinitionError/invalid(_:)`` where they do not fit together.
  public func adding(_ other: [Metric]) throws(MetricDefinitionError) -> MetricDefinitions {
    try MetricDefinitions(conventions: conventions, maps: maps, metrics: metrics + other)
  }

  /// Columns to read as texts: those with a map, and those tabulated as they stand.
  public var textColumns: [String] {
    let mapped = Set(maps.map(\.column))
    return maps.map(\.column) + categoryColumns.filter { !mapped.contains($0) }
  }

  /// Columns whose answers must be numbers, in order of their first mention.
  public var numericColumns: [String] {
    let texts = Set(textColumns)
    return columns.filter { !texts.contains($0) }
  }

  /// Every column that a metric names, in order of its first mention.
  public var columns: [String] {
    var seen = Set<String>()
    return metrics.flatMap(\.formula.columns).filter { seen.insert($0).inserted }
  }

  /// Columns whose answers are tabulated as they stand: numbers or texts.
  var categoryColumns: [String] {
    var seen = Set<String>()
    return metrics.flatMap(\.formula.categoryColumns).filter { seen.insert($0).inserted }
  }

  /// The map of a column, nil where its answers are numbers.
  func map(of column: String) -> AnswerMap? { maps.first { $0.column == column } }
}
