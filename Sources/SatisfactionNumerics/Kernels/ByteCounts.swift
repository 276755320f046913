internal import CSatisfactionKernels

/// How often the bytes that give a text file its shape occur in it.
package struct ByteCounts: Equatable, Sendable {
  /// Bytes equal to the newline asked for.
  package var newlines = 0
  /// Double quotes.
  package var quotes = 0
  /// Zero bytes.
  package var zeros = 0

  /// Counts in one pass, at the speed of memory.
  package init(of bytes: UnsafeBufferPointer<UInt8>, newline: UInt8) {
    guard let base = bytes.baseAddress else { return }
    var counts = (0, 0, 0)
    unsafe withUnsafeMutableBytes(of: &counts) { raw in
      unsafe satisfaction_count_marks(base, bytes.count, newline, raw.baseAddress?.assumingMemoryBound(to: Int.self))
    }
    (newlines, quotes, zeros) = counts
  }

  /// The same counts by a plain loop.
  package init(plain bytes: UnsafeBufferPointer<UInt8>, newline: UInt8) {
    for i in bytes.indices {
      let byte = unsafe bytes[i]
      newlines += byte == newline ? 1 : 0
      quotes += byte == UInt8(ascii: "\"") ? 1 : 0
      zeros += byte == 0 ? 1 : 0
    }
  }
}
