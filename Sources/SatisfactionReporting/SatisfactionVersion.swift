/// The version of this package.
public enum SatisfactionVersion {
  /// Semantic version, as every machine-readable output carries it.
  public static let current = "0.2.0"
}
