/// Shares that sum to 1, as one bar: detractors, passives, promoters.
package struct StackedBar: Sendable, Equatable {
  /// What a share means for the reader.
  package enum Tone: Sendable, Equatable {
    /// It should be small.
    case bad
    /// Neither.
    case neutral
    /// It should be large.
    case good
  }

  /// A share.
  package struct Part: Sendable, Equatable {
    package var name: String
    /// 0…1.
    package var share: Double
    package var tone: Tone

    package init(name: String, share: Double, tone: Tone) {
      precondition(share >= 0, "a share is not negative")
      self.name = name
      self.share = share
      self.tone = tone
    }
  }

  /// What it shows, with the number that is made of it.
  package var title: String
  package var parts: [Part]

  package init(title: String, parts: [Part]) {
    self.title = title
    self.parts = parts
  }

  /// Where each part begins and how long it is, as shares of all; nothing where all parts are 0.
  package var places: [(start: Double, length: Double)] {
    let sum = parts.reduce(0) { $0 + $1.share }
    guard sum > 0 else { return [] }
    var start = 0.0
    return parts.map { part in
      defer { start += part.share / sum }
      return (start, part.share / sum)
    }
  }
}
