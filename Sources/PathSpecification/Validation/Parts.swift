internal import SatisfactionWording

extension ModelContext {
  /// A construct of constructs has constructs of the model as parts, once, and nothing else; a part belongs to one
  /// construct and has no path.
  func partFindings() -> [Finding] {
    guard model.constructs.contains(where: { !$0.parts.isEmpty }) else { return [] }
    var owners: [String: String] = [:]
    var near = NearNames(model.constructs.map(\.name))
    var findings: [Finding] = []
    for (position, construct) in model.constructs.enumerated() {
      var seen: Set<String> = []
      for (place, part) in construct.parts.enumerated() {
        let site = Site.part(place, construct: position)
        if !seen.insert(part).inserted {
          findings.append(Finding(fault: .doubledPart(part, of: construct.name), site: site))
        } else if let first = owners[part] {
          findings.append(Finding(fault: .partOfTwo(part, first: first, second: construct.name), site: site))
        } else if let number = constructPosition(part) {
          owners[part] = construct.name
          if model.constructs[number].indicators.contains(part) {
            findings.append(Finding(fault: .ambiguousName(part, of: construct.name), site: site))
          }
        } else {
          let suggestion = near.nearest(to: part)
          findings.append(
            Finding(fault: .unknownPart(part, of: construct.name, suggestion: suggestion), site: site))
        }
      }
      if let part = construct.parts.first, let indicator = construct.indicators.first {
        findings.append(
          Finding(
            fault: .mixedBlock(
              construct: construct.name, part: part, indicator: indicator, suggestion: near.nearest(to: indicator)),
            site: .indicator(0, construct: position)))
      }
    }
    return findings + pathsOfParts(owners) + partCycles
  }

  private func pathsOfParts(_ owners: [String: String]) -> [Finding] {
    model.paths.enumerated().flatMap { position, path in
      [(path.from, Site.source(path: position)), (path.to, .target(path: position))].compactMap { name, site in
        owners[name].map { Finding(fault: .partHasPath(name, of: $0, path: path), site: site) }
      }
    }
  }

  private var partCycles: [Finding] {
    (model.tree?.cycles ?? []).map { cycle in
      Finding(fault: .higherOrderCycle(cycle.map { model.constructs[$0].name }), site: .construct(cycle[0]))
    }
  }
}
