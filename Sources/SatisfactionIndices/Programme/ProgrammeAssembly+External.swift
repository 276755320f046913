internal import PathModeling
internal import SatisfactionWording

extension ProgrammeAssembly {
  /// Published values that are named, the rest is counted.
  private static let mostNamed = 5

  /// Published values of waves and constructs that the programme does not have: they stand beside no index.
  var externalWarnings: [FitWarning] {
    let waves = cells.calendar?.labels ?? []
    let constructs = model.constructs.indices.map(model.name(ofReported:))
    let others = tracking.benchmarks.filter { value in value.wave.map { !waves.contains($0) } ?? false }
    let notReported = tracking.benchmarks.filter { !constructs.contains($0.construct) && !others.contains($0) }
    let advice =
      waves.isEmpty
      ? Phrase("name the column of the waves (--wave)", "指明期次所在的列（--wave）")
      : Phrase("write the waves as the survey does", "按调查中的写法填写期次")
    return [
      Self.warning(
        others, Phrase("the programme has no such wave", "本调查没有该期次"), advice: advice),
      Self.warning(
        notReported, Phrase("the programme does not report that construct", "本调查不报告该构念"),
        advice: Phrase("add it to --constructs", "将其加入 --constructs")),
    ].compactMap { $0 }
  }

  private static func warning(_ values: [ExternalIndex], _ reason: Phrase, advice: Phrase) -> FitWarning? {
    guard !values.isEmpty else { return nil }
    let names = values.map { value in
      ([value.name] + [value.wave].compactMap { $0 } + [value.construct]).joined(separator: " ").excerptForMessage
    }
    let rest = names.count - min(names.count, mostNamed)
    let places = Phrase(
      names.prefix(mostNamed).joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : ""),
      names.chineseList(first: mostNamed))
    return FitWarning(
      code: "externalNotShown",
      message: """
        published values of \(places.english): \(reason.english), so that they stand in CSV and JSON and beside no index. \
        Check the file of these values, or \(advice.english)
        """,
      chinese: """
        已发布的数值 \(places.chinese)：\(reason.chinese)，只列入 CSV 和 JSON，不与任何指数并列。\
        请检查这些数值所在的文件，或\(advice.chinese)
        """)
  }
}
