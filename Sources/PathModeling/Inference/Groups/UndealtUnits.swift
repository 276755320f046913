/// Why the sampling units of two groups are not dealt anew, so that there is no permutation test of them.
public enum UndealtUnits: Error, Sendable, Equatable, Codable {
  /// A unit has cases of both groups.
  case mixedUnit
  /// Within the strata there are so few ways of dealing units, the real one among them, that no difference could be rare:
  /// one where the groups are made of strata, or of one unit each.
  case fewDivisions(Int)
  /// Replicate weights do not tell which cases were drawn together.
  case unitsUnknown
}
