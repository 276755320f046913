internal import PathModeling
internal import SurveyData

extension Manifest {
  /// How the sample was drawn, or by which replicate weights.
  static func record(_ design: DesignSummary) -> Record { record(design, jackknife: nil) }

  /// The same of a sample whose standard errors may be those of a jackknife that was built from the design.
  ///
  /// - Parameter jackknife: Its replicates; nil without one.
  static func record(_ design: DesignSummary, jackknife: DesignReplication?) -> Record {
    let sampling = design.sampling
    let population: FieldValue =
      switch sampling?.columns.population {
      case nil: .null
      case .column(let name): .text(name)
      case .number(let value): .number(value)
      }
    return Record([
      Field("weights", .text(design.weights)), Field("strata", .text(sampling?.columns.strata)),
      Field("cluster", .text(sampling?.columns.cluster)), Field("fpc", population),
      Field("lonely", .text(sampling?.columns.lonely.rawValue)), Field("psus", .integer(sampling?.unitCount)),
      Field("stratumCount", .integer(sampling?.strata.count)),
      Field("degreesOfFreedom", .number(design.degreesOfFreedom)),
      Field("replicates", .record(design.replicates.map(record) ?? jackknife.flatMap(record))),
    ])
  }

  /// A jackknife that was built from the design, in the words of one that came with the survey.
  private static func record(_ jackknife: DesignReplication) -> Record? {
    guard case .scaled(let scale, let rscales, let centre) = jackknife.variance else { return nil }
    let kind = rscales == nil ? ReplicateColumns.Kind.jk1 : .jkn
    return Record([
      Field("columns", .null), Field("type", .text(kind.rawValue)), Field("count", .integer(jackknife.count)),
      Field("rho", .null), Field("scale", .number(scale)), Field("rscales", rscales.map { .numbers($0) } ?? .null),
      Field("mse", .bool(centre == .estimate)),
    ])
  }

  private static func record(_ columns: DesignSummary.Columns) -> Record {
    let choices = columns.choices
    return Record([
      Field("columns", .text(choices.columns.joined(separator: ","))), Field("type", .text(choices.kind.rawValue)),
      Field("count", .integer(columns.count)), Field("rho", .number(choices.usedRho)),
      Field("scale", .number(columns.scale)),
      Field("rscales", choices.rscales.map { .numbers($0) } ?? .null),
      Field("mse", .bool(choices.usedCentre == .estimate)),
    ])
  }
}
