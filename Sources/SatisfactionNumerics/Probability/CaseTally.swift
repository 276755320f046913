/// Cases that gave the same answers, counted together.
package struct CaseTally: Sendable, Equatable {
  /// How many they are.
  package let cases: Int
  /// Σω.
  package let weight: Double
  /// Σω².
  package let squaredWeight: Double

  /// Cases with weights above 0.
  package init(cases: Int, weight: Double, squaredWeight: Double) {
    (self.cases, self.weight, self.squaredWeight) = (cases, weight, squaredWeight)
  }

  /// Cases that count once each.
  package init(cases: Int) { self.init(cases: cases, weight: Double(cases), squaredWeight: Double(cases)) }
}
