internal import SurveyData

/// What folds are made of, where it is not single rows: clusters, or the sampling units of a design.
struct FoldUnits: Sendable, Equatable {
  /// The unit of each row, from 0.
  let ofRows: [Int32]
  /// Units that are dealt one stratum after the other, so that every fold has its part of each.
  let strata: [Range<Int>]

  /// Number of units.
  var count: Int { strata.last?.upperBound ?? 0 }

  /// The clusters of a column.
  init(_ labels: RowLabels) { (ofRows, strata) = (labels.codes, [0..<labels.names.count]) }

  /// The units of a design that have a row.
  ///
  /// - Parameter rows: The rows used, by their number in the survey.
  init(_ design: SamplingDesign, rows: [Int]) {
    let units = rows.map { design.units[$0] }
    let used = Set(units).sorted()
    let places = Dictionary(uniqueKeysWithValues: used.enumerated().map { ($1, Int32($0)) })
    ofRows = units.map { places[$0] ?? 0 }
    var (strata, first) = ([Range<Int>](), 0)
    for stratum in design.strata {
      let count = used[first...].prefix { stratum.units.contains(Int($0)) }.count
      strata.append(first..<(first + count))
      first += count
    }
    self.strata = strata
  }
}
