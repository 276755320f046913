internal import SatisfactionNumerics

/// Indices in order, with intervals made for comparing pairs: where two of them do not meet, the two differ.
package struct Ranking: Sendable, Equatable {
  /// One of those that are ranked.
  package struct Row: Sendable, Equatable {
    package var name: String
    package var index: Double
    package var standardError: Double?
    /// Where more is said, by its key.
    package var link: String?

    package init(name: String, index: Double, standardError: Double?, link: String? = nil) {
      self.name = name
      self.index = index
      self.standardError = standardError
      self.link = link
    }
  }

  /// What it shows, for those who do not see it.
  package var title: String
  /// The best first.
  package var rows: [Row]
  /// Confidence of a single comparison.
  package var level: Double

  /// - Parameters:
  ///   - rows: In any order; equal indices keep it.
  ///   - level: Such as 0.95.
  package init(title: String, rows: [Row], level: Double = 0.95) {
    self.title = title
    self.level = level
    self.rows = rows.enumerated().sorted {
      ($1.element.index, $0.offset) < ($0.element.index, $1.offset)
    }.map(\.element)
  }

  /// The interval of a row for comparisons with others: as long as makes two independent rows of equal error touch
  /// exactly where their difference reaches the quantile.
  ///
  /// - Returns: Nil without a standard error.
  /// - Source: Goldstein & Healy (1995), The Graphical Presentation of a Collection of Means, Journal of the Royal
  ///   Statistical Society A 158, 175–177, doi:10.2307/2983411: half-width z/√2 standard errors.
  package func comparisonInterval(_ row: Row) -> ClosedRange<Double>? {
    guard let error = row.standardError, error.isFinite, error >= 0 else { return nil }
    let half = Normal.quantile(1 - (1 - level) / 2) / 2.0.squareRoot() * error
    return (row.index - half)...(row.index + half)
  }
}
