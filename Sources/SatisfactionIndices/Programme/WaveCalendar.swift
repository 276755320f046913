/// The waves of a programme in order, and which of them a change is measured against.
public struct WaveCalendar: Sendable, Equatable {
  /// How the order was found.
  public enum Order: String, Sendable, Codable {
    /// As the caller gave it.
    case given
    /// By year and part of the year, because every label names one: 2024, 2024H1, 2024Q1, 2024-03.
    case calendar
    /// By size, because every label is a number.
    case numbers
    /// As texts.
    case text
  }

  /// Labels of the waves, earliest first.
  public let labels: [String]
  /// How the order was found.
  public let order: Order
  /// For each wave the place of the same season a year before; nil where the programme has none.
  public let yearBefore: [Int?]
  /// Whether the season a year before is known: by calendar, or by the number of waves a year.
  public let knowsSeasons: Bool

  /// Orders the labels of a programme.
  ///
  /// A year before is found by calendar where every label names a part of a year, else as `perYear` places back, else
  /// not at all. Where it is the previous wave throughout, as with yearly waves, it is left out.
  ///
  /// - Parameters:
  ///   - found: Labels that occur, in any order, each once.
  ///   - given: The order wanted, the same labels; nil to find it.
  ///   - perYear: Waves a year, where the labels do not say; nil if unknown.
  public init(_ found: [String], given: [String]? = nil, perYear: Int? = nil) {
    let seasons = Self.seasons(of: given ?? found)
    if let given {
      (labels, order) = (given, .given)
    } else if let seasons {
      let sorted = found.indices.sorted { seasons[$0] < seasons[$1] }
      (labels, order) = (sorted.map { found[$0] }, .calendar)
    } else {
      (labels, order) = Self.ordered(found)
    }
    if let seasons = Self.seasons(of: labels) {
      let places = seasons.enumerated().map { wave, season in
        seasons.firstIndex(of: season.yearBefore).flatMap { $0 < wave ? $0 : nil }
      }
      // Measured once a year, whatever part of it: the previous wave.
      let isYearly = places.enumerated().allSatisfy { wave, place in place == nil || place == wave - 1 }
      yearBefore = isYearly ? places.map { _ in nil } : places
      knowsSeasons = true
    } else {
      let back = perYear.flatMap { $0 > 1 ? $0 : nil }
      yearBefore = labels.indices.map { wave in back.flatMap { wave >= $0 ? wave - $0 : nil } }
      knowsSeasons = perYear != nil
    }
  }

  /// For each wave the place of the one before it, and of the season a year before where that is another one.
  func earlier(than wave: Int) -> [(kind: ChangeKind, wave: Int)] {
    var result: [(kind: ChangeKind, wave: Int)] = wave > 0 ? [(.previous, wave - 1)] : []
    if let before = yearBefore[wave] { result.append((.yearBefore, before)) }
    return result
  }

  private static func ordered(_ found: [String]) -> ([String], Order) {
    let numbers = found.map { Double($0) }
    guard numbers.allSatisfy({ $0?.isFinite == true }) else { return (found.sorted(), .text) }
    let sorted = found.indices.sorted { (numbers[$0] ?? 0, found[$0]) < (numbers[$1] ?? 0, found[$1]) }
    return (sorted.map { found[$0] }, .numbers)
  }

  /// The season of every label; nil where one names none, or two name the same.
  private static func seasons(of labels: [String]) -> [Season]? {
    let seasons = labels.compactMap(Season.init)
    return seasons.count == labels.count && Set(seasons).count == seasons.count ? seasons : nil
  }
}

/// What a change is measured against.
public enum ChangeKind: String, Sendable, Codable, CaseIterable {
  /// The programme's wave just before.
  case previous
  /// The same season a year before.
  case yearBefore
}

/// A part of a year.
struct Season: Hashable, Comparable {
  /// Four digits.
  let year: Int
  /// 1 for whole years, 2 for halves, 4 for quarters, 12 for months.
  let partsPerYear: Int
  /// From 1.
  let part: Int

  /// The season that a label names: `2024`, `2024H1`, `2024Q3`, `2024-03`; the letters may be small and a blank or a
  /// hyphen may stand before them. Nil for any other label.
  init?(_ label: String) {
    let characters = Array(label.utf8)
    guard characters.count >= 4, characters[..<4].allSatisfy(Self.isDigit), characters[0] != UInt8(ascii: "0") else {
      return nil
    }
    year = Self.number(characters[..<4])
    var rest = characters[4...]
    if rest.isEmpty {
      (partsPerYear, part) = (1, 1)
      return
    }
    let mark = rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: " ")
    if mark { rest = rest.dropFirst() }
    let parts: Int
    switch rest.first.map({ $0 | 0x20 }) {
    case UInt8(ascii: "h"): parts = 2
    case UInt8(ascii: "q"): parts = 4
    default: parts = 12
    }
    if parts < 12 { rest = rest.dropFirst() }
    guard parts < 12 || mark, rest.count == (parts < 12 ? 1 : 2), rest.allSatisfy(Self.isDigit) else { return nil }
    (partsPerYear, part) = (parts, Self.number(rest))
    guard (1...parts).contains(part) else { return nil }
  }

  private init(year: Int, partsPerYear: Int, part: Int) {
    (self.year, self.partsPerYear, self.part) = (year, partsPerYear, part)
  }

  /// The same part of the year before.
  var yearBefore: Season { Season(year: year - 1, partsPerYear: partsPerYear, part: part) }

  /// By the month in which it begins; of two that begin together the shorter one comes first.
  static func < (a: Season, b: Season) -> Bool {
    (a.year, a.firstMonth, b.partsPerYear) < (b.year, b.firstMonth, a.partsPerYear)
  }

  private var firstMonth: Int { (part - 1) * (12 / partsPerYear) }

  private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int {
    digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
  }
}
