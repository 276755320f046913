internal import SatisfactionWording

/// What can be wrong with the design of a sample: with its strata, units and populations, or with its replicate weights.
public enum DesignFault: Equatable, Sendable {
  /// Rows without a value in a column of the design; rows count from 1.
  case missingValue(column: String, rows: [Int], count: Int)
  /// Strata with one unit.
  case loneUnit(strata: [String], count: Int)
  /// As many units as strata: nothing varies.
  case noDegreesOfFreedom(units: Int, strata: Int, cluster: String?)
  /// Two sizes of the population of one stratum.
  case populationVaries(column: String, stratum: String, values: [Double])
  /// A size of a population that is 0, negative or infinite.
  case badPopulation(stratum: String, value: Double)
  /// A population smaller than what was drawn from it.
  case populationTooSmall(stratum: String, population: Double, units: Int)

  /// Fewer than two columns of replicate weights, or a pattern without a column.
  case fewReplicates(columns: [String], count: Int)
  /// Replicate weights between which nothing varies: columns that are the same, or too few of them with a scale above 0.
  case noVariation(columns: [String])
  /// A replicate weight that is missing, negative or infinite; rows count from 1.
  case badReplicateWeight(column: String, row: Int, value: Double?)
  /// A column that a pattern took for replicate weights, and whose sum is far from that of the weights.
  case foreignReplicate(column: String, pattern: String, sum: Double, weights: Double)
  /// A column of replicate weights that is 0 in all rows that are used.
  case emptyReplicate(column: String)
  /// Factors that were taken for complete weights.
  case looksRelative(columns: [String])
  /// Complete weights that were taken for factors.
  case looksComplete(columns: [String])
  /// Complete replicate weights without the weights they vary.
  case noMainWeight(columns: [String])
  /// Strata, units or populations beside replicate weights, which hold them.
  case twoDesigns
  /// The wrong number of scales of single replicates; none where they must be given.
  case replicateScales(given: Int, columns: Int)
  /// A scale that is negative or no number, or a Fay factor outside 0…1.
  case badScale(what: String, value: Double)
}

extension DesignFault: CustomStringConvertible {
  /// What is wrong, where, and what to do.
  public var description: String {
    switch self {
    case .missingValue(let column, let rows, let count):
      let more = count > rows.count ? " and \(count - rows.count) more" : ""
      return """
        column \(column.nameForMessage) says how the sample was drawn, but has no value in row \
        \(rows.map { "\($0)" }.joined(separator: ", "))\(more): every row needs one
        """
    case .loneUnit(let strata, let count):
      let named = strata.map { Self.stratum($0) }.joined(separator: ", ")
      let more = count > strata.count ? " and \(count - strata.count) more" : ""
      return """
        \(named)\(more): one sampling unit only, so its variance cannot be told
          join it with the next stratum (--lonely collapse), or say that the unit was certain (--lonely certainty)
        """
    case .noDegreesOfFreedom(let units, let strata, let cluster):
      let place = cluster.map { " (column \($0.nameForMessage))" } ?? ""
      return """
        \(CountText.counted(units, "sampling unit"))\(place) in \(strata == 1 ? "one stratum" : "\(strata) strata") leave \
        nothing that varies: a standard error needs more units than strata
        """
    case .populationVaries(let column, let stratum, let values):
      return """
        column \(column.nameForMessage) gives \(Self.stratum(stratum)) two populations, \
        \(values.map { "\($0)" }.joined(separator: " and ")): it must be the same in all rows of a stratum
        """
    case .badPopulation(let stratum, let value):
      return """
        \(Self.stratum(stratum)) has a population of \(value): give the number of sampling units in it, or below 1 the \
        fraction that was drawn; leave it out (--fpc) where so few were drawn that it does not matter
        """
    case .populationTooSmall(let stratum, let population, let units):
      return """
        \(Self.stratum(stratum)) has \(CountText.counted(units, "sampling unit")), but a population of \
        \(NumberText.written(population)): count the units of the population, not its people
        """
    default: return replicateDescription
    }
  }

  private var replicateDescription: String {
    switch self {
    case .fewReplicates(let columns, let count):
      """
      \(columns.namesForMessage): \(count == 0 ? "no column" : "one column") of replicate weights; at least 2 are \
      needed, as in 'rw_*'
      """
    case .noVariation(let columns):
      """
      \(columns.namesForMessage): nothing varies between these replicate weights: the columns are the same or multiples of \
      each other, as where all cases are of one sampling unit, or fewer than two have a scale above 0
      """
    case .badReplicateWeight(let column, let row, let value):
      """
      replicate weights \(column.nameForMessage): \(value.map { "\($0)" } ?? "none") in row \(row); a weight is a \
      number from 0 up
      """
    case .foreignReplicate(let column, let pattern, let sum, let weights):
      """
      \(pattern) takes in column \(column.nameForMessage), whose sum of \(NumberText.written(sum)) is far from the \
      \(NumberText.written(weights)) of the weights: it hardly holds replicate weights
        write a pattern that leaves it out, or name the columns themselves with commas (--replicate-weights rw1,rw2,…)
      """
    case .emptyReplicate(let column):
      "replicate weights \(column.nameForMessage) are 0 in all rows: leave the column out"
    case .twoDesigns:
      "replicate weights hold the design: leave its strata, clusters and populations out, or the replicate weights"
    case .looksRelative(let columns):
      """
      \(columns.namesForMessage) vary around 1, not around the weights: they are factors, not complete weights; say so \
      with --replicate-relative
      """
    case .looksComplete(let columns):
      """
      \(columns.namesForMessage) vary around the weights, not around 1: they are complete weights; leave \
      --replicate-relative out
      """
    case .noMainWeight(let columns):
      "\(columns.namesForMessage) are complete weights, which vary weights that are not named: name them (--weights)"
    case .replicateScales(let given, let columns):
      given == 0
        ? "replicate weights of type jkn need a scale each: give a file with \(columns) numbers (--replicate-rscales)"
        : "\(CountText.counted(given, "scale")) for \(columns) columns of replicate weights: give one each, in their order"
    case .badScale(let what, let value):
      "\(what) is \(value): \(what.hasPrefix("the Fay") ? "it lies from 0 to below 1" : "it is a number from 0 up, a million at most")"
    default: ""
    }
  }

  private static func stratum(_ name: String) -> String {
    name.isEmpty ? "the sample" : "stratum \(name.nameForMessage)"
  }
}
