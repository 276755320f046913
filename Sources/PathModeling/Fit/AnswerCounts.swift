internal import SurveyData

/// What stands in a column of answers besides its mean: fractions, and an answer that few gave.
struct AnswerCounts {
  /// The share of fractions below which they are taken for typing errors.
  private static let strayShare = 0.05
  /// Cases that an answer of a two-valued item should have.
  private static let rarest = 10

  let name: String
  /// Cells with an answer, codes of missing answers apart.
  private(set) var answers = 0
  /// Answers that are no whole numbers.
  private(set) var fractions = 0
  /// How often each value occurs, ascending; empty where they are too many to count.
  private var values: [(value: Double, count: Int)] = []
  private let scale: ClosedRange<Double>?

  /// The counts of a column; nil where there is nothing to find in it.
  ///
  /// - Parameters:
  ///   - column: The raw answers.
  ///   - coding: What they mean.
  ///   - isSmall: Whether the survey is small enough for every column to be looked at.
  init?(_ column: Column, _ coding: IndicatorCoding, isSmall: Bool) {
    (name, scale) = (coding.name, coding.scale)
    switch column.storage {
    case .bytes(let bytes):
      // Whole answers within a declared scale hide nothing but a rare one, and that only in a small survey.
      guard isSmall || coding.scale == nil else { return nil }
      count(bytes, codes: Set(coding.missingCodes))
    case .doubles(let numbers): count(numbers, codes: Set(coding.missingCodes))
    case .categories: return nil
    }
  }

  private mutating func count(_ bytes: ColumnValues<Int8>, codes: Set<Double>) {
    var counts = [Int](repeating: 0, count: 256)
    unsafe bytes.withUnsafeBufferPointer { buffer in
      for i in buffer.indices { counts[Int(unsafe buffer[i]) + 128] += 1 }
    }
    for (place, count) in counts.enumerated().dropFirst() where count > 0 {
      let value = Double(place - 128)
      if codes.contains(value) { continue }
      values.append((value, count))
      answers += count
    }
  }

  private static let mostValues = 1_000

  private mutating func count(_ numbers: ColumnValues<Double>, codes: Set<Double>) {
    var counts: [Double: Int] = [:]
    for number in numbers where !number.isNaN && !codes.contains(number) {
      answers += 1
      if number != number.rounded() { fractions += 1 }
      // With very many values only the fractions are counted.
      if counts.count <= Self.mostValues { counts[number, default: 0] += 1 }
    }
    guard counts.count <= Self.mostValues else { return }
    values = counts.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// Whether a few answers are fractions and all others whole.
  var hasStrayFractions: Bool { fractions > 0 && Double(fractions) < Self.strayShare * Double(answers) }

  /// The rarer answer of a column with two values, where few gave it; of a scale of two answers the moments tell it.
  var rareAnswer: (value: Double, count: Int)? {
    guard values.count == 2, scale.map({ $0.upperBound - $0.lowerBound != 1 }) ?? true else { return nil }
    let rare = values[0].count <= values[1].count ? values[0] : values[1]
    return rare.count < Self.rarest ? rare : nil
  }
}
