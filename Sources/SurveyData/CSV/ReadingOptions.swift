/// How a text file is read, where it does not say so itself.
///
/// ```swift
/// let options = ReadingOptions(missingTexts: ["-", "?"], decimal: .comma, encoding: "cp1252")
/// let survey = try Dataset(csv: "export.csv", numeric: model.columns, options: options)
/// ```
public struct ReadingOptions: Sendable, Equatable {
  /// What parts whole numbers from fractions.
  public enum DecimalMark: String, Sendable, CaseIterable {
    /// `1.5`.
    case point = "."
    /// `1,5`.
    case comma = ","
  }

  /// Numbers that stand for a missing answer in every number column, such as −99.
  public var missingCodes: [Double]
  /// Texts that stand for a missing answer beside the well-known ones (``MissingTexts/wellKnown``); letter case and outer
  /// blanks do not count.
  public var missingTexts: [String]
  /// What verbal answers mean as numbers; nil leaves only numbers that stand in the labels themselves.
  public var labels: LabelMap?
  /// Rows to keep: those that meet every condition. Applied before anything else, so that what stands in other rows
  /// does not matter.
  public var conditions: [RowCondition]
  /// What parts cells; nil takes the most frequent of `,`, `;` and tab in the header.
  public var separator: Character?
  /// The decimal mark; nil reads the point, and the comma as well where `;` parts the cells.
  public var decimal: DecimalMark?
  /// What stands between groups of three digits, such as `.` in `1.250`; nil for nothing.
  public var thousands: Character?
  /// The line in which the names of the columns stand, from 1; nil for the first that is not blank.
  public var headerRow: Int?
  /// The encoding of the file by its usual name (`cp1252`, `gb18030`, `big5`, `shift-jis`, `euc-kr`, `utf-16`); nil for
  /// UTF-8.
  public var encoding: String?
  /// How many threads may read; nil for one a core. The result does not depend on it.
  public var threads: Int?

  /// Options from their parts; without any, a file says everything itself.
  public init(
    missingCodes: [Double] = [], missingTexts: [String] = [], labels: LabelMap? = nil,
    conditions: [RowCondition] = [], separator: Character? = nil, decimal: DecimalMark? = nil,
    thousands: Character? = nil, headerRow: Int? = nil, encoding: String? = nil, threads: Int? = nil
  ) {
    self.missingCodes = missingCodes
    self.missingTexts = missingTexts
    self.labels = labels
    self.conditions = conditions
    self.separator = separator
    self.decimal = decimal
    self.thousands = thousands
    self.headerRow = headerRow
    self.encoding = encoding
    self.threads = threads
  }
}

/// A condition on the rows of a file: a column has a value.
public struct RowCondition: Sendable, Equatable, Codable, CustomStringConvertible {
  /// Name of the column.
  public let column: String
  /// The text that its cells must hold, outer blanks aside; two texts that are the same number are the same. The empty
  /// text asks for cells without an answer.
  public let value: String

  /// A condition from its parts.
  public init(column: String, value: String) {
    self.column = column
    self.value = value
  }

  /// `wave=2026`.
  public var description: String { "\(column)=\(value)" }
}

/// How a file was read: what a report says beside its numbers.
public struct ReadingFacts: Sendable, Equatable, Codable {
  /// The kind of header.
  public enum Header: String, Sendable, Codable {
    /// One line of names.
    case plain
    /// Names, questions and import identifiers: the export of Qualtrics.
    case qualtrics
    /// Questions, and answers or items below them: the export of SurveyMonkey.
    case surveyMonkey
  }

  /// A text that was read as a missing answer, and in how many cells.
  public struct MissingText: Sendable, Equatable, Codable {
    /// The text.
    public let text: String
    /// Cells that hold it, in the number columns and rows that were read.
    public let cells: Int

    /// All members.
    public init(text: String, cells: Int) {
      self.text = text
      self.cells = cells
    }
  }

  /// The encoding, `UTF-8` unless another one was named.
  public var encoding = "UTF-8"
  /// What parts cells.
  public var separator = ","
  /// The line in which the names stand, from 1.
  public var headerRow = 1
  /// The kind of header.
  public var header = Header.plain
  /// Texts that were read as missing answers: the well-known ones first, then those that were named.
  public var missingTexts: [MissingText] = []
  /// Columns whose labels were read by the number that each of them holds.
  public var numberedLabels: [String] = []
  /// Columns whose labels were read by a map.
  public var mappedLabels: [String] = []
  /// The name of that map; nil where none was used.
  public var labelMap: String?
  /// The conditions that the rows meet.
  public var conditions: [RowCondition] = []
  /// Rows of the file that do not meet them.
  public var rowsLeftOut = 0

  /// The facts of data from memory.
  public init() {}
}
