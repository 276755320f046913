#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// How libraries that are opened at run time are found.
package enum RuntimeLibrary {
  /// Names to try in turn: what an environment variable says alone, or the usual ones.
  package static func candidates(_ names: [String], variable: String) -> [String] {
    guard let path = unsafe getenv(variable) else { return names }
    return [text(path)]
  }

  /// A text of C, empty for none.
  @safe package static func text(_ pointer: UnsafePointer<CChar>?) -> String {
    unsafe pointer.map { unsafe String(cString: $0) } ?? ""
  }
}
