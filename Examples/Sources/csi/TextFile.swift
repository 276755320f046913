import SatisfactionWording

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Small files and folders, read as a whole.
enum TextFile {
  /// The length of a regular file in bytes; nil for anything else, such as a pipe, whose bytes are there once.
  static func length(of path: String) -> Int? {
    var status = stat()
    guard unsafe stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return Int(status.st_size)
  }

  /// The bytes of a file; `-` is standard input.
  static func bytes(of path: String) throws(Failure) -> [UInt8] {
    let file = path == "-" ? STDIN_FILENO : unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw failure(errno, path) }
    defer { close(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = unsafe read(file, &chunk, chunk.count)
      if count == 0 { return bytes }
      if count > 0 {
        bytes += chunk[..<count]
      } else if errno != EINTR {
        throw failure(errno, path)
      }
    }
  }

  /// The text of a UTF-8 file.
  static func text(of path: String) throws(Failure) -> String {
    guard let text = String(validating: try bytes(of: path), as: UTF8.self) else {
      throw .data("\(path): the text is not UTF-8; save the file as UTF-8")
    }
    return text
  }

  /// `: did you mean …?` with a file of the same folder whose name comes near; empty without one.
  static func suggestion(for path: String) -> String {
    let cut = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
    let folder = String(path[..<cut])
    guard let near = NearNames.nearest(to: String(path[cut...]), among: names(in: folder.isEmpty ? "." : folder)) else {
      return ""
    }
    return "; did you mean \(folder)\(near)?"
  }

  private static func failure(_ code: Int32, _ path: String) -> Failure {
    if code == ENOENT { return .data("\(path): there is no such file\(suggestion(for: path))") }
    let reason = unsafe strerror(code).map { unsafe String(cString: $0).lowercased() } ?? "error \(code)"
    return .data("\(path) cannot be read: \(reason)")
  }

  private static func names(in folder: String) -> [String] {
    guard let stream = unsafe opendir(folder) else { return [] }
    defer { unsafe closedir(stream) }
    var names: [String] = []
    while names.count < 10_000, let entry = unsafe readdir(stream) {
      let name = unsafe withUnsafePointer(to: entry.pointee.d_name) { pointer in
        unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted()
  }
}
