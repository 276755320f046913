public import SurveyData

extension SurveyFile {
  /// Rows of a Parquet file from which its sums are made by DuckDB instead of reading the rows: some seconds and a few
  /// hundred megabytes either way, from here on ever less for the sums.
  public static let rowsWorthSumming = 5_000_000

  /// The column that DuckDB adds to a Parquet file: its rows from 0.
  private static let rowNumber = "file_row_number"

  /// How many rows a Parquet file has, as its footer says; nil for other kinds, which do not tell before they are read.
  ///
  /// - Parameter seconds: Time after which DuckDB is ended.
  /// - Throws: ``SurveyFormatError``.
  public func parquetRowCount(seconds: Int = 600) throws -> Int? {
    guard kind == .parquet else { return nil }
    let count = "count"
    let answer = try Dataset(
      csvBytes: duckDB(seconds).rows(of: "SELECT count(*) AS \(count) FROM read_parquet(\(SQLText.text(path)))"),
      source: source, numeric: [count])
    return answer.column(named: count)?.number(at: 0).map { Int($0) }
  }

  /// The sums of a Parquet file, made by DuckDB: memory for the sums alone, however many rows there are.
  ///
  /// - Parameters:
  ///   - codings: The indicators with their scales and missing codes.
  ///   - labels: What people read instead of their names.
  ///   - weightColumn: The column of weights; nil where every row counts once.
  ///   - buckets: How many buckets the rows are put into by their number in the file, so that there are replicates.
  ///   - seed: What is put before the number of a row when it is hashed.
  ///   - software: Name and version of the program, for the file.
  ///   - seconds: Time after which DuckDB is ended.
  /// - Returns: The sums; nil for other kinds, and for a file that has a column `file_row_number` of its own.
  /// - Throws: ``MomentsError`` for answers that cannot be summed; ``SurveyFormatError`` with DuckDB's own message.
  public func parquetSums(
    of codings: [IndicatorCoding], labels: [String: String] = [:], weightColumn: String? = nil,
    buckets: Int = MomentsFile.mostBuckets, seed: UInt64 = 20_260_101, software: String, seconds: Int = 86_400
  ) throws -> MomentsFile? {
    guard kind == .parquet else { return nil }
    let relation = "read_parquet(\(SQLText.text(path)), file_row_number = true)"
    let client = duckDB(seconds)
    let columns = try client.columns(of: "read_parquet(\(SQLText.text(path)))")
    guard !columns.contains(Self.rowNumber) else { return nil }
    let needed = codings.map(\.name) + (weightColumn.map { [$0] } ?? [])
    if let error = SurveyDataError.missing(needed, among: columns, source: source) { throw error }
    let description = try MomentsDescription(
      codings: codings, labels: labels, weightColumn: weightColumn,
      buckets: MomentsDescription.Buckets(count: buckets, seed: seed, key: Self.rowNumber))
    let query = MomentsQuery(description, dialect: .duckdb, relation: relation)
    return try MomentsEngine(query, seconds: seconds).run(software: software, source: source)
  }

  private func duckDB(_ seconds: Int) -> DuckDBClient {
    DuckDBClient(path: path, kind: kind, request: SurveyRequest(seconds: seconds))
  }
}
