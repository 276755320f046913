/// How p-values of a family of tests are adjusted for their number.
public enum PValueAdjustment: String, Sendable, Codable, CaseIterable {
  /// Holm's step-down: the chance of any false finding in the family stays below 1 − level.
  ///
  /// - Source: Holm (1979), Scand. J. Stat. 6, 65–70.
  case holm
  /// Benjamini and Hochberg's step-up: the expected share of false findings among the findings stays below 1 − level.
  ///
  /// - Source: Benjamini & Hochberg (1995), JRSS B 57, 289–300, doi:10.1111/j.2517-6161.1995.tb02031.x.
  case bh
  /// The p-values as they are.
  case none

  /// Adjusted p-values of one family.
  ///
  /// - Parameter values: p-values in 0…1; nil where there is no test, which then does not belong to the family.
  /// - Returns: One for each, in the same order, nil where `values` is nil; at most 1, never below the p-value.
  /// - Complexity: O(m log m) for m tests.
  public func adjusted(_ values: [Double?]) -> [Double?] {
    guard self != .none else { return values }
    let tests = values.indices.compactMap { k in values[k].map { (place: k, p: $0) } }.sorted { $0.p < $1.p }
    let m = Double(tests.count)
    var result = values
    switch self {
    case .holm:
      var largest = 0.0
      for (rank, test) in tests.enumerated() {
        largest = max(largest, min(1, test.p * (m - Double(rank))))
        result[test.place] = largest
      }
    case .bh:
      var smallest = 1.0
      for (rank, test) in tests.enumerated().reversed() {
        smallest = min(smallest, test.p * m / Double(rank + 1))
        result[test.place] = smallest
      }
    case .none: break
    }
    return result
  }
}
