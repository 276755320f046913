public import PathModeling
internal import PathSpecification
public import SatisfactionIndices

/// The metrics of a survey, `csi metrics`.
public struct MetricsReport: ReportContent, Equatable {
  /// The name of the schema.
  public static let schema = "csi.metrics.v1"

  /// The numbers.
  public let results: MetricResults
  /// What the caller knows besides: a title, the conditions on rows.
  public let source: ReportSource

  /// The report of metrics.
  public init(_ results: MetricResults, source: ReportSource = ReportSource()) {
    self.results = results
    self.source = source
  }

  /// Software, data and settings.
  public var manifest: [Section] {
    let conventions = results.definitions.conventions
    return Manifest(
      command: "metrics",
      data: [
        .identity("source", results.source), Field("rows", .integer(results.rowCount)),
        Field("used", .integer(results.rowsUsed)), Field("dropped", .integer(results.rowCount - results.rowsUsed)),
        Field("fingerprint", .text(results.fingerprint)), Field("weightsColumn", .text(results.weightsColumn)),
        Field("where", .texts(source.conditions)),
      ],
      settings: [
        Field("level", .number(results.level)), Field("by", .texts(results.segmentColumns)),
        Field("wave", .text(results.waveColumn)), Field("waves", .texts(results.waves)),
        Field("design", .record(results.design.map { Manifest.record($0, jackknife: jackknife) })),
        Field("missingCodes", .numbers(conventions.missingCodes)), Field("title", .text(source.title)),
        Field("definitions", .text(results.definitions.text)),
      ]
    ).sections
  }

  private var jackknife: DesignReplication? { results.replicates == .jackknife ? results.replication : nil }

  /// What rows are about: the metric and its estimate, the columns that make a group, the wave.
  public var keyColumns: [KeyColumn] {
    ["kind", "metric"].map { KeyColumn($0) } + results.segmentColumns.map { KeyColumn($0, within: "group") }
      + ["wave", "estimate"].map { KeyColumn($0) }
  }

  /// The numbers, in the order of the schema.
  public var sections: [Section] { [Section("metrics", results.results.map(record))] }

  /// What was found in the answers, a caution where a ratio is asked for, what an empty group means, and rows that are in no wave.
  public var warnings: [FitWarning] {
    var warnings = source.warnings + (results.design?.notes ?? [])
    if results.results.contains(where: { $0.kind == "css" }) {
      warnings.append(
        FitWarning(
          code: "ratioScale",
          message: """
            a ratio of perception and expectation needs a scale with a natural zero, and answers of 1…10 have none: read \
            its classes rather than its size
            """,
          chinese: """
            感知与期望之比要求量表有自然零点，而 1…10 的答案没有：请看其类别，而不要看其大小
            """))
    }
    let small = results.results.count { $0.isSmall }
    if small > 0 {
      let all = results.results.count
      warnings.append(
        FitWarning(
          code: "fewAnswers",
          message: """
            \(all == 1 ? "the metric rests" : "\(small) of \(all) numbers rest") on fewer than \
            \(MetricResult.fewAnswers) answers: limits of so few may lie beyond what the metric can be, and where all \
            answers are the same the interval has no width and says nothing. Ask more people, or merge groups
            """,
          chinese: """
            \(all == 1 ? "该指标" : "\(all) 个数值中有 \(small) 个")所依据的答案不到 \(MetricResult.fewAnswers) 个：\
            答案这样少，界限可能超出指标的取值范围；若答案全都相同，区间没有宽度，不说明任何问题。请增加受访者，或合并组
            """))
    }
    let single = results.results.count { $0.hasOneUnit }
    if single > 0 {
      warnings.append(
        FitWarning(
          code: "oneUnit",
          message: """
            \(single) of \(results.results.count) metrics have all their answers in one sampling unit, which says \
            nothing of the others: their standard errors and intervals are null. Merge groups
            """,
          chinese: """
            \(results.results.count) 个指标中有 \(single) 个的答案全部来自一个抽样单元，无从得知其他单元的情况：\
            其标准误与区间为空。请合并组
            """))
    }
    let lacking = results.results.count { !$0.hasOneUnit && $0.lostReplicates > 0 }
    if lacking > 0 {
      warnings.append(
        FitWarning(
          code: "replicatesFailed",
          message: """
            \(lacking) of \(results.results.count) metrics have no value in some replicates, and each has its part of the \
            variance: their errors may be too small; where more than half are missing there is none. Merge small groups
            """,
          chinese: """
            \(results.results.count) 个指标中有 \(lacking) 个在部分重复样本中没有数值，而方差由全部重复样本组成：\
            其误差可能偏小；缺少一半以上时没有误差。请合并较小的组
            """))
    }
    let isClustered = results.design?.sampling?.columns.cluster != nil || results.design?.replicates != nil
    let certain = isClustered ? results.results.count { $0.hasCertainShare } : 0
    if certain > 0 {
      warnings.append(
        FitWarning(
          code: "shareWithoutVariance",
          message: """
            \(certain) of \(results.results.count) metrics have a share of 0 or 100 %, which does not vary between sampling \
            units: its interval is that of rows drawn one by one and too short where customers of a unit resemble each \
            other. Do not report it as one of the design
            """,
          chinese: """
            \(results.results.count) 个指标中有 \(certain) 个的比率为 0 或 100%，在抽样单元之间没有变化：其区间按逐行抽取计算，\
            若同一单元的顾客彼此相似则偏窄。请勿当作按抽样设计得出的区间来报告
            """))
    }
    let empty = results.results.count { $0.cases == 0 }
    if empty > 0 {
      warnings.append(
        FitWarning(
          code: "emptyGroups",
          message: """
            \(empty) of \(results.results.count) groups have no row that the metric can use, and their numbers are null: \
            look at the missing answers of their columns, or merge groups
            """,
          chinese: """
            \(results.results.count) 组中有 \(empty) 组没有该指标可用的行，其数值为空：请查看其各列缺失的答案，或合并组
            """))
    }
    return warnings
  }

