/// What can be wrong with survey data, from opening a file to the moments of its answers.
///
/// A case holds facts: name, place and value. The description adds what to do. A reader collects every problem it can
/// see in one pass; lists hold the first few places and a count holds all of them.
public enum SurveyDataError: Error, Equatable, Sendable {
  // MARK: The file

  /// There is no file of this name.
  case fileNotFound(path: String)
  /// The path names a directory.
  case isDirectory(path: String)
  /// The file exists and cannot be read; `reason` is the system's own word.
  case notReadable(path: String, reason: String)
  /// Another program changed the file while it was read.
  case changedWhileRead(path: String)
  /// No encoding of this name is known to the system.
  case unknownEncoding(name: String)
  /// The bytes in this line mean nothing in the encoding that was named.
  case notInEncoding(name: String, source: String, line: Int)
  /// The file holds nothing, or blanks only.
  case emptyFile(source: String)
  /// The file holds two or four bytes a character (UTF-16, UTF-32).
  case wideCharacters(source: String)
  /// A NUL byte stands in this line: not a text file.
  case binaryFile(source: String, line: Int)
  /// A name in the header (`column` is nil), or a text, is not UTF-8.
  case invalidUTF8(source: String, line: Int, column: String?)

  // MARK: The header

  /// The file has a header and no row below it.
  case noRows(source: String)
  /// The file has fewer lines than the one in which the names should stand.
  case noSuchLine(Int, source: String)
  /// No row meets the conditions.
  case noRowsLeft([RowCondition], source: String)
  /// No column has a name.
  case noColumnNames(source: String)
  /// A name that is read stands twice or more in the header; positions count columns from 1.
  case duplicateColumn(name: String, positions: [Int])
  /// Columns that were asked for and are not there, each with the names that come near.
  case missingColumns([MissingColumn], source: String)

  /// None of the columns that were asked for is there: the line that was taken for the header, and what may be wrong.
  case columnsNotInHeader([MissingColumn], found: HeaderLine, source: String)
  /// The file is a matrix of correlations or covariances, not answers.
  case matrixAsData(source: String)

  // MARK: Rows and cells

  /// Rows with more or fewer cells than the header has names.
  case raggedRows([RaggedRow], count: Int, expected: Int, source: String)
  /// A quoted text is still open at the end of the file; `line` is where it begins.
  case unclosedQuote(source: String, line: Int, column: Int)
  /// Something other than a separator follows a closing quote; columns count from 1.
  case textAfterQuote(source: String, line: Int, column: Int)
  /// A quote stands inside a text that does not begin with one; columns count from 1.
  case strayQuote(source: String, line: Int, column: Int)
  /// Cells of a number column that hold no finite decimal number.
  case notNumbers([BadCell], count: Int, source: String)

  /// Columns in which both decimal marks stand, so that one of them may be something else.
  case mixedDecimals([String], source: String)
  /// A line of a label map is not `label=number`.
  case badLabelLine(map: String, line: Int, text: String)
  /// A label stands twice in a map.
  case repeatedLabel(map: String, line: Int, label: String)

  // MARK: Answers

  /// A column that must hold numbers holds text; `text` is the first that is no number.
  case textColumn(name: String, text: String)
  /// Columns given from memory differ in length.
  case unequalColumns(name: String, rows: Int, expected: Int)
  /// A column given from memory holds an infinite number; rows count from 1.
  case infiniteValue(name: String, row: Int)
  /// The same indicator is named twice.
  case repeatedIndicator(name: String)
  /// No indicator is named.
  case noIndicators
  /// Answers outside the declared scale.
  case outsideScale([OutsideScale], count: Int)
  /// A reversed indicator has no declared scale to reverse on.
  case reversedWithoutScale(indicator: String)
  /// An indicator without a single answer.
  case noAnswers(indicator: String)
  /// Cells without an answer although ``MissingPolicy/error`` allows none.
  case missingAnswers([MissingCell], count: Int)
  /// Answers that were bound for another model: this indicator is missing, superfluous, or coded otherwise.
  case answersOfAnotherModel(indicator: String)
  /// Fewer than two rows can be used of `rows`.
  case tooFewRows(used: Int, rows: Int)

  // MARK: Case weights

  /// Fewer than two of the rows with answers weigh more than 0.
  case tooFewWeights(column: String, used: Int, rows: Int)
  /// A case weight is missing, negative or not finite (`value` is nil when missing).
  case badWeights([BadWeight], count: Int, column: String)
  /// Case weights of the used rows sum to 0, or their sum is not finite.
  case badWeightSum(column: String, sum: Double)

  // MARK: Moments

  /// A file with a matrix of moments lacks a row, a cell or a number, or has too much.
  case badMatrixFile(source: String, problem: String)

