/// What becomes of a cell that is empty because its question was not put, where missing answers are replaced by means.
///
/// Only ``MissingPolicy/mean`` asks: casewise leaves such rows out of the population, and the EM algorithm takes the cell
/// as unobserved.
public enum SkipPolicy: String, Sendable, Codable, CaseIterable {
  /// An error: a mean would invent answers of people who were never asked. The default.
  case error
  /// The mean, as if the answer had been refused.
  case mean
}
