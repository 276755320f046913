/// The SQL that sums a survey where it lies, as text: a check to run first, and the query.
///
/// The three dialects differ in how they quote and how they turn the digits of a hash into a number; the sums are the same
/// text, and on whole answers the same bytes.
public struct MomentsQuery: Sendable, Equatable {
  /// Whose SQL it is.
  public enum Dialect: String, Sendable, CaseIterable {
    /// DuckDB 1.0 or later.
    case duckdb
    /// PostgreSQL 12 or later.
    case postgresql
    /// Spark SQL 3.3 or later.
    case spark
  }

  /// What is summed, and by what.
  public let description: MomentsDescription
  /// Whose SQL.
  public let dialect: Dialect
  /// What the rows come from, as it stands behind FROM; see ``relation(_:dialect:)``.
  public let relation: String

  /// A query.
  public init(_ description: MomentsDescription, dialect: Dialect, relation: String) {
    self.description = description
    self.dialect = dialect
    self.relation = relation
  }

  /// The same sums with one cell a group: what is asked first where the number of buckets depends on the groups' sizes.
  public var withoutBuckets: MomentsQuery {
    MomentsQuery(
      MomentsDescription(
        indicators: description.indicators, weightColumn: description.weightColumn, groups: description.groups),
      dialect: dialect, relation: relation)
  }

  /// A table or a file, as it stands behind FROM.
  ///
  /// A name that ends in `.parquet`, `.csv` or `.json` is a file; anything else a table, perhaps with its schema.
  public static func relation(_ name: String, dialect: Dialect) -> String {
    let isFile = [".parquet", ".csv", ".json"].contains { name.lowercased().hasSuffix($0) }
    switch dialect {
    case .duckdb where isFile: return SQLText.text(name)
    case .spark where isFile:
      let kind = name.lowercased().split(separator: ".").last ?? "parquet"
      return "\(kind).\(backticks(name))"
    case .spark: return name.split(separator: ".").map { backticks(String($0)) }.joined(separator: ".")
    case .duckdb, .postgresql: return SQLText.table(name)
    }
  }

  /// Aggregates that one statement holds at most, beside its keys and the number of rows.
  var largestStatement: Int {
    switch dialect {
    case .duckdb: .max
    case .postgresql: 1_600
    case .spark: 400
    }
  }

  // MARK: Check

  /// The names of the check's columns, in order.
  var checkColumns: [String] {
    ["n"] + (description.buckets == nil ? [] : ["keyless"])
      + description.indicators.indices.flatMap { ["missing_\($0 + 1)", "bad_\($0 + 1)"] }
      + (description.weightColumn == nil ? [] : ["bad_weight"])
  }

  /// Counts what cannot be summed: rows without a key, answers that are no whole numbers on their scale, bad weights.
  ///
  /// Casts to whole numbers round in silence, and differently from engine to engine, so this is run first.
  public var check: String {
    var columns = ["count(*) AS n"]
    if let buckets = description.buckets {
      columns.append("sum(CASE WHEN \(name(buckets.key)) IS NULL THEN 1 ELSE 0 END) AS keyless")
    }
    for (i, indicator) in description.indicators.enumerated() {
      let column = name(indicator.name)
      let codes = indicator.missingCodes.map(Self.number).joined(separator: ", ")
      let isCode = codes.isEmpty ? "" : " OR \(column) IN (\(codes))"
      let isAnswer = codes.isEmpty ? "" : "\(column) NOT IN (\(codes)) AND "
      let (low, high) = (Self.number(indicator.scale.lowerBound), Self.number(indicator.scale.upperBound))
      let isBad = "(\(column) <> floor(\(column)) OR NOT (\(column) BETWEEN \(low) AND \(high)))"
      columns.append("sum(CASE WHEN \(column) IS NULL\(isCode) THEN 1 ELSE 0 END) AS missing_\(i + 1)")
      columns.append("sum(CASE WHEN \(isAnswer)\(isBad) THEN 1 ELSE 0 END) AS bad_\(i + 1)")
    }
    if let weight = description.weightColumn.map(name) {
      // NaN equals itself in all three: this finds it, and what is infinite.
      columns.append(
        "sum(CASE WHEN \(weight) IS NULL OR NOT (\(weight) >= 0 AND \(weight) < 1e300) THEN 1 ELSE 0 END) AS bad_weight"
      )
    }
    return "SELECT \(columns.joined(separator: ",\n  "))\nFROM \(relation);\n"
  }

  // MARK: Sums

  /// The sums that a statement returns behind its keys and the number of rows.
  struct Aggregate: Equatable {
    let name: String
    let text: String
  }

  /// The query, in as many statements as the dialect needs: each has the keys, the number of rows and a part of the sums.
  public var statements: [String] {
    parts.map { part in head + body(part) }
  }

  /// Statements to print, settings of the session among them.
  public var text: String {
    switch dialect {
    case .duckdb: return statements.joined(separator: "\n")
    case .postgresql:
      // Several statements must see the same rows.
      let settings = "SET LOCAL jit = off;\n"
      return "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY;\n" + settings + statements.joined(separator: "\n")
        + "COMMIT;\n"
    case .spark: return "SET spark.sql.codegen.maxFields = 2000;\n" + statements.joined(separator: "\n")
    }
  }

