internal import SatisfactionWording

/// What the reports of each schema are called at the head of their page.
enum ReportKind {
  private static let names: [String: Phrase] = [
    "csi.fit.v1": Phrase("Customer satisfaction report", "顾客满意度报告"),
    "csi.track.v1": Phrase("Satisfaction programme", "满意度跟踪调查"),
    "csi.compare.v1": Phrase("Comparison of groups", "组间比较"), "csi.drivers.v1": Phrase("Drivers", "驱动因素"),
    "csi.predict.v1": Phrase("Prediction", "预测"), "csi.metrics.v1": Phrase("Survey metrics", "调查指标"),
    "csi.slopes.v1": Phrase("Moderation", "调节效应"), "csi.plan.v1": Phrase("Sample size", "样本量"),
    "csi.estimators.v1": Phrase("Estimators side by side", "估计方法对比"),
    "csi.table.v1": Phrase("Results side by side", "结果对比"),
  ]

  /// The name of the reports of a schema.
  static func name(ofSchema schema: String) -> Phrase { names[schema] ?? Phrase("Report", "报告") }
}
