internal import SatisfactionNumerics
internal import SatisfactionWording
internal import SurveyData

/// The text of a file of moments: its head by names, its body as CSV.
struct MomentsText {
  private let source: String
  /// Fields of the lines that begin with `#`, by name, with their line.
  private var head: [String: (fields: [String], line: Int)] = [:]
  private let body: ArraySlice<UInt8>

  /// Names of the head's lines in their order, the first and the last left out.
  private static let names = [
    "indicator", "label", "min", "max", "shift", "step", "missing", "rows", "weight", "group", "bucket", "minimumCell",
    "source", "software",
  ]

  /// What stands before the last line, which closes the file: its hash and its number of cells are checked.
  static func wholeBody(_ bytes: [UInt8], source: String) throws(MomentsError) -> ArraySlice<UInt8> {
    let firstLine = String(decoding: bytes.prefix(200).prefix { $0 != 0x0A && $0 != 0x0D }, as: UTF8.self)
    guard firstLine == "#" + MomentsFile.version else {
      throw .version(found: String(firstLine.prefix(40)), source: source)
    }
    var end = bytes.endIndex
    while end > 0, bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D { end -= 1 }
    let start = bytes[..<end].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    let last = String(decoding: bytes[start..<end], as: UTF8.self).split(
      separator: ",", omittingEmptySubsequences: false)
    guard last.count == 3, last[0] == "#end", let cells = Int(last[1]) else {
      throw .incomplete(reason: "its last line is not \"#end,…\"", source: source)
    }
    let body = bytes[..<start]
    let hash = unsafe body.withUnsafeBytes { unsafe Fingerprint.text(of: $0) }
    guard hash == last[2] else {
      throw .incomplete(reason: "its hash is \(hash), not \(String(last[2]).excerptForMessage)", source: source)
    }
    let lines = body.count { $0 == 0x0A }
    // One line says what the columns are; keys with line feeds are refused where a file is written.
    guard lines == names.count + 2 + cells else {
      throw .incomplete(reason: "it says \(cells) cells and has \(lines - names.count - 2)", source: source)
    }
    return body
  }

  init(_ bytes: ArraySlice<UInt8>, source: String) throws(MomentsError) {
    self.source = source
    var rest = bytes
    _ = Self.nextLine(&rest)
    for (k, name) in Self.names.enumerated() {
      let line = k + 2
      let fields = Self.fields(of: String(decoding: Self.nextLine(&rest), as: UTF8.self))
      guard let first = fields.first, first == "#" + name else {
        throw .line(line, reason: "it does not begin with #\(name)", source: source)
      }
      head[name] = (Array(fields.dropFirst()), line)
    }
    body = rest
  }

  private static func nextLine(_ rest: inout ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let end = rest.firstIndex(of: 0x0A) ?? rest.endIndex
    var line = rest[..<end]
    rest = rest[min(end + 1, rest.endIndex)...]
    if line.last == 0x0D { line = line.dropLast() }
    return line
  }

  /// The fields of a line, quotes taken off.
  private static func fields(of line: String) -> [String] {
    var (fields, field, isQuoted, isAfterQuote) = ([String](), "", false, false)
    for character in line {
      switch character {
      case "\"" where isQuoted: (isQuoted, isAfterQuote) = (false, true)
      case "\"":
        if isAfterQuote { field.append("\"") }
        (isQuoted, isAfterQuote) = (true, false)
      case "," where !isQuoted:
        fields.append(field)
        (field, isAfterQuote) = ("", false)
      default:
        field.append(character)
        isAfterQuote = false
      }
    }
    return fields + [field]
  }

  // MARK: Head

  /// The fields of a line.
  func fields(_ name: String) -> [String] { head[name]?.fields ?? [] }

  /// Refuses a line.
  func require(_ condition: Bool, line name: String, _ reason: String) throws(MomentsError) {
    guard condition else { throw .line(head[name]?.line ?? 0, reason: reason, source: source) }
  }

  /// A whole number of a line.
  func integer(_ name: String, place: Int) throws(MomentsError) -> Int {
    let fields = fields(name)
    let number = fields.indices.contains(place) ? Int(fields[place]) : nil
    try require((number ?? -1) >= 0, line: name, "field \(place + 2) is not a whole number")
    return number ?? 0
  }

