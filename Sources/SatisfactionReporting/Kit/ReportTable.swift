internal import SatisfactionWording

/// One table of a report for people: typed cells, apart from how they are drawn.
public struct ReportTable: Sendable, Equatable {
  /// What the table is about, in a few words.
  public var title: String
  /// The columns, left to right.
  public var columns: [Column]
  /// The rows, top to bottom.
  public var rows: [Row]
  /// What a reader needs to know to read it, nil if nothing.
  public var note: String?
  /// How many columns on the left name the row: they are repeated where a wide table is drawn in parts.
  public var stubCount: Int
  /// What the headings of rows are, where a sheet is to have them in a column; nil to leave them rows.
  public var grouping: String?

  /// A table without rows.
  public init(
    title: String, columns: [Column], rows: [Row] = [], note: String? = nil, stubCount: Int = 1, grouping: String? = nil
  ) {
    self.title = title
    self.columns = columns
    self.rows = rows
    self.note = note
    self.stubCount = stubCount
    self.grouping = grouping
  }
}

extension ReportTable {
  /// A column: its heading and how its cells stand.
  public struct Column: Sendable, Equatable {
    /// To which side short cells are moved.
    public enum Alignment: Sendable, Equatable {
      /// Names.
      case leading
      /// Numbers.
      case trailing
    }

    /// What is left out of a text that is too long, where room is short.
    public enum Shortening: Sendable, Equatable {
      /// Nothing: the column keeps its width.
      case never
      /// The end.
      case atEnd
      /// The middle, so that the first and the last name of a chain stay.
      case inMiddle
      /// The column as a whole: it only draws what another column says.
      case wholly
    }

    /// The heading; a line feed begins a second line.
    public var heading: String
    /// To which side short cells are moved.
    public var alignment: Alignment
    /// What may be left out.
    public var shortening: Shortening
    /// Blanks between this column and the one before it.
    public var gap: Int

    /// A column of names or other text that may be shortened.
    public static func text(_ heading: String, shortening: Shortening = .atEnd, gap: Int = 2) -> Column {
      Column(heading: heading, alignment: .leading, shortening: shortening, gap: gap)
    }

    /// A column of numbers.
    public static func number(_ heading: String) -> Column {
      Column(heading: heading, alignment: .trailing, shortening: .never, gap: 2)
    }

    /// A column of signs without a heading, close to the column before it.
    public static var sign: Column { Column(heading: "", alignment: .leading, shortening: .never, gap: 1) }
  }

  /// The content of one place in a table.
  public enum Cell: Sendable, Equatable {
    /// A name, a sign, a word.
    case text(String)
    /// A finite number with this many decimals.
    case number(Double, decimals: Int)
    /// A finite interval, both ends with this many decimals.
    case interval(ClosedRange<Double>, decimals: Int)
    /// Half the width of an interval, finite: `± 3.9`.
    case margin(Double, decimals: Int)
    /// A finite share, 1 for all, in whole percents: `100 %`.
    case share(Double)
    /// A finite number that is not to be relied on: `(75)`.
    case bracketed(Double, decimals: Int)
    /// A finite p-value with this many decimals; what would round to 0 is shown as below the last decimal.
    case probability(Double, decimals: Int)
    /// A finite number and its interval, all with this many decimals.
    case estimate(Double, ClosedRange<Double>?, decimals: Int)
    /// A number from 0 to 100 as a place on a line, with its interval if there is one.
    case gauge(Double, ClosedRange<Double>?)
    /// A number that is not defined here.
    case missing
    /// Nothing.
    case empty

    /// The p-value, or missing where it is nil or not finite.
    public static func probability(_ value: Double?, decimals: Int) -> Cell {
      guard let value, value.isFinite else { return .missing }
      return .probability(value, decimals: decimals)
    }

    /// Half the width of the interval, or missing where it is nil.
    public static func margin(_ range: ClosedRange<Double>?, decimals: Int) -> Cell {
      range.map { .margin(($0.upperBound - $0.lowerBound) / 2, decimals: decimals) } ?? .missing
    }

    /// The number, or missing where it is nil or not finite.
    public static func number(_ value: Double?, decimals: Int) -> Cell {
      guard let value, value.isFinite else { return .missing }
      return .number(value, decimals: decimals)
    }
  }

  /// One row.
  public struct Row: Sendable, Equatable {
    /// How much a row asks to be seen.
    public enum Emphasis: Sendable, Equatable {
      /// A weak result: it steps back.
      case weak
      /// An ordinary row.
      case plain
      /// The row the table is about.
      case strong
    }

    /// One cell a column; none in a heading.
    public var cells: [Cell]
    /// A heading of the rows that follow: a name and a remark. Nil in a row of cells.
    public var heading: Heading?
    /// How much the row asks to be seen.
    public var emphasis: Emphasis
    /// Columns whose cells ask to be seen in an ordinary row.
    public var strongColumns: Set<Int>

    /// A row of cells.
    public init(_ cells: [Cell], emphasis: Emphasis = .plain, strongColumns: Set<Int> = []) {
      self.cells = cells
      self.heading = nil
      self.emphasis = emphasis
      self.strongColumns = strongColumns
    }

    /// A heading across all columns.
    public init(heading name: String, remark: String) {
      self.cells = []
      self.heading = Heading(name: name, remark: remark)
      self.emphasis = .plain
      self.strongColumns = []
    }

    /// Whether the cell of a column asks to be seen.
    func isStrong(_ column: Int) -> Bool { emphasis == .strong || strongColumns.contains(column) }
  }

  /// A line that names the rows below it.
  public struct Heading: Sendable, Equatable {
    /// The name.
    public let name: String
    /// What is to be said about it.
    public let remark: String
  }
}

extension ReportTable {
  /// The heading of a column of intervals: `95 % interval`.
  static func intervalHeading(level: Double) -> String {
    NumberText.percent(ofLevel: level) + " % interval"
  }

  /// The table less the columns of numbers in which nothing is defined.
  var withoutMissingColumns: ReportTable {
    let filled = columns.indices.filter { column in
      columns[column].alignment == .leading || rows.contains { $0.heading == nil && $0.cells[column] != .missing }
    }
    guard filled.count < columns.count else { return self }
    var table = self
    table.columns = filled.map { columns[$0] }
    for row in rows.indices where rows[row].heading == nil {
      table.rows[row].cells = filled.map { rows[row].cells[$0] }
      table.rows[row].strongColumns = Set(filled.indices.filter { rows[row].strongColumns.contains(filled[$0]) })
    }
    return table
  }

  /// Whether some rows stand under a heading of their own.
  var hasHeadings: Bool { rows.contains { $0.heading != nil } }
}
