internal import SurveyData

/// A survey in a file of any kind, or on a server: one door for all of them.
///
/// ```swift
/// let table = try SurveyFile("survey.sav").read(SurveyRequest(numeric: model.columns, categories: ["region"]))
/// let fit = try PLS().fit(model, to: table.dataset)
/// ```
public struct SurveyFile: Sendable, Equatable {
  /// Path of the file, or `postgresql://…` for a server.
  public let path: String
  /// What its first bytes say it is.
  public let kind: SurveyFileKind

  /// A file whose kind is told by its first bytes.
  ///
  /// - Throws: ``SurveyFormatError/refusedKind(path:kind:advice:)`` for kinds that are never read, and
  ///   ``SurveyFormatError/lyingExtension(path:promised:found:)`` where the end of the name promises another kind.
  public init(_ path: String) throws(SurveyFormatError) {
    self.path = path
    kind = try SurveyFileKind(firstBytesOf: path)
    if let promised = SurveyFileKind(extensionOf: path), !Self.agree(promised, kind) {
      throw .lyingExtension(path: path, promised: promised.title, found: kind == .csv ? "plain text" : kind.title)
    }
  }

  /// A `.sav` file may be compressed either way, and a database has many endings.
  private static func agree(_ promised: SurveyFileKind, _ found: SurveyFileKind) -> Bool {
    if promised == found { return true }
    let spss: Set<SurveyFileKind> = [.sav, .zsav]
    if spss.contains(promised), spss.contains(found) { return true }
    return promised == .sqlite && found == .duckdb || promised == .json && found == .csv || found == .postgresql
  }

  /// Reads the columns that are asked for, and what the file says about them.
  ///
  /// - Throws: ``SurveyFormatError``; `SurveyDataError` for columns that are not there or cells that are no numbers.
  /// - Complexity: One pass over the file; memory for the columns that are asked for.
  public func read(_ request: SurveyRequest) throws -> SurveyTable {
    try requireMeaning(request)
    switch kind {
    case .csv:
      let survey = try Dataset(
        csv: path, numeric: request.numeric, categories: request.categories, options: request.options)
      return SurveyTable(kind: kind, dataset: survey, labels: [:], valueLabels: [:], notes: [])
    case .sav, .zsav, .por, .dta, .xpt, .sas7bdat:
      let table = try StatisticsFile(path: path, kind: kind, request: request).read()
      return try request.options.readsCells ? table.with(reread(table.dataset, request)) : table
    case .xlsx, .sqlite, .duckdb, .parquet, .json, .postgresql:
      let survey = try Dataset(
        csvBytes: csvBytes(request), source: source, numeric: request.numeric, categories: request.categories,
        options: textOptions(request))
      return SurveyTable(kind: kind, dataset: survey, labels: [:], valueLabels: [:], notes: [])
    }
  }

  /// Numbers and texts of a statistics file once more, as text: conditions on rows, texts for "no answer" and label maps
  /// then mean what they mean for a text file.
  private func reread(_ survey: Dataset, _ request: SurveyRequest) throws(SurveyDataError) -> Dataset {
    var bytes: [UInt8] = []
    survey.forEachPieceOfCSV { bytes += $0 }
    return try Dataset(
      csvBytes: bytes, source: source, numeric: request.numeric, categories: request.categories,
      options: textOptions(request))
  }

  /// The options of the text that rows arrive in: UTF-8, commas, points, the header first.
  private func textOptions(_ request: SurveyRequest) -> ReadingOptions {
    var options = request.options
    (options.separator, options.headerRow, options.encoding) = (",", nil, nil)
    if kind != .xlsx { (options.decimal, options.thousands) = (nil, nil) }
    return options
  }

  /// The rows as a CSV file with a header, of kinds that are read that way: workbooks and what programs give.
  ///
  /// - Throws: ``SurveyFormatError``.
  /// - Precondition: ``arrivesAsCSV``.
  public func csvBytes(_ request: SurveyRequest) throws -> [UInt8] {
    try requireMeaning(request)
    switch kind {
    case .xlsx: return try Workbook(path: path).csvBytes(sheet: request.sheet, headerRow: request.headerRow)
    case .sqlite: return try SQLiteClient(path: path, request: request).csvBytes()
    case .duckdb, .parquet, .json: return try DuckDBClient(path: path, kind: kind, request: request).csvBytes()
    case .postgresql: return try PostgreSQLClient(address: path, request: request).csvBytes()
    case .csv, .sav, .zsav, .por, .dta, .xpt, .sas7bdat: preconditionFailure("\(kind) is read by a reader of its own")
    }
  }

  /// Whether ``csvBytes(_:)`` gives the rows.
  public var arrivesAsCSV: Bool {
    switch kind {
    case .xlsx, .sqlite, .duckdb, .parquet, .json, .postgresql: true
    case .csv, .sav, .zsav, .por, .dta, .xpt, .sas7bdat: false
    }
  }

  /// What messages and reports call the data: the file's name; of a server its address without the password.
  public var source: String {
    guard kind == .postgresql else { return path.split(separator: "/").last.map(String.init) ?? path }
    return PostgreSQLClient.withoutPassword(path)
  }

  /// - Throws: ``SurveyFormatError/optionWithoutMeaning(option:kind:)`` for a table, sheet or query of a file that has none.
  private func requireMeaning(_ request: SurveyRequest) throws(SurveyFormatError) {
    if request.sheet != nil, kind != .xlsx { throw .optionWithoutMeaning(option: "--sheet", kind: kind.title) }
    let hasTables = [.sqlite, .duckdb, .postgresql].contains(kind)
    if request.table != nil, !hasTables { throw .optionWithoutMeaning(option: "--table", kind: kind.title) }
    let takesQueries = hasTables || kind == .parquet || kind == .json
    if request.query != nil, !takesQueries { throw .optionWithoutMeaning(option: "--query", kind: kind.title) }
    if request.query != nil, request.table != nil {
      throw .optionWithoutMeaning(option: "--table", kind: "data that a --query chooses")
    }
  }
}

extension ReadingOptions {
  /// Whether they change what single cells and rows mean, whatever the file is.
  fileprivate var readsCells: Bool { !conditions.isEmpty || !missingTexts.isEmpty || labels != nil }
}