  private func numbers(_ name: String, count: Int) throws(MomentsError) -> [Double] {
    let numbers = fields(name).map { Double($0) ?? .nan }
    try require(
      numbers.count == count && numbers.allSatisfy(\.isFinite), line: name, "it does not have \(count) numbers")
    return numbers
  }

  /// What the sums are sums of.
  func description() throws(MomentsError) -> MomentsDescription {
    let names = fields("indicator")
    let p = names.count
    try require(!names.contains("") && Set(names).count == p, line: "indicator", "names are empty or stand twice")
    let (low, high, shifts) = (
      try numbers("min", count: p), try numbers("max", count: p), try numbers("shift", count: p)
    )
    try require(zip(low, high).allSatisfy { $0 < $1 }, line: "max", "a highest answer is not above the lowest")
    try require(numbers("step", count: p).allSatisfy { $0 == 1 }, line: "step", "only steps of 1 are read")
    let (labels, codes) = (fields("label"), fields("missing"))
    try require(labels.count == p, line: "label", "it does not have \(p) labels")
    try require(codes.count == p + 1 && codes[0] == "casewise", line: "missing", "only casewise sums are read")
    let indicators = names.indices.map { i in
      MomentsDescription.Indicator(
        name: names[i], label: labels[i].isEmpty ? nil : labels[i], scale: low[i]...high[i], shift: shifts[i],
        missingCodes: codes[i + 1].split(separator: " ").compactMap { Double($0) })
    }
    let weight = fields("weight").first ?? ""
    return MomentsDescription(
      indicators: indicators, weightColumn: weight.isEmpty ? nil : weight, groups: fields("group"),
      buckets: try buckets())
  }

  private func buckets() throws(MomentsError) -> MomentsDescription.Buckets? {
    let fields = fields("bucket")
    if fields.isEmpty || fields == [""] { return nil }
    let (count, seed) = (fields.count == 4 ? Int(fields[1]) : nil, fields.count == 4 ? UInt64(fields[2]) : nil)
    try require(
      fields.count == 4 && fields[0] == "md5" && (count ?? 0) > 0 && seed != nil, line: "bucket",
      "it is not \"md5,number,seed,key\"")
    return MomentsDescription.Buckets(count: count ?? 1, seed: seed ?? 0, key: fields[3])
  }

  // MARK: Body

  /// The sums of the cells.
  func table(_ description: MomentsDescription) throws -> MomentTable {
    // A description of the same columns, to know their names and order.
    let names = description.indicators.map(\.name)
    let empty = MomentTable(
      trusted: [MomentSums(layout: SumLayout(paired: names), shifts: description.indicators.map(\.shift))],
      keyNames: description.keyNames, keys: [description.keyNames])
    let shape = MomentsFile(description: description, table: empty, rows: 0, source: [], software: "")
    let (columns, places) = (shape.valueNames, shape.valuePlaces)
    let rows = try Dataset(
      csvBytes: Array(body), source: source, numeric: columns, categories: description.keyNames)
    var sums: [MomentSums] = []
    var keys: [[String]] = []
    for row in 0..<rows.rowCount {
      var values = [Double](repeating: 0, count: empty.layout.count)
      for (name, place) in zip(columns, places) {
        guard let value = rows.column(named: name)?.number(at: row) else {
          throw MomentsError.line(
            row + Self.names.count + 3, reason: "there is no number in \(name.nameForMessage)", source: source)
        }
        values[place] = value
      }
      if description.weightColumn == nil {
        values[SumLayout.weight] = values[SumLayout.cases]
        values[empty.layout.squaredWeight] = values[SumLayout.cases]
      }
      sums.append(MomentSums(layout: empty.layout, shifts: empty.shifts, values: values))
      keys.append(description.keyNames.map { rows.column(named: $0)?.text(at: row) ?? "" })
    }
    guard Set(keys).count == keys.count else {
      throw MomentsError.incomplete(reason: "a cell stands twice", source: source)
    }
    return MomentTable(trusted: sums, keyNames: description.keyNames, keys: keys)
  }
}
