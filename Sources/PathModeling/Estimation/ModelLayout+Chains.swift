package import PathSpecification

extension ModelLayout {
  /// All pairs (source, target) that one path or a chain of paths joins, ascending.
  var reachablePairs: [(source: Int, target: Int)] {
    var reaches = [[Bool]](repeating: Array(repeating: false, count: constructCount), count: constructCount)
    for j in topologicalOrder.reversed() {
      for next in successors[j] {
        reaches[j][next] = true
        for target in 0..<constructCount where reaches[next][target] { reaches[j][target] = true }
      }
    }
    return (0..<constructCount).flatMap { source in
      (0..<constructCount).filter { reaches[source][$0] }.map { (source, $0) }
    }
  }

  /// The chains of two or more paths, by first construct, then depth first; at most `limit` of them.
  func indirectChains(limit: Int) -> (chains: [[Int]], isComplete: Bool) {
    var chains: [[Int]] = []
    for first in 0..<constructCount {
      // A stack of its own: the number of constructs bounds no call depth.
      var chain = [first]
      var next = [0]
      while let last = chain.last, let position = next.last {
        guard position < successors.count(last) else {
          chain.removeLast()
          next.removeLast()
          continue
        }
        next[next.count - 1] += 1
        chain.append(successors.item(position, of: last))
        next.append(0)
        if chain.count > 2 {
          if chains.count == limit { return (chains, false) }
          chains.append(chain)
        }
      }
    }
    return (chains, true)
  }
}

extension PathModel {
  /// Pairs of constructs that one path or a chain of them joins, by the first, then the second, in the order of the
  /// model.
  package var joinedConstructs: [(from: String, to: String)] {
    ModelLayout(self).reachablePairs.map { (numbering.constructs[$0.source], numbering.constructs[$0.target]) }
  }
}
