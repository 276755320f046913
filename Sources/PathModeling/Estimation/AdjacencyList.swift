/// Ascending lists of construct numbers, one a construct, in one piece of memory.
struct AdjacencyList: Sendable, Equatable {
  private let starts: [Int]
  private let items: [Int]
  /// Length of the longest list.
  let largestCount: Int

  /// For each construct the constructs in whose list it stands.
  init(transposing lists: [[Int]]) {
    var starts = [Int](repeating: 0, count: lists.count + 1)
    for list in lists {
      for item in list { starts[item + 1] += 1 }
    }
    largestCount = starts.max() ?? 0
    for j in lists.indices { starts[j + 1] += starts[j] }
    var (next, items) = (starts, [Int](repeating: 0, count: starts[lists.count]))
    for (j, list) in lists.enumerated() {
      for item in list {
        items[next[item]] = j
        next[item] += 1
      }
    }
    (self.starts, self.items) = (starts, items)
  }

  /// The list of construct `j`.
  subscript(j: Int) -> ArraySlice<Int> { items[starts[j]..<starts[j + 1]] }

  /// Length of the list of construct `j`.
  func count(_ j: Int) -> Int { starts[j + 1] - starts[j] }

  /// Entry `k` of the list of construct `j`.
  func item(_ k: Int, of j: Int) -> Int { items[starts[j] + k] }
}
