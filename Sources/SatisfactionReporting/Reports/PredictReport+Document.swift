internal import PathModeling
internal import SatisfactionWording

extension PredictReport {
  /// The report as a person reads it: the answer first, then the losses, then every indicator.
  public func document(digits: Int) -> ReportDocument { document(ReportDigits(digits), .plain) }

  /// The same in the words of a report.
  func document(_ digits: ReportDigits, _ words: ReportWords) -> ReportDocument {
    let name = source.title(words.language) ?? prediction.sample.source
    return ReportDocument(
      title: words("Does it predict: \(name)", "预测能力：\(name)"), facts: facts(words),
      blocks: verdict(words).map { .paragraph($0) }
        + [.table(lossTable(digits, words)), .table(indicatorTable(digits, words))],
      warnings: warnings.map { $0.text(words.language) }, footer: footer(words))
  }

  private func facts(_ words: ReportWords) -> [[String]] {
    let (sample, options) = (prediction.sample, prediction.options)
    let rows = words.sample(sample, source) + words.missing(sample, options.missing.rawValue)
    let design = prediction.design.map { design in
      [design.text(words) + (jackknife.map { [design.jackknife($0.count, words)] } ?? [])]
    }
    return [rows] + (design ?? [])
      + [[foldText(words), techniqueText(words), words.estimator(prediction.settings)]]
  }

  /// How rows were divided.
  func foldText(_ words: ReportWords) -> String {
    let cluster = prediction.options.design?.cluster ?? prediction.options.cluster
    let clusters = cluster.map { words(" of clusters (\($0))", "，按整群（\($0)）") } ?? ""
    return switch prediction.options.folds {
    case .random(let folds, 1): words("\(folds) folds\(clusters)", "\(folds) 折\(clusters)")
    case .random(let folds, let repetitions):
      words("\(repetitions) × \(folds) folds\(clusters)", "\(repetitions) × \(folds) 折\(clusters)")
    case .leaveOneOut: words("leave-one-out\(clusters)", "留一法\(clusters)")
    case .columns(let names):
      words("folds of \(names.joined(separator: ", "))\(clusters)", "按 \(names.joined(separator: ", ")) 分折\(clusters)")
    }
  }

  private func techniqueText(_ words: ReportWords) -> String {
    switch prediction.options.technique {
    case .direct: words("direct antecedents", "直接前因")
    case .earliest: words("earliest antecedents", "最早前因")
    }
  }

  // MARK: What it comes to

  /// The answer in words; nothing is said of what was not tested.
  func verdict(_ words: ReportWords) -> [String] {
    let benchmarks = [
      (prediction.overall.average, words("the training means", "训练均值")),
      (prediction.overall.linear, words("linear models of the antecedents' items", "前因题目的线性模型")),
      (prediction.overall.alternative, against ?? ""),
    ]
    let sentences = benchmarks.compactMap { test, benchmark in test.map { Self.sentence($0, benchmark, words) } }
    let losses =
      sentences.isEmpty
      ? []
      : [
        words(
          "On rows it has not seen, the model \(sentences.joined(separator: ", ")).",
          "对未见过的行，模型\(sentences.joined(separator: "，"))。")
      ]
    return losses + (prediction.power.map { [sentence($0, words)] } ?? [])
  }

  private static func sentence(_ test: PredictionTest, _ benchmark: String, _ words: ReportWords) -> String {
    let p = words.probability(test.p)
    guard test.isDecided else {
      return words("is not told from \(benchmark) (\(p))", "与\(benchmark)未见差异（\(p)）")
    }
    return test.difference < 0
      ? words("predicts better than \(benchmark) (\(p))", "优于\(benchmark)（\(p)）")
      : words("predicts worse than \(benchmark) (\(p))", "逊于\(benchmark)（\(p)）")
  }

  /// The rule of the field, with the numbers behind it, and what the test says of the same comparison.
  private func sentence(_ power: PredictivePower, _ words: ReportWords) -> String {
    let (all, better) = (prediction.indicators.count, prediction.itemsBetterThanLinear ?? 0)
    let counts =
      all == 1
      ? words(
        "The item has \(better == 1 ? "a smaller" : "no smaller") RMSE than its linear model",
        "该题的 RMSE \(better == 1 ? "小于" : "不小于")其线性模型")
      : words(
        "\(better) of \(all) items \(better == 1 ? "has" : "have") a smaller RMSE than \(better == 1 ? "its" : "their") "
          + "linear model\(better == 1 ? "" : "s")", "\(all) 题中有 \(better) 题的 RMSE 小于其线性模型")
    let gain =
      prediction.gainOverLinear.map { gain in
        let percent = NumberText.significant(100 * gain.magnitude)
        return words(
          ", which over all items is \(percent) % \(gain < 0 ? "larger" : "smaller") on average",
          "（各题平均\(gain < 0 ? "大" : "小") \(percent)%）")
      } ?? ""
    return counts + gain + words(": ", "：") + Self.name(power, words) + Self.caution(power, prediction.overall, words)
      + words(".", "。")
  }

