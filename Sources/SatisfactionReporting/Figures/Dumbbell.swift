/// Two numbers a row and the way from one to the other: two waves, two groups, expected and perceived.
package struct Dumbbell: Sendable, Equatable {
  /// A pair of numbers.
  package struct Row: Sendable, Equatable {
    package var name: String
    /// The open dot.
    package var first: Double
    /// The filled dot.
    package var second: Double
    /// The interval of second − first, nil without one.
    package var difference: ClosedRange<Double>?
    /// Whether a test tells the two apart, nil without a test.
    package var differs: Bool?

    package init(
      name: String, first: Double, second: Double, difference: ClosedRange<Double>? = nil, differs: Bool? = nil
    ) {
      self.name = name
      self.first = first
      self.second = second
      self.difference = difference
      self.differs = differs
    }

    /// All that an axis has to hold.
    package var extent: ClosedRange<Double> { min(first, second)...max(first, second) }

    /// Whether the two may be equal: without a test and an interval nobody knows.
    package var mayBeEqual: Bool { differs.map { !$0 } ?? difference.map { $0.contains(0) } ?? true }
  }

  /// What it shows, for those who do not see it.
  package var title: String
  /// The heading of the names.
  package var nameHeading: String
  /// What the open dots are.
  package var firstName: String
  /// What the filled dots are.
  package var secondName: String
  /// The heading of the differences.
  package var differenceName: String
  /// The heading of their intervals.
  package var intervalName: String
  package var rows: [Row]
  package var axis: ChartAxis
  /// Decimals of the numbers.
  package var decimals: Int

  package init(
    title: String, nameHeading: String, firstName: String, secondName: String, differenceName: String,
    intervalName: String = "", rows: [Row], axis: ChartAxis, decimals: Int = 1
  ) {
    self.title = title
    self.nameHeading = nameHeading
    self.firstName = firstName
    self.secondName = secondName
    self.differenceName = differenceName
    self.intervalName = intervalName
    self.rows = rows
    self.axis = axis
    self.decimals = decimals
  }

  /// Whether some difference has an interval.
  package var hasIntervals: Bool { rows.contains { $0.difference != nil } }
}
