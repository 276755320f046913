import Foundation
import Satisfaction
import Testing

/// A model with products of which some factors are made of constructs, on the simulated survey of the tree.
enum TreeOfProducts {
  static let text = """
    @scale 1..10
    Overall =~ Product + Service
    Product =~ Design + Reliability
    Service =~ Staff + Speed
    Design =~ DES1..DES3
    Reliability =~ REL1..REL3
    Staff =~ STA1..STA4
    Speed =~ SPE1 + SPE2
    Price =~ PRI1..PRI3
    Satisfaction =~ SAT1..SAT3
    Loyalty =~ LOY1..LOY3
    Satisfaction ~ Overall + Price + Overall:Price + Overall:Overall
    Loyalty ~ Satisfaction + Price + Satisfaction:Price
    """

  /// One way to estimate the tree, and one to estimate the products.
  struct Way: CustomTestStringConvertible, Sendable {
    let approach: HigherOrder
    let moderation: Moderation
    var testDescription: String { "\(approach.rawValue), \(moderation.rawValue)" }
    var estimator: PLS { PLS(moderation: moderation, tolerance: 1e-13, maximumIterations: 20_000) }
  }

  /// All that are estimated.
  static let ways = HigherOrder.allCases.flatMap { approach in
    Moderation.allCases.map { Way(approach: approach, moderation: $0) }
  }.filter { $0.approach != .embedded || [.twoStage, .refit].contains($0.moderation) }

  static func model(_ approach: HigherOrder = .disjoint) throws -> PathModel {
    try PathModel(text: text, higherOrder: approach)
  }

  /// The same without products.
  static func linear(_ model: PathModel) throws -> PathModel {
    try PathModel(
      constructs: model.constructs, paths: model.paths, conventions: model.conventions, higherOrder: model.higherOrder)
  }

  static func survey() throws -> Dataset { try HigherOrderCase.tree.survey(for: model()) }
}
