internal import SurveyData

/// Runs a query of sums where the rows lie, through the engine's own client.
public struct MomentsEngine: Sendable {
  /// The query.
  public let query: MomentsQuery
  /// Where the engine is: a database file of DuckDB's or nil for none, `postgresql://…`, or a Spark master.
  public let address: String?
  /// Seconds after which the client is ended.
  public let seconds: Int

  /// An engine.
  public init(_ query: MomentsQuery, address: String? = nil, seconds: Int = 86_400) {
    self.query = query
    self.address = address
    self.seconds = seconds
  }

  private static let spark = ChildProgram(
    name: "spark-sql", purpose: "Spark", install: "download Spark, and put its bin folder on PATH")
  private static let marker = "#part"

  /// What the check found.
  public struct Check: Sendable, Equatable {
    /// Rows, used or not.
    public let rows: Double
    /// Missing answers of each indicator, in its order.
    public let missing: [Double]
  }

  /// Runs the check, then the sums.
  ///
  /// - Parameters:
  ///   - software: Name and version of this program.
  ///   - source: What the rows come from, for the file.
  /// - Throws: ``MomentsError`` for what the check finds; ``SurveyFormatError`` with the client's own message.
  public func run(software: String, source: String) throws -> MomentsFile {
    let check = try runCheck()
    let parts = try answers(query.statements)
    guard parts.count == query.parts.count else {
      throw MomentsError.unexpectedAnswer(reason: "\(parts.count) tables instead of \(query.parts.count)")
    }
    let table = try MomentsAnswer(query, parts: parts).table()
    return MomentsFile(
      description: query.description, table: table, rows: Int(check.rows), source: [query.dialect.rawValue, source],
      software: software)
  }

  /// Counts what cannot be summed, and refuses it.
  ///
  /// - Throws: ``MomentsError/keyless(rows:key:)``, ``MomentsError/unusableAnswers(_:)``,
  ///   ``MomentsError/badWeights(rows:column:)``.
  public func runCheck() throws -> Check {
    guard let csv = try answers([query.check]).first else {
      throw MomentsError.unexpectedAnswer(reason: "the check gave no table")
    }
    let columns = query.checkColumns
    let found = try Dataset(csvBytes: csv, source: query.dialect.rawValue, numeric: columns)
    func count(_ name: String) -> Double { found.column(named: name)?.number(at: 0) ?? 0 }
    let description = query.description
    if let buckets = description.buckets, count("keyless") > 0 {
      throw MomentsError.keyless(rows: count("keyless"), key: buckets.key)
    }
    let bad = description.indicators.enumerated().compactMap { i, indicator in
      let rows = count("bad_\(i + 1)")
      return rows > 0 ? MomentsError.UnusableAnswers(indicator: indicator.name, rows: rows) : nil
    }
    if !bad.isEmpty { throw MomentsError.unusableAnswers(bad) }
    if let weight = description.weightColumn, count("bad_weight") > 0 {
      throw MomentsError.badWeights(rows: count("bad_weight"), column: weight)
    }
    return Check(rows: count("n"), missing: description.indicators.indices.map { count("missing_\($0 + 1)") })
  }

  /// The answers of statements as CSV with a header, in one session.
  private func answers(_ statements: [String]) throws -> [[UInt8]] {
    switch query.dialect {
    case .duckdb: return try statements.map(askDuckDB)
    case .postgresql: return try askPostgreSQL(statements)
    case .spark: return try askSpark(statements)
    }
  }

  private func askDuckDB(_ statement: String) throws -> [UInt8] {
    let database = address.map { ["-readonly", $0.hasPrefix("/") ? $0 : "./" + $0] } ?? []
    return try DuckDBClient.program.run(
      ["-batch", "-bail", "-init", "/dev/null", "-csv"] + database, input: Array(statement.utf8), seconds: seconds)
  }

  private func askPostgreSQL(_ statements: [String]) throws -> [[UInt8]] {
    let begin = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY;\nSET LOCAL jit = off;\n"
    let script = begin + statements.map { $0 + "\\echo \(Self.marker)\n" }.joined() + "COMMIT;\n"
    let output = try PostgreSQLClient.program.run(
      ["-X", "-q", "-w", "--csv", "-v", "ON_ERROR_STOP=1", "-d", address ?? "", "-f", "-"], input: Array(script.utf8),
      seconds: seconds)
    return Self.split(output)
  }

  private func askSpark(_ statements: [String]) throws -> [[UInt8]] {
    // A line that no survey holds tells the answers apart; settings print lines of their own, before the first.
    let marked = statements.map { $0 + "SELECT '\(Self.marker)' AS `\(Self.marker)`;\n" }.joined()
    let script = "SET spark.sql.codegen.maxFields = 2000;\nSELECT '\(Self.marker)' AS `\(Self.marker)`;\n" + marked
    let master = address.map { ["--master", $0] } ?? []
    let output = try Self.spark.run(
      master + ["--conf", "spark.sql.cli.print.header=true", "-f", "/dev/stdin"], input: Array(script.utf8),
      seconds: seconds)
    return Self.split(output).map(Self.withoutMarkers).filter { !$0.isEmpty }.dropFirst(Self.settingsParts(output)).map
    { $0 }
  }

