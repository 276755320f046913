/// How the indices of two waves of one segment vary together, because some respondents answered in both.
///
/// With u = ω(y − ȳ)/Σω of a case, and m respondents in either wave: m/(m−1)·Σu₁², m/(m−1)·Σu₀² and m/(m−1)·Σu₁u₀. The
/// variance of the change is the first two less twice the third, that is m/(m−1)·Σ(u₁ − u₀)².
struct PanelCovariances: Sendable {
  struct Pair: Sendable {
    let later: Double
    let earlier: Double
    let both: Double
  }

  /// A segment's waves that were compared.
  struct Key: Hashable, Sendable {
    let segment: Int
    let from: Int
    let to: Int
  }

  private var values: [Key: [Pair]] = [:]
  private var overlaps: [Key: Int] = [:]

  subscript(segment segment: Int, from from: Int, to to: Int, construct: Int) -> Pair? {
    values[Key(segment: segment, from: from, to: to)]?[construct]
  }

  /// Respondents in both waves; nil where one has none.
  func overlap(segment: Int, from: Int, to: Int) -> Int? { overlaps[Key(segment: segment, from: from, to: to)] }

  mutating func set(_ key: Key, _ pairs: [Pair], overlap: Int) {
    values[key] = pairs
    overlaps[key] = overlap
  }

  /// Takes in the pairs of other segments.
  mutating func merge(_ other: PanelCovariances) {
    values.merge(other.values) { first, _ in first }
    overlaps.merge(other.overlaps) { first, _ in first }
  }

  /// What every respondent of a cell adds to its index, by respondent.
  struct Influences: Sendable {
    /// Respondents, ascending.
    let respondents: [Int32]
    /// u of each respondent, constructs side by side.
    let values: [Double]
  }

  /// The pairs of two waves, one a construct.
  static func pairs(
    later: Influences, earlier: Influences, constructs: Int
  ) -> (pairs: [Pair], overlap: Int) {
    var sums = [(later: Double, earlier: Double, both: Double)](repeating: (0, 0, 0), count: constructs)
    for k in later.values.indices { sums[k % constructs].later += later.values[k] * later.values[k] }
    for k in earlier.values.indices { sums[k % constructs].earlier += earlier.values[k] * earlier.values[k] }
    var (a, b, overlap) = (0, 0, 0)
    while a < later.respondents.count, b < earlier.respondents.count {
      if later.respondents[a] < earlier.respondents[b] {
        a += 1
      } else if later.respondents[a] > earlier.respondents[b] {
        b += 1
      } else {
        overlap += 1
        for k in 0..<constructs {
          sums[k].both += later.values[a * constructs + k] * earlier.values[b * constructs + k]
        }
        a += 1
        b += 1
      }
    }
    let m = Double(later.respondents.count + earlier.respondents.count - overlap)
    let scale = m > 1 ? m / (m - 1) : .nan
    return (sums.map { Pair(later: scale * $0.later, earlier: scale * $0.earlier, both: scale * $0.both) }, overlap)
  }
}
