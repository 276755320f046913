/// Where the numbers of a replicate stand in a ``ReplicateTable``: one column a number, in a fixed order.
struct ReplicateColumns: Sendable, Equatable {
  let layout: ModelLayout
  /// Pairs (source, target) with a total effect.
  let effects: [EffectPair]
  /// Paths, by target, then predecessor.
  let paths: [EffectPair]

  struct EffectPair: Sendable, Equatable {
    let source: Int
    let target: Int
  }

  private let p: Int
  private let constructs: Int

  init(_ layout: ModelLayout) {
    self.layout = layout
    p = layout.indicatorCount
    constructs = layout.constructCount
    effects = layout.reachablePairs.map { EffectPair(source: $0.source, target: $0.target) }
    paths = (0..<layout.constructCount).flatMap { target in
      layout.predecessors[target].map { EffectPair(source: $0, target: target) }
    }
  }

  /// Number of unordered pairs of constructs.
  private var pairs: Int { constructs * (constructs - 1) / 2 }
  private var firstIndicatorColumn: Int { 1 }
  private var firstConstructColumn: Int { firstIndicatorColumn + 5 * p }
  private var firstPathColumn: Int { firstConstructColumn + 5 * constructs }
  private var firstEffectColumn: Int { firstPathColumn + 3 * paths.count }
  private var firstPairColumn: Int { firstEffectColumn + effects.count }

  /// Number of columns.
  var count: Int { firstPairColumn + 2 * pairs }

  /// Number of cases behind the moments.
  var cases: Int { 0 }

  func weight(_ i: Int) -> Int { firstIndicatorColumn + i }
  func loading(_ i: Int) -> Int { firstIndicatorColumn + p + i }
  func mean(_ i: Int) -> Int { firstIndicatorColumn + 2 * p + i }
  func deviation(_ i: Int) -> Int { firstIndicatorColumn + 3 * p + i }
  func indicatorVIF(_ i: Int) -> Int { firstIndicatorColumn + 4 * p + i }

  func rSquared(_ j: Int) -> Int { firstConstructColumn + j }
  func alpha(_ j: Int) -> Int { firstConstructColumn + constructs + j }
  func rhoA(_ j: Int) -> Int { firstConstructColumn + 2 * constructs + j }
  func rhoC(_ j: Int) -> Int { firstConstructColumn + 3 * constructs + j }
  func ave(_ j: Int) -> Int { firstConstructColumn + 4 * constructs + j }

  /// Column of path number `k` of ``paths``.
  func path(_ k: Int) -> Int { firstPathColumn + k }
  func fSquared(_ k: Int) -> Int { firstPathColumn + paths.count + k }
  func pathVIF(_ k: Int) -> Int { firstPathColumn + 2 * paths.count + k }

  /// Column of pair number `k` of ``effects``.
  func totalEffect(_ k: Int) -> Int { firstEffectColumn + k }

  func correlation(_ a: Int, _ b: Int) -> Int { firstPairColumn + pair(a, b) }
  func htmt(_ a: Int, _ b: Int) -> Int { firstPairColumn + pairs + pair(a, b) }

  /// Number of an unordered pair: (0,1), (0,2), (1,2), (0,3), …
  private func pair(_ a: Int, _ b: Int) -> Int {
    let (low, high) = (min(a, b), max(a, b))
    precondition(low < high, "a pair has two constructs")
    return high * (high - 1) / 2 + low
  }
}
