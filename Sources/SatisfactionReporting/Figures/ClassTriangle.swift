/// Numbers of pairs below a diagonal, each in one of three classes told apart by a word and a tint.
package struct ClassTriangle: Sendable, Equatable {
  /// The class of a pair.
  package enum Class: Int, Sendable, Equatable, CaseIterable {
    /// As it should be.
    case fine
    /// To be looked at.
    case notable
    /// Not as it should be.
    case poor
  }

  /// A pair's number and class.
  package struct Cell: Sendable, Equatable {
    package var value: Double
    package var kind: Class

    package init(_ value: Double, _ kind: Class) {
      self.value = value
      self.kind = kind
    }
  }

  /// What it shows, for those who do not see it.
  package var title: String
  package var names: [String]
  /// Row i holds the pairs of i with 0..<i; nil where a number is not defined.
  package var rows: [[Cell?]]
  /// What each class means.
  package var legend: [Class: String]

  package init(title: String, names: [String], rows: [[Cell?]], legend: [Class: String]) {
    self.title = title
    self.names = names
    self.rows = rows
    self.legend = legend
  }
}
