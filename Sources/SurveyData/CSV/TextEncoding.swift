#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Turns the bytes of a file into UTF-8.
enum TextEncoding {
  /// The bytes in UTF-8, without a mark at the beginning.
  ///
  /// - Parameter name: A usual name of the encoding, such as `cp1252`; blanks and letter case do not count.
  /// - Throws: ``SurveyDataError/unknownEncoding(name:)``, ``SurveyDataError/notInEncoding(name:source:line:)``.
  static func utf8(
    _ bytes: UnsafeBufferPointer<UInt8>, from name: String, source: String
  ) throws(SurveyDataError) -> [UInt8] {
    let system = systemName(name, bytes: unsafe Array(bytes.prefix(2)))
    guard let converter = unsafe iconv_open("UTF-8", system), unsafe converter != iconv_t(bitPattern: -1) else {
      throw .unknownEncoding(name: name)
    }
    defer { unsafe iconv_close(converter) }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + bytes.count / 2 + 64)
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    var position = 0
    while position < bytes.count {
      let step = unsafe convert(bytes, from: position, with: converter, into: &piece)
      result += piece[..<step.written]
      position = step.position
      guard step.error == 0 || step.error == E2BIG else {
        let line = result.count { $0 == CSVDialect.lineFeed } + 1
        throw .notInEncoding(name: name, source: source, line: line)
      }
    }
    if result.starts(with: [0xEF, 0xBB, 0xBF]) { result.removeFirst(3) }
    return result
  }

  /// What `iconv` returns where it stops: (size_t)(-1).
  private static let iconvFailure = ~0

  private static func convert(
    _ bytes: UnsafeBufferPointer<UInt8>, from position: Int, with converter: iconv_t, into piece: inout [UInt8]
  ) -> (position: Int, written: Int, error: Int32) {
    unsafe piece.withUnsafeMutableBytes { piece in
      var input = unsafe UnsafeMutableRawPointer(mutating: bytes.baseAddress)?.advanced(by: position)
        .assumingMemoryBound(to: CChar.self)
      var output = unsafe piece.baseAddress?.assumingMemoryBound(to: CChar.self)
      var (left, room) = (bytes.count - position, piece.count)
      let result = unsafe iconv(converter, &input, &left, &output, &room)
      return (bytes.count - left, piece.count - room, result == iconvFailure ? errno : 0)
    }
  }

  /// The name that the system's converter knows: spellings that people use, and the byte order that a mark tells.
  private static func systemName(_ name: String, bytes: [UInt8]) -> String {
    let plain = name.lowercased().filter { !$0.isWhitespace && $0 != "_" }
    switch plain {
    case "latin1", "latin-1": return "ISO-8859-1"
    case "windows-1252", "windows1252", "ansi": return "CP1252"
    case "windows-1250", "windows1250": return "CP1250"
    case "windows-1251", "windows1251": return "CP1251"
    case "gbk", "gb2312", "gb-18030", "cp936": return "GB18030"
    case "shiftjis", "shift-jis", "sjis", "cp932": return "CP932"
    case "euckr", "cp949": return plain == "cp949" ? "CP949" : "EUC-KR"
    case "big-5": return "BIG5"
    case "utf-16", "utf16":
      return bytes == [0xFE, 0xFF] ? "UTF-16" : bytes == [0xFF, 0xFE] ? "UTF-16" : "UTF-16LE"
    default: return name.filter { !$0.isWhitespace }.uppercased()
    }
  }
}
