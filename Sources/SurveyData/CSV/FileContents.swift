#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// The bytes of a file, with room for one more behind them.
///
/// A large regular file is mapped and never copied; anything else (a small file, a pipe, standard input) is read.
/// The memory is given back with the value.
@safe
struct FileContents: ~Copyable {
  /// The first byte.
  let base: UnsafeMutablePointer<UInt8>
  /// The number of bytes in the file; one more may be written.
  let count: Int
  /// Bytes of address space to unmap; 0 when the memory was allocated.
  private let mappedBytes: Int

  /// From this size on mapping a file is cheaper than copying it.
  private static let smallestMapping = 1 << 19

  deinit {
    if mappedBytes > 0 {
      unsafe munmap(base, mappedBytes)
    } else {
      unsafe base.deallocate()
    }
  }

  private init(base: UnsafeMutablePointer<UInt8>, count: Int, mappedBytes: Int) {
    unsafe self.base = unsafe base
    self.count = count
    self.mappedBytes = mappedBytes
  }

  /// A copy of bytes in memory.
  init(_ bytes: [UInt8]) {
    let copy = UnsafeMutablePointer<UInt8>.allocate(capacity: bytes.count + 1)
    for i in bytes.indices { unsafe copy[i] = bytes[i] }
    unsafe self.init(base: copy, count: bytes.count, mappedBytes: 0)
  }

  /// The bytes of the file at `path`, or of standard input if that is `-`.
  init(path: String) throws(SurveyDataError) {
    guard path != "-" else {
      self = try Self.read(descriptor: 0, expecting: 1 << 16, name: "standard input")
      return
    }
    guard !path.utf8.contains(0), !path.isEmpty else { throw .fileNotFound(path: path) }
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      if errno == ENOENT || errno == ENOTDIR { throw .fileNotFound(path: path) }
      throw Self.notReadable(path)
    }
    defer { close(descriptor) }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else { throw Self.notReadable(path) }
    let kind = status.st_mode & S_IFMT
    if kind == S_IFDIR { throw .isDirectory(path: path) }
    let size = Int(status.st_size)
    if kind == S_IFREG, size >= Self.smallestMapping, let mapped = Self.map(descriptor: descriptor, size: size) {
      self = mapped
    } else {
      self = try Self.read(descriptor: descriptor, expecting: kind == S_IFREG ? size : 1 << 16, name: path)
    }
  }

  private static func notReadable(_ path: String) -> SurveyDataError {
    .notReadable(path: path, reason: unsafe String(cString: strerror(errno)))
  }

  /// Maps a file over the front of a larger private mapping, so that a byte can be written behind its last one.
  private static func map(descriptor: Int32, size: Int) -> FileContents? {
    let page = Int(sysconf(Int32(_SC_PAGESIZE)))
    let room = (size / page + 1) * page
    let access = PROT_READ | PROT_WRITE
    guard let space = unsafe mmap(nil, room, access, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0), unsafe space != MAP_FAILED
    else { return nil }
    guard unsafe mmap(space, size, access, MAP_PRIVATE | MAP_FIXED, descriptor, 0) != MAP_FAILED else {
      unsafe munmap(space, room)
      return nil
    }
    return unsafe FileContents(base: space.assumingMemoryBound(to: UInt8.self), count: size, mappedBytes: room)
  }

  private static func read(
    descriptor: Int32, expecting size: Int, name: String
  ) throws(SurveyDataError) -> FileContents {
    var capacity = max(size + 1, 64)
    var buffer = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    var count = 0
    while true {
      if count == capacity {
        capacity *= 2
        let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
        unsafe larger.update(from: buffer, count: count)
        unsafe buffer.deallocate()
        unsafe buffer = unsafe larger
      }
      let received = unsafe systemRead(descriptor, buffer + count, capacity - count)
      if received < 0 && errno == EINTR { continue }
      if received < 0 {
        let error = notReadable(name)
        unsafe buffer.deallocate()
        throw error
      }
      if received == 0 { return unsafe FileContents(base: buffer, count: count, mappedBytes: 0) }
      count += received
    }
  }
}

private func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutablePointer<UInt8>, _ count: Int) -> Int {
  unsafe read(descriptor, buffer, count)
}
