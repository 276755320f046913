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
  func write(_ document: PiecewiseDocument) throws(ReportingError) {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else {
      // A missing file is made; a link that leads nowhere is written through.
      guard errno == ENOENT else { throw error(errno) }
      return try replace(resolvedPath, by: document, mode: nil)
    }
    switch status.st_mode & S_IFMT {
    case S_IFDIR: throw .isDirectory(path: path)
    case S_IFREG:
      guard unsafe access(path, W_OK) == 0 else { throw error(errno) }
      try replace(resolvedPath, by: document, mode: status.st_mode & 0o7777)
    default: try writeInPlace(document)
    }
  }

  /// The file behind links, or the path itself where there is none.
  private var resolvedPath: String {
    guard let resolved = unsafe realpath(path, nil) else { return path }
    defer { unsafe free(resolved) }
    return unsafe String(cString: resolved)
  }

  private func replace(_ target: String, by document: PiecewiseDocument, mode: mode_t?) throws(ReportingError) {
    var temporary = try makeTemporary(beside: target)
    var failure = temporary.descriptor.write(document)
    if failure == 0, let mode, fchmod(temporary.descriptor.number, mode) != 0 { failure = errno }
    if failure == 0, fsync(temporary.descriptor.number) != 0 { failure = errno }
    if failure == 0, temporary.path == nil { failure = name(&temporary, beside: target) }
    if close(temporary.descriptor.number) != 0, failure == 0 { failure = errno }
    if failure == 0, let path = temporary.path, unsafe rename(path, target) != 0 { failure = errno }
    if failure != 0, let path = temporary.path { unsafe unlink(path) }
    UnfinishedFile.forget()
    guard failure == 0 else { throw error(failure) }
  }

  #if os(Linux)
    /// `O_TMPFILE`, whose definition Swift does not read.
    private static let withoutName: Int32 = 0o20_000_000 | O_DIRECTORY
  #endif

  /// An open file that is not yet at its place; without a name where the system can do without.
  private typealias Temporary = (path: String?, descriptor: FileDescriptor)

  /// A new file in the folder of `target`: one without a name, which is gone whatever ends the program, or else one with a
  /// name of its own.
  private func makeTemporary(beside target: String) throws(ReportingError) -> Temporary {
    #if os(Linux)
      let number = unsafe open(folder(of: target), Self.withoutName | O_WRONLY | O_CLOEXEC, 0o666)
      if number >= 0 { return (nil, FileDescriptor(number)) }
    #endif
    for path in names(beside: target) {
      UnfinishedFile.remember(path)
      let number = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
      if number >= 0 { return (path, FileDescriptor(number)) }
      UnfinishedFile.forget()
      if errno != EEXIST { throw error(errno) }
    }
    throw error(EEXIST)
  }

  /// Gives a finished file its first name; returns 0 or the number of the error.
  private func name(_ temporary: inout Temporary, beside target: String) -> Int32 {
    #if os(Linux)
      let unnamed = "/proc/self/fd/\(temporary.descriptor.number)"
      for path in names(beside: target) {
        UnfinishedFile.remember(path)
        if unsafe linkat(AT_FDCWD, unnamed, AT_FDCWD, path, AT_SYMLINK_FOLLOW) == 0 {
          temporary.path = path
          return 0
        }
        UnfinishedFile.forget()
        if errno != EEXIST { return errno }
      }
    #endif
    return EEXIST
  }

  private func folder(of target: String) -> String {
    target.lastIndex(of: "/").map { String(target[...$0]) } ?? "."
  }

  private func names(beside target: String) -> [String] {
    let folder = target.lastIndex(of: "/").map { String(target[...$0]) } ?? ""
    return (0..<100).map { "\(folder).csi-\(getpid())-\($0).tmp" }
  }

  private func writeInPlace(_ document: PiecewiseDocument) throws(ReportingError) {
    let number = unsafe open(path, O_WRONLY | O_CLOEXEC)
    guard number >= 0 else { throw error(errno) }
    var failure = FileDescriptor(number).write(document)
    if close(number) != 0, failure == 0 { failure = errno }
    guard failure == 0 else { throw error(failure) }
  }

  private func error(_ code: Int32) -> ReportingError {
    let folder = folder(of: path)
    if code == ENOENT, unsafe access(folder, F_OK) != 0 {
      return .noFolder(folder.count > 1 && folder.last == "/" ? String(folder.dropLast()) : folder, path: path)
    }
    return .cannotWrite(path: path, reason: SystemReason.text(code))
  }
}
