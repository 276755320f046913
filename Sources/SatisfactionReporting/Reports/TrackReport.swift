public import PathModeling
public import SatisfactionIndices

/// What `csi track` reports: every segment and wave, what changed, what it adds up to, and who stands where.
public struct TrackReport: ReportContent {
  /// `csi.track.v1`.
  public static let schema = "csi.track.v1"

  /// The numbers.
  public let programme: Programme
  /// What the caller knows besides them.
  public var source: ReportSource

  /// The report of a programme.
  public init(_ programme: Programme, source: ReportSource = ReportSource()) {
    self.programme = programme
    self.source = source
  }

  /// What a reader should know, in plain words.
  public var warnings: [FitWarning] { source.warnings + programme.warnings }

  /// Software, data and settings.
  public var manifest: [Section] {
    Manifest(
      command: "track", data: Manifest.data(programme.sample, source),
      settings: Manifest.estimation(programme.estimator)
        + Manifest.modelling(programme.estimator, programme.model) + settings + Manifest.model(programme.model, source)
    ).sections
  }

  private var settings: [Field] {
    let tracking = programme.tracking
    return [
      Field("by", .texts(tracking.by)), Field("wave", .text(tracking.wave)),
      Field("waveOrder", .text(programme.waveOrder?.rawValue)), Field("wavesPerYear", .integer(tracking.wavesPerYear)),
      Field("weightsFrom", .text(tracking.weightsFrom.rawValue)),
      Field("pooledWeights", .text(tracking.reestimatesWeights ? "reestimated" : "held")),
      Field("ownMinimum", .integer(tracking.ownMinimum)), Field("suppressBelow", .number(tracking.suppressBelow)),
      Field("markBelow", .number(tracking.markBelow)), Field("panel", .text(tracking.panel)),
      Field("adjustChanges", .text(tracking.adjustChanges.rawValue)),
      Field("adjustBenchmark", .text(tracking.adjustBenchmark.rawValue)),
      Field("rollUp", .texts(tracking.rollUps.map(\.source))),
      Field("minimumCoverage", .number(tracking.minimumCoverage)),
      Field("rankModel", .text(tracking.rankModel.rawValue)), Field("shrink", .bool(tracking.shrinks)),
      Field("replicates", .integer(programme.replication?.requested ?? 0)), Field("seed", .unsigned(programme.seed)),
      Field("level", .number(tracking.level)),
      Field("interval", .text(programme.interval?.rawValue ?? "linearised")),
      Field("design", .record(programme.design.map { Manifest.record($0, jackknife: jackknife) })),
    ]
  }

  private var jackknife: DesignReplication? {
    guard programme.tracking.designReplicates == .jackknife else { return nil }
    return programme.replication.map { DesignReplication(variance: $0.variance, count: $0.requested) }
  }

  /// What rows are about: the segment, and each of the columns that make it; the wave, of a change the later one; the
  /// level and the group; the kind of a change; the construct and the item; whose published value it is.
  public var keyColumns: [KeyColumn] {
    let tracking = programme.tracking
    let parts = tracking.by.indices.map { place in
      KeyColumn(tracking.by[place], of: "segment", parts: programme.segmentLabels.mapValues { $0[place] })
    }
    return [KeyColumn("segment")] + (parts.count > 1 ? parts : [])
      + ["wave", "level", "group", "kind", "construct", "item", "name"].map { KeyColumn($0) }
  }

  /// The numbers, in the order of the schema.
  public var sections: [Section] {
    [
      Section("waves", .texts(programme.waves)), Section("segments", .texts(programme.segments)),
      Section("pooledWeights", programme.pooledWeights.map(\.record)),
      Section("cells", programme.cells, record: \.record), Section("changes", programme.changes, record: \.record),
      Section("rollUp", programme.rollUps, record: \.record),
      Section("rollUpChanges", programme.rollUpChanges, record: \.record),
      Section("benchmark", programme.benchmark, record: \.record),
      Section("ranking", programme.ranking, record: \.record),
      Section("shrinkage", programme.shrinkage.map(\.record)),
      Section("control", programme.control, record: \.record),
      Section("external", programme.external.map(\.record)), Section("bootstrap", programme.replication?.record),
    ]
  }
}

extension ProgrammeError {
  fileprivate var uncertainty: Uncertainty { Uncertainty(standardError: standardError, lower: lower, upper: upper) }

  fileprivate func uncertainty(p: Double?) -> Uncertainty {
    Uncertainty(standardError: standardError, lower: lower, upper: upper, p: p)
  }
}

extension Programme.Item {
  fileprivate var record: Record {
    Record([
      .identity("construct", construct), .identity("indicator", name, key: "item"), Field("weight", .number(weight)),
      Field("share", .number(share)),
    ])
  }
}

extension Programme.Cell {
  fileprivate var record: Record {
    Record([
      .identity("segment", segment), .identity("wave", .text(wave)), Field("rows", .integer(rows)),
      Field("used", .integer(used)), Field("effective", .number(effective)), Field("status", .text(status.rawValue)),
      Field("weightsFrom", .text(weightsFrom?.rawValue)), Field("reason", .text(reason?.rawValue)),
      Field("constantIndicators", .texts(constantIndicators)), Field("constructs", .records(constructs.map(\.record))),
      Field("items", .records(items.map(\.record))),
    ])
  }
}

