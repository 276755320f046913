/// An index that changed, taken apart into what its items did and what their weights did.
///
/// With v the share of an item in the index and m its own 0–100 score, the index is Σvm, and
/// d = Σ½(v₁+v₀)(m₁−m₀) + Σ(½(m₁+m₀) − c)(v₁−v₀), c = ½(I₁+I₀).
///
/// c changes no sum, because shares sum to 1 in both waves; it makes an item's weight part positive where weight moved
/// to an item above the index.
///
/// - Source: Kitagawa (1955), JASA 50, 1168–1194, doi:10.1080/01621459.1955.10501299; for two factors it is the Shapley
///   value, Shorrocks (2013), J. Econ. Inequality 11, 99–126, doi:10.1007/s10888-011-9214-z.
public struct ChangeParts: Sendable, Equatable {
  /// What each item's own change of score brought, in points of the index.
  public let means: [Double]
  /// What each item's change of weight brought, in points of the index.
  public let weights: [Double]

  /// The change at a common weight, Σ of ``means``: the number to publish when weights differ.
  public var items: Double { means.reduce(0, +) }
  /// What the change of weights brought, Σ of ``weights``.
  public var reweighting: Double { weights.reduce(0, +) }

  /// The parts of a change between two waves.
  ///
  /// - Parameters:
  ///   - before: Shares and 0–100 scores of the items in the earlier wave.
  ///   - after: The same items in the later wave.
  public init(
    from before: (shares: [Double], scores: [Double]), to after: (shares: [Double], scores: [Double])
  ) {
    func index(_ wave: (shares: [Double], scores: [Double])) -> Double {
      zip(wave.shares, wave.scores).reduce(0) { $0 + $1.0 * $1.1 }
    }
    let centre = (index(before) + index(after)) / 2
    let items = before.shares.indices
    means = items.map { (after.shares[$0] + before.shares[$0]) / 2 * (after.scores[$0] - before.scores[$0]) }
    weights = items.map {
      ((after.scores[$0] + before.scores[$0]) / 2 - centre) * (after.shares[$0] - before.shares[$0])
    }
  }
}
