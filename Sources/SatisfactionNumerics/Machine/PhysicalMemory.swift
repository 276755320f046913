#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// The memory of the machine.
package enum PhysicalMemory {
  /// Its bytes.
  package static let bytes = Int(sysconf(Int32(_SC_PHYS_PAGES))) * Int(sysconf(Int32(_SC_PAGESIZE)))

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
