/// How numbers and missing answers are written in a file.
struct CSVNumberFormat: Sendable, Equatable {
  /// Which signs part whole numbers from fractions.
  enum DecimalMark: Sendable, Equatable {
    case point
    case comma
    /// Either of them, as in files whose cells are parted by `;`.
    case either
  }

  var decimal = DecimalMark.point
  /// What stands between groups of three digits, in UTF-8; empty for nothing.
  var thousands: [UInt8] = []
  var missing = MissingTexts()

  init() {}

  init(_ options: ReadingOptions, separator: UInt8) {
    decimal =
      switch options.decimal {
      case .point: .point
      case .comma: .comma
      case nil: separator == UInt8(ascii: ";") ? .either : .point
      }
    thousands = options.thousands.map { Array(String($0).utf8) } ?? []
    missing = MissingTexts(declared: options.missingTexts)
  }

  func isDecimalMark(_ byte: UInt8) -> Bool {
    switch decimal {
    case .point: byte == UInt8(ascii: ".")
    case .comma: byte == UInt8(ascii: ",")
    case .either: byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",")
    }
  }

  func isDecimalMark(_ scalar: Unicode.Scalar) -> Bool { scalar.isASCII && isDecimalMark(UInt8(scalar.value)) }

  /// A number without the signs between its groups of three digits; nil where it has none, or in another place.
  func withoutThousands(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    guard !thousands.isEmpty, text.count > thousands.count, text.count <= 64 else { return nil }
    let bytes = unsafe Array(text)
    var (plain, position, groups, run) = ([UInt8](), 0, 0, 0)
    if bytes[0] == UInt8(ascii: "-") || bytes[0] == UInt8(ascii: "+") {
      plain.append(bytes[0])
      position = 1
    }
    while position < bytes.count {
      if bytes[position] &- UInt8(ascii: "0") <= 9 {
        plain.append(bytes[position])
        (run, position) = (run + 1, position + 1)
      } else if bytes[position...].starts(with: thousands) {
        guard groups == 0 ? (1...3).contains(run) : run == 3 else { return nil }
        (groups, run, position) = (groups + 1, 0, position + thousands.count)
      } else {
        break
      }
    }
    guard groups > 0, run == 3 else { return nil }
    return plain + bytes[position...]
  }
}
