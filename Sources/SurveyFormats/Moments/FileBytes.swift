internal import SurveyData

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Whole files in memory.
enum FileBytes {
  /// The bytes of a file.
  ///
  /// - Throws: `SurveyDataError` where it cannot be read.
  static func read(_ path: String) throws(SurveyDataError) -> [UInt8] {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      if errno == ENOENT { throw .fileNotFound(path: path) }
      throw notReadable(path)
    }
    defer { close(descriptor) }
    var (bytes, piece) = ([UInt8](), [UInt8](repeating: 0, count: 1 << 20))
    while true {
      let count = unsafe systemRead(descriptor, &piece, piece.count)
      if count == 0 { return bytes }
      if count > 0 {
        bytes += piece[..<count]
      } else if errno != EINTR {
        throw notReadable(path)
      }
    }
  }

  private static func notReadable(_ path: String) -> SurveyDataError {
    .notReadable(path: path, reason: unsafe RuntimeLibrary.text(strerror(errno)))
  }
}

private func systemRead(_ descriptor: Int32, _ bytes: UnsafeMutableRawPointer, _ count: Int) -> Int {
  unsafe read(descriptor, bytes, count)
}
