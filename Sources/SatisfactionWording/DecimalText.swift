/// Numbers with a fixed count of decimals, correctly rounded.
///
/// A `Double` is a decimal number with finitely many digits, so the rounding here looks at the number itself and not at
/// an approximation: nearest, and a tie to the even digit. 0.125 is `0.12`, 0.375 is `0.38`, and 2.675, which is a
/// little less than it looks, is `2.67`.
public enum DecimalText {
  /// The sign in front of a negative number.
  public enum Minus: Sendable {
    /// `-`, for files that programs read.
    case hyphen
    /// `−`, as wide as a digit, for people.
    case typographic
  }

  /// One unit of the last of so many decimals: 0.001 for 3.
  public static func unit(_ decimals: Int) -> Double {
    (0..<decimals).reduce(1.0) { unit, _ in unit / 10 }
  }

  /// The number with exactly `decimals` digits after the point; a number that rounds to zero has no sign, and what is
  /// no finite number is `–`, as an undefined one is.
  ///
  /// - Parameters:
  ///   - value: A number.
  ///   - decimals: 0 or more.
  /// - Complexity: O(digits²), about a microsecond for numbers of ordinary size.
  public static func fixed(_ value: Double, decimals: Int, minus: Minus = .typographic) -> String {
    guard value.isFinite else { return "–" }
    precondition(decimals >= 0, "a number has 0 decimals or more")
    let digits = rounded(exactDigits(of: value.magnitude), decimals: decimals)
    let isZero = digits.allSatisfy { $0 == 0 }
    var text: [UInt8] = []
    text.reserveCapacity(digits.count + 2)
    for (position, digit) in digits.enumerated() {
      if position == digits.count - decimals { text.append(UInt8(ascii: ".")) }
      text.append(UInt8(ascii: "0") + digit)
    }
    let sign = value < 0 && !isZero ? (minus == .hyphen ? "-" : "\u{2212}") : ""
    return sign + String(decoding: text, as: UTF8.self)
  }

  /// A decimal number: `digits`, highest first, of which the last `fraction` stand after the point.
  private struct Decimal {
    var digits: [UInt8]
    var fraction: Int
  }

  /// All decimal digits of a finite magnitude m·2^e: m·2^e itself, or m·5^(−e) with −e digits after the point.
  private static func exactDigits(of magnitude: Double) -> Decimal {
    guard magnitude > 0 else { return Decimal(digits: [0], fraction: 0) }
    var mantissa = magnitude.significandBitPattern
    if magnitude.isNormal { mantissa |= 1 << UInt64(Double.significandBitCount) }
    var exponent = (magnitude.isNormal ? Int(magnitude.exponent) : -1022) - Double.significandBitCount
    while exponent < 0, mantissa & 1 == 0 {
      mantissa >>= 1
      exponent += 1
    }
    var whole = WholeNumber(mantissa)
    whole.multiply(by: exponent < 0 ? 5 : 2, times: exponent.magnitude)
    return Decimal(digits: whole.digits, fraction: max(0, -exponent))
  }

  /// The digits rounded to `decimals` after the point, at least one before it.
  private static func rounded(_ exact: Decimal, decimals: Int) -> [UInt8] {
    var digits = exact.digits
    // At least one digit before the point.
    if digits.count <= exact.fraction {
      digits.insert(contentsOf: repeatElement(0, count: exact.fraction - digits.count + 1), at: 0)
    }
    guard exact.fraction > decimals else {
      return digits + repeatElement(0, count: decimals - exact.fraction)
    }
    let kept = digits.count - (exact.fraction - decimals)
    let tail = digits[kept...]
    digits.removeSubrange(kept...)
    if roundsUp(tail, after: digits[kept - 1]) { increment(&digits) }
    return digits
  }

  private static func roundsUp(_ tail: ArraySlice<UInt8>, after last: UInt8) -> Bool {
    guard let first = tail.first else { return false }
    if first != 5 { return first > 5 }
    return tail.dropFirst().contains { $0 != 0 } || last % 2 == 1
  }

  private static func increment(_ digits: inout [UInt8]) {
    for position in digits.indices.reversed() {
      guard digits[position] == 9 else {
        digits[position] += 1
        return
      }
      digits[position] = 0
    }
    digits.insert(1, at: 0)
  }
}

/// A whole number of any size, in limbs of nine decimal digits, lowest first.
private struct WholeNumber {
  private static let base: UInt64 = 1_000_000_000
  private var limbs: [UInt64] = []

  init(_ value: UInt64) {
    var rest = value
    repeat {
      limbs.append(rest % Self.base)
      rest /= Self.base
    } while rest > 0
  }

  /// Multiplies by `factor` (2 or 5) `times` times, as many at once as fit beside a limb.
  mutating func multiply(by factor: UInt64, times: UInt) {
    var left = times
    while left > 0 {
      let step = min(left, 12)
      var power: UInt64 = 1
      for _ in 0..<step { power *= factor }
      multiply(by: power)
      left -= step
    }
  }

  private mutating func multiply(by factor: UInt64) {
    var carry: UInt64 = 0
    for position in limbs.indices {
      let product = limbs[position] * factor + carry
      limbs[position] = product % Self.base
      carry = product / Self.base
    }
    if carry > 0 { limbs.append(carry) }
  }

  /// The digits, highest first, without leading zeros.
  var digits: [UInt8] {
    var lowestFirst: [UInt8] = []
    lowestFirst.reserveCapacity(limbs.count * 9)
    for limb in limbs {
      var rest = limb
      for _ in 0..<9 {
        lowestFirst.append(UInt8(rest % 10))
        rest /= 10
      }
    }
    while lowestFirst.count > 1, lowestFirst.last == 0 { lowestFirst.removeLast() }
    return lowestFirst.reversed()
  }
}
