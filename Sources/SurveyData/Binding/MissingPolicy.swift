/// What becomes of a row in which an answer is missing.
public enum MissingPolicy: String, Sendable, Codable, CaseIterable {
  /// Only rows with an answer to every indicator of the analysis are used. The default: it invents nothing.
  case casewise
  /// A missing answer becomes the (weighted) mean of the indicator's answers; standard deviations are computed after
  /// that, and are therefore too small.
  case mean
  /// Means and covariances are those under which the answers that are there are most likely, if answers are normal and
  /// missing at random: the EM algorithm, inside every replicate too. A row with any answer is used.
  case em
  /// A missing answer is an error.
  case error
}
