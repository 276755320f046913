internal import SatisfactionWording

extension ModelContext {
  /// A path connects constructs of the model.
  func unknownConstructFindings() -> [Finding] {
    var names = NearNames(model.constructs.map(\.name))
    return model.paths.enumerated().flatMap { position, path in
      [(path.from, Site.source(path: position)), (path.to, Site.target(path: position))].compactMap { name, site in
        guard constructPosition(name) == nil else { return nil }
        if let (first, second) = dottedInteraction(name) {
          return Finding(fault: .dottedInteraction(name, path: path, first: first, second: second), site: site)
        }
        let fault = ModelFault.unknownConstructInPath(name, path: path, suggestion: names.nearest(to: name))
        return Finding(fault: fault, site: site)
      }
    }
  }

  /// The two constructs whose names stand in one with a dot in between.
  private func dottedInteraction(_ name: String) -> (String, String)? {
    for dot in name.indices where name[dot] == "." {
      let (first, second) = (String(name[..<dot]), String(name[name.index(after: dot)...]))
      if constructPosition(first) != nil, constructPosition(second) != nil { return (first, second) }
    }
    return nil
  }
}
