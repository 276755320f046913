internal import PathSpecification
internal import SatisfactionWording

extension MaximumLikelihood {
  /// Estimates outside their admissible range, each named, then what was assumed of the moments.
  public var warnings: [FitWarning] {
    admissibilityWarnings + indistinctFactors + effectsBeyondOne + missingErrors + correlationsOnly
  }

  /// What of the sample makes the estimates unreliable; see `PLSFit.sampleWarnings`.
  public var sampleWarnings: [FitWarning] {
    SampleAdequacy(model: model, sample: sample, moments: moments).warnings
  }

  /// Variances below 0: the likelihood does not know that there are none.
  var admissibilityWarnings: [FitWarning] {
    parameters.filter { $0.left == $0.right && $0.estimate < 0 }.map { variance in
      let isError = variance.kind == .residual
      let advice =
        isError
        ? Phrase(
          "its block may hold too few questions, or another factor: look at its loadings",
          "所属构念的题目可能太少，或含有另一个因子：请查看其载荷")
        : Phrase(
          "it may not be distinct from its predecessors (see HTMT), or the sample is too small",
          "它与前因可能不可区分（见 HTMT），或样本太小")
      let number = NumberText.significant(variance.estimate)
      return FitWarning(
        code: "negativeVariance",
        message: """
          the error variance of \(variance.left.nameForMessage) is \(number), below 0 (a Heywood case): \
          \(advice.english). Do not report the model as it is
          """,
        chinese: """
          \(variance.left.nameForMessage) 的误差方差为 \(number)，小于 0（Heywood 情形）：\(advice.chinese)。\
          请勿按现状报告该模型
          """,
        construct: isError ? model.construct(ofIndicator: variance.left)?.name : variance.left,
        indicator: isError ? variance.left : nil)
    }
  }

  private var missingErrors: [FitWarning] {
    guard parameters.contains(where: { $0.standardError == nil }) else { return [] }
    return [
      FitWarning(
        code: "singularInformation",
        message: """
          the information of the parameters is singular, so they have no standard errors: the data hardly tell some of \
          them apart. Merge constructs that are not distinct (see HTMT), or leave paths out
          """,
        chinese: """
          参数的信息矩阵奇异，因此没有标准误：数据难以区分其中一些参数。请合并不可区分的构念（见 HTMT），或减少路径
          """)
    ]
  }

  private var correlationsOnly: [FitWarning] {
    guard !moments.hasScaleMetric else { return [] }
    return [
      FitWarning(
        code: "correlationsAsCovariances",
        message: """
          correlations were taken for covariances: standardised estimates and χ² hold, standard errors are approximate \
          (Cudeck 1989). Give standard deviations with the correlations
          """,
        chinese: """
          以相关代替了协方差：标准化估计值与 χ² 成立，标准误只是近似值（Cudeck 1989）。请连同相关一并提供标准差
          """)
    ]
  }
}
