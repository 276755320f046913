internal import SatisfactionWording

/// `IMAG1..IMAG5`: names that differ in the number at their end.
package struct ItemRange {
  /// More items than this are taken for a slip.
  static let limit = 10_000

  private let prefix: String
  private let numbers: ClosedRange<Int>
  /// Digits of the first number; shorter numbers are padded with zeros to this length.
  private let width: Int

  var count: Int { numbers.count }
  /// Length of the longest name, or a little more.
  var bytesPerItem: Int { prefix.utf8.count + max(width, 5) }
  var items: [String] { numbers.map { prefix + Self.padded($0, width) } }

  init(from first: String, to last: String) throws(SyntaxFault) {
    guard let (prefix, firstDigits) = Self.parts(of: first), let (lastPrefix, lastDigits) = Self.parts(of: last),
      prefix == lastPrefix
    else { throw .rangeOfDifferentNames(first: first, last: last) }
    guard let low = Int(firstDigits), let high = Int(lastDigits) else {
      throw .rangeTooLong(first: first, last: last, limit: Self.limit)
    }
    guard low <= high else { throw .rangeNotAscending(first: first, last: last) }
    guard high - low < Self.limit else { throw .rangeTooLong(first: first, last: last, limit: Self.limit) }
    guard Self.padded(high, firstDigits.count) == lastDigits else {
      throw .rangeOfDifferentPadding(first: first, last: last)
    }
    self.prefix = prefix
    numbers = low...high
    width = firstDigits.count
  }

  /// How many names from the beginning of the list make a range.
  static func runLength(of names: ArraySlice<String>) -> Int {
    guard let first = names.first, let (prefix, digits) = parts(of: first), let low = Int(digits) else { return 1 }
    var length = 1
    for name in names.dropFirst().prefix(limit - 1) {
      let (next, overflow) = low.addingReportingOverflow(length)
      guard !overflow, name.unicodeScalars.elementsEqual((prefix + padded(next, digits.count)).unicodeScalars) else {
        break
      }
      length += 1
    }
    return length
  }

  /// A name without the ASCII digits at its end, and these digits.
  private static func parts(of name: String) -> (prefix: String, digits: String)? {
    if name.isEmpty { return nil }
    let scalars = name.unicodeScalars
    guard let lastOther = scalars.lastIndex(where: { !NameSyntax.isDigit($0) }) else { return ("", name) }
    let split = scalars.index(after: lastOther)
    guard split < scalars.endIndex else { return nil }
    return (String(scalars[..<split]), String(scalars[split...]))
  }

  static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  /// Names with a separator; three or more that follow each other are a range.
  package static func written(_ names: [String], _ separator: String) -> String {
    var parts: [String] = []
    var rest = names[...]
    while let first = rest.first {
      let length = runLength(of: rest)
      let run = rest.prefix(length)
      if length >= 3, let last = run.last {
        parts.append("\(NameSyntax.written(first))..\(NameSyntax.written(last))")
      } else {
        parts += run.map(NameSyntax.written)
      }
      rest = rest.dropFirst(length)
    }
    return parts.joined(separator: separator)
  }
}
