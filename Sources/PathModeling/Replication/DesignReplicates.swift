/// Replicates of a designed sample that are taken as they are, and not drawn.
///
/// Sums and differences of estimates are formed in each of them, standard errors follow by the rule of their kind, and
/// intervals are of t with the degrees of freedom of the design.
public enum DesignReplicates: Sendable, Equatable, Codable {
  /// Each sampling unit of a design is left out in turn; without a design each row.
  case jackknife
  /// Replicate weights that came with the survey: they replace its weights, and stand for a design.
  case columns(ReplicateColumns)
}

/// The replicates that standard errors were made of.
public struct DesignReplication: Sendable, Equatable {
  /// How a variance follows from them.
  public let variance: VarianceRule
  /// How many there are.
  public let count: Int

  package init(variance: VarianceRule, count: Int) {
    self.variance = variance
    self.count = count
  }
}