  // MARK: Records

  private func record(_ result: MetricResult) -> Record {
    let group = result.group.map { labels in
      Record(zip(results.segmentColumns, labels).map { Field($0, .text($1)) })
    }
    return Record(
      [
        .identity("kind", result.kind), .identity("name", result.name, key: "metric"),
        Field("group", .record(group), key: "group"), Field("wave", .text(result.wave), key: "wave"),
        Field("n", .integer(result.cases)),
        Field("effective", .number(result.effective)), Field("missing", .integer(result.missing)),
        Field("estimates", .records(result.estimates.map(record))),
        Field("target", .record(result.target.map(record))), Field("table", result.table.map(value) ?? .null),
      ],
      row: ([result.kind, result.name] + (result.group ?? []) + [result.wave].compactMap { $0 })
        .joined(separator: " · "))
  }

  private func record(_ estimate: MetricEstimate) -> Record {
    Record([
      .identity("name", estimate.name, key: "estimate"),
      Field(
        "value", .number(estimate.value),
        uncertainty: Uncertainty(
          standardError: estimate.standardError, lower: estimate.lower, upper: estimate.upper, p: estimate.p),
        topic: "metrics"),
      Field("change", .record(estimate.change.map(record))),
    ])
  }

  private func record(_ change: MetricChange) -> Record {
    Record([
      Field("from", .text(change.from)),
      Field(
        "value", .number(change.value),
        uncertainty: Uncertainty(
          standardError: change.standardError, lower: change.lower, upper: change.upper, p: change.p),
        topic: "metrics"),
    ])
  }

  private func record(_ target: MetricTarget) -> Record {
    Record([
      Field("estimate", .text(target.estimate)), Field("value", .number(target.value)),
      Field("distance", .number(target.distance)), Field("lower", .number(target.lower)),
      Field("upper", .number(target.upper)),
    ])
  }

  private func value(_ table: MetricTable) -> FieldValue {
    switch table {
    case .curve(let points):
      .records(
        points.map { point in
          Record([
            Field("satisfaction", .number(point.satisfaction)), Field("n", .integer(point.cases)),
            Field("weight", .number(point.weight)),
            Field(
              "mean", .number(point.mean),
              uncertainty: Uncertainty(standardError: point.standardError, lower: point.lower, upper: point.upper)),
            Field("linear", .number(point.linear)), Field("monotone", .number(point.monotone)),
          ])
        })
    case .loyalty(let first, let second, let cells):
      .records(
        cells.map { cell in
          Record([
            Field(first, .bool(cell.first)), Field(second, .bool(cell.second)), Field("n", .integer(cell.cases)),
            Field(
              "value", .number(cell.share.value),
              uncertainty: Uncertainty(
                standardError: cell.share.standardError, lower: cell.share.lower, upper: cell.share.upper)),
          ])
        })
    }
  }
}