extension Programme.ConstructRow {
  fileprivate var record: Record {
    Record([
      .identity("name", name, key: "construct"), Field("index", .number(index), uncertainty: error.uncertainty),
      Field("indexSD", .number(deviation)), Field("shrunken", .number(shrunken?.index)),
      Field("shrunkenStandardError", .number(shrunken?.standardError)),
      Field("shrinkage", .number(shrunken?.shrinkage)),
    ])
  }
}

extension Programme.ItemRow {
  fileprivate var record: Record {
    Record([
      .identity("name", name, key: "item"), Field("construct", .text(construct), key: "construct"),
      Field("mean", .number(mean)),
      Field("score", .number(score), uncertainty: error.uncertainty), Field("weight", .number(weight)),
      Field("share", .number(share)),
    ])
  }
}

extension Programme.Change {
  fileprivate var record: Record {
    let itemRecords = parts.map { parts in
      items.indices.map { k in
        Record([
          .identity("name", items[k], key: "item"), Field("meanPart", .number(parts.means[k])),
          Field("weightPart", .number(parts.weights[k])),
        ])
      }
    }
    return Record([
      .identity("segment", segment), .identity("kind", kind.rawValue), .identity("from", from),
      .identity("to", to, key: "wave"),
      .identity("construct", construct), Field("change", .number(change), uncertainty: error.uncertainty(p: p)),
      Field("pAdjusted", .number(pAdjusted)), Field("overlap", .integer(overlap)),
      Field("itemsPart", .number(parts?.items)), Field("weightsPart", .number(parts?.reweighting)),
      Field("items", itemRecords.map { .records($0) } ?? .null),
    ])
  }
}

extension Programme.RollUp {
  fileprivate var record: Record {
    Record([
      .identity("level", level), .identity("group", group), .identity("wave", .text(wave)),
      .identity("construct", construct), Field("index", .number(index), uncertainty: error.uncertainty),
      Field("members", .integer(members)), Field("missing", .texts(missing)), Field("coverage", .number(coverage)),
    ])
  }
}

extension Programme.RollUpChange {
  fileprivate var record: Record {
    Record([
      .identity("level", level), .identity("group", group), .identity("kind", kind.rawValue), .identity("from", from),
      .identity("to", to, key: "wave"), .identity("construct", construct),
      Field("change", .number(change), uncertainty: error.uncertainty(p: p)),
      Field("matchedChange", .number(matchedChange)), Field("matchedStandardError", .number(matchedStandardError)),
      Field("within", .number(within)), Field("mix", .number(mix)), Field("entered", .texts(entered)),
      Field("left", .texts(left)),
    ])
  }
}

extension Programme.Standing {
  fileprivate var record: Record {
    Record([
      .identity("group", group), .identity("wave", .text(wave)), .identity("construct", construct),
      .identity("segment", segment), Field("index", .number(index)), Field("average", .number(average)),
      Field("difference", .number(difference), uncertainty: error.uncertainty(p: p)),
      Field("pAdjusted", .number(pAdjusted)), Field("class", .text(standing?.rawValue)), Field("rank", .integer(rank)),
    ])
  }
}

extension Programme.Ranking {
  fileprivate var record: Record {
    Record([
      .identity("group", group), .identity("wave", .text(wave)), .identity("construct", construct),
      .identity("segment", segment), Field("probabilities", .numbers(ranks.probabilities)),
      Field("expectedRank", .number(ranks.expectedRank)), Field("lowerRank", .number(ranks.lowerRank)),
      Field("upperRank", .number(ranks.upperRank)), Field("tau", .number(tau)),
    ])
  }
}

extension Programme.ShrinkageGroup {
  fileprivate var record: Record {
    Record([
      .identity("group", group), .identity("wave", .text(wave)), .identity("construct", construct),
      Field("members", .integer(members)), Field("tau", .number(tau)), Field("mean", .number(mean)),
    ])
  }
}

extension Programme.Control {
  fileprivate var record: Record {
    Record([
      .identity("segment", segment), .identity("wave", wave), .identity("construct", construct),
      Field("mean", .number(limits.mean)), Field("lower", .number(limits.lower)),
      Field("upper", .number(limits.upper)), Field("signal", .text(limits.signal?.rawValue)),
    ])
  }
}

extension ExternalIndex {
  fileprivate var record: Record {
    Record([
      .identity("name", name), .identity("wave", .text(wave)), .identity("construct", construct),
      Field("index", .number(index)), Field("source", .text(source)),
    ])
  }
}

extension Programme.Replication {
  fileprivate var record: Record {
    Record(
      [
        Field("requested", .integer(requested)), Field("used", .integer(used)),
        Field(
          "failed",
          .records(
            failed.map { cell in
              Record([
                .identity("segment", cell.segment), .identity("wave", .text(cell.wave)),
                Field("notConverged", .integer(cell.notConverged)), Field("singular", .integer(cell.singular)),
                Field("noUnit", .integer(cell.noUnit)),
              ])
            })),
      ], row: "track")
  }
}
