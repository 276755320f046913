internal import SatisfactionWording

extension NearNames {
  /// Every one of `names` that `candidates` lacks, with its near names: none that is itself among `names`, because
  /// nobody who asks for IMAG1 and IMAG3 means IMAG1 twice.
  static func missing(_ names: [String], among candidates: [String]) -> [MissingColumn] {
    let (known, wanted) = (Set(candidates), Set(names))
    var search = NearNames(candidates.filter { !wanted.contains($0) })
    // Blanks around a name count for nothing, as where a column is looked up.
    return names.filter { !known.contains($0) && !known.contains($0.withoutOuterBlanks) }.map {
      MissingColumn(name: $0, near: search.near($0))
    }
  }
}
