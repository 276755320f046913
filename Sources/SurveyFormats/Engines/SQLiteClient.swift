/// A SQLite database through `sqlite3`, which opens it for reading only.
struct SQLiteClient: EngineClient {
  let path: String
  let request: SurveyRequest

  private static let program = ChildProgram(
    name: "sqlite3", purpose: "a SQLite database", install: "Debian, Ubuntu: apt-get install sqlite3")

  var source: String { path.split(separator: "/").last.map(String.init) ?? path }

  func tables() throws -> [String] {
    try cells(
      rows(
        of: """
          SELECT name FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' \
          ORDER BY name
          """))
  }

  func columns(of relation: String) throws -> [String] {
    // A query has no name to ask for: a view that lives as long as the connection has.
    let view = "CREATE TEMP VIEW \"columns asked for\" AS SELECT * FROM \(relation);\n"
    return try cells(run(view + "SELECT name FROM pragma_table_info('columns asked for');"))
  }

  func relation(ofTable table: String) -> String { SQLText.table(table) }

  func rows(of query: String) throws -> [UInt8] { try run(query + "\n;") }

  private func run(_ statements: String) throws -> [UInt8] {
    // A path that looks like an option is none, and no settings of the user's change what is printed.
    let file = path.hasPrefix("/") ? path : "./" + path
    return try Self.program.run(
      ["-batch", "-bail", "-readonly", "-init", "/dev/null", "-csv", "-header", "-nullvalue", "", file, statements],
      seconds: request.seconds)
  }
}
