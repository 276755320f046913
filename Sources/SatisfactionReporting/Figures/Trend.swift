/// Indices over waves, each line with the ribbon of its intervals and its name at its end.
package struct Trend: Sendable, Equatable {
  /// A line.
  package struct Series: Sendable, Equatable {
    package var name: String
    /// A mark a wave, nil where there is none: the line then has a gap.
    package var marks: [ChartMark?]
    /// Whether it is the line everything is about.
    package var isTarget: Bool

    package init(name: String, marks: [ChartMark?], isTarget: Bool = false) {
      self.name = name
      self.marks = marks
      self.isTarget = isTarget
    }
  }

  /// What it shows, for those who do not see it.
  package var title: String
  /// All numbers in words.
  package var summary: String
  /// The waves, from left to right.
  package var waves: [String]
  package var series: [Series]
  /// Whether one small picture serves every page: for figures of which there are many.
  package var isSmall: Bool

  /// - Precondition: every series has a mark or nil for every wave.
  package init(title: String, summary: String, waves: [String], series: [Series], isSmall: Bool = false) {
    precondition(series.allSatisfy { $0.marks.count == waves.count }, "a series has a place for every wave")
    self.title = title
    self.summary = summary
    self.waves = waves
    self.series = series
    self.isSmall = isSmall
  }

  /// An axis that holds all intervals.
  package var axis: ChartAxis {
    .indices(covering: series.flatMap { $0.marks.compactMap { $0?.extent } }, unit: 5)
  }
}
