public import SurveyData

/// What a file of any kind holds of the columns that were asked for, and what it says about them.
public struct SurveyTable: Sendable {
  /// What the file is.
  public let kind: SurveyFileKind
  /// The answers. User-missing codes and ranges of the file are missing answers.
  public let dataset: Dataset
  /// Labels of the columns that have one, by name: the question in the respondent's words.
  public let labels: [String: String]
  /// Labels of values, by column, in the order of the values.
  public let valueLabels: [String: [ValueLabel]]
  /// What a reader should know: how many rows were read where the format cannot tell whether all are there.
  public let notes: [String]

  /// The same with other answers: those of some rows, or by other names.
  public func with(_ dataset: Dataset) -> SurveyTable {
    SurveyTable(kind: kind, dataset: dataset, labels: labels, valueLabels: valueLabels, notes: notes)
  }

  /// A value and what it means.
  public struct ValueLabel: Sendable, Equatable {
    /// The number in the file.
    public let value: Double
    /// Its text.
    public let text: String
  }
}

/// What is read of a file.
public struct SurveyRequest: Sendable, Equatable {
  /// Columns that must hold numbers; nil reads every column, of whatever kind it is.
  public var numeric: [String]?
  /// Columns that are read as texts.
  public var categories: [String]
  /// The table of a database, as `--table`.
  public var table: String?
  /// The sheet of a workbook, as `--sheet`.
  public var sheet: String?
  /// A query in the words of the engine, as `--query`.
  public var query: String?
  /// Row of a sheet in which the names stand, from 1; nil for the first that is not empty.
  public var headerRow: Int?
  /// Seconds after which a program is ended.
  public var seconds: Int
  /// How texts in cells are read, which rows are kept: as for a text file.
  public var options: ReadingOptions

  /// A request; without more than columns, the whole file is one table.
  public init(
    numeric: [String]? = nil, categories: [String] = [], table: String? = nil, sheet: String? = nil,
    query: String? = nil, headerRow: Int? = nil, seconds: Int = 600, options: ReadingOptions = ReadingOptions()
  ) {
    self.numeric = numeric
    self.categories = categories
    self.table = table
    self.sheet = sheet
    self.query = query
    self.headerRow = headerRow
    self.seconds = seconds
    self.options = options
  }

  /// Every column that is asked for, once each, those of conditions among them; nil for all.
  var columns: [String]? {
    numeric.map { numeric in
      (categories + options.conditions.map(\.column)).reduce(into: numeric) { if !$0.contains($1) { $0.append($1) } }
    }
  }
}
