/// Whatever `duckdb` reads: its own databases, Parquet, JSON.
struct DuckDBClient: EngineClient {
  let path: String
  let kind: SurveyFileKind
  let request: SurveyRequest

  static let program = ChildProgram(
    name: "duckdb", purpose: "a Parquet, JSON or DuckDB file", install: "pip install duckdb-cli")

  var source: String { path.split(separator: "/").last.map(String.init) ?? path }

  func tables() throws -> [String] {
    if let file = fileRelation { return [file] }
    return try cells(rows(of: "SELECT table_name AS name FROM duckdb_tables() ORDER BY table_name"))
  }

  func columns(of relation: String) throws -> [String] {
    try cells(rows(of: "SELECT column_name AS name FROM (DESCRIBE SELECT * FROM \(relation))"))
  }

  func relation(ofTable table: String) -> String { fileRelation ?? SQLText.table(table) }

  func rows(of query: String) throws -> [UInt8] {
    let copy = "COPY (\(query)\n) TO '/dev/stdout' (FORMAT csv, HEADER);"
    let database = kind == .duckdb ? ["-readonly", path.hasPrefix("/") ? path : "./" + path] : []
    return try Self.program.run(
      ["-batch", "-bail", "-init", "/dev/null"] + database + ["-c", copy], seconds: request.seconds)
  }

  /// What a file that is one table is called in a query; nil for a database.
  private var fileRelation: String? {
    switch kind {
    case .parquet: "read_parquet(\(SQLText.text(path)))"
    case .json: "read_json_auto(\(SQLText.text(path)))"
    default: nil
    }
  }
}
