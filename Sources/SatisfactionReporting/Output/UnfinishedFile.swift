#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// The file that is being written under a name that is not its own.
///
/// One at a time: a program writes its results one after the other.
public enum UnfinishedFile {
  /// The name in memory that is never given back: a signal may look at it at any time.
  nonisolated(unsafe) private static let name = UnsafeMutablePointer<CChar>.allocate(capacity: capacity)
  private static let capacity = 4_096

  static func remember(_ path: String) {
    let bytes = Array(path.utf8)
    guard bytes.count < capacity else { return forget() }
    // The first byte comes last, so that a signal finds all of the name or none.
    unsafe name[0] = 0
    for (i, byte) in bytes.enumerated().dropFirst() { unsafe name[i] = CChar(bitPattern: byte) }
    unsafe name[bytes.count] = 0
    if let first = bytes.first { unsafe name[0] = CChar(bitPattern: first) }
  }

  static func forget() { unsafe name[0] = 0 }

  /// Makes the removal possible; before any signal is handled.
  public static func prepare() { forget() }

  /// Removes the file, if there is one. Nothing in here allocates or waits: a handler of signals may call it.
  public static func remove() {
    if unsafe name[0] != 0 { _ = unsafe unlink(name) }
  }
}
