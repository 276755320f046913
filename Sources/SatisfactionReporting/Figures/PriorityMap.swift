/// What matters against how it scores: the importance–performance map, each driver with the ellipse that its replicates
/// give.
package struct PriorityMap: Sendable, Equatable {
  /// A driver.
  package struct Point: Sendable, Equatable {
    package var name: String
    /// Points of the target's index for one more point here.
    package var importance: Double
    /// The index, 0–100.
    package var performance: Double
    /// Of importance and performance over the replicates, nil without.
    package var covariance: Covariance?

    package init(name: String, importance: Double, performance: Double, covariance: Covariance? = nil) {
      self.name = name
      self.importance = importance
      self.performance = performance
      self.covariance = covariance
    }
  }

  /// The covariance of two numbers.
  package struct Covariance: Sendable, Equatable {
    package var xx: Double
    package var xy: Double
    package var yy: Double

    package init(xx: Double, xy: Double, yy: Double) {
      self.xx = xx
      self.xy = xy
      self.yy = yy
    }

    /// The covariance of pairs of which both numbers are finite, divisor n − 1; nil for fewer than two pairs.
    ///
    /// - Complexity: Two passes.
    package init?(_ x: [Double], _ y: [Double]) {
      let pairs = zip(x, y).filter { $0.isFinite && $1.isFinite }
      guard pairs.count > 1 else { return nil }
      let count = Double(pairs.count)
      let middle = pairs.reduce((0.0, 0.0)) { ($0.0 + $1.0 / count, $0.1 + $1.1 / count) }
      var sums = (xx: 0.0, xy: 0.0, yy: 0.0)
      for (x, y) in pairs {
        let (dx, dy) = (x - middle.0, y - middle.1)
        sums = (sums.xx + dx * dx, sums.xy + dx * dy, sums.yy + dy * dy)
      }
      self.init(xx: sums.xx / (count - 1), xy: sums.xy / (count - 1), yy: sums.yy / (count - 1))
    }
  }

  /// The words in the figure.
  package struct Words: Sendable, Equatable {
    package var importanceAxis: String
    package var performanceAxis: String
    /// Important and low.
    package var first: String
    /// Important and high.
    package var keep: String
    /// Less important and high.
    package var highAside: String
    /// Less important and low.
    package var lowAside: String

    package init(
      importanceAxis: String, performanceAxis: String, first: String, keep: String, highAside: String, lowAside: String
    ) {
      self.importanceAxis = importanceAxis
      self.performanceAxis = performanceAxis
      self.first = first
      self.keep = keep
      self.highAside = highAside
      self.lowAside = lowAside
    }
  }

  /// What it shows, for those who do not see it.
  package var title: String
  /// All points in words.
  package var summary: String
  /// The drivers.
  package var points: [Point]
  package var words: Words
  /// The share of replicates that an ellipse holds: 0.95.
  package var level: Double
  /// Where the line of importance stands, nil for the mean of the drivers.
  package var importanceCut: Double?
  /// Where the line of performance stands, nil for the mean of the drivers.
  package var performanceCut: Double?

  package init(
    title: String, summary: String, points: [Point], words: Words, level: Double, importanceCut: Double? = nil,
    performanceCut: Double? = nil
  ) {
    precondition(level > 0 && level < 1, "an ellipse holds a share between 0 and 1")
    self.title = title
    self.summary = summary
    self.points = points
    self.words = words
    self.level = level
    self.importanceCut = importanceCut
    self.performanceCut = performanceCut
  }

  /// Where the lines stand: at the cuts, or at the means of the drivers.
  package var cuts: (importance: Double, performance: Double) {
    let count = Double(max(1, points.count))
    return (
      importanceCut ?? points.reduce(0) { $0 + $1.importance } / count,
      performanceCut ?? points.reduce(0) { $0 + $1.performance } / count
    )
  }
}
