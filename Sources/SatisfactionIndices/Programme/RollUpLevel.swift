internal import SatisfactionWording
internal import SurveyData

/// One step up: members, the group each belongs to, and how much each counts in it (revenue, GDP, population).
///
/// - Source: theacsi.org: firms by revenue to industry, industries by revenue to sector, sectors by GDP to the nation.
public struct RollUpLevel: Sendable, Equatable {
  /// One member in its group.
  public struct Row: Sendable, Equatable {
    /// A segment, or a group of the level below.
    public let member: String
    /// The group it counts in.
    public let group: String
    /// Its weight, 0 or a number from 1e-30 to 1e30.
    public let weight: Double
    /// The wave the weight is for; nil for all of them.
    public let wave: String?

    /// A member in its group.
    public init(member: String, group: String, weight: Double, wave: String? = nil) {
      self.member = member
      self.group = group
      self.weight = weight
      self.wave = wave
    }
  }

  /// What error messages call it.
  public let source: String
  /// What the members are, such as `firm`.
  public let members: String
  /// What the groups are, such as `industry`.
  public let name: String
  /// The members, in the order of the file.
  public let rows: [Row]

  /// A level from its rows.
  ///
  /// - Throws: ``TrackingError/repeatedMember(source:members:)``, ``TrackingError/badRollUpWeight(source:places:)``.
  public init(source: String = "memory", members: String, name: String, rows: [Row]) throws(TrackingError) {
    var seen: Set<[String?]> = []
    var repeated: [String] = []
    for row in rows where !seen.insert([row.member, row.wave]).inserted && !repeated.contains(row.member) {
      repeated.append(row.member)
    }
    guard repeated.isEmpty else { throw .repeatedMember(source: source, members: repeated) }
    let mixed = Set(rows.map { $0.wave == nil }).count > 1
    guard !mixed else { throw .rollUpShape(source: source, problem: "some rows have a wave and some have none") }
    let bad = rows.filter { !CaseWeight.isUsable($0.weight) }
    guard bad.isEmpty else { throw .badRollUpWeight(source: source, places: bad.map { "\($0.member): \($0.weight)" }) }
    self.source = source
    self.members = members
    self.name = name
    self.rows = rows
  }

  /// Reads a level from a CSV file with the columns `<member>,<group>,<weight>[,<wave>]`; the header of the second
  /// names the level.
  ///
  /// - Throws: `SurveyDataError` where the file cannot be read; ``TrackingError`` where its rows say no level.
  public init(csv path: String) throws {
    let names = try Dataset(csv: path).columns.map(\.name)
    let source = path.split(separator: "/").last.map(String.init) ?? path
    guard (3...4).contains(names.count) else {
      throw TrackingError.rollUpShape(
        source: source, problem: "it has \(names.count) columns: \(names.joined(separator: ", "))")
    }
    // Names are texts even where they look like numbers.
    let table = try Dataset(
      csv: path, numeric: [names[2]], categories: Array(names[..<2]) + (names.count == 4 ? [names[3]] : []))
    let columns = names.compactMap { table.column(named: $0) }
    var (rows, incomplete) = ([Row](), [Int]())
    for row in 0..<table.rowCount {
      let wave = names.count == 4 ? columns[3].text(at: row) : nil
      guard let member = columns[0].text(at: row), let group = columns[1].text(at: row),
        let weight = columns[2].number(at: row), names.count == 3 || wave != nil
      else {
        incomplete.append(table.line(ofRow: row) ?? row + 1)
        continue
      }
      rows.append(Row(member: member, group: group, weight: weight, wave: wave))
    }
    guard incomplete.isEmpty else {
      throw TrackingError.rollUpShape(
        source: source,
        problem: "a cell is empty in line \(incomplete.prefix(5).map(String.init).joined(separator: ", "))")
    }
    try self.init(source: source, members: names[0], name: names[1], rows: rows)
  }
}

extension ExternalIndex {
  /// Reads published values from a CSV file with the columns `name,wave,construct,index,source`, in any order; wave and
  /// source may be missing.
  ///
  /// - Throws: `SurveyDataError` where the file cannot be read; ``TrackingError/benchmarkShape(source:problem:)``.
  public static func read(csv path: String) throws -> [ExternalIndex] {
    let source = path.split(separator: "/").last.map(String.init) ?? path
    let found = try Dataset(csv: path).columns.map(\.name)
    let texts = ["name", "wave", "construct", "source"].filter(found.contains)
    let table = try Dataset(csv: path, numeric: ["index"], categories: texts)
    func text(_ column: String, _ row: Int) -> String? { table.column(named: column)?.text(at: row) }
    guard texts.contains("name"), texts.contains("construct") else {
      throw TrackingError.benchmarkShape(source: source, problem: "it lacks the column name or construct")
    }
    var (values, seen) = ([ExternalIndex](), Set<[String?]>())
    for row in 0..<table.rowCount {
      let line = table.line(ofRow: row) ?? row + 1
      guard let name = text("name", row), let construct = text("construct", row),
        let index = table.column(named: "index")?.number(at: row)
      else { throw TrackingError.benchmarkShape(source: source, problem: "a cell is empty in line \(line)") }
      guard (0...100).contains(index) else {
        throw TrackingError.benchmarkShape(source: source, problem: "line \(line) has an index of \(index), not 0…100")
      }
      let value = ExternalIndex(
        name: name, wave: text("wave", row), construct: construct, index: index, source: text("source", row))
      guard seen.insert([value.name, value.wave, value.construct, value.source]).inserted else {
        throw TrackingError.benchmarkShape(
          source: source,
          problem: "line \(line) gives \(construct.nameForMessage) of \(name.nameForMessage) once more: keep one value")
      }
      values.append(value)
    }
    return values
  }
}
