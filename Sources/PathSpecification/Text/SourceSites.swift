/// Where the parts of a model were written.
struct SourceSites {
  private var offsets: [Site: Int] = [:]

  mutating func mark(_ site: Site, _ offset: Int) {
    offsets[site] = offset
  }

  /// Findings with their places, in order of the text; those without a place come first, and last what is mostly the
  /// consequence of another one: a construct without a path, where a name was misspelt.
  func problems(_ findings: [Finding], in source: SourceText) -> [ModelProblem] {
    findings.map { (fault: $0.fault, offset: $0.site.flatMap(offset)) }
      .sorted { (Self.rank($0.fault), $0.offset ?? -1) < (Self.rank($1.fault), $1.offset ?? -1) }
      .map { ModelProblem($0.fault, at: $0.offset.map(source.place)) }
  }

  private static func rank(_ fault: ModelFault) -> Int {
    if case .constructWithoutPath = fault { 1 } else { 0 }
  }

  private func offset(of site: Site) -> Int? {
    if case .offset(let offset) = site { return offset }
    return offsets[site]
  }
}
