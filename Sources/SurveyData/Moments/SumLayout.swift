/// The order of the sums that moments are made of: nothing else knows it.
///
/// The sums of some cases, Z, stand in this order:
/// 1. their number, and their weight Σω;
/// 2. Σωz of every paired column, then, for every incomplete one, Σω over the cases with an answer;
/// 3. Σωzz′ of every pair of these, (1,1), (1,2), (2,2), (1,3), …;
/// 4. of every column of means only: Σω over the cases with an answer, Σωz and Σωz².
///
/// z is an answer less the shift of its column, 0 where there is none. Replicates weigh these; behind them stands what
/// only describes the cases: Σω², and the number of answers to every incomplete column and every column of means only.
public struct SumLayout: Sendable, Equatable {
  /// Names of the paired columns, p of them: all their products are summed.
  public let paired: [String]
  /// Names of the columns of which only means and variances are asked.
  public let meansOnly: [String]
  /// The paired columns (from 0, ascending) in which an answer may be missing: a column of ones and zeros tells where
  /// there is one.
  public let incomplete: [Int]

  /// For each paired column the place of its column of ones and zeros among the multiplied ones; −1 if it is complete.
  package let observed: [Int]

  /// An order of sums.
  ///
  /// - Precondition: `incomplete` ascends and numbers paired columns.
  public init(paired: [String], meansOnly: [String] = [], incomplete: [Int] = []) {
    precondition(
      zip(incomplete, incomplete.dropFirst()).allSatisfy { $0 < $1 }
        && incomplete.allSatisfy(paired.indices.contains), "incomplete columns ascend and are paired")
    self.paired = paired
    self.meansOnly = meansOnly
    self.incomplete = incomplete
    var observed = [Int](repeating: -1, count: paired.count)
    for (k, j) in incomplete.enumerated() { observed[j] = paired.count + k }
    self.observed = observed
  }

  /// Columns that are multiplied with each other: the paired ones, and those of ones and zeros.
  package var multipliedCount: Int { paired.count + incomplete.count }

  /// Places of the sums that replicates weigh.
  package var weighedCount: Int {
    let q = multipliedCount
    return 2 + q + q * (q + 1) / 2 + 3 * meansOnly.count
  }

  /// Places of all sums.
  package var count: Int { weighedCount + 1 + incomplete.count + meansOnly.count }

  // MARK: Places

  /// The place of the number of cases.
  package static var cases: Int { 0 }
  /// The place of Σω.
  package static var weight: Int { 1 }

  /// The place of the sum of a multiplied column.
  package func sum(_ a: Int) -> Int { 2 + a }

  /// The place of the sum of the products of two multiplied columns, in either order.
  package func product(_ a: Int, _ b: Int) -> Int {
    let (low, high) = a < b ? (a, b) : (b, a)
    return 2 + multipliedCount + high * (high + 1) / 2 + low
  }

  /// The place of Σω over the cases with an answer to a paired column.
  package func observedWeight(_ j: Int) -> Int { observed[j] < 0 ? Self.weight : sum(observed[j]) }

  /// The place of Σω over the cases with an answer to a column of means only; Σωz and Σωz² follow it.
  package func meansOnly(_ m: Int) -> Int {
    let q = multipliedCount
    return 2 + q + q * (q + 1) / 2 + 3 * m
  }

  /// The place of Σω².
  package var squaredWeight: Int { weighedCount }

  /// The place of the number of answers to a column: a paired one, or (from p) one of means only.
  package func answerCount(_ column: Int) -> Int {
    guard column < paired.count else { return weighedCount + 1 + incomplete.count + column - paired.count }
    return observed[column] < 0 ? Self.cases : weighedCount + 1 + observed[column] - paired.count
  }

  // MARK: Other layouts

  /// The layout of some of the paired columns alone, and where its sums stand here.
  func selecting(_ columns: [Int]) -> (layout: SumLayout, places: [Int]) {
    let isIncomplete = columns.indices.filter { observed[columns[$0]] >= 0 }
    let layout = SumLayout(paired: columns.map { paired[$0] }, incomplete: isIncomplete)
    let multiplied = columns + isIncomplete.map { observed[columns[$0]] }
    var places = [Self.cases, Self.weight] + multiplied.map(sum)
    for b in multiplied.indices {
      for a in 0...b { places.append(product(multiplied[a], multiplied[b])) }
    }
    places.append(squaredWeight)
    places += isIncomplete.map { answerCount(columns[$0]) }
    return (layout, places)
  }
}
