/// Rows of a PostgreSQL server through `psql`.
struct PostgreSQLClient: EngineClient {
  /// `postgresql://user@host:port/database`.
  let address: String
  let request: SurveyRequest

  static let program = ChildProgram(
    name: "psql", purpose: "a PostgreSQL server", install: "Debian, Ubuntu: apt-get install postgresql-client")

  var source: String { Self.withoutPassword(address) }

  func tables() throws -> [String] {
    try cells(
      rows(
        of: """
          SELECT table_name AS name FROM information_schema.tables \
          WHERE table_schema = ANY (current_schemas(false)) ORDER BY table_name
          """))
  }

  func columns(of relation: String) throws -> [String] {
    // The names alone, whatever they hold: one line of CSV turned on its side by the server. A table without rows has
    // columns as well: a record of its own is made of nothing but nulls, where the row itself would be none.
    try cells(
      rows(
        of: """
          SELECT key AS name FROM (SELECT 1) AS one \
          LEFT JOIN LATERAL (SELECT * FROM \(relation) LIMIT 1) AS answers ON true, \
          LATERAL (SELECT answers.*) AS record, LATERAL json_object_keys(row_to_json(record)) AS key
          """))
  }

  func relation(ofTable table: String) -> String { SQLText.table(table) }

  func rows(of query: String) throws -> [UInt8] {
    try run(["COPY (\(query)\n) TO STDOUT (FORMAT csv, HEADER)"])
  }

  /// Runs statements in one session, none of the user's settings among them.
  func run(_ statements: [String]) throws -> [UInt8] {
    let commands = (["SET client_encoding TO 'UTF8'"] + statements).flatMap { ["-c", $0] }
    return try Self.program.run(
      ["-X", "-q", "-w", "-v", "ON_ERROR_STOP=1", "-d", address] + commands, seconds: request.seconds)
  }

  /// The address as it may be shown.
  static func withoutPassword(_ address: String) -> String {
    guard let scheme = address.range(of: "://"), let at = address.lastIndex(of: "@"), at > scheme.upperBound,
      let colon = address[scheme.upperBound..<at].firstIndex(of: ":")
    else { return address }
    return String(address[..<colon] + address[at...])
  }
}

extension String {
  /// The first place of a text in this one.
  fileprivate func range(of text: String) -> Range<String.Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(text) { return start..<index(start, offsetBy: text.count) }
      start = index(after: start)
    }
    return nil
  }
}
