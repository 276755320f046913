public import PathSpecification
internal import SatisfactionWording
public import SurveyData

extension PathModel {
  /// What the answers of a survey hide that the numbers of a fit do not show: codes for "no answer" that are not
  /// declared, typing errors, averages in place of answers, rare answers, items that cost many rows, skip rules
  /// that never apply, uneven weights.
  ///
  /// - Parameters:
  ///   - survey: The answers that the model was put to.
  ///   - sample: What became of its rows.
  /// - Complexity: One pass over the columns without a declared scale, over those with fractions, and, where rows are
  ///   few, over all.
  public func dataWarnings(about survey: Dataset, _ sample: Sample) -> [FitWarning] {
    let profiles = codings.compactMap { coding in
      survey.column(named: coding.name).flatMap { AnswerCounts($0, coding, isSmall: sample.rows <= Self.fewRows) }
    }
    return FitWarning.undeclaredCodes(in: survey, for: self) + profiles.flatMap { warnings($0) } + averages(profiles)
      + lostRows(survey, sample) + idleSkips(survey) + unevenWeights(survey)
  }

  /// Rows up to which every column is looked at: in larger surveys an answer is hardly ever rare.
  private static let fewRows = 20_000

  // MARK: Columns

  private func warnings(_ profile: AnswerCounts) -> [FitWarning] {
    let construct = constructs.first { $0.indicators.contains(profile.name) }?.name
    var warnings: [FitWarning] = []
    if profile.hasStrayFractions {
      warnings.append(
        FitWarning(
          code: "strayFractions",
          message: """
            \(CountText.counted(profile.fractions, "answer")) to \(profile.name.nameForMessage) among \
            \(CountText.grouped(profile.answers)) \(profile.fractions == 1 ? "is a fraction" : "are fractions"), all \
            others are whole: look for typing errors
            """,
          chinese: """
            \(profile.name.nameForMessage) 的 \(CountText.grouped(profile.answers)) 个答案中有 \
            \(CountText.grouped(profile.fractions)) 个是小数，其余都是整数：请检查是否录入有误
            """,
          construct: construct, indicator: profile.name))
    }
    if let rare = profile.rareAnswer {
      warnings.append(
        .rareAnswer(profile.name, NumberText.written(rare.value), cases: rare.count, construct: construct))
    }
    return warnings
  }

  /// Where most answers of most items are fractions within scales of whole numbers, the rows are hardly respondents.
  private func averages(_ profiles: [AnswerCounts]) -> [FitWarning] {
    let averaged = profiles.filter { profile in
      guard let scale = conventions.scale(of: profile.name) else { return false }
      return scale.lowerBound == scale.lowerBound.rounded() && scale.upperBound == scale.upperBound.rounded()
        && 2 * profile.fractions > profile.answers
    }
    guard 2 * averaged.count > indicators.count else { return [] }
    return [
      FitWarning(
        code: "averages",
        message: """
          most answers are fractions, though the scales are of whole numbers: are the rows averages of groups? \
          Intervals and p-values are those of single respondents; give the answers of respondents
          """,
        chinese: """
          量表由整数组成，而多数答案是小数：各行是否为分组平均？区间与 p 值以单个受访者为准；请提供受访者各自的答案
          """)
    ]
  }

  // MARK: Rows

  /// The share of rows that missing answers may cost unsaid.
  private static let tolerableLoss = 0.1

  private func lostRows(_ survey: Dataset, _ sample: Sample) -> [FitWarning] {
    guard Double(sample.dropped) > Self.tolerableLoss * Double(sample.rows) else { return [] }
    let missing = codings.compactMap { coding -> (name: String, count: Int)? in
      let empty = survey.column(named: coding.name)?.missingCount(codes: coding.missingCodes) ?? 0
      let count = empty - (survey.notAsked(for: coding)?.count { $0 } ?? 0)
      return count > 0 ? (coding.name, count) : nil
    }
    let costly = missing.enumerated().sorted {
      $0.element.count == $1.element.count ? $0.offset < $1.offset : $0.element.count > $1.element.count
    }.prefix(3).map { "\($0.element.name.nameForMessage) (\(CountText.grouped($0.element.count)))" }
    return [
      FitWarning(
        code: "rowsLost",
        message: """
          missing answers cost \(CountText.grouped(sample.dropped)) of \(CountText.counted(sample.rows, "row")), most to \
          \(costly.joined(separator: ", ")): who answers everything may differ from the others. Compare with \
          --missing mean, or leave these items out
          """,
        chinese: """
          \(CountText.grouped(sample.rows)) 行中有 \(CountText.grouped(sample.dropped)) 行因答案缺失而舍弃，缺失最多的是 \
          \(costly.joined(separator: "、"))：答全的受访者可能与其他人不同。请用 --missing mean 对照，或舍弃这些题目
          """)
    ]
  }

  /// A rule whose value no row has leaves nobody out: the value is misspelt, or the question was put to everybody.
  private func idleSkips(_ survey: Dataset) -> [FitWarning] {
    conventions.skips.filter { rule in
      survey.column(named: rule.column).map { !$0.rows(holding: rule.value).contains(true) } ?? false
    }.map { rule in
      FitWarning(
        code: "idleSkip",
        message: """
          no row holds \(rule.value.quotedForMessage) in \(rule.column.nameForMessage), so nobody skipped \
          \(rule.indicator.nameForMessage): write the value as the data do (@skip), or leave the rule out
          """,
        chinese: """
          \(rule.column.nameForMessage) 列没有任何一行为 \(rule.value.quotedForMessage)，因此无人跳过 \
          \(rule.indicator.nameForMessage)：请按数据中的写法填写该值（@skip），或删去这条规则
          """,
        construct: construct(ofIndicator: rule.indicator)?.name, indicator: rule.indicator)
    }
  }

  /// Kish's n_eff = (Σω)²/Σω²: how many equal answers carry as much as the weighted ones.
  private func unevenWeights(_ survey: Dataset) -> [FitWarning] {
    guard let name = conventions.weightsColumn, let column = survey.column(named: name) else { return [] }
    let (count, sum, squares) = column.positiveSums
    guard squares > 0, 2 * sum * sum / squares < Double(count) else { return [] }
    let effective = CountText.grouped(Int((sum * sum / squares).rounded()))
    return [
      FitWarning(
        code: "unevenWeights",
        message: """
          the weights in \(name.nameForMessage) are so uneven that \(CountText.counted(count, "row")) carry no more than \
          \(effective) of equal weight: trim the largest weights
          """,
        chinese: """
          \(name.nameForMessage) 列的权重很不均匀，\(CountText.grouped(count)) 行所含的信息只相当于 \(effective) 行等权数据：\
          请截断最大的权重
          """)
    ]
  }
}
