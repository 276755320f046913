internal import SatisfactionWording

/// Text made harmless for HTML and SVG.
enum MarkupText {
  /// Appends a text with `& < > " '` as references and control characters as `�`.
  static func append(_ text: String, to bytes: inout [UInt8]) {
    for byte in DisplayText.harmless(text).utf8 {
      switch byte {
      case UInt8(ascii: "&"): bytes.append(contentsOf: Array("&amp;".utf8))
      case UInt8(ascii: "<"): bytes.append(contentsOf: Array("&lt;".utf8))
      case UInt8(ascii: ">"): bytes.append(contentsOf: Array("&gt;".utf8))
      case UInt8(ascii: "\""): bytes.append(contentsOf: Array("&quot;".utf8))
      case UInt8(ascii: "'"): bytes.append(contentsOf: Array("&#39;".utf8))
      default: bytes.append(byte)
      }
    }
  }
}

/// Coordinates with few decimals.
enum MarkupNumber {
  /// Appends numbers with blanks between them, to a tenth.
  static func append(_ values: [Double], to bytes: inout [UInt8]) {
    for (number, value) in values.enumerated() {
      if number > 0 { bytes.append(UInt8(ascii: " ")) }
      append(value, decimals: 1, to: &bytes)
    }
  }

  /// Appends a number rounded to so many decimals, without zeros at its end.
  ///
  /// - Precondition: the number is finite and below 10¹² in size.
  static func append(_ value: Double, decimals: Int, to bytes: inout [UInt8]) {
    precondition(value.isFinite && abs(value) < 1e12, "a place in a drawing is a number of ordinary size")
    let scale = (0..<decimals).reduce(1) { scale, _ in scale * 10 }
    let rounded = Int((value * Double(scale)).rounded())
    if rounded < 0 { bytes.append(UInt8(ascii: "-")) }
    let (whole, fraction) = rounded.magnitude.quotientAndRemainder(dividingBy: UInt(scale))
    bytes.append(contentsOf: String(whole).utf8)
    guard fraction > 0 else { return }
    bytes.append(UInt8(ascii: "."))
    var (rest, unit) = (fraction, UInt(scale / 10))
    while rest > 0 {
      bytes.append(UInt8(ascii: "0") + UInt8(rest / unit))
      rest %= unit
      unit /= 10
    }
  }
}
