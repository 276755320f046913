/// The names of a model as numbers: what every computation runs on.
///
/// Constructs and indicators are numbered from 0 in the order of the model, so the indicators of a construct stand side
/// by side. A model builds its index once, and all that is made of the model shares it.
public struct ModelIndex: Sendable, Equatable {
  /// Names of the constructs, J.
  public let constructs: [String]
  /// Names of the indicators of all constructs, p.
  public let indicators: [String]
  /// Numbers of the indicators of each construct, J.
  public let blocks: [Range<Int>]

  private let constructNumbers: [String: Int]
  private let indicatorNumbers: [String: Int]

  /// - Complexity: O(constructs + indicators).
  init(_ constructs: [Construct]) {
    self.constructs = constructs.map(\.name)
    indicators = constructs.flatMap(\.indicators)
    var first = 0
    blocks = constructs.map { construct in
      defer { first += construct.indicators.count }
      return first..<(first + construct.indicators.count)
    }
    constructNumbers = Self.numbers(self.constructs)
    indicatorNumbers = Self.numbers(indicators)
  }

  /// The number of a construct, or nil; the first where a model that is still being checked has two of one name.
  public func construct(_ name: String) -> Int? { constructNumbers[name] }

  /// The number of an indicator, or nil; the first where a model that is still being checked has two of one name.
  public func indicator(_ name: String) -> Int? { indicatorNumbers[name] }

  /// The number of the construct that an indicator belongs to.
  ///
  /// - Complexity: O(log constructs).
  /// - Precondition: `indicator` is a number of an indicator.
  public func construct(ofIndicator indicator: Int) -> Int {
    precondition(indicators.indices.contains(indicator), "a number of an indicator")
    var (low, high) = (0, blocks.count)
    while low < high {
      let middle = (low + high) / 2
      if blocks[middle].upperBound <= indicator { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private static func numbers(_ names: [String]) -> [String: Int] {
    Dictionary(names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }
}
