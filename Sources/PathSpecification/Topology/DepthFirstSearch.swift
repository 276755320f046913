/// Visits every construct after its predecessors, with a stack of its own instead of recursion.
struct DepthFirstSearch {
  private enum State { case new, open, done }

  private let predecessors: [[Int]]
  private var states: [State]
  /// The chain of open constructs, each a predecessor of the one before, and how many predecessors were looked at.
  private var chain: [(construct: Int, next: Int)] = []
  private var isOnCycle: [Bool]
  private(set) var order: [Int] = []
  private(set) var cycles: [[Int]] = []

  init(predecessors: [[Int]]) {
    self.predecessors = predecessors
    states = Array(repeating: .new, count: predecessors.count)
    isOnCycle = Array(repeating: false, count: predecessors.count)
  }

  mutating func run() {
    for construct in predecessors.indices where states[construct] == .new {
      open(construct)
      while !chain.isEmpty { step() }
    }
  }

  private mutating func open(_ construct: Int) {
    states[construct] = .open
    chain.append((construct, 0))
  }

  private mutating func step() {
    let (construct, next) = chain[chain.count - 1]
    guard next < predecessors[construct].count else {
      chain.removeLast()
      states[construct] = .done
      order.append(construct)
      return
    }
    chain[chain.count - 1].next += 1
    let predecessor = predecessors[construct][next]
    switch states[predecessor] {
    case .new: open(predecessor)
    case .open: recordCycle(to: predecessor)
    case .done: break
    }
  }

  /// The chain from its end back to `last` is a cycle. The walk stops at a construct that was walked before: it lies in
  /// the same group of constructs as a cycle already found, and every construct is walked once.
  private mutating func recordCycle(to last: Int) {
    var cycle: [Int] = []
    for (construct, _) in chain.reversed() {
      if isOnCycle[construct] { return }
      isOnCycle[construct] = true
      cycle.append(construct)
      if construct == last { break }
    }
    cycles.append(startingAtFirstDeclared(cycle))
  }

  private func startingAtFirstDeclared(_ cycle: [Int]) -> [Int] {
    guard let least = cycle.indices.min(by: { cycle[$0] < cycle[$1] }) else { return cycle }
    return Array(cycle[least...] + cycle[..<least])
  }
}
