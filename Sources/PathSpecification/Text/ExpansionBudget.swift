/// How much a text may make of few words, over all its statements: without a bound a short text fills the memory.
package struct ExpansionBudget {
  /// UTF-8 bytes of the names that ranges make.
  private var nameBytes = 16_000_000
  /// Paths of statements with several names on the left.
  private var paths = 1_000_000

  package init() {}

  /// Whether the names of one more range fit.
  mutating func take(_ range: ItemRange) -> Bool {
    let (bytes, overflow) = range.count.multipliedReportingOverflow(by: range.bytesPerItem)
    guard !overflow, bytes <= nameBytes else { return false }
    nameBytes -= bytes
    return true
  }

  /// Whether the paths of one more statement fit.
  mutating func take(targets: Int, sources: Int) -> Bool {
    if targets == 1 { return true }
    let (count, overflow) = targets.multipliedReportingOverflow(by: sources)
    guard !overflow, count <= paths else { return false }
    paths -= count
    return true
  }
}
