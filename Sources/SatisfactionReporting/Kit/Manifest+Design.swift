internal import PathModeling
internal import SurveyData

extension Manifest {
  /// How the sample was drawn, or by which replicate weights.
  static func record(_ design: DesignSummary) -> Record {
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
      Field("replicates", .record(design.replicates.map(record))),
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
