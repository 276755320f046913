#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// The memory that the process may use.
package enum PhysicalMemory {
  /// Its bytes: the memory of the machine, or less where a limit of the address space or a control group says so.
  package static let bytes = min(installed, addressSpace, controlGroup)

  private static let installed = Int(sysconf(Int32(_SC_PHYS_PAGES))) * Int(sysconf(Int32(_SC_PAGESIZE)))

  /// The limit that `ulimit -v` sets, less what the process has taken already for code and threads.
  private static var addressSpace: Int {
    var limit = rlimit()
    #if canImport(Glibc)
      let found = unsafe getrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit)
    #else
      let found = unsafe getrlimit(RLIMIT_AS, &limit)
    #endif
    guard found == 0, limit.rlim_cur < rlim_t(Int.max) else { return .max }
    return Int(limit.rlim_cur)
  }

  /// The limit of the control group, version 2 or 1; none where there is no such file or it holds no number.
  private static var controlGroup: Int {
    ["/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes"].map(number(in:)).min() ?? .max
  }

  private static func number(in path: String) -> Int {
    let file = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return .max }
    defer { close(file) }
    var bytes = [UInt8](repeating: 0, count: 64)
    let count = unsafe read(file, &bytes, bytes.count)
    guard count > 0 else { return .max }
    let digits = bytes.prefix(count).prefix { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
    return Int(String(decoding: digits, as: UTF8.self)) ?? .max
  }

  private static let hugePage = 1 << 21

  /// A piece of it for a table, on a boundary of 64 bytes or more, to be given back by `deallocate()`.
  ///
  /// The system is asked to hand out a large piece in pages of two megabytes: it then clears it in few steps, and a
  /// table that is written across its columns finds its pages sooner. Where the system has none, nothing changes.
  package static func allocate(byteCount: Int) -> UnsafeMutableRawPointer {
    guard byteCount >= 2 * hugePage else {
      return .allocate(byteCount: max(1, byteCount), alignment: 64)
    }
    let memory = UnsafeMutableRawPointer.allocate(byteCount: byteCount, alignment: hugePage)
    #if os(Linux)
      _ = unsafe madvise(memory, byteCount / hugePage * hugePage, Int32(MADV_HUGEPAGE))
    #endif
    return unsafe memory
  }
}
