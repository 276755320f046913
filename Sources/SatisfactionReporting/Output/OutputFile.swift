#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A file that is written as a whole or not at all.
struct OutputFile {
  /// The name as the user gave it.
  let path: String

  /// Writes the file.
  ///
  /// An existing file is replaced by a rename in the same folder, after every byte has reached the disk; it keeps its
  /// permissions, and a link keeps pointing to it.
  func write(_ bytes: [UInt8]) throws(ReportingError) {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else {
      // A missing file is made; a link that leads nowhere is written through.
      guard errno == ENOENT else { throw error(errno) }
      return try replace(resolvedPath, by: bytes, mode: nil)
    }
    switch status.st_mode & S_IFMT {
    case S_IFDIR: throw .isDirectory(path: path)
    case S_IFREG:
      guard unsafe access(path, W_OK) == 0 else { throw error(errno) }
      try replace(resolvedPath, by: bytes, mode: status.st_mode & 0o7777)
    default: try writeInPlace(bytes)
    }
  }

  /// The file behind links, or the path itself where there is none.
  private var resolvedPath: String {
    guard let resolved = unsafe realpath(path, nil) else { return path }
    defer { unsafe free(resolved) }
    return unsafe String(cString: resolved)
  }

  private func replace(_ target: String, by bytes: [UInt8], mode: mode_t?) throws(ReportingError) {
    let (temporary, descriptor) = try makeTemporary(beside: target)
    var failure = descriptor.write(bytes)
    if failure == 0, let mode, fchmod(descriptor.number, mode) != 0 { failure = errno }
    if failure == 0, fsync(descriptor.number) != 0 { failure = errno }
    if close(descriptor.number) != 0, failure == 0 { failure = errno }
    if failure == 0, unsafe rename(temporary, target) != 0 { failure = errno }
    guard failure != 0 else { return }
    unsafe unlink(temporary)
    throw error(failure)
  }

  /// A new file with a name of its own in the folder of `target`.
  private func makeTemporary(beside target: String) throws(ReportingError) -> (path: String, FileDescriptor) {
    let folder = target.lastIndex(of: "/").map { String(target[...$0]) } ?? ""
    for attempt in 0..<100 {
      let name = "\(folder).csi-\(getpid())-\(attempt).tmp"
      let number = unsafe open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
      if number >= 0 { return (name, FileDescriptor(number)) }
      if errno != EEXIST { throw error(errno) }
    }
    throw error(EEXIST)
  }

  private func writeInPlace(_ bytes: [UInt8]) throws(ReportingError) {
    let number = unsafe open(path, O_WRONLY | O_CLOEXEC)
    guard number >= 0 else { throw error(errno) }
    var failure = FileDescriptor(number).write(bytes)
    if close(number) != 0, failure == 0 { failure = errno }
    guard failure == 0 else { throw error(failure) }
  }

  private func error(_ code: Int32) -> ReportingError {
    .cannotWrite(path: path, reason: SystemReason.text(code))
  }
}
