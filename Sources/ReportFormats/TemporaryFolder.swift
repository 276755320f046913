internal import CSurveyFormats
internal import SurveyFormats

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A folder of its own for what other programs and libraries write, removed after use.
struct TemporaryFolder {
  /// Without a slash at its end.
  let path: String

  init() throws(SurveyFormatError) {
    let parent = unsafe getenv("TMPDIR").map { unsafe String(cString: $0) } ?? "/tmp"
    var template = Array("\(parent)/csi-XXXXXX".utf8CString)
    let isMade = unsafe template.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return false }
      return unsafe survey_make_folder(base) == 0
    }
    guard isMade else { throw .noTemporaryFolder(path: parent, reason: Self.reason.lowercased()) }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// Removes the folder with all that is in it.
  func remove() {
    unsafe survey_remove_folder(path)
    unsafe survey_forget_folder(path)
  }

  func write(_ bytes: [UInt8], to name: String) throws(SurveyFormatError) {
    guard let file = unsafe fopen("\(path)/\(name)", "wb") else { throw failure(name) }
    let count = unsafe bytes.withUnsafeBytes { unsafe fwrite($0.baseAddress, 1, $0.count, file) }
    guard unsafe fclose(file) == 0, count == bytes.count else { throw failure(name) }
  }

  func read(_ name: String) throws(SurveyFormatError) -> [UInt8] {
    guard let file = unsafe fopen("\(path)/\(name)", "rb") else { throw failure(name) }
    defer { unsafe fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = unsafe chunk.withUnsafeMutableBytes { unsafe fread($0.baseAddress, 1, $0.count, file) }
      if count == 0 { break }
      bytes += chunk[..<count]
    }
    guard unsafe ferror(file) == 0 else { throw failure(name) }
    return bytes
  }

  private func failure(_ name: String) -> SurveyFormatError {
    .programFailed(name: "\(path)/\(name)", status: Int(errno), message: Self.reason)
  }

  private static var reason: String {
    unsafe strerror(errno).map { unsafe String(cString: $0) } ?? "error \(errno)"
  }
}
