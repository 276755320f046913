internal import SatisfactionWording

/// How often each answer was given.
package struct Distribution: Sendable, Equatable {
  /// An answer.
  package struct Bar: Sendable, Equatable {
    /// The answer as it is written under its bar.
    package var answer: String
    /// Share of all answers, 0…1.
    package var share: Double

    package init(answer: String, share: Double) {
      self.answer = answer
      self.share = share
    }
  }

  /// What it shows, for those who do not see it.
  package var title: String
  /// The worst answer first.
  package var bars: [Bar]

  package init(title: String, bars: [Bar]) {
    self.title = title
    self.bars = bars
  }

  /// The shares of every answer of a scale of whole steps.
  ///
  /// - Parameters:
  ///   - answers: With NaN for none.
  ///   - scale: The worst and the best answer.
  /// - Returns: Nil where the scale has no whole steps or more than 21 of them, or nobody answered.
  package init?(title: String, answers: [Double], scale: ClosedRange<Double>) {
    let steps = scale.upperBound - scale.lowerBound
    guard steps == steps.rounded(), steps >= 1, steps <= 20 else { return nil }
    var counts = [Int](repeating: 0, count: Int(steps) + 1)
    for answer in answers where answer.isFinite {
      let place = answer - scale.lowerBound
      guard place == place.rounded(), counts.indices.contains(Int(place)) else { return nil }
      counts[Int(place)] += 1
    }
    let sum = counts.reduce(0, +)
    guard sum > 0 else { return nil }
    self.init(
      title: title,
      bars: counts.enumerated().map { step, count in
        let answer = scale.lowerBound + Double(step)
        return Bar(
          answer: DecimalText.fixed(answer, decimals: answer == answer.rounded() ? 0 : 1),
          share: Double(count) / Double(sum))
      })
  }
}
