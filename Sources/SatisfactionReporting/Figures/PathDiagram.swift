internal import SatisfactionWording

/// A path model with its estimates, as a figure.
package struct PathDiagram: Sendable, Equatable {
  /// A construct.
  package struct Box: Sendable, Equatable {
    /// What it is called.
    package var name: String
    /// 0–100, nil without scales.
    package var index: Double?
    /// Nil where nothing explains it.
    package var rSquared: Double?

    package init(name: String, index: Double? = nil, rSquared: Double? = nil) {
      self.name = name
      self.index = index
      self.rSquared = rSquared
    }
  }

  /// A path.
  package struct Arrow: Sendable, Equatable {
    /// Number of the box it leaves.
    package var from: Int
    /// Number of the box it enters.
    package var to: Int
    /// The coefficient, standardised; nil draws the arrow alone.
    package var estimate: Double?
    /// Its interval, nil without one.
    package var interval: ClosedRange<Double>?

    package init(from: Int, to: Int, estimate: Double? = nil, interval: ClosedRange<Double>? = nil) {
      self.from = from
      self.to = to
      self.estimate = estimate
      self.interval = interval
    }

    /// Whether the path may be 0.
    package var isWeak: Bool { interval.map { $0.contains(0) } ?? false }
    /// The end of the interval that is nearer to 0, in size; the estimate's size without an interval.
    package var leastSize: Double? { interval.map { min(abs($0.lowerBound), abs($0.upperBound)) } ?? estimate.map(abs) }
    /// The end of the interval that is farther from 0, in size.
    package var greatestSize: Double? { interval.map { max(abs($0.lowerBound), abs($0.upperBound)) } }
  }

  /// What the figure shows, for those who do not see it.
  package var title: String
  /// The boxes, by number.
  package var boxes: [Box]
  /// The arrows.
  package var arrows: [Arrow]
  /// Number of the box that everything is about.
  package var target: Int?

  package init(title: String, boxes: [Box], arrows: [Arrow], target: Int?) {
    self.title = title
    self.boxes = boxes
    self.arrows = arrows
    self.target = target
  }

  /// The boxes and arrows without their numbers.
  package var graph: PathGraph {
    PathGraph(count: boxes.count, edges: arrows.map { .init(from: $0.from, to: $0.to) }, target: target)
  }

  /// All paths in words: `Image → Quality 0.37 (0.24 … 0.48); …`.
  package var summary: String {
    arrows.map { arrow in
      let path = boxes[arrow.from].name + " → " + boxes[arrow.to].name
      return arrow.numbers(decimals: 2).map { path + " " + $0 } ?? path
    }.joined(separator: "; ")
  }
}

extension PathDiagram.Arrow {
  /// Estimate and interval in words, nil without an estimate.
  func numbers(decimals: Int) -> String? {
    estimate.map { estimate in
      let ends = interval.map { range in
        [range.lowerBound, range.upperBound].map { DecimalText.fixed($0, decimals: decimals) }.joined(separator: " … ")
      }
      return DecimalText.fixed(estimate, decimals: decimals) + (ends.map { " (\($0))" } ?? "")
    }
  }
}
