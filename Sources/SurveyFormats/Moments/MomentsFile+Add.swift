internal import SurveyData

extension MomentsFile {
  /// Pools files: cells of equal key are added, or each file becomes a group of its own.
  ///
  /// Shifts may differ: sums are carried over exactly.
  ///
  /// - Parameters:
  ///   - files: Files with their names, two or more.
  ///   - keepApart: Whether a column `file` tells them apart.
  ///   - minimum: Cases that every cell must have: a smaller one would show single answers.
  /// - Throws: ``MomentsError/different(what:first:second:)``,
  ///   ``MomentsError/smallCell(key:cases:minimum:source:)``.
  public static func adding(
    _ files: [(name: String, file: MomentsFile)], keepApart: Bool = false, minimumCell minimum: Int = defaultMinimumCell
  ) throws(MomentsError) -> MomentsFile {
    guard let first = files.first else { preconditionFailure("there are files to add") }
    for other in files.dropFirst() { try requireSame(first, other) }
    for (name, file) in files {
      for (key, sums) in zip(file.table.keys, file.table.rows) where sums.cases < Double(minimum) {
        throw .smallCell(key: key, cases: sums.cases, minimum: minimum, source: name)
      }
    }
    let base = first.file.description
    let description = MomentsDescription(
      indicators: base.indicators, weightColumn: base.weightColumn, groups: (keepApart ? ["file"] : []) + base.groups,
      buckets: base.buckets)
    let shifts = base.indicators.map(\.shift)
    var (keys, sums, places) = ([[String]](), [MomentSums](), [[String]: Int]())
    for (name, file) in files {
      for (key, row) in zip(file.table.keys, file.table.rows) {
        let key = (keepApart ? [name] : []) + key
        let row = row.shifted(to: shifts)
        if let place = places[key] {
          sums[place] += row
        } else {
          places[key] = keys.count
          keys.append(key)
          sums.append(row)
        }
      }
    }
    return MomentsFile(
      description: description, table: MomentTable(trusted: sums, keyNames: description.keyNames, keys: keys),
      rows: files.reduce(0) { $0 + $1.file.rows }, minimumCell: files.map(\.file.minimumCell).min() ?? 0,
      source: ["added"] + files.map(\.name), software: first.file.software)
  }

  private static func requireSame(
    _ first: (name: String, file: MomentsFile), _ other: (name: String, file: MomentsFile)
  ) throws(MomentsError) {
    let (a, b) = (first.file.description, other.file.description)
    func require(_ isSame: Bool, _ what: String) throws(MomentsError) {
      guard isSame else { throw .different(what: what, first: first.name, second: other.name) }
    }
    try require(a.indicators.map(\.name) == b.indicators.map(\.name), "their indicators or the order of them")
    try require(a.indicators.map(\.scale) == b.indicators.map(\.scale), "the scale of an indicator")
    try require((a.weightColumn == nil) == (b.weightColumn == nil), "whether cases are weighted")
    try require(a.groups == b.groups, "the columns that make groups")
    try require(
      a.buckets?.count == b.buckets?.count && a.buckets?.seed == b.buckets?.seed, "how cases are put into buckets")
  }
}
