internal import SatisfactionWording

extension SurveyDataError: CustomStringConvertible {
  /// One to a few lines: what is wrong, where, and what to do.
  public var description: String {
    fileDescription ?? headerDescription ?? cellDescription ?? answerDescription ?? weightDescription
      ?? momentDescription ?? "several problems in the survey data"
  }

  private var fileDescription: String? {
    switch self {
    case .fileNotFound(let path):
      "\(path.quotedForMessage): there is no such file"
    case .isDirectory(let path):
      "\(path.quotedForMessage) is a directory: name a CSV file in it"
    case .notReadable(let path, let reason):
      "\(path.quotedForMessage) cannot be read: \(reason)"
    case .emptyFile(let source):
      "\(source): the file is empty; the first line must hold the names of the columns"
    case .wideCharacters(let source):
      "\(source): the file is stored as UTF-16 or UTF-32; save it as UTF-8 (\"CSV UTF-8\" in spreadsheets)"
    case .binaryFile(let source, let line):
      "\(source), line \(line): a NUL byte, so this is not a text file; export the data as CSV"
    case .invalidUTF8(let source, let line, let column?):
      "\(source), line \(line), column \(column.quotedForMessage): the text is not UTF-8; save the file as UTF-8"
    case .invalidUTF8(let source, let line, nil):
      "\(source), line \(line): a name in the header is not UTF-8; save the file as UTF-8"
    default: nil
    }
  }

  private var headerDescription: String? {
    switch self {
    case .noRows(let source):
      "\(source): there is no row below the header"
    case .noColumnNames(let source):
      "\(source): no column has a name; the first line must hold the names of the columns"
    case .duplicateColumn(let name, let positions):
      "column \(name.quotedForMessage) stands \(positions.count) times in the header, as columns "
        + "\(Self.list(positions.map(String.init))): rename all but one"
    case .missingColumns(let missing, let source):
      "\(source) has no " + Self.describe(missing, "column")
    default: nil
    }
  }

  private var cellDescription: String? {
    switch self {
    case .raggedRows(let rows, let count, let expected, let source):
      "\(source): \(expected) names in the header, but "
        + rows.map { "\(CountText.counted($0.cells, "cell")) in line \($0.line)" }.joined(separator: ", ")
        + Self.more(count - rows.count) + "; a text that holds the separator must stand in quotes"
    case .unclosedQuote(let source, let line, let column):
      "\(source), line \(line), cell \(column): the quote that opens here is never closed"
    case .textAfterQuote(let source, let line, let column):
      "\(source), line \(line), cell \(column): text follows the closing quote; "
        + "write a quote inside a quoted text twice"
    case .strayQuote(let source, let line, let column):
      "\(source), line \(line), cell \(column): a quote inside a text without quotes; "
        + "put the whole cell in quotes and write the inner quote twice"
    case .notNumbers(let cells, let count, let source):
      "\(source): " + cells.map(Self.describe).joined(separator: "\n  ") + Self.more(count - cells.count)
        + "\n  leave a cell without an answer empty, or write NA"
    default: nil
    }
  }

  private var answerDescription: String? {
    switch self {
    case .textColumn(let name, let text):
      "column \(name.quotedForMessage) holds text such as \(text.quotedForMessage), not numbers"
    case .unequalColumns(let name, let rows, let expected):
      "column \(name.quotedForMessage) has \(CountText.counted(rows, "value")), the first column \(expected)"
    case .infiniteValue(let name, let row):
      "column \(name.quotedForMessage), row \(row): the number is infinite"
    case .repeatedIndicator(let name):
      "indicator \(name.quotedForMessage) is named twice"
    case .noIndicators:
      "no indicator is named"
    case .outsideScale(let answers, let count):
      answers.map(Self.describe).joined(separator: "\n") + Self.more(count - answers.count)
        + "\n  correct the scale or the data, or declare the number as a missing code"
    case .reversedWithoutScale(let indicator):
      "indicator \(indicator.quotedForMessage) is reversed but has no scale: declare its lowest and highest answer"
    case .noAnswers(let indicator):
      "indicator \(indicator.quotedForMessage) has no answer in any row: drop it"
    case .missingAnswers(let cells, let count):
      "no answer in "
        + cells.map { "\(Self.place($0.row, $0.line)) of \($0.indicator.nameForMessage)" }.joined(separator: ", ")
        + Self.more(count - cells.count) + ": choose casewise or mean to go on without them"
    case .answersOfAnotherModel(let indicator):
      "the answers were not bound for this model: \(indicator.quotedForMessage) differs; bind them with its own codings"
    case .tooFewRows(let used, let rows):
      "only \(used) of \(CountText.counted(rows, "row")) can be used, at least 2 are needed: "
        + "see which indicators are often missing, or choose mean"
    default: nil
    }
  }

