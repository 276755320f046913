internal import SatisfactionWording

extension ModelContext {
  /// A path connects constructs of the model.
  func unknownConstructFindings() -> [Finding] {
    var names = NearNames(model.constructs.map(\.name))
    return model.paths.enumerated().flatMap { position, path in
      [(path.from, Site.source(path: position)), (path.to, Site.target(path: position))].compactMap { name, site in
        guard constructPosition(name) == nil else { return nil }
        let fault = ModelFault.unknownConstructInPath(name, path: path, suggestion: names.nearest(to: name))
        return Finding(fault: fault, site: site)
      }
    }
  }
}
