import PathSpecification
import Testing

@Suite("Topology of paths")
struct PathTopologyTests {
  private func model(_ names: String..., paths: [(String, String)]) throws -> PathModel {
    try PathModel(
      constructs: names.map { Construct($0, "\($0)_1") }, paths: paths.map { Path(from: $0.0, to: $0.1) })
  }

  @Test("predecessors and successors in order of the paths")
  func neighbours() throws {
    let model = try model("D", "A", "B", "C", paths: [("B", "D"), ("A", "D"), ("A", "B"), ("D", "C")])
    #expect(model.predecessors(of: "D") == ["B", "A"])
    #expect(model.successors(of: "A") == ["D", "B"])
    #expect(model.topology.predecessors == [[2, 1], [], [1], [0]])
    #expect(model.topology.successors == [[3], [0, 2], [0], []])
    #expect(model.topology.endogenous == [0, 2, 3])
    #expect(model.topology.exogenous == [1])
    #expect(model.topology.order == [1, 2, 0, 3])
    #expect(model.topology.cycles.isEmpty)
    #expect(model.construct(ofIndicator: "B_1")?.name == "B")
    #expect(model.construct(ofIndicator: "none") == nil)
  }

  @Test("an order of declaration that can be estimated is kept")
  func stability() throws {
    let model = try model("A", "B", "C", "D", "E", paths: [("A", "E"), ("C", "D"), ("B", "E")])
    #expect(model.topology.order == [0, 1, 2, 3, 4])
  }

  @Test("random graphs: the order is one, and there are cycles where a naive search finds them", arguments: 0..<300)
  func randomGraphs(_ seed: UInt64) {
    var random = SplitMix(state: seed)
    let count = Int.random(in: 2...8, using: &random)
    let edges = (0..<Int.random(in: 1...14, using: &random)).map { _ in
      (Int.random(in: 0..<count, using: &random), Int.random(in: 0..<count, using: &random))
    }.filter { $0.0 != $0.1 }
    let reached = closure(edges, count)
    let isCyclic = (0..<count).contains { reached[$0][$0] }
    let cycles = cycles(edges, count)
    #expect(!cycles.isEmpty == isCyclic)
    for cycle in cycles {
      for (from, to) in zip(cycle, cycle.dropFirst() + cycle.prefix(1)) {
        #expect(edges.contains { $0 == (from, to) }, "\(cycle) in \(edges)")
      }
    }
    let shown = Set(cycles.joined())
    for node in 0..<count where reached[node][node] {
      #expect(shown.contains { reached[node][$0] && reached[$0][node] }, "no cycle through the group of \(node)")
    }
  }

  /// Which constructs reach which, by repeated squaring over all triples.
  private func closure(_ edges: [(Int, Int)], _ count: Int) -> [[Bool]] {
    var reached = Array(repeating: Array(repeating: false, count: count), count: count)
    for (from, to) in edges { reached[from][to] = true }
    for k in 0..<count {
      for i in 0..<count where reached[i][k] {
        for j in 0..<count where reached[k][j] { reached[i][j] = true }
      }
    }
    return reached
  }

  /// The cycles that validation tells; where there are none, checks the order.
  private func cycles(_ edges: [(Int, Int)], _ count: Int) -> [[Int]] {
    let constructs = (0..<count).map { Construct("C\($0)", "i\($0)") }
    var paths: [Path] = []
    for (from, to) in edges {
      let path = Path(from: "C\(from)", to: "C\(to)")
      if !paths.contains(path) { paths.append(path) }
    }
    let connected = constructs.filter { c in paths.contains { $0.from == c.name || $0.to == c.name } }
    do throws(ModelError) {
      let model = try PathModel(constructs: connected, paths: paths)
      let position = Dictionary(uniqueKeysWithValues: model.topology.order.enumerated().map { ($1, $0) })
      for (to, predecessors) in model.topology.predecessors.enumerated() {
        for from in predecessors { #expect((position[from] ?? .max) < (position[to] ?? .min)) }
      }
      #expect(model.topology.order.sorted() == Array(connected.indices))
      return []
    } catch {
      guard case .invalid(let problems) = error else { return [] }
      return problems.compactMap {
        guard case .cycle(let names) = $0.fault else { return nil }
        return names.compactMap { Int($0.dropFirst()) }
      }
    }
  }
}