  /// Whether what stands before the first marker are settings.
  private static func settingsParts(_ output: [UInt8]) -> Int {
    let first = withoutMarkers(split(output).first ?? [])
    return first.isEmpty ? 0 : 1
  }

  private static func withoutMarkers(_ part: [UInt8]) -> [UInt8] {
    let lines = part.split(separator: 0x0A, omittingEmptySubsequences: true)
    return Array(lines.filter { !$0.starts(with: marker.utf8) }.joined(separator: [0x0A]))
  }

  /// What stands between lines with the marker.
  private static func split(_ output: [UInt8]) -> [[UInt8]] {
    var (parts, part) = ([[UInt8]](), [UInt8]())
    for line in output.split(separator: 0x0A, omittingEmptySubsequences: false) {
      if line.elementsEqual(marker.utf8) {
        parts.append(part)
        part = []
      } else if !line.isEmpty {
        part += line
        part.append(0x0A)
      }
    }
    return parts
  }
}

/// The tables that the statements of a query gave, put together.
struct MomentsAnswer {
  private let query: MomentsQuery
  private let parts: [[UInt8]]

  init(_ query: MomentsQuery, parts: [[UInt8]]) {
    self.query = query
    self.parts = parts
  }

  /// The sums of every cell; cells without a group are left out.
  ///
  /// - Throws: ``MomentsError/changedMeanwhile(key:)`` where parts disagree, ``MomentsError/unexpectedAnswer(reason:)``.
  func table() throws -> MomentTable {
    let description = query.description
    let names = description.indicators.map(\.name)
    let layout = SumLayout(paired: names)
    let shifts = description.indicators.map(\.shift)
    var (order, values) = ([[String]](), [[String]: [Double]]())
    for (part, aggregates) in zip(parts, query.parts) {
      try read(part, aggregates.map(\.name), layout) { key, cases, numbers in
        if values[key] == nil {
          order.append(key)
          values[key] = Array(repeating: 0, count: layout.count)
          values[key]?[SumLayout.cases] = cases
        }
        guard values[key]?[SumLayout.cases] == cases else { throw MomentsError.changedMeanwhile(key: key) }
        for (place, number) in numbers { values[key]?[place] = number }
      }
    }
    let isWeighted = description.weightColumn != nil
    let rows = order.compactMap { key -> MomentSums? in
      guard var row = values[key] else { return nil }
      if !isWeighted {
        (row[SumLayout.weight], row[layout.squaredWeight]) = (row[SumLayout.cases], row[SumLayout.cases])
      }
      return MomentSums(layout: layout, shifts: shifts, values: row)
    }
    guard !rows.isEmpty else { throw MomentsError.unexpectedAnswer(reason: "no row has every answer") }
    return MomentTable(trusted: rows, keyNames: description.keyNames, keys: order)
  }

  private func read(
    _ csv: [UInt8], _ names: [String], _ layout: SumLayout,
    _ body: (_ key: [String], _ cases: Double, _ numbers: [(Int, Double)]) throws -> Void
  ) throws {
    let groups = query.description.groups.indices.map { "group_\($0 + 1)" }
    let buckets = query.description.buckets == nil ? [] : ["bucket"]
    let places = names.map { place($0, layout) }
    let answer = try Dataset(
      csvBytes: csv, source: query.dialect.rawValue, numeric: ["n"] + names, categories: groups + buckets)
    let columns = names.map { answer.column(named: $0) }
    for row in 0..<answer.rowCount {
      let key = (groups + buckets).compactMap { answer.column(named: $0)?.text(at: row) }
      guard key.count == groups.count + buckets.count else { continue }
      guard let cases = answer.column(named: "n")?.number(at: row) else {
        throw MomentsError.unexpectedAnswer(reason: "a row without its number of cases")
      }
      let numbers = try zip(places, columns).map { place, column in
        guard let number = column?.number(at: row) else {
          throw MomentsError.unexpectedAnswer(
            reason: "a sum that is not a number, in cell \(key.joined(separator: " · "))")
        }
        return (place, number)
      }
      try body(key, cases, numbers)
    }
  }

  /// The place of an aggregate by its name: w, w2, s_i, c_i_j.
  private func place(_ name: String, _ layout: SumLayout) -> Int {
    let pieces = name.split(separator: "_")
    let numbers = pieces.dropFirst().compactMap { Int($0) }
    switch pieces[0] {
    case "w": return SumLayout.weight
    case "w2": return layout.squaredWeight
    case "s": return layout.sum(numbers[0] - 1)
    default: return layout.product(numbers[0] - 1, numbers[1] - 1)
    }
  }
}
