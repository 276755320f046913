extension ModelContext {
  /// The paths form no cycle: each construct can be explained before those it explains.
  func cycleFindings() -> [Finding] {
    let cycles = model.topology.cycles
    if cycles.isEmpty { return [] }
    let places = Dictionary(model.paths.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    return cycles.map { cycle in
      let names = cycle.map { model.constructs[$0].name }
      let closing = Path(from: names[names.count - 1], to: names[0])
      return Finding(fault: .cycle(names), site: places[closing].map { .source(path: $0) })
    }
  }
}
