/// Finds the name that somebody probably meant.
///
/// The distance is the number of insertions, deletions, exchanges and swaps of neighbours (optimal string alignment),
/// without regard to upper and lower case. The nearest name wins; among equals the one declared first.
package struct NearName {
  private let candidates: [String]
  /// Comparisons of characters left: texts with very many names get fewer suggestions instead of taking long.
  private var budget = 20_000_000

  private static let longestName = 64

  package init(_ candidates: [String]) {
    self.candidates = candidates
  }

  /// The nearest name within a third of the length (at least 1, at most 3), or nil.
  package mutating func suggestion(for name: String) -> String? {
    guard budget > 0, name.utf8.count <= 4 * Self.longestName else { return nil }
    let wanted = Self.folded(name)
    guard wanted.count <= Self.longestName else { return nil }
    var best: String?
    var limit = wanted.count < 2 ? 0 : min(3, max(1, wanted.count / 3))
    for candidate in candidates {
      budget -= 1
      if budget <= 0 { break }
      guard candidate.utf8.count <= 4 * Self.longestName else { continue }
      let folded = Self.folded(candidate)
      budget -= folded.count
      guard folded.count <= Self.longestName, abs(folded.count - wanted.count) <= limit else { continue }
      budget -= folded.count * wanted.count
      let distance = Self.distance(wanted, folded)
      guard distance <= limit, distance < max(1, folded.count) else { continue }
      best = candidate
      if distance == 0 { break }
      limit = distance - 1
    }
    return best
  }

  private static func folded(_ name: String) -> [Unicode.Scalar] { Array(name.lowercased().unicodeScalars) }

  /// Optimal string alignment with three rows.
  static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
    var twoBack = [Int](repeating: 0, count: b.count + 1)
    var previous = Array(0...b.count)
    var current = previous
    for i in a.indices {
      current[0] = i + 1
      for j in b.indices {
        let exchange = previous[j] + (a[i] == b[j] ? 0 : 1)
        current[j + 1] = min(exchange, previous[j + 1] + 1, current[j] + 1)
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
          current[j + 1] = min(current[j + 1], twoBack[j - 1] + 1)
        }
      }
      (twoBack, previous, current) = (previous, current, twoBack)
    }
    return previous[b.count]
  }
}
