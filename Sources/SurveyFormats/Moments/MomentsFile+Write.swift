internal import SurveyData

extension MomentsFile {
  /// The file in UTF-8: lines that begin with `#` say what the sums are, one line a cell has them, the last one closes it.
  public var bytes: [UInt8] {
    var text: [UInt8] = []
    for line in headLines { text += line.map(Self.field).joined(separator: ",").utf8 + [0x0A] }
    let places = valuePlaces
    for cell in 0..<table.count {
      text += table.keys[cell].map { Self.field($0) + "," }.joined().utf8
      let sums = table[cell].values
      text += places.map { Self.number(sums[$0]) }.joined(separator: ",").utf8
      text.append(0x0A)
    }
    let hash = unsafe text.withUnsafeBytes { unsafe Fingerprint.text(of: $0) }
    return text + "#end,\(table.count),\(hash)\n".utf8
  }

  private var headLines: [[String]] {
    let indicators = description.indicators
    func each(_ value: (MomentsDescription.Indicator) -> String) -> [String] { indicators.map(value) }
    let buckets = description.buckets.map { ["md5", "\($0.count)", "\($0.seed)", $0.key] } ?? []
    let usedRows = Int(used)
    return [
      ["#" + Self.version],
      ["#indicator"] + each(\.name),
      ["#label"] + each { $0.label ?? "" },
      ["#min"] + each { Self.number($0.scale.lowerBound) },
      ["#max"] + each { Self.number($0.scale.upperBound) },
      ["#shift"] + each { Self.number($0.shift) },
      ["#step"] + each { _ in "1" },
      ["#missing", "casewise"] + each { $0.missingCodes.map(Self.number).joined(separator: " ") },
      ["#rows", "\(rows)", "used", "\(usedRows)", "dropped", "\(rows - usedRows)"],
      ["#weight", description.weightColumn ?? ""],
      ["#group"] + description.groups,
      ["#bucket"] + buckets,
      ["#minimumCell", "\(minimumCell)"],
      ["#source"] + source,
      ["#software", software],
      description.keyNames + valueNames,
    ]
  }

  /// Names of the columns of sums, in their order.
  var valueNames: [String] {
    let names = description.indicators.map(\.name)
    let weights = description.weightColumn == nil ? [] : ["weight", "weight2"]
    let products = names.indices.flatMap { i in names[i...].map { "c.\(names[i]).\($0)" } }
    return ["n"] + weights + names.map { "s.\($0)" } + products
  }

  /// The place of every such column in a row of sums.
  var valuePlaces: [Int] {
    let (layout, p) = (table.layout, description.indicators.count)
    let weights = description.weightColumn == nil ? [] : [SumLayout.weight, layout.squaredWeight]
    let products = (0..<p).flatMap { i in (i..<p).map { layout.product(i, $0) } }
    return [SumLayout.cases] + weights + (0..<p).map(layout.sum) + products
  }

  /// A whole number without a point, others with the fewest digits that give the same number back.
  static func number(_ value: Double) -> String {
    guard let whole = Int64(exactly: value), value.magnitude < 0x1p53 else { return value.description }
    return whole.description
  }

  /// A text as a field: in quotes where a separator, a quote or a line end stands in it.
  private static func field(_ text: String) -> String {
    guard text.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline }) else { return text }
    return "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }
}
