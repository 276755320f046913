internal import PathSpecification

/// How a population is surveyed: the form of the answers, and what a real survey adds to a simple random sample.
public struct SurveyDesign: Sendable, Equatable, Codable {
  /// How latent answers become numbers.
  public var answers: AnswerStyle
  /// Which answers are missing; rules act independently of each other, and a cell is missing if any of them says so.
  public var missing: [Missingness]
  /// Cases that resemble each other; nil (the default) for independent cases.
  public var clusters: ClusterDesign?
  /// Coefficient of variation of survey weights that have nothing to do with the answers: log-normal, mean 1.
  ///
  /// 0 (the default) leaves the weights to the segments' sampled shares. The column is the one that the model names
  /// (`@weights`).
  public var weightVariation: Double
  /// Name of the column with the segments' names; it exists if there are segments.
  public var segmentColumn: String

  /// A design; by default a simple random sample of complete answers.
  public init(
    answers: AnswerStyle, missing: [Missingness] = [], clusters: ClusterDesign? = nil, weightVariation: Double = 0,
    segmentColumn: String = "segment"
  ) {
    self.answers = answers
    self.missing = missing
    self.clusters = clusters
    self.weightVariation = weightVariation
    self.segmentColumn = segmentColumn
  }
}

/// Clusters of cases, such as the customers of one branch: every `size` rows that follow each other.
///
/// The constructs of the cases in a cluster share a part: η = √ρ·u + √(1 − ρ)·v, where the cluster's u and the case's v
/// both follow the population. So the constructs correlate by ρ between two cases of a cluster, the latent answers of
/// an indicator by ρλ², and nothing else changes: one case alone has the moments of the population.
public struct ClusterDesign: Sendable, Equatable, Codable {
  /// Cases in each cluster; the last may be smaller.
  public var size: Int
  /// ρ, the intraclass correlation of the constructs, 0 ≤ ρ ≤ 1.
  public var intraclassCorrelation: Double
  /// Name of the column with the clusters' numbers, from 1.
  public var column: String

  /// Clusters of equal size.
  public init(size: Int, intraclassCorrelation: Double, column: String = "cluster") {
    self.size = size
    self.intraclassCorrelation = intraclassCorrelation
    self.column = column
  }
}

extension SurveyDesign {
  /// Everything that does not fit the population.
  func problems(for population: PopulationModel) -> [SimulationError] {
    let model = population.model
    var problems = missing.flatMap { $0.problems(model) } + observedProblems(model)
    let rho = clusters?.intraclassCorrelation ?? 0
    let variation = weightVariation
    problems += [
      SimulationError.option("cluster size", clusters?.size ?? 1, (clusters?.size ?? 1) >= 1, "at least 1"),
      .option("intraclass correlation", rho, rho >= 0 && rho <= 1, "in 0…1"),
      .option("weight variation", variation, variation >= 0 && variation.isFinite, "0 or a positive number"),
    ].compactMap { $0 }
    let isUnequal = population.segments.contains { $0.share != $0.sampledShare }
    if (isUnequal || weightVariation > 0) && model.conventions.weightsColumn == nil {
      problems.append(.noWeightsColumn)
    }
    return problems + columnProblems(population)
  }

  /// An indicator that missing answers depend on must be there itself.
  private func observedProblems(_ model: PathModel) -> [SimulationError] {
    let incomplete = Set(missing.filter { $0.rate > 0 }.flatMap { $0.targets(model) })
    return missing.compactMap { rule in
      guard case .atRandom(let observed, _) = rule.mechanism, incomplete.contains(observed) else { return nil }
      return .observedIndicatorMissing(indicator: observed)
    }
  }

  private func columnProblems(_ population: PopulationModel) -> [SimulationError] {
    var names = Set(population.model.columns)
    var added: [String] = []
    if population.segments[0].name != nil { added.append(segmentColumn) }
    if let clusters { added.append(clusters.column) }
    return added.compactMap { names.insert($0).inserted ? nil : .columnTaken(name: $0) }
  }
}
