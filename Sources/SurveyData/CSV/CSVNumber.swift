/// What the text of a cell says as an answer.
enum CSVNumber: Equatable {
  /// Nothing.
  case missing
  /// A text for "no answer": its place among ``MissingTexts/names``.
  case missingText(Int)
  /// A finite number.
  case value(Double)
  /// No answer.
  case bad(BadCell.Reason)

  /// Reads a decimal number: sign, digits, decimal mark, digits, exponent; nothing else, and no blanks.
  ///
  /// The nearest `Double` is returned for any number of digits.
  init(_ text: UnsafeBufferPointer<UInt8>, format: CSVNumberFormat) {
    if text.isEmpty {
      self = .missing
    } else if unsafe text.count == 2 && text[0] == UInt8(ascii: "N") && text[1] == UInt8(ascii: "A") {
      self = .missingText(0)
    } else {
      self = unsafe CSVNumber.parse(text, format)
      guard case .bad = self else { return }
      if let place = unsafe format.missing.place(of: text) {
        self = .missingText(place)
      } else if let plain = unsafe format.withoutThousands(text) {
        self = unsafe plain.withUnsafeBufferPointer { unsafe CSVNumber.parse($0, format) }
      }
    }
  }

  private static func parse(_ text: UnsafeBufferPointer<UInt8>, _ format: CSVNumberFormat) -> CSVNumber {
    var digits = Digits()
    var position = 0
    let isNegative = unsafe text[0] == UInt8(ascii: "-")
    if unsafe isNegative || text[0] == UInt8(ascii: "+") { position = 1 }
    unsafe digits.take(text, at: &position, areFraction: false)
    if position < text.count, unsafe format.isDecimalMark(text[position]) {
      position += 1
      unsafe digits.take(text, at: &position, areFraction: true)
    }
    guard digits.count > 0 else { return unsafe .bad(reason(text)) }
    var exponent = 0
    if position < text.count, unsafe text[position] | 0x20 == UInt8(ascii: "e") {
      position += 1
      guard let read = unsafe readExponent(text, at: &position) else { return unsafe .bad(reason(text)) }
      exponent = read
    }
    guard position == text.count else { return unsafe .bad(reason(text)) }
    let magnitude = unsafe digits.value(exponent: exponent) ?? exact(text)
    guard magnitude.isFinite else { return .bad(.overflow) }
    return .value(isNegative ? -magnitude : magnitude)
  }

  /// The power of ten behind an `e`; nil without a digit. Beyond ±99,999 it no longer matters how far.
  private static func readExponent(_ text: UnsafeBufferPointer<UInt8>, at position: inout Int) -> Int? {
    var isNegative = false
    if position < text.count, unsafe text[position] == UInt8(ascii: "-") || text[position] == UInt8(ascii: "+") {
      isNegative = unsafe text[position] == UInt8(ascii: "-")
      position += 1
    }
    let first = position
    var exponent = 0
    while position < text.count, let digit = unsafe decimalDigit(text[position]) {
      exponent = min(exponent * 10 + Int(digit), 99_999)
      position += 1
    }
    return position == first ? nil : isNegative ? -exponent : exponent
  }

  /// The magnitude of a text that is known to be a decimal number, by the standard library's exact conversion.
  private static func exact(_ text: UnsafeBufferPointer<UInt8>) -> Double {
    let plain = unsafe String(decoding: text, as: UTF8.self)
    let unsigned = plain.drop { $0 == "-" || $0 == "+" }
    guard let value = Double(String(unsigned.map { $0 == "," ? "." : $0 })) else {
      preconditionFailure("a decimal number that Double does not read: \(plain)")
    }
    return value
  }

  private static func reason(_ text: UnsafeBufferPointer<UInt8>) -> BadCell.Reason {
    let word = unsafe String(decoding: text.prefix(12), as: UTF8.self).lowercased().drop { $0 == "-" || $0 == "+" }
    if word.hasPrefix("0x") { return .hexadecimal }
    if word == "inf" || word == "infinity" || word == "nan" { return .notFinite }
    return unsafe isCommaNumber(text) ? .comma : .text
  }

  /// Digits with commas or points in between: a decimal mark, or groups of digits.
  private static func isCommaNumber(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let bytes = unsafe Array(text.prefix(64))
    let digits = bytes.drop { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") }
    let isMark: (UInt8) -> Bool = { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ".") }
    guard let first = digits.first, let last = digits.last, decimalDigit(first) != nil, decimalDigit(last) != nil,
      text.count <= 64
    else { return false }
    return digits.contains(where: isMark) && digits.allSatisfy { decimalDigit($0) != nil || isMark($0) }
  }
}

/// The digits of a decimal number, as far as they fit a `Double` exactly.
private struct Digits {
  /// Digits read, leading zeros included.
  var count = 0
  private var mantissa: UInt64 = 0
  private var fractionDigits = 0
  private var isExact = true

  init() {}

  mutating func take(_ text: UnsafeBufferPointer<UInt8>, at position: inout Int, areFraction: Bool) {
    while position < text.count, let digit = unsafe decimalDigit(text[position]) {
      count += 1
      position += 1
      if mantissa >= 900_000_000_000_000 { isExact = false }
      if isExact { mantissa = mantissa * 10 + UInt64(digit) }
      if areFraction { fractionDigits += 1 }
    }
  }

  /// The number, if one multiplication or division of two exact numbers gives it (Clinger's fast path).
  func value(exponent: Int) -> Double? {
    let power = exponent - fractionDigits
    guard isExact, abs(power) <= 22 else { return nil }
    return power < 0 ? Double(mantissa) / Self.powers[-power] : Double(mantissa) * Self.powers[power]
  }

  /// The powers of ten that are exact.
  private static let powers: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
    1e20, 1e21, 1e22,
  ]
}

private func decimalDigit(_ byte: UInt8) -> UInt8? {
  let digit = byte &- UInt8(ascii: "0")
  return digit <= 9 ? digit : nil
}
