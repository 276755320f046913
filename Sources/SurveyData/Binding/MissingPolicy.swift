/// What becomes of a row in which an answer is missing.
public enum MissingPolicy: String, Sendable, Codable, CaseIterable {
  /// Only rows with an answer to every indicator of the analysis are used. The default: it invents nothing.
  case casewise
  /// A missing answer becomes the (weighted) mean of the indicator's answers; standard deviations are computed after
  /// that, and are therefore too small.
  case mean
  /// A missing answer is an error.
  case error
}
