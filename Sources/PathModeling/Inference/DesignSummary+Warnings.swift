internal import SatisfactionWording
internal import SurveyData

extension DesignSummary {
  /// That the units which were drawn are so few that nothing else than t intervals will do.
  ///
  /// - Parameter interval: The kind of intervals that is printed.
  package func fewUnits(_ interval: IntervalKind) -> [FitWarning] {
    guard hasFewUnits else { return [] }
    let cause =
      sampling.map {
        Phrase(
          "\(CountText.counted($0.unitCount, "sampling unit")) leave \(freedom.english)",
          "\(CountText.grouped($0.unitCount)) 个抽样单元，\(freedom.chinese)")
      } ?? Phrase("the replicate weights have \(freedom.english)", "重复权重的\(freedom.chinese)")
    let remedy =
      switch sampling?.columns {
      case .some(let columns) where columns.cluster == nil: Phrase("more interviews", "增加访谈")
      case .some:
        Phrase(
          "more and smaller units, or leave --cluster out if rows were drawn one by one",
          "取更多、更小的抽样单元；若各行是逐个抽取的，请去掉 --cluster")
      case nil: Phrase("more and smaller units", "取更多、更小的抽样单元")
      }
    let intervals =
      interval == .t
      ? Phrase(
        "standard errors are hardly known, and the intervals of t are as wide as that asks",
        "标准误几乎无法确知，t 区间因此相应较宽")
      : Phrase(
        "standard errors are hardly known, and \(interval.rawValue) intervals are far too narrow: take --interval t",
        "标准误几乎无法确知，\(interval.rawValue) 区间过窄：请用 --interval t")
    return [
      FitWarning(
        code: "fewUnits",
        message: "\(cause.english): \(intervals.english). Take \(remedy.english)",
        chinese: "\(cause.chinese)：\(intervals.chinese)。请\(remedy.chinese)")
    ]
  }

  /// What the design of a sample came to that nobody asked for in so many words.
  public var notes: [FitWarning] {
    guard let sampling else { return [] }
    var notes = sampling.joined.map { names in
      FitWarning(
        code: "strataJoined",
        message: """
          strata \(names.namesForMessage) count as one, because one of them has one sampling unit: merge it with one that \
          is like it, if this is not
          """,
        chinese: """
          \(names.namesForChineseMessage) 各层合为一层，因为其中一层只有一个抽样单元：若它们并不相似，请把它并入与之相似的层
          """)
    }
    if sampling.clustersAcrossStrata > 0 {
      let column = (sampling.columns.cluster ?? "").nameForMessage
      notes.append(
        FitWarning(
          code: "clustersAcrossStrata",
          message: """
            \(CountText.counted(sampling.clustersAcrossStrata, "cluster name")) of \
            \(column) occur in more than one stratum: each counts as a sampling \
            unit of its own in every one. Give other names where other units are meant, and merge the strata where they \
            are the same
            """,
          chinese: """
            \(column) 列有 \(CountText.grouped(sampling.clustersAcrossStrata)) 个整群名称出现在一个以上的层中：\
            在每一层里各算作单独的抽样单元。若是不同的单元，请改用不同的名称；若是同一单元，请合并这些层
            """))
    }
    return notes
  }
}