  /// Names, means, deviations and matrix do not belong to the same number of indicators.
  case shapeMismatch(what: String, expected: Int, found: Int)
  /// A matrix of moments is not square.
  case notSquare(rows: Int, columns: Int)
  /// A moment is NaN or infinite, or too large or too small to compute with.
  case momentNotFinite(indicators: [String])
  /// Element (i, j) differs from (j, i).
  case notSymmetric(first: String, second: String, difference: Double)
  /// The number of cases is not a finite number above 1.
  case badCaseCount(Double)
  /// An indicator does not vary.
  case zeroVariance(indicator: String, cases: Double)
  /// A variance or a standard deviation is negative.
  case negativeVariance(indicator: String, value: Double)
  /// A diagonal element of a correlation matrix is not 1.
  case diagonalNotOne(indicator: String, value: Double)
  /// A correlation lies outside −1…1.
  case correlationOutOfRange(first: String, second: String, value: Double)
  /// No data can have this matrix: its smallest eigenvalue is negative.
  case notPositiveSemidefinite(smallestEigenvalue: Double)
  /// Pairs of indicators that no row answers both of: the EM algorithm cannot tell their covariance.
  case neverTogether([[String]], count: Int)
  /// Under the EM algorithm this indicator is a sum of others, or constant.
  case emNotDefinite(indicator: String)
  /// The EM algorithm still changed its moments after so many iterations.
  case emNotConverged(iterations: Int)
  /// Indicators that are asked for and are not among the moments.
  case unknownIndicators([MissingColumn])
  /// Sums of groups that do not fit together.
  case momentTable(String)

  /// More than one of the above.
  case problems([SurveyDataError])
}

/// A column that was asked for and does not exist.
public struct MissingColumn: Sendable, Equatable {
  /// The name as it was asked for.
  public let name: String
  /// Existing names that come near, the nearest first; at most three.
  public let near: [String]

  /// All members.
  public init(name: String, near: [String]) {
    self.name = name
    self.near = near
  }
}

/// The line that was taken for the header of a file.
public struct HeaderLine: Sendable, Equatable {
  /// What may be wrong with it.
  public enum Hint: Sendable, Equatable {
    /// With this separator the names are there.
    case separator(Character)
    /// The names stand in this line.
    case row(Int)
    /// The line holds numbers: there is no header.
    case noNames
    /// The file is HTML or XML.
    case markup
  }

  /// The line, from 1.
  public let line: Int
  /// Its first few cells.
  public let names: [String]
  /// The number of its cells.
  public let count: Int
  /// What was taken for the separator.
  public let separator: String
  /// What may be wrong; nil where nothing can be told.
  public let hint: Hint?

  /// All members.
  public init(line: Int, names: [String], count: Int, separator: String, hint: Hint?) {
    self.line = line
    self.names = names
    self.count = count
    self.separator = separator
    self.hint = hint
  }
}

/// A row with a wrong number of cells.
public struct RaggedRow: Sendable, Equatable {
  /// Line in the file, from 1.
  public let line: Int
  /// Number of cells found there.
  public let cells: Int

  /// All members.
  public init(line: Int, cells: Int) {
    self.line = line
    self.cells = cells
  }
}

/// A cell of a number column that holds no finite decimal number.
public struct BadCell: Sendable, Equatable {
  /// Why the text is no answer.
  public enum Reason: Sendable, Equatable {
    /// Neither a number nor a missing value.
    case text
    /// `inf`, `nan` or a relative.
    case notFinite
    /// A hexadecimal number.
    case hexadecimal
    /// A decimal number beyond the largest `Double`.
    case overflow
    /// Digits with a comma or a point that may be a decimal mark or part groups of digits.
    case comma
    /// A label that a built-in map knows, by the name of the map.
    case knownLabel(map: String)
  }

  /// Line in the file, from 1.
  public let line: Int
  /// Name of the column.
  public let column: String
  /// The text, cut when it is long.
  public let text: String
  /// Why the text is no answer.
  public let reason: Reason

  /// All members.
  public init(line: Int, column: String, text: String, reason: Reason) {
    self.line = line
    self.column = column
    self.text = text
    self.reason = reason
  }
}

/// An answer outside its declared scale.
public struct OutsideScale: Sendable, Equatable {
  /// Row of the data, from 1.
  public let row: Int
  /// Line in the file, from 1; nil for data from memory.
  public let line: Int?
  /// Name of the indicator.
  public let indicator: String
  /// The answer.
  public let value: Double
  /// The scale it should lie in.
  public let scale: ClosedRange<Double>

  /// All members.
  public init(row: Int, line: Int?, indicator: String, value: Double, scale: ClosedRange<Double>) {
    self.row = row
    self.line = line
    self.indicator = indicator
    self.value = value
    self.scale = scale
  }
}

/// A cell without an answer.
public struct MissingCell: Sendable, Equatable {
  /// Row of the data, from 1.
  public let row: Int
  /// Line in the file, from 1; nil for data from memory.
  public let line: Int?
  /// Name of the indicator.
  public let indicator: String

  /// All members.
  public init(row: Int, line: Int?, indicator: String) {
    self.row = row
    self.line = line
    self.indicator = indicator
  }
}

/// A case weight that is none.
public struct BadWeight: Sendable, Equatable {
  /// Row of the data, from 1.
  public let row: Int
  /// Line in the file, from 1; nil for data from memory.
  public let line: Int?
  /// The number found; nil when it is missing.
  public let value: Double?

  /// All members.
  public init(row: Int, line: Int?, value: Double?) {
    self.row = row
    self.line = line
    self.value = value
  }
}
