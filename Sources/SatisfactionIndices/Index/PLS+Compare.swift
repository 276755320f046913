public import PathModeling
public import PathSpecification
public import SurveyData

extension PathModel {
  /// What a comparison of groups asks of every group: paths, loadings, weights and R², and, where the scale of every
  /// indicator is declared, indices and impacts.
  public var comparedStatistics: [Statistic] {
    let targets = Set(estimatedPaths.map(\.to))
    let explained = constructs.filter { targets.contains($0.name) }
    let weighed = approach == .repeated ? [] : constructs.flatMap { whole in whole.parts.map { (whole.name, $0) } }
    let estimated =
      estimatedPaths.map { Statistic.path($0.from, $0.to) } + weighed.map { Statistic.partWeight($0, $1) }
      + indicators.map { Statistic.loading($0) }
      + indicators.map { Statistic.weight($0) } + explained.map { Statistic.rSquared($0.name) }
    guard indicators.allSatisfy({ conventions.scale(of: $0) != nil }) else { return estimated }
    return estimated + constructs.map { Statistic.index($0.name) }
      + joinedConstructs.map { Statistic.impact(of: $0.from, on: $0.to) }
  }
}

extension PLS {
  /// Compares the groups of a survey in all their numbers: `PathModel.comparedStatistics`.
  ///
  /// - Parameters:
  ///   - model: The model of every group.
  ///   - survey: The rows, with the column of groups and those that replicates are named by.
  ///   - column: Names the group of every row; a row without one leaves the analysis.
  ///   - options: Permutations, bootstraps, and how many cases a group needs.
  ///   - threads: How many threads may work; nil for one a core.
  ///   - progress: Called on the caller's thread with the pairs done and all; what it throws cancels.
  /// - Throws: As `compare(_:on:groups:statistics:_:threads:progress:)` of `PathModeling`.
  public func compare(
    _ model: PathModel, on survey: Dataset, groups column: String,
    _ options: GroupComparisonOptions = GroupComparisonOptions(), threads: Int? = nil,
    progress: ((Int, Int) throws -> Void)? = nil
  ) throws -> GroupComparison {
    try compare(
      model, on: survey, groups: column, statistics: model.comparedStatistics, options, threads: threads,
      progress: progress)
  }
}
