internal import PathModeling
internal import SatisfactionWording
internal import SurveyData

extension DesignSummary {
  /// How the sample was drawn, in the words of a report.
  func text(_ words: ReportWords) -> [String] {
    let degrees = freedom(words.language)
    if let columns = replicates {
      let choices = columns.choices
      let rho = choices.usedRho.map { words(" (ρ \(NumberText.written($0)))", "（ρ \(NumberText.written($0))）") } ?? ""
      let isPattern = choices.columns.contains { $0.hasSuffix("*") }
      let ends = "\(columns.first) … \(columns.last)"
      let names = choices.columns.joined(separator: ",") + (isPattern ? words(" (\(ends))", "（\(ends)）") : "")
      return [
        words(
          "\(columns.count) replicate weights \(names), \(choices.kind.rawValue)\(rho)",
          "\(columns.count) 列重复权重 \(names)，\(choices.kind.rawValue)\(rho)"), degrees,
      ]
    }
    guard let sampling else { return [degrees] }
    let clusters = CountText.grouped(sampling.unitCount)
    var parts = [
      sampling.columns.cluster.map { words("\(clusters) clusters by \($0)", "按 \($0) 分 \(clusters) 个整群") }
        ?? words("drawn row by row", "逐行抽取")
    ]
    if let strata = sampling.columns.strata {
      let count = sampling.strata.count
      parts.append(
        words("\(CountText.counted(count, "stratum", "strata")) by \(strata)", "按 \(strata) 分 \(count) 层"))
    }
    return parts + population(sampling.columns, words) + lonely(sampling.columns, words) + [degrees]
  }

  /// What a jackknife of the design leaves out in turn.
  ///
  /// - Parameter count: Number of replicates.
  func jackknife(_ count: Int, _ words: ReportWords) -> String {
    let number = CountText.grouped(count)
    return hasBuckets
      ? words("jackknife of \(number) buckets of sampling units", "逐一去掉 \(number) 组抽样单元（刀切法）")
      : words(
        "jackknife of \(CountText.counted(count, "sampling unit"))", "逐一去掉 \(number) 个抽样单元（刀切法）")
  }

  /// How many units there are to draw from, or which part of them was drawn; nothing where they are without number.
  private func population(_ columns: DesignColumns, _ words: ReportWords) -> [String] {
    switch columns.population {
    case nil: []
    case .column(let name): [words("finite population by \(name)", "有限总体见 \(name)")]
    case .number(let value) where value < 1:
      [words("sampling fraction \(NumberText.written(value))", "抽样比 \(NumberText.written(value))")]
    case .number(let value):
      [words("finite population of \(NumberText.written(value))", "有限总体 \(NumberText.written(value))")]
    }
  }

  /// What becomes of strata with one unit; nothing where they are refused.
  private func lonely(_ columns: DesignColumns, _ words: ReportWords) -> [String] {
    switch columns.lonely {
    case .error: []
    case .certainty: [words("lone units certain", "单独单元视为必然入样")]
    case .collapse: [words("lone units joined with the next stratum", "单独单元并入下一层")]
    }
  }
}
