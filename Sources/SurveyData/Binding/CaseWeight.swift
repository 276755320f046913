/// What a number must be to say how much a case, or a member of a group, counts.
package enum CaseWeight {
  /// Weights that are not 0: far wider than any survey needs, and narrow enough for the fourth powers of weights, which
  /// tests of means sum up, to be numbers.
  package static let range = 1e-30...1e30

  /// Whether the number can be a weight.
  package static func isUsable(_ weight: Double) -> Bool { weight == 0 || range.contains(weight) }
}
