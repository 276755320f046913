/// Which heterotrait–monotrait ratio of correlations is meant.
public enum HTMTDefinition: String, Sendable, Codable, CaseIterable {
  /// HTMT+: means of absolute correlations (Ringle, Sarstedt, Sinkovics & Sinkovics 2023).
  case absolute
  /// Means of signed correlations (Henseler, Ringle & Sarstedt 2015); undefined where the product of the monotrait
  /// means is not positive.
  case signed
  /// HTMT2: geometric means (Roemer, Schuberth & Henseler 2021); undefined where a correlation is not positive.
  case geometric
}
