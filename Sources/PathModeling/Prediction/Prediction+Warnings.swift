internal import SatisfactionWording

extension Prediction {
  /// Rows below which a test of predictions says hardly anything.
  private static let fewRows = 30

  /// What of the sample makes the comparisons unreliable: too few rows for the model, or for a test of their losses.
  public var sampleWarnings: [FitWarning] {
    let few = SampleAdequacy(model: model, sample: sample, moments: nil).warnings
    guard sample.used < Self.fewRows else { return few }
    return few + [
      FitWarning(
        code: "fewPredictedRows",
        message: """
          \(CountText.counted(sample.used, "row")) are few to test predictions: errors, their order and what is called \
          predictive power may be other in the next sample. Ask more people
          """,
        chinese: """
          仅 \(CountText.grouped(sample.used)) 行，不足以检验预测：换一个样本，误差及其次序和所谓预测力都可能不同。请增加受访者
          """)
    ]
  }
}
