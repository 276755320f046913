#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Text files, without the weight of a framework.
enum TextOfFile {
  /// Why a file has no text.
  enum Problem: Error {
    case unreadable(String)
  }

  /// The text of a file in UTF-8.
  static func read(_ path: String) throws -> String {
    guard let file = unsafe fopen(path, "r") else { throw Problem.unreadable(path) }
    defer { unsafe fclose(file) }
    var bytes: [UInt8] = []
    var character = unsafe fgetc(file)
    while character != EOF {
      bytes.append(UInt8(truncatingIfNeeded: character))
      character = unsafe fgetc(file)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
