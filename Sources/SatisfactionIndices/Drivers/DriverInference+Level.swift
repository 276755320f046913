internal import PathModeling
internal import SatisfactionNumerics

extension DriverInference {
  /// What the replicates say of all drivers of one level.
  ///
  /// - Parameter statistics: Importance, performance and potential of each driver.
  static func level(_ statistics: [[Statistic]], _ bootstrap: Bootstrap) -> [DriverInference] {
    let summaries = bootstrap.summaries(of: statistics.flatMap { $0 })
    let (importances, performances, potentials) = (
      columns(statistics, 0, bootstrap), columns(statistics, 1, bootstrap), columns(statistics, 2, bootstrap)
    )
    let (priority, first) = (firstShares(potentials), firstShares(importances))
    return statistics.indices.map { k in
      let intervals = (0..<3).map { DriverInterval(summaries[3 * k + $0]) }
      return DriverInference(
        importance: intervals[0], performance: intervals[1], potential: intervals[2], priorityShare: priority[k],
        importanceFirstShare: first[k],
        ellipse: DriverEllipse(importances[k], performances[k], level: bootstrap.level))
    }
  }

  /// One number a replicate, NaN where it is undefined, of each driver.
  private static func columns(_ statistics: [[Statistic]], _ place: Int, _ bootstrap: Bootstrap) -> [[Double]] {
    // Replicates that do not vary as estimates do have no shares and no ellipse.
    guard bootstrap.replicates.variance == .replicates else { return statistics.map { _ in [] } }
    return ParallelWork.map(statistics.count, threads: ParallelWork.availableThreads) { k in
      do {
        return try bootstrap.values(of: statistics[k][place])
      } catch {
        return []
      }
    }
  }

  /// The share of replicates in which each column holds the largest number; a tie gives each of them its part.
  /// Replicates with an undefined number count nowhere.
  package static func firstShares(_ columns: [[Double]]) -> [Double] {
    guard let length = columns.map(\.count).min(), length > 0 else { return columns.map { _ in .nan } }
    var (wins, counted) = ([Double](repeating: 0, count: columns.count), 0)
    for b in 0..<length {
      var (best, ties, isDefined) = (-Double.infinity, 0, true)
      for column in columns {
        let value = column[b]
        if value.isNaN { isDefined = false }
        if value > best { (best, ties) = (value, 1) } else if value == best { ties += 1 }
      }
      guard isDefined, ties > 0 else { continue }
      counted += 1
      for k in columns.indices where columns[k][b] == best { wins[k] += 1 / Double(ties) }
    }
    return wins.map { $0 / Double(counted) }
  }
}

extension DriverInterval {
  /// nil where the replicates say nothing.
  init?(_ summary: StatisticSummary?) {
    guard let summary else { return nil }
    self.init(standardError: summary.standardError, lower: summary.lower, upper: summary.upper)
  }
}

extension DriverEllipse {
  /// The region of two numbers of the same replicates; nil for fewer than two replicates in which both are defined.
  init?(_ first: [Double], _ second: [Double], level: Double) {
    var (n, a, b) = (0.0, 0.0, 0.0)
    for (x, y) in zip(first, second) where x.isFinite && y.isFinite {
      n += 1
      a += x
      b += y
    }
    guard n > 1 else { return nil }
    var (xx, yy, xy) = (0.0, 0.0, 0.0)
    for (x, y) in zip(first, second) where x.isFinite && y.isFinite {
      let (dx, dy) = (x - a / n, y - b / n)
      xx += dx * dx
      yy += dy * dy
      xy += dx * dy
    }
    self.init(
      varianceOfFirst: xx / (n - 1), varianceOfSecond: yy / (n - 1), covariance: xy / (n - 1), level: level)
  }
}
