/// Finds the names that come near a name that does not exist, for "is it …?".
struct NearNames {
  private let candidates: [String]
  /// Comparisons of characters left: where very many names are wrong, or there are very many to compare with, some get
  /// no suggestion instead of taking long.
  private var budget = 20_000_000

  private static let longestName = 64

  init(_ candidates: [String]) { self.candidates = candidates }

  /// Up to three names within two edits of `name` (one for names of up to four letters), letter case aside; the
  /// nearest first, then in the order given.
  mutating func near(_ name: String) -> [String] {
    guard budget > 0, name.utf8.count <= Self.longestName else { return [] }
    let wanted = Array(name.lowercased().utf8)
    let limit = wanted.count <= 4 ? 1 : 2
    var found = [[String]](repeating: [], count: limit + 1)
    for candidate in candidates {
      budget -= 1
      if budget <= 0 { break }
      guard abs(candidate.utf8.count - name.utf8.count) <= limit else { continue }
      budget -= candidate.utf8.count * wanted.count
      let distance = Self.edits(wanted, Array(candidate.lowercased().utf8))
      guard distance <= limit, found[distance].count < 3, !found[distance].contains(candidate) else { continue }
      found[distance].append(candidate)
    }
    return Array(found.joined().prefix(3))
  }

  /// Every one of `names` that `candidates` lacks, with its near names: none that is itself among `names`, because
  /// nobody who asks for IMAG1 and IMAG3 means IMAG1 twice.
  static func missing(_ names: [String], among candidates: [String]) -> [MissingColumn] {
    let (known, wanted) = (Set(candidates), Set(names))
    var search = NearNames(candidates.filter { !wanted.contains($0) })
    return names.filter { !known.contains($0) }.map { MissingColumn(name: $0, near: search.near($0)) }
  }

  /// Levenshtein's distance.
  private static func edits(_ a: [UInt8], _ b: [UInt8]) -> Int {
    var row = Array(0...b.count)
    for i in a.indices {
      var diagonal = row[0]
      row[0] = i + 1
      for j in b.indices {
        let substituted = diagonal + (a[i] == b[j] ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(substituted, row[j] + 1, diagonal + 1)
      }
    }
    return row[b.count]
  }
}
