internal import SatisfactionNumerics

extension Dataset {
  /// Reads a CSV file with a header line.
  ///
  /// Cells are parted by `,`, `;` or tab, whichever the header has most of; lines end in LF, CRLF or CR; quotes follow
  /// RFC 4180; the text is UTF-8, with or without a mark. An empty cell or `NA` is a missing answer, and blanks around a
  /// number do not count. Where `;` parts the cells, `1,5` and `1.5` are the same number. Blank lines are passed over,
  /// except in a file of one column, where each is a missing answer. Columns without a name are never read.
  ///
  /// A large file is mapped into memory while it is read: it must not be cut short by another program meanwhile.
  ///
  /// - Parameters:
  ///   - path: Path of the file; `-` is standard input.
  ///   - numeric: The columns that must hold numbers, and the only ones to be read beside `categories`. nil (the
  ///     default) reads every column: as numbers if every cell is one, as texts otherwise.
  ///   - categories: Columns to read as texts even if they look like numbers; one that is also in `numeric` holds numbers.
  ///   - missingCodes: Numbers that stand for a missing answer in every number column, such as −99.
  ///   - threads: How many threads may read; nil for one a core. The result does not depend on it.
  /// - Throws: ``SurveyDataError`` for anything that is wrong with the file, its header, or the columns that are read;
  ///   all wrong rows and cells are counted, and the first five of them named.
  /// - Complexity: One pass over the bytes to find the lines, and one to read them; columns with numbers other than
  ///   −127…127 are read a second time.
  public init(
    csv path: String, numeric: [String]? = nil, categories: [String] = [], missingCodes: [Double] = [],
    threads: Int? = nil
  ) throws(SurveyDataError) {
    let name = path == "-" ? "standard input" : path.split(separator: "/").last.map(String.init) ?? path
    let request = CSVReader.Request(
      numeric: numeric, categories: categories, missingCodes: missingCodes,
      threads: threads ?? ParallelWork.availableThreads)
    self = try CSVReader.read(FileContents(path: path), source: name, request: request)
  }

  /// Reads the bytes of a CSV file that is in memory already, as ``init(csv:numeric:categories:missingCodes:threads:)``
  /// does.
  ///
  /// - Parameters:
  ///   - bytes: The bytes of the file.
  ///   - source: What error messages call the data.
  ///   - numeric: The columns that must hold numbers; nil reads every column.
  ///   - categories: Columns to read as texts.
  ///   - missingCodes: Numbers that stand for a missing answer.
  ///   - threads: How many threads may read; nil for one a core.
  public init(
    csvBytes bytes: [UInt8], source: String = "memory", numeric: [String]? = nil, categories: [String] = [],
    missingCodes: [Double] = [], threads: Int? = nil
  ) throws(SurveyDataError) {
    try self.init(
      csvBytes: bytes, source: source, numeric: numeric, categories: categories, missingCodes: missingCodes,
      threads: threads ?? ParallelWork.availableThreads, chunkSize: 1 << 18)
  }

  /// The same with a chosen size of the chunks that are read at the same time; tests and fuzzers make them small.
  @_spi(Fuzzing) public init(
    csvBytes bytes: [UInt8], source: String, numeric: [String]?, categories: [String], missingCodes: [Double],
    threads: Int, chunkSize: Int
  ) throws(SurveyDataError) {
    let request = CSVReader.Request(
      numeric: numeric, categories: categories, missingCodes: missingCodes, threads: threads, chunkSize: chunkSize)
    self = try CSVReader.read(FileContents(bytes), source: source, request: request)
  }
}
