/// The tables that a JSON document makes in CSV, derived from the document alone: an object a row, its keys the columns.
///
/// An object within the only object of its table is a row of that table, one within an object of many is a table of its
/// own, as a list of objects is (`pairs.paths`); entries of a list are numbered from 1; a matrix has the names of its rows
/// and columns.
struct ReportTables {
  /// What is known of a number, by its measures: `standardError`, `lower`, …
  static let measures: Set<String> = ["standardError", "bias", "lower", "upper", "p", "t"]

  /// One object of a table.
  struct Object {
    /// The row, where the document says it.
    var row: String?
    /// Plain values by column.
    var values: [String: JSONTree] = [:]
    /// What is known of the values, by column and measure.
    var inference: [String: [String: JSONTree]] = [:]
  }

  private(set) var tables: [String: [Object]] = [:]

  init(of document: JSONTree) {
    var (members, spread) = (document.members, Set(["schema"]))
    // Matrices of the document itself share the names of their rows.
    for (columns, values) in [("indicators", "values"), ("constructs", "scores")] {
      guard let rows = members["rows"], let names = members[columns], let numbers = members[values] else { continue }
      addMatrix(["rows": rows, "indicators": names, "values": numbers], table: values, outer: nil)
      spread.formUnion(["rows", columns, values])
    }
    members = members.filter { !spread.contains($0.key) }
    for (name, value) in members {
      switch value {
      case .object(let members) where Self.isMatrix(members): addMatrix(members, table: name, outer: nil)
      case .object(let members): addOnly(members, table: name, row: nil)
      case .array(let items) where Self.areObjects(items): for item in items { addOne(item.members, table: name) }
      case .null: break
      default: tables[name, default: []].append(Object(row: name, values: Self.plain(name, value)))
      }
    }
  }

  // MARK: Objects

  /// The only object of its table; objects in it are further rows.
  private mutating func addOnly(_ members: [String: JSONTree], table: String, row: String?) {
    var object = Object(row: row)
    for (name, value) in members {
      switch value {
      case .object(let known) where name == "inference" && known.values.allSatisfy { $0.type == "object" }:
        object.inference = known.mapValues(\.members)
      case .object(let inner) where Self.isMatrix(inner): addMatrix(inner, table: "\(table).\(name)", outer: nil)
      case .object(let inner): addOnly(inner, table: table, row: [row, name].compactMap { $0 }.joined(separator: "."))
      case .array(let items) where Self.areObjects(items):
        for item in items { addOne(item.members, table: "\(table).\(name)") }
      default: object.values.merge(Self.plain(name, value)) { first, _ in first }
      }
    }
    if !object.values.isEmpty { tables[table, default: []].append(object) }
  }

  /// One object of many; objects in it are tables.
  private mutating func addOne(_ members: [String: JSONTree], table: String) {
    var object = Object()
    for (name, value) in members {
      switch value {
      case .object(let known) where name == "inference" && known.values.allSatisfy { $0.type == "object" }:
        object.inference = known.mapValues(\.members)
      case .object(let inner) where Self.isMatrix(inner): addMatrix(inner, table: "\(table).\(name)", outer: "")
      case .object(let inner): addOne(inner, table: "\(table).\(name)")
      case .array(let items) where Self.areObjects(items):
        for item in items { addOne(item.members, table: "\(table).\(name)") }
      default: object.values.merge(Self.plain(name, value)) { first, _ in first }
      }
    }
    tables[table, default: []].append(object)
  }

  private static func areObjects(_ items: [JSONTree]) -> Bool {
    !items.isEmpty && items.allSatisfy { $0.type == "object" }
  }

  /// A value by its column, a list by the numbers of its entries.
  private static func plain(_ column: String, _ value: JSONTree) -> [String: JSONTree] {
    guard case .array(let items) = value else { return [column: value] }
    if items.isEmpty { return [column: .null] }
    return items.enumerated().reduce(into: [:]) { columns, item in
      columns.merge(plain("\(column).\(item.offset + 1)", item.element)) { first, _ in first }
    }
  }

  // MARK: Matrices

  private static func isMatrix(_ members: [String: JSONTree]) -> Bool {
    guard case .array(let rows)? = members["values"], case .array? = rows.first else { return false }
    return true
  }

  /// The names along the two sides: under `names`, or under two keys.
  private static func axes(_ members: [String: JSONTree]) -> (rows: [JSONTree], columns: [JSONTree]) {
    if let names = members["names"]?.items { return (names, names) }
    for (rows, columns) in [("indicators", "constructs"), ("rows", "indicators")] {
      if let rows = members[rows]?.items, let columns = members[columns]?.items { return (rows, columns) }
    }
    return ([], [])
  }

  private mutating func addMatrix(_ members: [String: JSONTree], table: String, outer: String?) {
    let (rows, columns) = Self.axes(members)
    let known = members["inference"]?.members ?? [:]
    func cell(_ layer: JSONTree?, _ i: Int, _ j: Int) -> JSONTree { layer?.items[i].items[j] ?? .null }
    for (i, row) in rows.enumerated() {
      var object = Object(row: outer == nil ? row.name : nil)
      for (j, column) in columns.enumerated() {
        object.values[column.name] = cell(members["values"], i, j)
        object.inference[column.name] = known.filter { Self.measures.contains($0.key) }.mapValues { cell($0, i, j) }
      }
      tables[table, default: []].append(object)
      for (name, layer) in known where !Self.measures.contains(name) {
        let values = Dictionary(uniqueKeysWithValues: columns.enumerated().map { ($1.name, cell(layer, i, $0)) })
        tables[table + name.prefix(1).uppercased() + name.dropFirst(), default: []]
          .append(Object(row: object.row, values: values))
      }
    }
    var remarks = Object(row: outer == nil ? table : nil)
    for (name, value) in members
    where !["names", "indicators", "constructs", "rows", "values", "inference"].contains(name) {
      remarks.values.merge(Self.plain(name, value)) { first, _ in first }
    }
    if !remarks.values.isEmpty { tables[table, default: []].append(remarks) }
  }
}

extension JSONTree {
  /// A value as it stands in a name.
  var name: String {
    switch self {
    case .string(let text): text
    case .number(let number): number == number.rounded() ? "\(Int(number))" : "\(number)"
    case .bool(let flag): "\(flag)"
    case .array(let items): items.map(\.name).joined(separator: " ")
    case .null, .object: ""
    }
  }
}
