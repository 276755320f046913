internal import SatisfactionNumerics

extension Dataset {
  /// Reads a CSV file with a header.
  ///
  /// Cells are parted by `,`, `;` or tab, whichever the header has most of, or as an Excel line `sep=;` says; lines end in
  /// LF, CRLF or CR; quotes follow RFC 4180; the text is UTF-8, with or without a mark. Blanks around numbers and names do
  /// not count. An empty cell or one of the texts ``MissingTexts/wellKnown`` is a missing answer. Where `;` parts the
  /// cells, a column may have decimal points or decimal commas, but not both. The extra header rows of Qualtrics and
  /// SurveyMonkey are recognised. Blank lines are passed over, except in a file of one column, where each is a missing
  /// answer; empty cells beyond the last name are no matter. Columns without a name are never read.
  ///
  /// In the columns `numeric`, labels are read as numbers where every label of a column holds exactly one (`7 - very
  /// good`), or where ``ReadingOptions/labels`` maps them. What was recognised is told by ``reading``.
  ///
  /// The file may be changed by another program at any time: it is then refused, or read as it was.
  ///
  /// - Parameters:
  ///   - path: Path of the file; `-` is standard input.
  ///   - numeric: The columns that must hold numbers, and the only ones to be read beside `categories`. nil (the
  ///     default) reads every column: as numbers if every cell is one, as texts otherwise.
  ///   - categories: Columns to read as texts even if they look like numbers; one that is also in `numeric` holds numbers.
  ///   - options: How the file is read, where it does not say so itself.
  /// - Throws: ``SurveyDataError`` for anything that is wrong with the file, its header, or the columns that are read;
  ///   all wrong rows and cells are counted, and the first five of them named.
  /// - Complexity: One pass over the bytes to find the lines, and one to read them; columns with numbers other than
  ///   −127…127, or with labels, are read a second time.
  public init(
    csv path: String, numeric: [String]? = nil, categories: [String] = [], options: ReadingOptions
  ) throws(SurveyDataError) {
    let name = path == "-" ? "standard input" : path.split(separator: "/").last.map(String.init) ?? path
    let request = CSVReader.Request(numeric: numeric, categories: categories, options: options)
    self = try CSVReader.read(FileContents(path: path, threads: request.threads), source: name, request: request)
  }

  /// Reads a CSV file that needs no options but missing codes, as ``init(csv:numeric:categories:options:)`` does.
  ///
  /// - Parameters:
  ///   - path: Path of the file; `-` is standard input.
  ///   - numeric: The columns that must hold numbers; nil reads every column.
  ///   - categories: Columns to read as texts.
  ///   - missingCodes: Numbers that stand for a missing answer in every number column, such as −99.
  ///   - threads: How many threads may read; nil for one a core. The result does not depend on it.
  /// - Throws: ``SurveyDataError`` where the file cannot be read, a column is not there, or a cell is not a number: with
  ///   line, column and text.
  public init(
    csv path: String, numeric: [String]? = nil, categories: [String] = [], missingCodes: [Double] = [],
    threads: Int? = nil
  ) throws(SurveyDataError) {
    let options = ReadingOptions(missingCodes: missingCodes, threads: threads)
    try self.init(csv: path, numeric: numeric, categories: categories, options: options)
  }

  /// Reads the bytes of a CSV file that is in memory already, as ``init(csv:numeric:categories:options:)`` does.
  ///
  /// - Parameters:
  ///   - bytes: The bytes of the file.
  ///   - source: What error messages call the data.
  ///   - numeric: The columns that must hold numbers; nil reads every column.
  ///   - categories: Columns to read as texts.
  ///   - options: How the bytes are read.
  /// - Throws: ``SurveyDataError`` where the bytes are not a table, a column is not there, or a cell is not a number: with
  ///   line, column and text.
  public init(
    csvBytes bytes: [UInt8], source: String = "memory", numeric: [String]? = nil, categories: [String] = [],
    options: ReadingOptions
  ) throws(SurveyDataError) {
    let request = CSVReader.Request(numeric: numeric, categories: categories, options: options)
    self = try CSVReader.read(FileContents(bytes), source: source, request: request)
  }

  /// Reads the bytes of a CSV file that needs no options but missing codes.
  ///
  /// - Parameters:
  ///   - bytes: The bytes of the file.
  ///   - source: What error messages call the data.
  ///   - numeric: The columns that must hold numbers; nil reads every column.
  ///   - categories: Columns to read as texts.
  ///   - missingCodes: Numbers that stand for a missing answer.
  ///   - threads: How many threads may read; nil for one a core. The result does not depend on it.
  /// - Throws: ``SurveyDataError`` where the bytes are not a table, a column is not there, or a cell is not a number: with
  ///   line, column and text.
  public init(
    csvBytes bytes: [UInt8], source: String = "memory", numeric: [String]? = nil, categories: [String] = [],
    missingCodes: [Double] = [], threads: Int? = nil
  ) throws(SurveyDataError) {
    let options = ReadingOptions(missingCodes: missingCodes, threads: threads)
    try self.init(csvBytes: bytes, source: source, numeric: numeric, categories: categories, options: options)
  }

  /// The same with a chosen size of the chunks that are read at the same time; tests and fuzzers make them small.
  @_spi(Fuzzing) public init(
    csvBytes bytes: [UInt8], source: String, numeric: [String]?, categories: [String], missingCodes: [Double],
    threads: Int, chunkSize: Int
  ) throws(SurveyDataError) {
    try self.init(
      csvBytes: bytes, source: source, numeric: numeric, categories: categories,
      options: ReadingOptions(missingCodes: missingCodes, threads: threads), chunkSize: chunkSize)
  }

  /// The same with all options.
  @_spi(Fuzzing) public init(
    csvBytes bytes: [UInt8], source: String, numeric: [String]?, categories: [String], options: ReadingOptions,
    chunkSize: Int
  ) throws(SurveyDataError) {
    let request = CSVReader.Request(
      numeric: numeric, categories: categories, options: options, chunkSize: chunkSize)
    self = try CSVReader.read(FileContents(bytes), source: source, request: request)
  }
}
