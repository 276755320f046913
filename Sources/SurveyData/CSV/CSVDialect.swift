/// The bytes that part the cells of a file, as its header shows them.
struct CSVDialect: Equatable, Sendable {
  /// `,`, `;`, tab, or what the caller says.
  var separator: UInt8
  /// Line feed, or carriage return in a file that has nothing else. A carriage return before a line feed belongs to it.
  var newline: UInt8

  static let lineFeed = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
  static let quote = UInt8(ascii: "\"")
  static let space = UInt8(ascii: " ")
  static let tab = UInt8(ascii: "\t")

  /// Whether a byte beside a number or a quote may be passed over.
  func isBlank(_ byte: UInt8) -> Bool { (byte == Self.space || byte == Self.tab) && byte != separator }

  /// Reads the first line from `start` on: the most frequent of `;`, tab and `,` outside quotes parts its cells, unless
  /// the separator is given.
  ///
  /// - Returns: The dialect, and where the line ends (at its newline, or at the end of the file).
  static func detect(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, separator given: UInt8? = nil
  ) -> (dialect: CSVDialect, lineEnd: Int) {
    var (commas, semicolons, tabs) = (0, 0, 0)
    var isQuoted = false
    var position = start
    scan: while position < bytes.count {
      let byte = unsafe bytes[position]
      if byte == quote { isQuoted.toggle() }
      if !isQuoted {
        switch byte {
        case UInt8(ascii: ","): commas += 1
        case UInt8(ascii: ";"): semicolons += 1
        case tab: tabs += 1
        case lineFeed, carriageReturn: break scan
        default: break
        }
      }
      position += 1
    }
    let most = max(commas, semicolons, tabs)
    let separator = most == 0 ? "," : semicolons == most ? ";" : tabs == most ? "\t" : Unicode.Scalar(",")
    let isOldMac =
      unsafe position < bytes.count && bytes[position] == carriageReturn
      && (position + 1 == bytes.count || bytes[position + 1] != lineFeed)
    let dialect = CSVDialect(
      separator: given ?? UInt8(ascii: separator), newline: isOldMac ? carriageReturn : lineFeed)
    return (dialect, position)
  }
}
