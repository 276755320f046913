public import PathModeling
public import PathSpecification
internal import SatisfactionNumerics
package import SatisfactionWording
internal import SurveyData
public import SurveySimulation

/// The power of a model: how often its paths are found in surveys drawn from a population whose truth is known.
///
/// Every survey is fitted and resampled as one's own would be; a path is found where p < α. What clusters, weights and
/// missing answers cost is in it as far as the simulated survey has them.
public struct PowerStudy: Sendable, Equatable {
  /// How often one path is found at one size.
  public struct Result: Sendable, Equatable {
    /// Interviews in a survey.
    public let n: Int
    /// The path.
    public let path: Path
    /// Share of the surveys in which it is found; nil where no survey could be estimated.
    public let power: Double?
    /// Monte-Carlo standard error √(p(1−p)/R) of the power.
    public let standardError: Double?
    /// Mean of its estimates; nil where no survey could be estimated.
    public let meanEstimate: Double?
    /// Surveys that were estimated and resampled.
    public let used: Int
    /// Surveys that could not be: they count nowhere else.
    public let failed: Int
    /// Why the first of them could not; nil where all could.
    public var failure: String? { failureWords?.english }
    /// The same in every language.
    package let failureWords: Phrase?
  }

  /// The most surveys at one size: they know the power to 0.05 points of percent.
  public static let mostReplications = 1_000_000

  /// Surveys drawn at each size, at most ``mostReplications``.
  public var replications: Int
  /// Replicates of each survey.
  public var replicates: Int
  /// Level of the two-sided test.
  public var alpha: Double
  /// Survey r of a size is the same for any number of threads and any other sizes.
  public var seed: UInt64
  /// How many threads may work; nil for one a core.
  public var threads: Int?

  /// 500 surveys know the power to about 2 points of percent.
  public init(
    replications: Int = 500, replicates: Int = 500, alpha: Double = 0.05, seed: UInt64 = Resampling.standard.seed,
    threads: Int? = nil
  ) {
    self.replications = replications
    self.replicates = replicates
    self.alpha = alpha
    self.seed = seed
    self.threads = threads
  }

  /// The power for some paths at some sizes.
  ///
  /// - Parameters:
  ///   - paths: Paths of the model; empty for all of them.
  ///   - sizes: Interviews.
  ///   - population: What surveys are drawn from.
  ///   - design: How they are drawn.
  ///   - model: The model that is estimated, with the population's indicators.
  ///   - estimator: How it is estimated.
  ///   - progress: Called on the caller's thread with the surveys done and all; what it throws cancels.
  /// - Returns: Size after size, path after path.
  /// - Throws: ``PlanningError/surveyCount(_:)``, ``PlanningError/fewReplicates(replicates:alpha:needed:)``; whatever the
  ///   first survey that cannot be drawn says, and whatever `progress` throws.
  /// - Complexity: O(sizes · replications · replicates · p²).
  public func results(
    for paths: [Path], sizes: [Int], population: PopulationModel, design: SurveyDesign, model: PathModel,
    estimator: PLS = PLS(), progress: ((Int, Int) throws -> Void)? = nil
  ) throws -> [Result] {
    try requireSense()
    let paths = paths.isEmpty ? model.paths : paths
    let statistics = paths.map { Statistic.path($0.from, $0.to) }
    let all = sizes.count * replications
    var outcomes = [SurveyOutcome](repeating: .failed(Phrase("", "")), count: all)
    let threads = threads ?? ParallelWork.availableThreads
    let round = max(threads, min(64, all))
    for first in stride(from: 0, to: all, by: round) {
      let count = min(round, all - first)
      let done = ParallelWork.map(count, threads: threads) { k in
        let (size, number) = (first + k).quotientAndRemainder(dividingBy: replications)
        return outcome(
          of: statistics, n: sizes[size], number: number, population: population, design: design, model: model,
          estimator: estimator)
      }
      for (k, outcome) in done.enumerated() {
        if case .undrawable(let error) = outcome { throw error }
        outcomes[first + k] = outcome
      }
      try progress?(first + count, all)
    }
    return sizes.indices.flatMap { size in
      paths.indices.map { path in
        result(outcomes[size * replications..<(size + 1) * replications], sizes[size], paths[path], path)
      }
    }
  }

  /// The least p of B replicates is 2/(B + 1); see ``BootstrapIntervals``.
  private func requireSense() throws(PlanningError) {
    guard (1...Self.mostReplications).contains(replications) else { throw .surveyCount(replications) }
    guard 2 / (Double(replicates) + 1) < alpha else {
      throw .fewReplicates(replicates: replicates, alpha: alpha, needed: (2 / alpha - 1).rounded(.down) + 1)
    }
  }

  /// What became of one survey.
  private enum SurveyOutcome: Sendable {
    /// Estimate and p of every path.
    case estimated([(estimate: Double, p: Double?)])
    /// Why it has no estimates or replicates.
    case failed(Phrase)
    case undrawable(SimulationError)
  }

  private func outcome(
    of statistics: [Statistic], n: Int, number: Int, population: PopulationModel, design: SurveyDesign,
    model: PathModel, estimator: PLS
  ) -> SurveyOutcome {
    // Surveys of another seed have nothing in common with these: no sum of seed and number could say that.
    let seed = SplitMix64.derived(from: seed, number: UInt64(number))
    let survey: Dataset
    do throws(SimulationError) {
      survey = try population.simulate(design, n: n, seed: seed, threads: 1)
    } catch {
      return .undrawable(error)
    }
    do {
      let fit = try estimator.fit(model, to: survey)
      let bootstrap = try fit.bootstrap(
        on: survey,
        resampling: Resampling(
          plan: .bootstrap(replicates: replicates), seed: SplitMix64.derived(from: seed, number: 0), unit: .rows,
          threads: 1))
      return .estimated(
        try statistics.map { statistic in
          let summary = try bootstrap.summary(of: statistic)
          return (summary.estimate, summary.p)
        })
    } catch {
      return .failed(Phrase(error))
    }
  }

  private func result(
    _ outcomes: ArraySlice<SurveyOutcome>, _ n: Int, _ path: Path, _ number: Int
  ) -> Result {
    var (found, used, sum) = (0, 0, 0.0)
    for case .estimated(let numbers) in outcomes {
      guard let p = numbers[number].p else { continue }
      used += 1
      sum += numbers[number].estimate
      if p < alpha { found += 1 }
    }
    let power = used > 0 ? Double(found) / Double(used) : nil
    let failure = outcomes.lazy.compactMap { if case .failed(let reason) = $0 { reason } else { nil } }.first
    return Result(
      n: n, path: path, power: power, standardError: power.map { ($0 * (1 - $0) / Double(used)).squareRoot() },
      meanEstimate: used > 0 ? sum / Double(used) : nil, used: used, failed: outcomes.count - used,
      failureWords: failure
        ?? (used < outcomes.count ? Phrase("a path has no p in their replicates", "重复样本中有路径没有 p 值") : nil))
  }
}
