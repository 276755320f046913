internal import SatisfactionNumerics

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// The bytes of a file, with room for a few more behind them.
///
/// They are a copy: what another program does to the file later changes nothing here, and what it does meanwhile is
/// found out. The memory is given back with the value.
@safe
struct FileContents: ~Copyable {
  /// The first byte.
  let base: UnsafeMutablePointer<UInt8>
  /// The number of bytes in the file; one more may be written, and read without harm.
  let count: Int

  /// Bytes behind the last one of the file.
  private static let room = 16
  /// Bytes that one thread reads at a time.
  private static let pieceSize = 1 << 20

  deinit { unsafe base.deallocate() }

  private init(base: UnsafeMutablePointer<UInt8>, count: Int) {
    unsafe self.base = unsafe base
    self.count = count
  }

  /// A copy of bytes in memory.
  init(_ bytes: [UInt8]) {
    let copy = unsafe Self.allocate(bytes.count)
    unsafe bytes.withUnsafeBufferPointer { bytes in
      if let start = bytes.baseAddress { unsafe copy.update(from: start, count: bytes.count) }
    }
    unsafe self.init(base: copy, count: bytes.count)
  }

  /// The bytes of the file at `path`, or of standard input if that is `-`.
  init(path: String, threads: Int = 1) throws(SurveyDataError) {
    self = path == "-" ? try Self.read(descriptor: 0, name: "standard input") : try Self.read(path, threads: threads)
  }

  private static func read(_ path: String, threads: Int) throws(SurveyDataError) -> FileContents {
    guard !path.utf8.contains(0), !path.isEmpty else { throw .fileNotFound(path: path) }
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      if errno == ENOENT || errno == ENOTDIR { throw .fileNotFound(path: path) }
      throw notReadable(path, errno)
    }
    defer { close(descriptor) }
    let before = try Version(descriptor, path)
    if before.isDirectory { throw .isDirectory(path: path) }
    // Files of the system say that they are empty and are not.
    guard before.isRegular, before.size > 0 else { return try read(descriptor: descriptor, name: path) }
    let file = try read(descriptor: descriptor, size: before.size, path: path, threads: threads)
    guard try Version(descriptor, path) == before else { throw .changedWhileRead(path: path) }
    return file
  }

  /// What tells one state of a file from another.
  private struct Version: Equatable {
    let size: Int
    let mode: mode_t
    let seconds: Int
    let nanoseconds: Int

    init(_ descriptor: Int32, _ path: String) throws(SurveyDataError) {
      var status = stat()
      guard unsafe fstat(descriptor, &status) == 0 else { throw FileContents.notReadable(path, errno) }
      (size, mode) = (Int(status.st_size), status.st_mode & S_IFMT)
      #if canImport(Darwin)
        (seconds, nanoseconds) = (Int(status.st_mtimespec.tv_sec), Int(status.st_mtimespec.tv_nsec))
      #else
        (seconds, nanoseconds) = (Int(status.st_mtim.tv_sec), Int(status.st_mtim.tv_nsec))
      #endif
    }

    var isDirectory: Bool { mode == S_IFDIR }
    var isRegular: Bool { mode == S_IFREG }
  }

  private static func allocate(_ count: Int) -> UnsafeMutablePointer<UInt8> {
    unsafe PhysicalMemory.allocate(byteCount: count + room).assumingMemoryBound(to: UInt8.self)
  }

  private static func notReadable(_ path: String, _ code: Int32) -> SurveyDataError {
    .notReadable(path: path, reason: unsafe String(cString: strerror(code)))
  }

  /// Reads a file of known size, in pieces at the same time.
  private static func read(
    descriptor: Int32, size: Int, path: String, threads: Int
  ) throws(SurveyDataError) -> FileContents {
    let file = unsafe FileContents(base: allocate(size), count: size)
    let pieces = (size + pieceSize - 1) / pieceSize
    let base = unsafe file.base
    let codes = ParallelWork.map(pieces, threads: threads) { piece in
      let start = piece * pieceSize
      return unsafe readPiece(descriptor, base + start, count: min(pieceSize, size - start), at: start)
    }
    if codes.contains(endOfFile) { throw .changedWhileRead(path: path) }
    if let code = codes.first(where: { $0 != 0 }) { throw notReadable(path, code) }
    return file
  }

  /// Stands for a file that ends too soon, beside the system's numbers of errors.
  private static let endOfFile: Int32 = -1

  /// Reads a piece of a file: 0, ``endOfFile``, or the number of the error.
  private static func readPiece(
    _ descriptor: Int32, _ buffer: UnsafeMutablePointer<UInt8>, count: Int, at start: Int
  ) -> Int32 {
    var done = 0
    while done < count {
      let received = unsafe pread(descriptor, buffer + done, count - done, off_t(start + done))
      if received == 0 { return endOfFile }
      if received < 0, errno != EINTR { return errno }
      done += max(received, 0)
    }
    return 0
  }

  /// Reads to the end whatever has no size: a pipe, a device, standard input.
  private static func read(descriptor: Int32, name: String) throws(SurveyDataError) -> FileContents {
    var capacity = 1 << 16
    var buffer = unsafe allocate(capacity)
    var count = 0
    while true {
      if count == capacity {
        let larger = unsafe allocate(2 * capacity)
        unsafe larger.update(from: buffer, count: count)
        unsafe buffer.deallocate()
        unsafe (buffer, capacity) = unsafe (larger, 2 * capacity)
      }
      let received = unsafe systemRead(descriptor, buffer + count, capacity - count)
      if received < 0 && errno == EINTR { continue }
      if received < 0 {
        let error = notReadable(name, errno)
        unsafe buffer.deallocate()
        throw error
      }
      if received == 0 { return unsafe FileContents(base: buffer, count: count) }
      count += received
    }
  }
}

private func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutablePointer<UInt8>, _ count: Int) -> Int {
  unsafe read(descriptor, buffer, count)
}
