/// One object of a report in its machine-readable form: who it is, and its numbers in the order of the schema.
///
/// JSON and CSV are both written from records, so neither can lack a number of the other.
struct ReportRecord {
  /// One named value.
  struct Field {
    let name: String
    let value: JSONValue

    init(_ name: String, _ value: JSONValue) {
      self.name = name
      self.value = value
    }
  }

  let subject: ReportSubject
  let fields: [Field]
  /// How many of the first fields only repeat the subject.
  let identity: Int

  /// The numbers, which may have a summary in ``ReportInference``.
  var numbers: [Field] {
    fields.dropFirst(identity).filter {
      switch $0.value {
      case .number, .null: true
      default: false
      }
    }
  }
}

/// The records of one kind, under their name in the schema.
struct ReportSection {
  let name: String
  let records: [ReportRecord]
}

extension Report {
  /// The sections of records, in the order of the schema.
  var sections: [ReportSection] {
    [
      ReportSection(name: "constructs", records: constructs.map(\.record)),
      ReportSection(name: "indicators", records: indicators.map(\.record)),
      ReportSection(name: "paths", records: paths.map(\.record)),
      ReportSection(name: "effects", records: effects.map(\.record)),
      ReportSection(
        name: "specificIndirectEffects",
        records: specificIndirectEffects.map { effect in
          ReportRecord(
            subject: .chain(effect.chain),
            fields: [.init("chain", JSONValue(effect.chain)), .init("estimate", .number(effect.estimate))],
            identity: 1)
        }),
    ]
  }
}

extension Report.ConstructRow {
  fileprivate var record: ReportRecord {
    ReportRecord(
      subject: .construct(name),
      fields: [
        .init("name", .string(name)), .init("label", JSONValue(label)), .init("kind", .string(kind)),
        .init("mode", .string(mode)), .init("rSquared", JSONValue(rSquared)),
        .init("adjustedRSquared", JSONValue(adjustedRSquared)), .init("bic", JSONValue(bic)),
        .init("alpha", JSONValue(alpha)), .init("rhoA", JSONValue(rhoA)), .init("rhoC", JSONValue(rhoC)),
        .init("ave", JSONValue(ave)), .init("index", JSONValue(index)), .init("indexSD", JSONValue(indexSD)),
      ],
      identity: 1)
  }
}

extension Report.IndicatorRow {
  fileprivate var record: ReportRecord {
    ReportRecord(
      subject: .indicator(name),
      fields: [
        .init("name", .string(name)), .init("construct", .string(construct)), .init("weight", .number(weight)),
        .init("unstandardizedWeight", JSONValue(unstandardizedWeight)), .init("loading", .number(loading)),
        .init("communality", .number(communality)), .init("vif", JSONValue(vif)), .init("mean", JSONValue(mean)),
        .init("sd", JSONValue(sd)), .init("min", JSONValue(min)), .init("max", JSONValue(max)),
      ],
      identity: 1)
  }
}

extension Report.PathRow {
  fileprivate var record: ReportRecord {
    ReportRecord(
      subject: .path(from: from, to: to),
      fields: [
        .init("from", .string(from)), .init("to", .string(to)), .init("estimate", .number(estimate)),
        .init("fSquared", JSONValue(fSquared)), .init("vif", JSONValue(vif)),
      ],
      identity: 2)
  }
}

extension Report.EffectRow {
  fileprivate var record: ReportRecord {
    ReportRecord(
      subject: .effect(from: from, to: to),
      fields: [
        .init("from", .string(from)), .init("to", .string(to)), .init("direct", .number(direct)),
        .init("indirect", .number(indirect)), .init("total", .number(total)), .init("impact", JSONValue(impact)),
      ],
      identity: 2)
  }
}
