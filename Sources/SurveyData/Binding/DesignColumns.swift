/// How a sample was drawn, in the words of a survey's columns: what ``SamplingDesign`` is bound from.
public struct DesignColumns: Sendable, Equatable, Codable {
  /// Column of strata; nil for one stratum.
  public var strata: String?
  /// Column of primary sampling units, such as branches or city blocks; nil where every row is one.
  public var cluster: String?
  /// How many units the strata have in the population; nil where that is so many that it does not matter.
  public var population: FinitePopulation?
  /// What becomes of a stratum with one unit.
  public var lonely: LonelyUnits

  /// Without a column every row is a unit of one stratum: a simple random sample.
  public init(
    strata: String? = nil, cluster: String? = nil, population: FinitePopulation? = nil, lonely: LonelyUnits = .error
  ) {
    self.strata = strata
    self.cluster = cluster
    self.population = population
    self.lonely = lonely
  }

  /// Every column that is named.
  public var names: [String] {
    var names = [strata, cluster].compactMap { $0 }
    if case .column(let name) = population { names.append(name) }
    return names
  }
  /// Those that hold names, not numbers.
  package var categories: [String] { [strata, cluster].compactMap { $0 } }
  /// Those that hold numbers.
  package var numbers: [String] { names.filter { !categories.contains($0) } }
}

/// The size of the population that units are drawn from, stratum by stratum: below 1 the fraction that was drawn, from
/// 1 up the number of units.
public enum FinitePopulation: Sendable, Equatable, Codable {
  /// A column, constant within a stratum.
  case column(String)
  /// The same for every stratum.
  case number(Double)
}

/// What becomes of a stratum with one unit, whose variance cannot be told.
public enum LonelyUnits: String, Sendable, Codable, CaseIterable {
  /// It is an error that names the stratum: somebody has to decide.
  case error
  /// The unit was certain to be drawn: it weighs the same in every replicate and has no variance.
  case certainty
  /// The stratum is joined with the next one in the order of names, the last with the one before it.
  case collapse
}
