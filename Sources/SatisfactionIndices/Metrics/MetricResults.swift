public import PathModeling
internal import PathSpecification
internal import SatisfactionNumerics
public import SurveyData

/// All metrics in all groups and waves.
public struct MetricResults: Sendable, Equatable {
  /// The definitions behind them.
  public let definitions: MetricDefinitions
  /// Name of the data.
  public let source: String
  /// Fingerprint of the data.
  public let fingerprint: String
  /// Rows of the survey.
  public let rowCount: Int
  /// Rows with a weight above 0 and, where waves are asked for, a wave.
  public let rowsUsed: Int
  /// Columns that make the segments.
  public let segmentColumns: [String]
  /// Column of the waves, nil for none.
  public let waveColumn: String?
  /// Waves in order.
  public let waves: [String]
  /// Column of the weights, nil for none.
  public let weightsColumn: String?
  /// How all rows were drawn; nil for rows drawn one by one.
  public let design: DesignSummary?
  /// Replicates that standard errors are of; nil where these are linearised.
  public let replicates: DesignReplicates?
  /// How a variance follows from them, and how many there are; nil where standard errors are linearised.
  public let replication: DesignReplication?
  /// Nominal coverage of the intervals.
  public let level: Double
  /// A metric after the other; of each first all rows, then the segments; of each of those wave after wave.
  public let results: [MetricResult]
}

extension MetricDefinitions {
  /// Computes all metrics.
  ///
  /// - Parameters:
  ///   - survey: The answers.
  ///   - segments: Columns that make segments together, beside all rows; empty for none.
  ///   - wave: Column of waves, whose estimates get their change since the wave before; nil for none.
  ///   - weightsColumn: Column of case weights; nil takes that of the definitions, if any.
  ///   - design: Columns that say how the rows were drawn, of which groups and waves are domains; nil for rows drawn one
  ///     by one.
  ///   - replicates: Replicates that standard errors are of, of means, shares and ratios; nil for linearised ones. Columns
  ///     of weights stand for a design.
  ///   - level: Nominal coverage of the intervals.
  ///   - threads: How many threads may work; nil for one a core. The result does not depend on it.
  /// - Throws: ``MetricError``.
  /// - Complexity: O(rows · columns + rows · metrics).
  public func results(
    in survey: Dataset, by segments: [String] = [], wave: String? = nil, weightsColumn: String? = nil,
    design: DesignColumns? = nil, replicates: DesignReplicates? = nil, level: Double = 0.95, threads: Int? = nil
  ) throws(MetricError) -> MetricResults {
    guard level > 0, level < 1 else { throw .invalidLevel(level) }
    if case .columns = replicates, design != nil { throw .survey(.design(.twoDesigns)) }
    var seen = Set<String>()
    for column in segments + [wave].compactMap({ $0 }) where !seen.insert(column).inserted {
      throw .repeatedGrouping(column: column)
    }
    let threads = threads ?? ParallelWork.availableThreads
    let weightsColumn = weightsColumn ?? conventions.weightsColumn
    let binding = try MetricBinding(self, in: survey, weightsColumn: weightsColumn, threads: threads)
    let drawn = try Self.design(design, replicates, of: survey, weightsColumn: weightsColumn)
    let cells = try MetricCells(survey, segments: segments, wave: wave) { row in
      binding.weights.map { $0[row] > 0 } ?? true
    }
    return MetricResults(
      definitions: self, source: survey.source, fingerprint: survey.fingerprint, rowCount: survey.rowCount,
      rowsUsed: cells.order.count, segmentColumns: segments, waveColumn: wave, waves: cells.waves,
      weightsColumn: weightsColumn, design: drawn?.summary, replicates: replicates,
      replication: drawn?.replicates.map { DesignReplication(variance: $0.variance, count: $0.count) },
      level: level,
      results: rows(binding, cells, drawn, level, threads))
  }

