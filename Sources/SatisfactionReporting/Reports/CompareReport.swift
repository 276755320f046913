public import PathModeling

/// May groups be compared, and do they differ, ready to be written down: as text, Markdown, CSV or JSON of schema
/// `csi.compare.v1`.
public struct CompareReport: ReportContent, Equatable {
  /// The name of the schema.
  public static let schema = "csi.compare.v1"

  /// What was compared, and from which part of the data.
  public var source: ReportSource
  /// The groups and their tests.
  public let comparison: GroupComparison

  /// The report of a comparison.
  public init(_ comparison: GroupComparison, source: ReportSource = ReportSource()) {
    self.comparison = comparison
    self.source = source
  }

  /// What a reader should know, in plain words.
  public var warnings: [FitWarning] { source.warnings + (comparison.design?.notes ?? []) + comparison.warnings }

  /// Software, data and settings.
  public var manifest: [Section] {
    let options = comparison.options
    let pairs = options.pairs.map { $0.map { "\($0.first):\($0.second)" } } ?? []
    return Manifest(
      command: "compare", data: Manifest.data(comparison.sample, source),
      settings: [
        Field("group", .text(comparison.column)), Field("permutations", .integer(comparison.permutationCount)),
        Field("replicates", .integer(comparison.replicateCount)), Field("seed", .unsigned(comparison.drawingSeed)),
        Field("level", .number(options.level)), Field("adjust", .text(options.adjustment.rawValue)),
        Field("welch", .text(options.welch.rawValue)), Field("minimum", .integer(options.minimum)),
        Field("pairs", .list(pairs.map { .text($0) })),
        Field("permutationSource", .text(comparison.permutationCount > 0 ? options.permutations.word : nil)),
        Field("bootstrapSource", .text(bootstrapSource)),
        Field("design", .record(comparison.design.map(Manifest.record))),
      ] + Manifest.estimation(comparison.settings)
        + Manifest.modelling(comparison.settings, comparison.model) + Manifest.model(comparison.model, source)
    ).sections
  }

  /// What the replicates of a group are; nil where there are none.
  private var bootstrapSource: String? {
    switch comparison.options.design {
    case .jackknife: "jackknife"
    case .replicateWeights: "replicateWeights"
    case .units, nil: comparison.options.bootstrap.word
    }
  }

  /// What rows are about: a group, or a pair of them, and what of it is compared; the ends of a path have columns already.
  public var keyColumns: [KeyColumn] { ["group", "first", "second", "construct", "indicator"].map { KeyColumn($0) } }

  /// The numbers, in the order of the schema.
  public var sections: [Section] {
    [
      Section(
        "groups",
        comparison.groups.map { group in
          Record([
            .identity("name", group.name, key: "group"), Field("rows", .integer(group.rows)),
            Field("used", .integer(group.used)),
            Field("tooSmall", .bool(group.isTooSmall)),
          ])
        }),
      Section("pairs", comparison.pairs.map(record)), Section("verdict", .list(verdict.map { .text($0) })),
    ]
  }

  private func record(_ pair: PairComparison) -> Record {
    let ends = { (test: GroupTest) -> [Field] in
      [.identity("from", test.statistic.arguments[0]), .identity("to", test.statistic.arguments[1])]
    }
    let item = { (test: GroupTest) -> [Field] in
      let indicator = test.statistic.arguments[0]
      return [
        .identity("construct", comparison.model.construct(ofIndicator: indicator)?.name ?? ""),
        .identity("indicator", indicator),
      ]
    }
    let construct = { (test: GroupTest) -> [Field] in [.identity("construct", test.statistic.arguments[0])] }
    func rows(_ name: String, of kind: String, _ identity: (GroupTest) -> [Field]) -> Field {
      Field(
        name,
        .records(pair.tests.filter { $0.statistic.name == kind }.map { Record(identity($0) + $0.fields) }))
    }
    return Record([
      .identity("first", pair.first), .identity("second", pair.second),
      Field("nFirst", .integer(pair.firstCases)), Field("nSecond", .integer(pair.secondCases)),
      Field("micom", .record(pair.invariance.record)), rows("paths", of: "path", ends),
      rows("loadings", of: "loading", item), rows("weights", of: "weight", item),
      rows("indices", of: "index", construct), rows("rSquared", of: "rSquared", construct),
      rows("impacts", of: "impact", ends),
      Field(
        "failed",
        .record(
          Record([
            Field("permutations", .integer(pair.failures.permutations)),
            Field("bootstrapFirst", .integer(pair.failures.bootstrapFirst)),
            Field("bootstrapSecond", .integer(pair.failures.bootstrapSecond)),
          ]))),
    ])
  }
}

