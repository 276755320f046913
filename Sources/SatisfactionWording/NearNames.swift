/// Finds the names that come near a name that does not exist, for "did you mean …?".
///
/// The distance is the number of insertions, deletions, exchanges and swaps of neighbours (optimal string alignment),
/// without regard to upper and lower case. A name is near within a third of the length of what was written: at least
/// one step and at most three, none for a single letter.
public struct NearNames {
  private let candidates: [String]
  /// Comparisons of characters left: where very many names are wrong, or there are very many to compare with, some get
  /// no suggestion instead of taking long.
  private var budget = 20_000_000

  /// Longer names are compared with nothing.
  private static let longestName = 64
  /// Names that are given at most.
  private static let most = 3

  /// The names that exist.
  public init(_ candidates: [String]) { self.candidates = candidates }

  /// The nearest of some names, the first among equals; nil where none is near.
  public static func nearest(to name: String, among names: [String]) -> String? {
    var search = NearNames(names)
    return search.nearest(to: name)
  }

  /// The nearest name, the first among equals; nil where none is near.
  public mutating func nearest(to name: String) -> String? { near(name).first }

  /// Up to three names that are near, the nearest first, then in the order given.
  ///
  /// - Complexity: O(names · length²), within a budget for all questions together.
  public mutating func near(_ name: String) -> [String] {
    guard let wanted = Self.folded(name) else { return [] }
    let limit = wanted.count < 2 ? 0 : min(3, max(1, wanted.count / 3))
    var found = [[String]](repeating: [], count: limit + 1)
    for candidate in candidates {
      guard budget > 0 else { break }
      budget -= 1 + candidate.utf8.count
      guard let folded = Self.folded(candidate), abs(folded.count - wanted.count) <= limit else { continue }
      budget -= folded.count * wanted.count
      let distance = Self.distance(wanted, folded)
      // Where every letter would be another one, the names have nothing in common.
      guard distance <= limit, distance < max(1, folded.count), found[distance].count < Self.most,
        !found[distance].contains(candidate)
      else { continue }
      found[distance].append(candidate)
    }
    return Array(found.joined().prefix(Self.most))
  }

  /// The letters that are compared; nil for a name that is too long.
  private static func folded(_ name: String) -> [Unicode.Scalar]? {
    guard name.utf8.count <= 4 * longestName else { return nil }
    let folded = Array(name.lowercased().unicodeScalars)
    return folded.count <= longestName ? folded : nil
  }

  /// Optimal string alignment with three rows.
  package static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
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
