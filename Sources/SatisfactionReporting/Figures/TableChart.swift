/// A table that is its own chart: each row has its numbers and, on an axis that all rows share, a dot with its
/// interval.
package struct TableChart: Sendable, Equatable {
  /// What a column holds.
  package enum Column: Sendable, Equatable {
    /// Numbers or words under a heading; what is not essential is left out on telephones.
    case cells(String, isEssential: Bool)
    /// Intervals in numbers: left out on telephones, where the bar says it.
    case interval(String)
    /// The axis with a mark a row.
    case chart
  }

  /// How much a row asks to be seen.
  package enum Emphasis: Sendable, Equatable {
    /// A weak result: grey and hollow.
    case weak
    /// An ordinary row.
    case plain
    /// The row everything is about.
    case target
  }

  /// A row.
  package struct Row: Sendable, Equatable {
    /// What it is about.
    package var name: String
    /// A short code behind the name.
    package var code: String?
    /// One cell a column, the chart's among them is ignored.
    package var cells: [ReportTable.Cell]
    /// What is drawn on the axis.
    package var mark: ChartMark?
    /// How much the row asks to be seen.
    package var emphasis: Emphasis
    /// Where in the report more is said, by its key.
    package var link: String?

    package init(
      _ name: String, code: String? = nil, cells: [ReportTable.Cell], mark: ChartMark?, emphasis: Emphasis = .plain,
      link: String? = nil
    ) {
      self.name = name
      self.code = code
      self.cells = cells
      self.mark = mark
      self.emphasis = emphasis
      self.link = link
    }
  }

  /// Rows under a heading.
  package struct Group: Sendable, Equatable {
    /// Nil where there is one group.
    package var heading: String?
    /// What is to be said about the group.
    package var remark: String?
    package var rows: [Row]

    package init(heading: String? = nil, remark: String? = nil, rows: [Row]) {
      self.heading = heading
      self.remark = remark
      self.rows = rows
    }
  }

  /// How wide the columns are.
  package enum Kind: Sendable, Equatable {
    /// Short names, a wide axis.
    case wideAxis
    /// Short names, many columns.
    case manyColumns
    /// Names of a line or more.
    case longNames
  }

  /// What it shows, for those who do not see it.
  package var title: String
  /// The heading of the names.
  package var nameHeading: String
  /// The columns after the names.
  package var columns: [Column]
  package var groups: [Group]
  package var axis: ChartAxis
  package var kind: Kind

  package init(
    title: String, nameHeading: String, columns: [Column], groups: [Group], axis: ChartAxis, kind: Kind = .wideAxis
  ) {
    self.title = title
    self.nameHeading = nameHeading
    self.columns = columns
    self.groups = groups
    self.axis = axis
    self.kind = kind
  }
}
