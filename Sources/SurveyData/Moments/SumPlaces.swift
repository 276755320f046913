/// Where the sums of a layout stand in a table that holds each of them once.
///
/// Columns that are products of others give the same sum more than once: (x₁x₂)(x₃x₄) is (x₁x₄)(x₃x₂). In bytes a sum of
/// cells too large for one stands in two columns, once the first and 32 times the second.
///
/// The table begins as the layout does: cases, weight, and the sum of every paired column.
package struct SumPlaces: Sendable {
  /// Two paired columns that are multiplied, in one column of the table or in two.
  struct Pair: Sendable {
    let first: Int
    let second: Int
    /// Whether the product stands in two columns.
    let isDivided: Bool
  }

  /// The columns in which the sum of one place stands.
  struct Columns: Sendable {
    let low: Int32
    /// What counts 32 times; −1 where there is no such column.
    let high: Int32
  }

  /// Number of columns.
  package let count: Int
  /// What stands behind the sums of the columns, in order.
  let pairs: [Pair]
  /// The columns of every place of the layout.
  let columns: [Columns]

  /// What the higher of two columns counts, as a power of two and itself.
  static var unitPower: Int { 5 }
  static var unit: Int { 1 << unitPower }
  /// The largest cell that two bytes hold so.
  package static let largestCell = Double(unit * Int(Int8.max))

  /// The places of a layout without gaps.
  ///
  /// - Parameters:
  ///   - layout: Paired columns alone, none of them incomplete.
  ///   - factors: For each column the indicators that are multiplied in it, ascending.
  ///   - reach: The largest size of a cell of each column.
  ///   - divides: Whether cells are bytes.
  init(_ layout: SumLayout, factors: [[Int]], reach: [Double], divides: Bool) {
    precondition(layout.incomplete.isEmpty && layout.meansOnly.isEmpty, "columns whose answers are all there")
    var pairs: [Pair] = []
    var columns = (0..<layout.product(0, 0)).map { Columns(low: Int32($0), high: -1) }
    var count = columns.count
    var known: [[Int]: Columns] = [:]
    for a in factors.indices { known[factors[a]] = columns[layout.sum(a)] }
    for b in factors.indices {
      for a in 0...b {
        let items = (factors[a] + factors[b]).sorted()
        if let same = known[items] {
          columns.append(same)
          continue
        }
        let isDivided = divides && reach[a] * reach[b] > Double(Int8.max)
        let own = Columns(low: Int32(count), high: isDivided ? Int32(count + 1) : -1)
        pairs.append(Pair(first: a, second: b, isDivided: isDivided))
        columns.append(own)
        known[items] = own
        count += isDivided ? 2 : 1
      }
    }
    (self.count, self.pairs, self.columns) = (count, pairs, columns)
  }
}

extension Answers {
  /// Whether some columns are products of others.
  package var hasProducts: Bool { factors.contains { $0.count > 1 } }

  /// Where sums stand once each; nil where no column is a product of others.
  ///
  /// - Parameter divides: Whether cells are bytes, of which large ones need two.
  package func sumPlaces(divides: Bool) -> SumPlaces? {
    guard hasProducts else { return nil }
    let reach = zip(columns, shifts).map { $0.reach(from: $1) }
    return SumPlaces(sumLayout, factors: factors, reach: reach, divides: divides)
  }
}
