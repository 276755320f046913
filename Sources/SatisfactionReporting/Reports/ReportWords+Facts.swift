internal import PathModeling
internal import SatisfactionWording
internal import SurveyData

/// What stands at the head and the foot of every report, in the same words.
extension ReportWords {
  // MARK: Head

  /// Whose answers a report is made of, in short pieces: the data where the report has a title of its own, the rows used,
  /// the conditions on them, weights, and rows that were not asked.
  func sample(_ sample: Sample, _ source: ReportSource) -> [String] {
    let used = CountText.grouped(sample.used)
    if sample.isMatrix { return ["\(sample.source), n = \(used)"] }
    return (source.title == nil ? [] : [sample.source])
      + [self.rows(used: sample.used, of: sample.rows)] + conditions(source)
      + weighted(by: sample.weightsColumn) + zeroWeights(sample)
      + (sample.notAsked > 0
        ? [
          self(
            "\(CountText.counted(sample.notAsked, "row")) not asked (@skip)",
            "\(CountText.grouped(sample.notAsked)) 行未被询问（@skip）")
        ] : [])
  }

  /// How many answers are missing, and what became of them; nothing where all are there.
  func missing(_ sample: Sample, _ policy: String) -> [String] {
    if sample.hasUnexplainedLoss { return [unexplainedLoss(sample)] }
    guard sample.missingCells > 0 else { return [] }
    let cells = CountText.counted(sample.missingCells, "missing answer")
    return [self("\(cells) (\(policy))", "缺失 \(CountText.grouped(sample.missingCells)) 个答案（\(policy)）")]
  }

  /// Rows of sums that were left out.
  func unexplainedLoss(_ sample: Sample) -> String {
    self(
      "\(CountText.counted(sample.dropped, "row")) left out: missing answers, or no weight",
      "未使用 \(CountText.grouped(sample.dropped)) 行：缺失答案，或没有权重")
  }

  /// The conditions that rows had to meet; nothing without any.
  func conditions(_ source: ReportSource) -> [String] {
    guard !source.conditions.isEmpty else { return [] }
    let all = source.conditions
    return [self("where \(all.joined(separator: " and "))", "条件 \(all.joined(separator: "、"))")]
  }

  /// The column of case weights; nothing without one.
  func weighted(by column: String?) -> [String] {
    column.map { [self("weighted by \($0)", "按 \($0) 加权")] } ?? []
  }

  /// Rows that count for nothing by their weight; nothing where there are none.
  func zeroWeights(_ sample: Sample) -> [String] {
    guard sample.zeroWeightRows > 0 else { return [] }
    return [
      self(
        "\(CountText.counted(sample.zeroWeightRows, "row")) of weight 0",
        "\(CountText.grouped(sample.zeroWeightRows)) 行权重为 0")
    ]
  }

  // MARK: Foot

  /// How a report can be repeated, in short pieces: its replicates, its seed, the program, the data.
  ///
  /// - Parameters:
  ///   - resampling: The replicates; nil without any.
  ///   - seed: What was drawn from besides them; nil where nothing was.
  ///   - fingerprint: That of the data; nil for moments.
  func repetition(_ resampling: ReportResampling? = nil, seed: UInt64? = nil, fingerprint: String?) -> [String] {
    let software = Manifest.Software.current
    return (resampling.map { [replicates($0)] } ?? [])
      + ((resampling?.seed ?? seed).map { [self("seed \($0)", "种子 \($0)")] } ?? [])
      + ["\(software.name) \(software.version)", software.blas]
      + (fingerprint.map { [self("data \($0)", "数据 \($0)")] } ?? [])
  }

  /// How many replicates of what, and how many of them failed.
  func replicates(_ resampling: ReportResampling) -> String {
    let (requested, failed) = (CountText.grouped(resampling.requested), CountText.grouped(resampling.failedCount))
    let unit = resampling.unitText(self)
    return self(
      "\(requested) replicates of \(unit), \(failed) failed", "重复 \(requested) 次（\(unit)），失败 \(failed) 次")
  }

  // MARK: Choices

  /// What the field calls a kind of interval.
  func kind(_ interval: IntervalKind) -> String {
    switch interval {
    case .percentile: self("percentile", "百分位")
    case .basic: self("basic", "基本")
    case .normal: self("normal", "正态")
    case .bc: self("bias-corrected", "偏差校正")
    case .bca: "BCa"
    case .studentized: self("studentized", "学生化")
    case .t: "t"
    }
  }

  /// What the field calls an estimator.
  func name(_ estimator: ModelEstimator) -> String {
    let chinese =
      switch estimator {
      case .pls: "PLS"
      case .plsc: "一致 PLS"
      case .unit: "等权"
      case .pca: "第一主成分"
      case .gsca: "广义结构成分分析"
      case .ml: "最大似然估计"
      }
    return self(estimator.ofScores?.name ?? "maximum likelihood", chinese)
  }
}
