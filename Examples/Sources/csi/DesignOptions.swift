import ArgumentParser
import Satisfaction

/// How the sample was drawn: strata, sampling units and populations.
package struct DesignOptions: ParsableArguments {
  package init() {}

  @Option(name: .long, help: ArgumentHelp("Column of strata that were sampled apart.", valueName: "column"))
  package var strata: String?

  @Option(
    name: .long,
    help: ArgumentHelp("Column of primary sampling units, such as branches or city blocks.", valueName: "column"))
  package var cluster: String?

  @Option(
    name: .long, parsing: .unconditional,
    help: ArgumentHelp(
      "Units in the population of each stratum, or below 1 the fraction drawn: a column or a number.",
      valueName: "column|number"),
    transform: FinitePopulation.init(argument:))
  var fpc: FinitePopulation?

  @Option(name: .long, help: "What becomes of a stratum with one sampling unit.")
  var lonely: LonelyUnits?

  package func validate() throws {
    if lonely != nil, strata == nil { throw ValidationError("--lonely is about strata: name them (--strata)") }
  }

  /// Whether anything is said.
  package var isGiven: Bool { strata != nil || cluster != nil || fpc != nil }

  /// The columns that are named.
  package var names: [String] { columns.names }
  /// Those that hold names, not numbers.
  package var categories: [String] { [strata, cluster].compactMap { $0 } }
  /// Those that hold numbers.
  package var numbers: [String] { names.filter { !categories.contains($0) } }
  /// The columns of a design; nil where nothing is said.
  var given: DesignColumns? { isGiven ? columns : nil }

  var columns: DesignColumns {
    DesignColumns(strata: strata, cluster: cluster, population: fpc, lonely: lonely ?? .error)
  }
}

extension FinitePopulation {
  /// A number, or the name of a column.
  init(argument: String) throws {
    guard !argument.isEmpty else { throw ValidationError("write a column or a number") }
    guard let value = Double(argument) else {
      self = .column(argument)
      return
    }
    guard value > 0, value.isFinite else {
      throw ValidationError("write the number of sampling units in the population, or below 1 the fraction drawn")
    }
    self = .number(value)
  }
}