extension GroupComparisonOptions.Source {
  /// Number of replicates.
  var count: Int {
    switch self {
    case .drawn(let count): count
    case .columns(let names): names.count
    }
  }

  /// `drawn`, `columns`, or nil for none.
  fileprivate var word: String? {
    switch self {
    case .drawn(0): nil
    case .drawn: "drawn"
    case .columns: "columns"
    }
  }
}

extension MeasurementInvariance {
  fileprivate var record: Record {
    Record([
      Field("configural", .bool(isConfigural)), Field("constructs", .records(constructs.map(\.record))),
    ])
  }
}

extension ConstructInvariance {
  fileprivate var record: Record {
    Record([
      .identity("name", name, key: "construct"), Field("c", .number(c)), Field("cQuantile5", .number(cQuantile5)),
      Field("cP", .number(cP)), Field("compositional", .bool(isCompositional)),
      Field("meanDifference", .number(meanDifference)), Field("meanLower", .number(meanLower)),
      Field("meanUpper", .number(meanUpper)), Field("meanP", .number(meanP)),
      Field("logVarianceRatio", .number(logVarianceRatio)), Field("varianceLower", .number(varianceLower)),
      Field("varianceUpper", .number(varianceUpper)), Field("varianceP", .number(varianceP)),
      Field("invariance", .text(level?.rawValue)),
    ])
  }
}

extension GroupTest {
  fileprivate var fields: [Field] {
    [
      Field("first", .number(first)), Field("second", .number(second)), Field("difference", .number(difference)),
      Field("standardErrorFirst", .number(standardErrorFirst)),
      Field("standardErrorSecond", .number(standardErrorSecond)),
      Field(
        "permutation",
        .record(
          permutation.map { Record([Field("p", .number($0.p)), Field("pAdjusted", .number($0.pAdjusted))]) })),
      Field(
        "mga",
        .record(
          multigroup.map {
            Record([
              Field("probability", .number($0.probability)), Field("p", .number($0.p)),
              Field("pAdjusted", .number($0.pAdjusted)),
            ])
          })),
      Field("welch", .record(welch?.record)), Field("pooled", .record(pooled?.record)),
      Field("design", .record(design?.record)),
    ]
  }
}

extension GroupDesignTest {
  fileprivate var record: Record {
    Record([
      Field("standardError", .number(standardError)), Field("t", .number(t)), Field("df", .number(degreesOfFreedom)),
      Field("p", .number(p)), Field("pAdjusted", .number(pAdjusted)),
    ])
  }
}

extension GroupTTest {
  fileprivate var record: Record {
    Record([
      Field("t", .number(t)), Field("df", .number(degreesOfFreedom)), Field("p", .number(p)),
      Field("pAdjusted", .number(pAdjusted)),
    ])
  }
}

extension GroupComparison {
  /// Replicates of each group: those asked for, or as many as the design has units or columns.
  var replicateCount: Int {
    switch options.design {
    case .jackknife: design?.sampling?.unitCount ?? 0
    case .replicateWeights: design?.replicates?.count ?? 0
    case .units, nil: options.bootstrap.count
    }
  }

  /// Permutations of a pair: those asked for, or none where no pair has units that can be dealt.
  var permutationCount: Int {
    pairs.isEmpty || pairs.contains { $0.undealt == nil } ? options.permutations.count : 0
  }

  /// The seed; nil where nothing is drawn, because columns of the data say which rows count, or every unit is left out.
  var drawingSeed: UInt64? {
    func isDrawn(_ source: GroupComparisonOptions.Source) -> Bool { if case .drawn = source { true } else { false } }
    let drawsPermutations = isDrawn(options.permutations) && permutationCount > 0
    let drawsReplicates =
      switch options.design {
      case nil, .units: isDrawn(options.bootstrap) && options.bootstrap.count > 0
      case .jackknife, .replicateWeights: false
      }
    return drawsPermutations || drawsReplicates ? options.seed : nil
  }
}
