internal import SatisfactionWording

extension PLSFit {
  /// Correlation from which two scores are hardly two: their variance inflation is 50 at least.
  private static var closestScores: Double { 0.99 }

  /// One warning for every two constructs whose scores are nearly the same, in the order of the model; a construct and
  /// what it is made of are meant to be close.
  var distinctnessWarnings: [FitWarning] {
    let names = model.numbering.constructs
    return names.indices.flatMap { k in
      names.indices.prefix(k).compactMap { j -> FitWarning? in
        let correlation = estimates.scoreCorrelations[j, k]
        guard correlation.magnitude > Self.closestScores, layout.plan?.isNested(j, k) != true else { return nil }
        let number = DecimalText.fixed(correlation, decimals: 4)
        return FitWarning(
          code: "hardlyDistinct",
          message: """
            the scores of \(names[j].nameForMessage) and \(names[k].nameForMessage) correlate by \
            \(number): they are hardly two constructs, and what is said of one apart \
            from the other means little. Merge them, or leave one out
            """,
          chinese: """
            \(names[j].nameForMessage) 与 \(names[k].nameForMessage) 的得分相关达 \(number)：二者几乎不能算两个构念，\
            分开解读其一意义不大。请合并二者，或舍弃其一
            """,
          construct: names[k])
      }
    }
  }
}