  private static func name(_ power: PredictivePower, _ words: ReportWords) -> String {
    switch power {
    case .high: words("high predictive power by the rule of Shmueli et al. (2019)", "按 Shmueli 等（2019）的规则，预测力高")
    case .medium: words("medium predictive power by the rule of Shmueli et al. (2019)", "按 Shmueli 等（2019）的规则，预测力中等")
    case .low: words("low predictive power by the rule of Shmueli et al. (2019)", "按 Shmueli 等（2019）的规则，预测力低")
    case .none: words("no predictive power by the rule of Shmueli et al. (2019)", "按 Shmueli 等（2019）的规则，无预测力")
    }
  }

  /// That the rule only counts, where the test (CVPAT) does not say the same; empty where both agree, or without a test.
  private static func caution(_ power: PredictivePower, _ tests: PredictionTests, _ words: ReportWords) -> String {
    guard let test = tests.linear, power == .high || power == .medium else { return "" }
    guard test.isDecided else {
      return words(
        ", which only counts items: the test of the same errors (CVPAT, \(words.probability(test.p))) does not tell the model "
          + "from the linear models",
        "；但该规则只数题目，对同一误差的检验（CVPAT，\(words.probability(test.p))）未能区分二者")
    }
    guard test.difference > 0 else { return "" }
    return words(
      ", which only counts items: by the size of the errors the linear models predict better (CVPAT, "
        + "\(words.probability(test.p)))",
      "；但该规则只数题目，按误差大小线性模型更优（CVPAT，\(words.probability(test.p))）")
  }

  // MARK: Tables

  private func lossTable(_ digits: ReportDigits, _ words: ReportWords) -> ReportTable {
    let hasAlternative = prediction.alternative != nil
    var columns: [ReportTable.Column] = [
      .text(words("Loss", "损失")), .number(words("model", "模型")), .number(words("less that\nof means", "减均值")),
      .number("p"), .number(words("less that of\nlinear models", "减线性模型")), .number("p"),
    ]
    if hasAlternative { columns += [.number(words("less that of\nthe alternative", "减备选模型")), .number("p")] }
    func row(_ name: String, _ tests: PredictionTests, emphasis: ReportTable.Row.Emphasis) -> ReportTable.Row {
      func cells(_ test: PredictionTest?) -> [ReportTable.Cell] {
        [.number(test?.difference, decimals: digits.coefficient), .probability(test?.p, decimals: 3)]
      }
      return ReportTable.Row(
        [.text(name), .number(tests.average?.lossPLS, decimals: digits.coefficient)] + cells(tests.average)
          + cells(tests.linear) + (hasAlternative ? cells(tests.alternative) : []), emphasis: emphasis)
    }
    return ReportTable(
      title: words("Mean squared error of rows the model has not seen", "模型未见过的行的均方误差"), columns: columns,
      rows: prediction.constructs.map { row(words.name($0.name), $0.tests, emphasis: .plain) }
        + [row(words("All constructs", "全部构念"), prediction.overall, emphasis: .strong)],
      note: words(
        "a difference below 0 says that the model predicts better; p is two-sided", "差小于 0 表示模型预测更好；p 为双侧"))
  }

  private func indicatorTable(_ digits: ReportDigits, _ words: ReportWords) -> ReportTable {
    let decimals = digits.coefficient
    let rows = prediction.indicators.map { row in
      ReportTable.Row(
        [
          .text(words.name(row.name)), .text(words.name(row.construct)), .number(row.pls.rmse, decimals: decimals),
          .number(row.linear?.rmse, decimals: decimals), .number(row.average.rmse, decimals: decimals),
          .number(row.pls.mae, decimals: decimals), .number(row.linear?.mae, decimals: decimals),
          .number(row.pls.q2predict, decimals: decimals),
        ], emphasis: row.predictsBetterThanMeans ? .plain : .weak)
    }
    func linear(_ measure: String) -> String { words("\(measure)\nlinear", "\(measure)\n线性") }
    return ReportTable(
      title: words("Predictions of the items, in points of their scales", "各题预测（以量表分计）"),
      columns: [
        .text(words("Item", "题目")), .text(words("Construct", "构念")), .number("RMSE"),
        .number(linear("RMSE")), .number(words("RMSE\nmeans", "RMSE\n均值")), .number("MAE"), .number(linear("MAE")),
        .number("Q²"),
      ], rows: rows,
      note: words(
        "Q² above 0: better than the means of the training rows · linear: \(benchmarkText(words))",
        "Q² 大于 0：优于训练行的均值 · 线性：\(benchmarkText(words))"))
  }

  private func benchmarkText(_ words: ReportWords) -> String {
    switch prediction.options.benchmark {
    case .exogenous: words("least squares on the items of exogenous constructs", "对外生构念题目的最小二乘")
    case .antecedents: words("least squares on the items of the direct antecedents", "对直接前因题目的最小二乘")
    case .others: words("least squares on the items of all other constructs", "对其他所有构念题目的最小二乘")
    }
  }

  private func footer(_ words: ReportWords) -> [String] {
    let (used, requested) = (prediction.foldsUsed, prediction.foldsRequested)
    return [words("\(used) of \(requested) folds estimated", "估计 \(requested) 折中的 \(used) 折")]
      + words.repetition(seed: drawingSeed, fingerprint: prediction.sample.fingerprint)
  }
}

extension PredictionTest {
  /// Whether it tells the model from its benchmark, at 5 %.
  var isDecided: Bool { p.map { $0 < 0.05 } ?? false }
}
