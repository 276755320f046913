/// The names that come near a name that does not exist, for "is it …?".
enum NearNames {
  /// Up to three of `candidates` within two edits of `name` (one for names of up to four letters), letter case aside;
  /// the nearest first, then in the order given.
  ///
  /// - Complexity: O(candidates) for names of other lengths, O(length²) for each of a similar one.
  static func near(_ name: String, among candidates: [String]) -> [String] {
    let wanted = Array(name.lowercased().utf8)
    let limit = wanted.count <= 4 ? 1 : 2
    var found: [(distance: Int, name: String)] = []
    for candidate in candidates where abs(candidate.utf8.count - name.utf8.count) <= limit {
      let distance = edits(wanted, Array(candidate.lowercased().utf8))
      if distance <= limit { found.append((distance, candidate)) }
    }
    return (0...limit).flatMap { d in found.filter { $0.distance == d }.map(\.name) }.prefix(3).map { $0 }
  }

  /// Every one of `names` that `candidates` lacks, with its near names.
  static func missing(_ names: [String], among candidates: [String]) -> [MissingColumn] {
    let known = Set(candidates)
    return names.filter { !known.contains($0) }.map { MissingColumn(name: $0, near: near($0, among: candidates)) }
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
