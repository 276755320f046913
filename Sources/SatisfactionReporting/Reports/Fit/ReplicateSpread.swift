internal import PathModeling
internal import SatisfactionIndices
internal import SatisfactionNumerics

/// What pictures and sentences need of replicates beside single intervals: middle halves, covariances, differences.
///
/// The values of the statistics that are named at the start are made once, on all threads.
struct ReplicateSpread {
  private let bootstrap: Bootstrap
  private let known: [Statistic: Known]

  /// The replicates of a statistic.
  private struct Known {
    let values: [Double]
    let middleHalf: ClosedRange<Double>?
  }

  init(_ bootstrap: Bootstrap, of statistics: [Statistic]) {
    self.bootstrap = bootstrap
    let all = ParallelWork.map(statistics.count, threads: ParallelWork.availableThreads) { k in
      Self.known(bootstrap, statistics[k])
    }
    known = Dictionary(zip(statistics, all), uniquingKeysWith: { first, _ in first })
  }

  /// From the first to the third quartile of the replicates; nil where the statistic is not defined or was not named.
  func middleHalf(of statistic: Statistic) -> ClosedRange<Double>? { known[statistic]?.middleHalf }

  /// The covariance of two statistics over the replicates in which both are defined.
  func covariance(_ x: Statistic, _ y: Statistic) -> PriorityMap.Covariance? {
    guard let x = known[x], let y = known[y] else { return nil }
    return PriorityMap.Covariance(x.values, y.values)
  }

  /// The intervals of differences, replicate by replicate, on all threads; nil for one that is not defined.
  func differences(_ pairs: [(Statistic, Statistic)]) -> [ClosedRange<Double>?] {
    let differences = pairs.map { $0.0 - $0.1 }
    return ParallelWork.map(differences.count, threads: ParallelWork.availableThreads) { [bootstrap] k in
      do throws(InferenceError) {
        let interval = try bootstrap.interval(differences[k])
        return interval.lower <= interval.upper ? interval.lower...interval.upper : nil
      } catch {
        // A difference that is not defined says nothing.
        return nil
      }
    }
  }

  private static func known(_ bootstrap: Bootstrap, _ statistic: Statistic) -> Known {
    // Replicates that do not vary as estimates do have no middle half that could be shown.
    guard bootstrap.replicates.variance == .replicates else { return Known(values: [], middleHalf: nil) }
    do throws(InferenceError) {
      let values = try bootstrap.values(of: statistic)
      let finite = values.allSatisfy(\.isFinite) ? values : values.filter(\.isFinite)
      let quartiles = Quantiles.type7(finite, orders: [0.25, 0.75])
      let isDefined = quartiles.count == 2 && quartiles[0] <= quartiles[1]
      return Known(values: values, middleHalf: isDefined ? quartiles[0]...quartiles[1] : nil)
    } catch {
      return Known(values: [], middleHalf: nil)
    }
  }
}

/// The replicates behind a report, for pictures. Equal where they were drawn alike, from equal fits.
struct ReplicateSource: Sendable, Equatable {
  let bootstrap: Bootstrap

  static func == (a: ReplicateSource, b: ReplicateSource) -> Bool {
    a.bootstrap.fit == b.bootstrap.fit && a.bootstrap.seed == b.bootstrap.seed && a.bootstrap.unit == b.bootstrap.unit
      && a.bootstrap.requested == b.bootstrap.requested && a.bootstrap.used == b.bootstrap.used
      && a.bootstrap.interval == b.bootstrap.interval && a.bootstrap.level == b.bootstrap.level
  }
}