  /// The aggregates of every statement.
  var parts: [[Aggregate]] {
    let all = aggregates
    let size = min(all.count, largestStatement)
    return stride(from: 0, to: all.count, by: size).map { Array(all[$0..<min($0 + size, all.count)]) }
  }

  /// Σω, Σω², the sums and the products, in the order of the file.
  private var aggregates: [Aggregate] {
    let weight = description.weightColumn == nil ? "" : "w * "
    var result: [Aggregate] = []
    if description.weightColumn != nil {
      result += [Aggregate(name: "w", text: "sum(w)"), Aggregate(name: "w2", text: "sum(w * w)")]
    }
    let count = description.indicators.count
    result += (1...count).map { Aggregate(name: "s_\($0)", text: "sum(\(weight)x\($0))") }
    for i in 1...count {
      result += (i...count).map { Aggregate(name: "c_\(i)_\($0)", text: "sum(\(weight)x\(i) * x\($0))") }
    }
    return result
  }

  private var head: String {
    let rows =
      groupColumns.map(\.definition) + (description.buckets.map { [bucket($0) + " AS bucket"] } ?? [])
      + (description.weightColumn.map { ["CAST(\(name($0)) AS \(doubleType)) AS w"] } ?? [])
      + description.indicators.enumerated().map { i, indicator in
        let shifted = "\(withoutCodes(indicator)) - \(Self.number(indicator.shift))"
        return "CAST(\(shifted) AS \(integerType)) AS x\(i + 1)"
      }
    return "WITH answers AS (\n  SELECT \(rows.joined(separator: ",\n    "))\n  FROM \(relation)\n)\n"
  }

  private func body(_ part: [Aggregate]) -> String {
    let keys = groupColumns.map(\.alias) + (description.buckets == nil ? [] : ["bucket"])
    let columns = keys + ["count(*) AS n"] + part.map { "\($0.text) AS \($0.name)" }
    let complete =
      (1...description.indicators.count).map { "x\($0) IS NOT NULL" }
      + (description.weightColumn == nil ? [] : ["w > 0"])
    let grouping =
      keys.isEmpty ? "" : "GROUP BY \(keys.joined(separator: ", "))\nORDER BY \(keys.joined(separator: ", "))"
    return "SELECT \(columns.joined(separator: ",\n  "))\nFROM answers\nWHERE \(complete.joined(separator: " AND "))\n"
      + grouping + ";\n"
  }

  // MARK: Dialects

  /// A group is a text, an empty one where there is none, so that engines print it alike.
  private var groupColumns: [(alias: String, definition: String)] {
    description.groups.enumerated().map { i, column in
      let alias = "group_\(i + 1)"
      let text = "CAST(\(name(column)) AS \(textType))"
      return (alias, "coalesce(\(dialect == .spark ? Self.quoted(text) : text), '') AS \(alias)")
    }
  }

  /// A text in double quotes, as the other clients print it; nothing where it is empty. That of Spark prints what it is given.
  private static func quoted(_ text: String) -> String {
    "concat('\"', replace(nullif(\(text), ''), '\"', '\"\"'), '\"')"
  }

  private func bucket(_ buckets: MomentsDescription.Buckets) -> String {
    let digits = "substr(md5('\(buckets.seed):' || CAST(\(name(buckets.key)) AS \(textType))), 1, 7)"
    return switch dialect {
    case .duckdb: "CAST('0x' || \(digits) AS INTEGER) % \(buckets.count)"
    case .postgresql: "CAST(CAST('x' || \(digits) AS bit(28)) AS integer) % \(buckets.count)"
    case .spark: "CAST(conv(\(digits), 16, 10) AS INT) % \(buckets.count)"
    }
  }

  private func withoutCodes(_ indicator: MomentsDescription.Indicator) -> String {
    indicator.missingCodes.reduce(name(indicator.name)) { "nullif(\($0), \(Self.number($1)))" }
  }

  private func name(_ column: String) -> String {
    dialect == .spark ? Self.backticks(column) : SQLText.name(column)
  }

  private static func backticks(_ name: String) -> String {
    "`" + name.split(separator: "`", omittingEmptySubsequences: false).joined(separator: "``") + "`"
  }

  private static func number(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? "\(Int(value))" : "\(value)"
  }

  private var textType: String {
    switch dialect {
    case .duckdb: "VARCHAR"
    case .postgresql: "text"
    case .spark: "STRING"
    }
  }

  /// Products of shifted answers fit a small whole number where scales are short; sums become wide by themselves.
  private var integerType: String {
    let widest =
      description.indicators.map {
        max(abs($0.scale.lowerBound - $0.shift), abs($0.scale.upperBound - $0.shift))
      }.max() ?? 0
    return switch dialect {
    case .duckdb: widest < 46_340 ? "INTEGER" : "BIGINT"
    case .postgresql: widest < 46_340 ? "integer" : "bigint"
    case .spark: "BIGINT"
    }
  }

  private var doubleType: String { dialect == .postgresql ? "DOUBLE PRECISION" : "DOUBLE" }
}
