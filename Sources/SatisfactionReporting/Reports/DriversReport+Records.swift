internal import SatisfactionIndices

extension DriversReport {
  static func record(_ cuts: DriverAnalysis.Cuts) -> Record {
    Record([
      Field("importance", .number(cuts.importance), topic: "drivers"),
      Field("performance", .number(cuts.performance), topic: "drivers"),
    ])
  }

  static func record(_ driver: Driver) -> Record {
    let inference = driver.inference
    var fields: [Field] = [.identity("name", driver.name, key: driver.item == nil ? "construct" : "item")]
    if let item = driver.item {
      fields += [
        Field("construct", .text(item.construct), key: "construct"),
        Field("share", .number(item.share), topic: "drivers"),
        Field("mean", .number(item.mean)), Field("controllable", .bool(item.isControllable)),
      ]
    }
    fields += [
      number("importance", driver.importance, inference?.importance),
      number("performance", driver.performance, inference?.performance),
      number("potential", driver.potential, inference?.potential), Field("rank", .integer(driver.rank)),
      Field("quadrant", .text(driver.quadrant.rawValue)),
      Field("priorityShare", .number(inference?.priorityShare), topic: "drivers"),
      Field("importanceFirstShare", .number(inference?.importanceFirstShare), topic: "drivers"),
      Field("ellipse", .record(inference?.ellipse.map(record))),
    ]
    return Record(fields, placement: .member)
  }

  private static func number(_ name: String, _ value: Double, _ interval: DriverInterval?) -> Field {
    Field(name, .number(value), uncertainty: interval.map(uncertainty), topic: "drivers")
  }

  private static func uncertainty(_ interval: DriverInterval) -> Uncertainty {
    Uncertainty(standardError: interval.standardError, lower: interval.lower, upper: interval.upper)
  }

  private static func record(_ ellipse: DriverEllipse) -> Record {
    Record([
      Field("covariance", .list(ellipse.covariance.map { .numbers($0) })),
      Field("semiMajor", .number(ellipse.semiMajor)),
      Field("semiMinor", .number(ellipse.semiMinor)), Field("angle", .number(ellipse.angle)),
    ])
  }

  static func record(_ whatIf: WhatIf) -> Record {
    Record(
      [
        Field(
          "items",
          .records(
            whatIf.items.map { item in
              Record([
                .identity("item", item.item), Field("raise", .number(item.raise)),
                Field("effect", .number(item.effect), topic: "drivers"), Field("meanAfter", .number(item.meanAfter)),
                Field("attainable", .number(item.attainable), topic: "drivers"),
              ])
            })),
        Field("change", .number(whatIf.change), topic: "drivers"),
        Field("indexAfter", .number(whatIf.indexAfter)),
        Field(
          "inference",
          .record(
            whatIf.inference.map { interval in
              Record([
                Field("standardError", .number(interval.standardError)), Field("lower", .number(interval.lower)),
                Field("upper", .number(interval.upper)),
              ])
            })),
      ])
  }

  static func record(_ verification: Verification) -> Record {
    Record([
      Field("from", .text(verification.from)), Field("to", .text(verification.to)),
      Field("rowsBefore", .integer(verification.rowsBefore)), Field("rowsAfter", .integer(verification.rowsAfter)),
      Field("acted", .texts(verification.acted)),
      Field(
        "items",
        .records(
          verification.items.map { item in
            Record(
              [
                .identity("name", item.name, key: "item"), Field("acted", .bool(item.isActed)),
                Field("impact", .number(item.impact), topic: "drivers"),
              ] + fields(item.score))
          })),
      Field("predicted", .record(Record(fields(verification.predicted)))),
      Field("observed", .record(Record(fields(verification.observed)))),
      Field("unexplained", .record(Record(fields(verification.unexplained)))),
      Field("actedMinusOthers", .record(verification.actedMinusOthers.map { Record(fields($0)) })),
    ])
  }

  private static func fields(_ change: Verification.Change) -> [Field] {
    [
      Field("before", .number(change.before)), Field("after", .number(change.after)),
      Field(
        "change", .number(change.change),
        uncertainty: Uncertainty(
          standardError: change.standardError, lower: change.lower, upper: change.upper, p: change.p),
        topic: "drivers"),
    ]
  }

  static func record(_ standing: ImprovementPlan.Standing) -> Record {
    Record([
      .identity("item", standing.entry.item), Field("owner", .text(standing.entry.owner)),
      Field("due", .text(standing.entry.due)), Field("target", .number(standing.entry.target)),
      Field("score", .number(standing.score)), Field("distance", .number(standing.distance), topic: "drivers"),
    ])
  }
}
