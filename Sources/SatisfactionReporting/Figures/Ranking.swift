internal import SatisfactionNumerics

/// Indices in order, each with its interval and with one made for comparing pairs: where two of the latter do not meet,
/// the two differ.
package struct Ranking: Sendable, Equatable {
  /// One of those that are ranked.
  package struct Row: Sendable, Equatable {
    package var name: String
    package var index: Double
    /// Where it lies with the confidence of the report.
    package var interval: ClosedRange<Double>?
    package var standardError: Double?
    /// What is said beside it, a text a column.
    package var remarks: [String]
    /// Where more is said, by its key.
    package var link: String?

    package init(
      name: String, index: Double, interval: ClosedRange<Double>? = nil, standardError: Double?, remarks: [String] = [],
      link: String? = nil
    ) {
      self.name = name
      self.index = index
      self.interval = interval
      self.standardError = standardError
      self.remarks = remarks
      self.link = link
    }
  }

  /// Those that are ranked among themselves.
  package struct Group: Sendable, Equatable {
    /// Nil where there is one group.
    package var heading: String?
    /// What is to be said about the group.
    package var remark: String?
    /// The best first.
    package var rows: [Row]

    /// - Parameter rows: In any order; equal indices keep it.
    package init(heading: String? = nil, remark: String? = nil, rows: [Row]) {
      self.heading = heading
      self.remark = remark
      self.rows = rows.enumerated().sorted {
        ($1.element.index, $0.offset) < ($0.element.index, $1.offset)
      }.map(\.element)
    }
  }

  /// The heading of every column.
  package struct Headings: Sendable, Equatable {
    package var name: String
    package var index: String
    package var interval: String
    /// A heading a remark.
    package var remarks: [String]

    package init(name: String, index: String, interval: String, remarks: [String] = []) {
      self.name = name
      self.index = index
      self.interval = interval
      self.remarks = remarks
    }
  }

  /// What it shows, for those who do not see it.
  package var title: String
  package var headings: Headings
  package var groups: [Group]
  /// Confidence of a single comparison, such as 0.95.
  package var level: Double
  /// Decimals of the indices.
  package var decimals: Int

  /// - Precondition: every row has a remark for every heading of one.
  package init(title: String, headings: Headings, groups: [Group], level: Double = 0.95, decimals: Int = 1) {
    precondition(
      groups.allSatisfy { $0.rows.allSatisfy { $0.remarks.count == headings.remarks.count } },
      "a row has a remark for every heading")
    self.title = title
    self.headings = headings
    self.groups = groups
    self.level = level
    self.decimals = decimals
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

  /// The ranking as a table that is its own chart: the thin bar is the interval, the thick one that for comparisons.
  package var chart: TableChart {
    let groups = groups.map { group in
      TableChart.Group(
        heading: group.heading, remark: group.remark,
        rows: group.rows.map { row in
          TableChart.Row(
            row.name,
            cells: [
              .number(row.index, decimals: decimals),
              row.interval.map { .interval($0, decimals: decimals) } ?? .missing,
              .empty,
            ] + row.remarks.map { .text($0) },
            mark: ChartMark(row.index, interval: row.interval, middleHalf: comparisonInterval(row)), link: row.link)
        })
    }
    return TableChart(
      title: title, nameHeading: headings.name,
      columns: [.cells(headings.index, isEssential: true), .interval(headings.interval), .chart]
        + headings.remarks.map { .cells($0, isEssential: false) },
      groups: groups, axis: .indices(covering: groups.flatMap { $0.rows.compactMap { $0.mark?.extent } }),
      kind: .manyColumns)
  }
}
