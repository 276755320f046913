/// What a column of an unknown file seems to hold: its kind, its range and its gaps.
public struct ColumnProfile: Sendable, Equatable, Codable {
  /// What a column seems to be.
  public enum Kind: String, Sendable, Codable, CaseIterable {
    /// Numbers, or labels that are read as numbers.
    case answers
    /// Few different texts: a group.
    case category
    /// A value of its own in every row, or a name such as `respondent_id`.
    case identifier
    /// Case weights, by the name and because no number is negative.
    case weight
    /// Many different texts.
    case text
    /// The same value in all rows, or none.
    case constant
  }

  /// Name of the column.
  public let name: String
  /// What it seems to be.
  public let kind: Kind
  /// The smallest and the greatest number without ``codes``; nil in a column of texts.
  public let observed: ClosedRange<Double>?
  /// Different values.
  public let distinct: Int
  /// Cells without a value.
  public let missing: Int
  /// Numbers that stand far from all others, as codes for "no answer" do.
  public let codes: [Double]
  /// Texts among numbers, which must be declared before the column can be read.
  public let strayTexts: [String]
}

extension Dataset {
  /// What every column seems to hold.
  ///
  /// - Parameter options: The options with which the data set was read: they tell what labels mean.
  /// - Complexity: O(rows · columns).
  public func profiles(options: ReadingOptions = ReadingOptions()) -> [ColumnProfile] {
    let separator = reading.separator.utf8.first ?? UInt8(ascii: ",")
    let labels = LabelReading(format: CSVNumberFormat(options, separator: separator), map: options.labels)
    return columns.map { ColumnProfile($0, labels: labels) }
  }
}

extension ColumnProfile {
  fileprivate init(_ column: Column, labels: LabelReading) {
    let counted = CountedValues(column, labels: labels)
    let (range, codes) = counted.rangeAndCodes
    self.init(
      name: column.name, kind: Self.kind(column, counted), observed: range, distinct: counted.distinct,
      missing: counted.missing, codes: codes, strayTexts: counted.strayTexts)
  }

  private static func kind(_ column: Column, _ counted: CountedValues) -> Kind {
    let filled = column.count - counted.missing
    if counted.distinct <= 1 { return .constant }
    if isWeightName(column.name), let least = counted.numbers.keys.min(), least >= 0 { return .weight }
    let isUnique = counted.distinct == filled && filled >= 10
    let isWhole = counted.numbers.keys.allSatisfy { $0 == $0.rounded() }
    if isIdentifierName(column.name), 2 * counted.distinct >= filled { return .identifier }
    if isUnique, isWhole || !counted.holdsNumbers { return .identifier }
    if counted.holdsNumbers { return .answers }
    return counted.distinct <= 20 || 10 * counted.distinct <= filled ? .category : .text
  }

  /// Whether a name is one that weights usually have.
  private static func isWeightName(_ name: String) -> Bool {
    let words = words(name)
    let known: Set<String> = [
      "w", "wt", "wgt", "weight", "weights", "weighting", "gewicht", "poids", "peso", "权重", "加权",
    ]
    return words.contains { known.contains($0) }
  }

  private static func isIdentifierName(_ name: String) -> Bool {
    let known: Set<String> = [
      "id", "ids", "uuid", "respondent", "respondentid", "responseid", "respid", "caseid", "token", "编号", "序号",
    ]
    return words(name).contains { known.contains($0) }
  }

  /// The words of a name, in small letters.
  private static func words(_ name: String) -> [String] {
    name.lowercased().split { !$0.isLetter }.map(String.init)
  }
}

/// The values of a column and how often each stands there.
private struct CountedValues {
  var numbers: [Double: Int] = [:]
  var distinct = 0
  var missing = 0
  /// Texts in a column that mostly holds numbers.
  var strayTexts: [String] = []
  var holdsNumbers: Bool { !numbers.isEmpty }

  init(_ column: Column, labels: LabelReading) {
    switch column.storage {
    case .categories(let codes, let levels): count(codes, levels, labels)
    default:
      for row in 0..<column.count {
        if let number = column.number(at: row) { numbers[number, default: 0] += 1 } else { missing += 1 }
      }
      distinct = numbers.count
    }
  }

  private mutating func count(_ codes: ColumnValues<Int32>, _ levels: [String], _ labels: LabelReading) {
    var cells = [Int](repeating: 0, count: levels.count)
    for code in codes {
      if code < 0 { missing += 1 } else { cells[Int(code)] += 1 }
    }
    distinct = levels.count
    // Labels are few; more different texts than these are names or comments.
    guard levels.count <= 200 else { return }
    let meanings = labels.meanings(of: levels, labels: []).meanings
    var found: [Double: Int] = [:]
    var stray: [String] = []
    for (level, meaning) in meanings.enumerated() {
      switch meaning {
      case .number(let number): found[number, default: 0] += cells[level]
      case .missing, .missingText: missing += cells[level]
      case .bad: stray.append(levels[level])
      }
    }
    let strayCells = zip(levels, cells).reduce(0) { $0 + (stray.contains($1.0) ? $1.1 : 0) }
    // A few texts among numbers are codes; more of them make a column of texts.
    guard found.count >= 2, stray.count <= 3, 4 * strayCells < codes.count else { return }
    (numbers, strayTexts, distinct) = (found, stray, found.count + stray.count)
  }

  /// The range of the numbers, and those at its ends that stand apart: further from the others than these are wide, or
  /// nines alone behind a gap.
  var rangeAndCodes: (range: ClosedRange<Double>?, codes: [Double]) {
    var sorted = numbers.keys.sorted()
    var codes: [Double] = []
    while sorted.count > 2, let last = sorted.last, Self.standsApart(last, from: sorted.dropLast()) {
      codes.append(last)
      sorted.removeLast()
    }
    while sorted.count > 2, let first = sorted.first, Self.standsApart(first, from: sorted.dropFirst()) {
      codes.append(first)
      sorted.removeFirst()
    }
    guard let first = sorted.first, let last = sorted.last else { return (nil, []) }
    return (first...last, codes.sorted())
  }

  private static func standsApart(_ value: Double, from others: ArraySlice<Double>) -> Bool {
    guard let least = others.first, let greatest = others.last, value == value.rounded() else { return false }
    let gap = value > greatest ? value - greatest : least - value
    let usual: Set<Double> = [9, 99, 999, 9_999, 98, 998, 8, 88, -1, -9, -99, -98, -999, -9_999, 97, 77]
    if usual.contains(value) { return gap > 1 && (gap >= 2 || value < 0) && others.count >= 3 }
    return gap > 5 * max(1, greatest - least)
  }
}
