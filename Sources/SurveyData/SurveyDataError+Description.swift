public import SatisfactionWording

extension SurveyDataError: WordedError {
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
    case .changedWhileRead(let path):
      "\(path.quotedForMessage) was changed by another program while it was read: read it again when that is done"
    case .unknownEncoding(let name):
      "there is no encoding \(name.quotedForMessage): name one such as cp1252, gb18030, big5, shift-jis, euc-kr, utf-16"
    case .notInEncoding(let name, let source, let line):
      "\(source), line \(line): the text is not in the encoding \(name.quotedForMessage): name another one"
    case .emptyFile(let source):
      "\(source): the file is empty; the first line must hold the names of the columns"
    case .wideCharacters(let source):
      "\(source): the file is stored as UTF-16 or UTF-32: say so with --encoding utf-16, or save it as UTF-8"
    case .binaryFile(let source, let line):
      "\(source), line \(line): a NUL byte, so this is not a text file; export the data as CSV"
    case .invalidUTF8(let source, let line, let column?):
      "\(source), line \(line), column \(column.quotedForMessage): the text is not UTF-8: \(Self.encodings)"
    case .invalidUTF8(let source, let line, nil):
      "\(source), line \(line): a name in the header is not UTF-8: \(Self.encodings)"
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
        + positions.prefix(Self.placesListed).map { "\($0)" }.joined(separator: ", ")
        + Self.more(positions.count - min(positions.count, Self.placesListed)) + ": rename all but one"
    case .missingColumns(let missing, let source):
      "\(source) has no " + Self.describe(missing, "column")
    case .noSuchLine(let line, let source):
      "\(source) has no line \(line) in which the names of the columns could stand"
    case .noRowsLeft(let conditions, let source):
      "\(source): no row has " + conditions.prefix(5).map { "\($0)".quotedForMessage }.joined(separator: " and ")
    case .columnsNotInHeader(let missing, let found, let source):
      Self.describe(found, missing, source)
    case .matrixAsData(let source):
      "\(source) holds a matrix of correlations or covariances, not answers: give it as moments (--moments \(source))"
    default: nil
    }
  }

  private var cellDescription: String? {
    switch self {
    case .raggedRows(let rows, let count, let expected, let source):
      "\(source): \(expected) names in the header, but "
        + rows.map { "\(CountText.counted($0.cells, "cell")) in line \($0.line)" }.joined(separator: ", ")
        + Self.more(count - rows.count)
        + (rows.contains { $0.cells > expected }
          ? "; a text that holds the separator must stand in quotes"
          : "; a row needs a cell for every name: write empty ones for what is missing at its end")
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
        + "\n  " + Self.advice(cells)
    case .mixedDecimals(let names, let source):
      "\(source): both decimal points and decimal commas in \(Self.list(names)): say which is meant (--decimal ,)"
    case .badLabelLine(let map, let line, let text):
      "\(map), line \(line): \(text.quotedForMessage) is not a label with its number, as in Very satisfied=5"
    case .repeatedLabel(let map, let line, let label):
      "\(map), line \(line): the label \(label.quotedForMessage) stands there for the second time"
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
    case .answersWhereSkipped(let answers, let count):
      answers.map { answer in
        """
        \(Self.place(answer.row, answer.line)): \(answer.indicator.nameForMessage) has the answer \
        \(NumberText.written(answer.value)), though it is skipped when \(answer.rule.column.nameForMessage) = \
        \(answer.rule.value)
        """
      }.joined(separator: "\n") + Self.more(count - answers.count)
        + "\n  correct the rule (@skip) or the data"
    case .skippedUnderMean(let indicator, let cells):
      """
      a mean would invent \(CountText.counted(cells, "answer")) to \(indicator.nameForMessage) of people who were not \
      asked (@skip): choose casewise or em, or allow it with --skip mean
      """
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
        .joined(separator: ", ") + Self.more(count - weights.count)
        + "; a case weight is 0, or a number from 1e-30 to 1e30"
    case .tooFewWeights(let column, let used, let rows):
      """
      only \(used) of \(CountText.counted(rows, "row")) weighs more than 0 in column \(column.quotedForMessage), at least 2 \
      are needed: see whether it is the column of weights
      """
    case .badWeightSum(let column, let sum):
      "weight column \(column.quotedForMessage): the weights of the rows used sum to \(sum)"
    case .design(let fault):
      fault.description
    default: nil
    }
  }

  private var momentDescription: String? {
    switch self {
    case .momentTable(let problem):
      "the sums of groups do not fit together: \(problem)"
    case .badMatrixFile(let source, let problem):
      "\(source): \(problem)"
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
    case .momentOffScale(let indicator, let what, let value, let scale):
      """
      the \(what) of \(indicator.nameForMessage) is \(NumberText.written(value)), which no answers on its scale \
      \(NumberText.written(scale.lowerBound)) … \(NumberText.written(scale.upperBound)) have: correct it, or the scale
      """
    case .notSymmetric(let first, let second, let difference):
      "the matrix is not symmetric: the element of \(Self.list([first, second])) and that of "
        + "\(Self.list([second, first])) differ by \(difference)"
    case .badCaseCount(let count):
      "the number of cases is \(count); it must be above 1" + (count > 1 ? " and at most 1e12" : "")
    case .zeroVariance(let indicator, let cases):
      "indicator \(indicator.nameForMessage) has the same value in all \(Self.whole(cases)) cases: drop it, or merge the group"
    case .negativeVariance(let indicator, let value):
      "indicator \(indicator.nameForMessage) has the negative variance or deviation \(NumberText.significant(value))"
    case .diagonalNotOne(let indicator, let value):
      "the correlation of \(indicator.nameForMessage) with itself is \(NumberText.significant(value, apartFrom: 1)), not 1; is this a covariance matrix?"
    case .correlationOutOfRange(let first, let second, let value):
      "the correlation of \(Self.list([first, second])) is \(NumberText.significant(value, apartFrom: value < 0 ? -1 : 1)), outside −1 … 1"
    case .notPositiveSemidefinite(let smallest):
      "no data can have this matrix: its smallest eigenvalue is \(NumberText.significant(smallest)); give more decimals, or complete cases"
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

  static func whole(_ cases: Double) -> String { Int(exactly: cases).map(String.init) ?? "\(cases)" }

  private static func describe(_ missing: [MissingColumn], _ noun: String) -> String {
    // Of long names with a common beginning, only what tells them apart is shown.
    let stem = String.commonStem(missing.map(\.name))
    let listed = missing.prefix(20).map { column in
      let near = column.near.map { $0.withoutStem(stem).quotedForMessage }.joined(separator: ", ")
      return column.name.withoutStem(stem).quotedForMessage + (near.isEmpty ? "" : " (is it \(near)?)")
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
      case .comma, .knownLabel: "is not a number"
      case .ambiguousLabel(let map): "means different numbers on the scales of \(map)"
      }
    return "line \(cell.line), column \(cell.column.quotedForMessage): \(cell.text.quotedForMessage) \(reason)"
  }

  /// What to do about cells that are no numbers, by the first of them that says something.
  private static func advice(_ cells: [BadCell]) -> String {
    for cell in cells {
      if case .knownLabel(let map) = cell.reason {
        return "these are the labels of \(map): say so with --labels \(map)"
      }
      if case .ambiguousLabel = cell.reason {
        return """
          all labels of the file are on more than one of these scales: write a file with lines such as Very good=5, and \
          pass it with --labels
          """
      }
    }
    if let cell = cells.first(where: { $0.reason == .comma }) {
      return cell.text.contains(",")
        ? "a comma in a number is declared: as decimal mark with --decimal , or between thousands with --thousands ,"
        : "a point in a number is declared: between thousands with --thousands ."
    }
    guard let cell = cells.first(where: { $0.reason == .text }) else {
      return "leave a cell without an answer empty, or write NA"
    }
    return """
      no answer: --missing-codes \(cell.text.quotedForMessage), an empty cell or NA; labels: --labels FILE with lines such \
      as Very good=5
      """
  }

  private static let encodings = "name its encoding (--encoding cp1252, gb18030, …), or save the file as UTF-8"

  private static func describe(_ found: HeaderLine, _ missing: [MissingColumn], _ source: String) -> String {
    let held =
      found.names.map(\.quotedForMessage).joined(separator: ", ") + (found.count > found.names.count ? ", …" : "")
    let separator = found.separator == "\t" ? "a tab" : found.separator.quotedForMessage
    let advice =
      switch found.hint {
      case .separator(let other): "with another separator the names are there: --separator \(quoted(other))"
      case .row(let line): "the names stand in line \(line): --header-row \(line)"
      case .noNames: "these are numbers: the file needs a line with the names of the columns"
      case .markup: "this is a web page or XML, not CSV: open it in a spreadsheet and save it as CSV"
      case nil: "are the names in another line (--header-row N), or is the separator another one (--separator C)?"
      }
    return
      "\(source) has no \(describe(missing, "column"))\n  line \(found.line) held \(CountText.counted(found.count, "name")), "
      + "parted by \(separator): \(held)\n  \(advice)"
  }

  private static func quoted(_ separator: Character) -> String { separator == "\t" ? "tab" : "'\(separator)'" }

  private static func describe(_ answer: OutsideScale) -> String {
    let (least, greatest) = (answer.scale.lowerBound, answer.scale.upperBound)
    return "\(place(answer.row, answer.line)), column \(answer.indicator.quotedForMessage): "
      + "\(NumberText.written(answer.value)) is outside the scale \(NumberText.written(least)) … "
      + NumberText.written(greatest)
  }
}

extension String {
  /// The beginning that all names have in common, up to the last blank in it; empty where it is short.
  fileprivate static func commonStem(_ names: [String]) -> String {
    guard names.count > 1, var stem = names.first.map({ Substring($0) }) else { return "" }
    for name in names { stem = stem.commonPrefix(with: name) }
    guard let blank = stem.lastIndex(of: " "), stem.distance(from: stem.startIndex, to: blank) > 20 else { return "" }
    return String(stem[...blank])
  }

  /// The name without a stem, which `…` stands for.
  fileprivate func withoutStem(_ stem: String) -> String {
    stem.isEmpty || !hasPrefix(stem) ? self : "…" + dropFirst(stem.count)
  }
}

extension Substring {
  /// The characters at the beginning that another text has too.
  fileprivate func commonPrefix(with other: String) -> Substring {
    var end = startIndex
    for (a, b) in zip(indices, other) where self[a] == b {
      guard a == end else { break }
      end = index(after: a)
    }
    return self[..<end]
  }
}
