internal import SatisfactionWording
internal import SurveyData

extension DesignSummary {
  /// That the units which were drawn are so few that nothing else than t intervals will do.
  ///
  /// - Parameter interval: The kind of intervals that is printed.
  package func fewUnits(_ interval: IntervalKind) -> [FitWarning] {
    guard hasFewUnits else { return [] }
    let degrees = NumberText.written(degreesOfFreedom)
    let freedom = "\(degrees) degree\(degreesOfFreedom == 1 ? "" : "s") of freedom"
    let cause =
      sampling.map { "\(CountText.counted($0.unitCount, "sampling unit")) leave \(freedom)" }
      ?? "the replicate weights have \(freedom)"
    let remedy =
      sampling?.columns.cluster == nil
      ? "" : ", or leave --cluster out if rows were drawn one by one"
    let intervals =
      interval == .t
      ? "standard errors are hardly known, and the intervals of t are as wide as that asks"
      : "standard errors are hardly known, and \(interval.rawValue) intervals are far too narrow: take --interval t"
    return [
      FitWarning(
        code: "fewUnits", message: "\(cause): \(intervals). Take more and smaller units\(remedy)")
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
          """)
    }
    if sampling.clustersAcrossStrata > 0 {
      notes.append(
        FitWarning(
          code: "clustersAcrossStrata",
          message: """
            \(CountText.counted(sampling.clustersAcrossStrata, "cluster name")) of \
            \((sampling.columns.cluster ?? "").nameForMessage) occur in more than one stratum: each counts as a sampling \
            unit of its own in every one. Give other names where other units are meant, and merge the strata where they \
            are the same
            """))
    }
    return notes
  }
}