  private static func design(
    _ columns: DesignColumns?, _ replicates: DesignReplicates?, of survey: Dataset, weightsColumn: String?
  ) throws(MetricError) -> DomainDesign? {
    do throws(SurveyDataError) {
      return try DomainDesign(
        columns, replicates, drawn: 0, seed: Resampling.standard.seed, of: survey, weightsColumn: weightsColumn,
        rows: Array(0..<survey.rowCount))
    } catch {
      throw .survey(error)
    }
  }

  private func rows(
    _ binding: MetricBinding, _ cells: MetricCells, _ design: DomainDesign?, _ level: Double, _ threads: Int
  ) -> [MetricResult] {
    let variance = design?.variance
    let numbers = Dictionary(uniqueKeysWithValues: binding.names.enumerated().map { ($1, $0) })
    let levels = Dictionary(
      uniqueKeysWithValues: binding.columns.enumerated().compactMap { k, column in column.levels.map { (k, $0) } })
    // The largest cells first, so that none is left over at the end.
    let order = cells.cells.indices.sorted { cells.cells[$0].rows.count > cells.cells[$1].rows.count }
    var places = order
    for (place, cell) in order.enumerated() { places[cell] = place }
    let computed = ParallelWork.map(order.count, threads: threads) { place in
      let sample = MetricSample(binding, rows: cells.order[cells.cells[order[place]].rows], design: design)
      let evaluation = MetricEvaluation(
        rules: MetricRules(level: level, design: variance), numbers: numbers, scales: binding.scales, levels: levels)
      return metrics.map { evaluation.numbers($0.formula, in: sample) }
    }
    let rules = MetricRules(level: level, design: variance)
    var results: [MetricResult] = []
    results.reserveCapacity(metrics.count * cells.cells.count)
    for (number, metric) in metrics.enumerated() {
      for (k, cell) in cells.cells.enumerated() where cell.group == nil || !metric.formula.isOfTheWhole {
        var numbers = computed[places[k]][number]
        if let wave = cell.wave, wave > 0 {
          let before = computed[places[k - 1]][number].estimates
          for e in numbers.estimates.indices {
            numbers.estimates[e].change = rules.change(
              of: numbers.estimates[e], since: before[e], in: cells.waves[wave - 1])
          }
        }
        // Linear parts are numbers always; a replicate may have none.
        numbers.lostReplicates =
          numbers.estimates.compactMap(\.totals).map { $0.totals.count { !$0.isFinite } }.max() ?? 0
        for e in numbers.estimates.indices { numbers.estimates[e].totals = nil }
        results.append(MetricResult(metric, cell, numbers, wave: cell.wave.map { cells.waves[$0] }))
      }
    }
    return results
  }
}

extension MetricFormula {
  /// Whether it is of numbers that stand for the whole survey, so that it has no groups.
  fileprivate var isOfTheWhole: Bool {
    if case .lifetimeValue(_, _, _, .some) = self { true } else { false }
  }
}

extension MetricResult {
  fileprivate init(_ metric: Metric, _ cell: MetricCells.Cell, _ numbers: MetricNumbers, wave: String?) {
    kind = metric.kind
    name = metric.name
    group = cell.group
    self.wave = wave
    cases = numbers.cases
    effective = numbers.effective
    hasOneUnit = numbers.hasOneUnit
    lostReplicates = numbers.lostReplicates
    leadingEstimate = metric.formula.keyword.leadingEstimate
    missing = max(0, cell.rows.count - numbers.cases)
    estimates = numbers.estimates
    table = numbers.table
    let estimate = metric.formula.keyword.targetEstimate.flatMap { name in numbers.estimates.first { $0.name == name } }
    target = metric.target.flatMap { goal in
      estimate.map {
        MetricTarget(
          estimate: $0.name, value: goal, distance: $0.value.map { $0 - goal }, lower: $0.lower.map { $0 - goal },
          upper: $0.upper.map { $0 - goal })
      }
    }
  }
}
