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
        return FitWarning(
          code: "hardlyDistinct",
          message: """
            the scores of \(names[j].nameForMessage) and \(names[k].nameForMessage) correlate by \
            \(DecimalText.fixed(correlation, decimals: 4)): they are hardly two constructs, and what is said of one apart \
            from the other means little. Merge them, or leave one out
            """,
          construct: names[k])
      }
    }
  }
}
