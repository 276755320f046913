internal import SurveyData

/// A database that is asked through its own command-line client: rows come as CSV with a header.
protocol EngineClient {
  /// What messages call the data.
  var source: String { get }
  var request: SurveyRequest { get }
  /// Names of the tables and views, in order.
  func tables() throws -> [String]
  /// Names of the columns of a relation, in order.
  func columns(of relation: String) throws -> [String]
  /// The relation that a table's name stands for.
  func relation(ofTable table: String) -> String
  /// All rows of a query as CSV with a header.
  func rows(of query: String) throws -> [UInt8]
}

extension EngineClient {
  /// The rows of the columns that are asked for, as CSV with a header.
  ///
  /// - Throws: ``SurveyFormatError``; `SurveyDataError` for columns that are not there, with near names.
  func csvBytes() throws -> [UInt8] {
    let relation = try relation()
    guard let wanted = request.columns else { return try rows(of: "SELECT * FROM \(relation)") }
    if let error = try SurveyDataError.missing(wanted, among: columns(of: relation), source: source) { throw error }
    return try rows(of: "SELECT \(wanted.map(SQLText.name).joined(separator: ", ")) FROM \(relation)")
  }

  /// What the rows come from: the query, the table that is named, or the only one there is.
  private func relation() throws -> String {
    if let query = request.query { return SQLText.subquery(query) + " AS answers" }
    if let table = request.table {
      // A name with a schema is for the database to find.
      if !table.contains(".") {
        let tables = try tables()
        guard tables.contains(table) else {
          throw SurveyFormatError.unknownTable(name: table, tables: tables, path: source)
        }
      }
      return relation(ofTable: table)
    }
    let tables = try tables()
    guard tables.count == 1, let table = tables.first else {
      throw SurveyFormatError.unknownTable(name: nil, tables: tables, path: source)
    }
    return relation(ofTable: table)
  }

  /// The cells of a CSV file of one column, its header left out.
  func cells(_ csv: [UInt8]) throws -> [String] {
    // A header alone is no data set, and means that there is nothing.
    let lines = csv.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D })
    guard lines.count > 1 else { return [] }
    let survey = try Dataset(csvBytes: csv, source: source, numeric: [], categories: [Self.nameColumn])
    guard let column = survey.column(named: Self.nameColumn) else { return [] }
    return (0..<survey.rowCount).compactMap { column.text(at: $0) }
  }

  /// What queries for names call their column.
  static var nameColumn: String { "name" }
}