  private var weightDescription: String? {
    switch self {
    case .badWeights(let weights, let count, let column):
      "weight column \(column.quotedForMessage): "
        + weights.map { "\($0.value.map { "\($0)" } ?? "none") in \(Self.place($0.row, $0.line))" }
        .joined(separator: ", ") + Self.more(count - weights.count) + "; a case weight is a number from 0 up"
    case .badWeightSum(let column, let sum):
      "weight column \(column.quotedForMessage): the weights of the rows used sum to \(sum)"
    default: nil
    }
  }

  private var momentDescription: String? {
    switch self {
    case .momentTable(let problem):
      "the sums of groups do not fit together: \(problem)"
    case .neverTogether(let pairs, let count):
      "no row answers both "
        + pairs.map { $0.map(\.quotedForMessage).joined(separator: " and ") }.joined(separator: ", ")
        + Self.more(count - pairs.count)
        + ": the EM algorithm cannot tell how they go together; choose mean or casewise"
    case .emNotDefinite(let indicator):
      "the EM algorithm finds \(indicator.quotedForMessage) to be a sum of other indicators, or constant: drop one of them"
    case .emNotConverged(let iterations):
      "the EM algorithm still changed after \(iterations) iterations: too many answers are missing; choose mean or casewise"
    case .shapeMismatch(let what, let expected, let found):
      "\(expected) indicators are named, but there are \(found) \(what)"
    case .notSquare(let rows, let columns):
      "the matrix has \(rows) rows and \(columns) columns; it must be square"
    case .momentNotFinite(let indicators):
      """
      the moments of \(Self.list(indicators)) are not finite, or too large or too small to compute with: choose \
      another unit
      """
    case .notSymmetric(let first, let second, let difference):
      "the matrix is not symmetric: the element of \(Self.list([first, second])) and that of "
        + "\(Self.list([second, first])) differ by \(difference)"
    case .badCaseCount(let count):
      "the number of cases is \(count); it must be above 1"
    case .zeroVariance(let indicator, let cases):
      "indicator \(indicator.nameForMessage) has the same value in all \(Self.whole(cases)) cases: drop it, or merge the group"
    case .negativeVariance(let indicator, let value):
      "indicator \(indicator.nameForMessage) has the negative variance or deviation \(value)"
    case .diagonalNotOne(let indicator, let value):
      "the correlation of \(indicator.nameForMessage) with itself is \(value), not 1; is this a covariance matrix?"
    case .correlationOutOfRange(let first, let second, let value):
      "the correlation of \(Self.list([first, second])) is \(value), outside -1...1"
    case .notPositiveSemidefinite(let smallest):
      "no data can have this matrix: its smallest eigenvalue is \(smallest); give more decimals, or complete cases"
    case .unknownIndicators(let missing):
      "the moments have no " + Self.describe(missing, "indicator")
    case .problems(let problems):
      problems.prefix(problemsShown).map(\.description).joined(separator: "\n")
        + (problems.count > problemsShown ? "\n… and \(problems.count - problemsShown) more problems" : "")
    default: nil
    }
  }
}

// MARK: - Parts of messages

extension SurveyDataError {
  /// How many places a message lists before it only counts.
  static let placesListed = 5
  /// How many problems a message shows before it only counts.
  private var problemsShown: Int { 10 }

  /// `a, b and 3 more`.
  private static func list(_ names: [String]) -> String {
    let listed = names.prefix(placesListed)
    return listed.map(\.nameForMessage).joined(separator: ", ") + more(names.count - listed.count)
  }

  private static func more(_ count: Int) -> String { count > 0 ? " and \(count) more" : "" }

  private static func place(_ row: Int, _ line: Int?) -> String { line.map { "line \($0)" } ?? "row \(row)" }

  private static func whole(_ cases: Double) -> String { Int(exactly: cases).map(String.init) ?? "\(cases)" }

  private static func describe(_ missing: [MissingColumn], _ noun: String) -> String {
    let listed = missing.prefix(20).map { column in
      let near = column.near.map(\.quotedForMessage).joined(separator: ", ")
      return column.name.quotedForMessage + (near.isEmpty ? "" : " (is it \(near)?)")
    }
    return "\(noun) \(listed.joined(separator: ", "))\(more(missing.count - listed.count))"
  }

  private static func describe(_ cell: BadCell) -> String {
    let reason =
      switch cell.reason {
      case .text: "is not a number"
      case .notFinite: "is not a finite number"
      case .hexadecimal: "is not a decimal number"
      case .overflow: "is too large a number"
      }
    return "line \(cell.line), column \(cell.column.quotedForMessage): \(cell.text.quotedForMessage) \(reason)"
  }

  private static func describe(_ answer: OutsideScale) -> String {
    let (least, greatest) = (answer.scale.lowerBound, answer.scale.upperBound)
    return "\(place(answer.row, answer.line)), column \(answer.indicator.quotedForMessage): "
      + "\(NumberText.written(answer.value)) is outside the scale \(NumberText.written(least)) … "
      + NumberText.written(greatest)
  }
}
