/// The different texts of a column, numbered in order of first appearance.
struct LevelTable {
  /// Texts one behind another.
  private var texts: [UInt8] = []
  /// Where each text ends in `texts`.
  private var ends: [Int] = []
  /// The line in which each text first appeared.
  private(set) var firstLines: [Int] = []
  /// Open addressing: the number of a text, or −1; a power of two of them, at most half in use.
  private var slots = [Int32](repeating: -1, count: 16)

  init() {}

  /// The number of different texts.
  var count: Int { ends.count }

  /// The bytes of a text.
  func bytes(_ level: Int) -> ArraySlice<UInt8> { texts[(level == 0 ? 0 : ends[level - 1])..<ends[level]] }

  /// The number of a text, which is new or known.
  mutating func code(of text: UnsafeBufferPointer<UInt8>, line: Int) -> Int32 {
    var slot = Int(truncatingIfNeeded: unsafe Self.hash(text)) & (slots.count - 1)
    while slots[slot] >= 0 {
      if unsafe isEqual(Int(slots[slot]), text) { return slots[slot] }
      slot = (slot + 1) & (slots.count - 1)
    }
    let code = Int32(count)
    slots[slot] = code
    unsafe texts.append(contentsOf: text)
    ends.append(texts.count)
    firstLines.append(line)
    if 2 * count > slots.count { grow() }
    return code
  }

  private func isEqual(_ level: Int, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let start = level == 0 ? 0 : ends[level - 1]
    guard ends[level] - start == text.count else { return false }
    for i in 0..<text.count where unsafe texts[start + i] != text[i] { return false }
    return true
  }

  private mutating func grow() {
    slots = [Int32](repeating: -1, count: 2 * slots.count)
    for level in 0..<count {
      let hash = unsafe bytes(level).withUnsafeBufferPointer { unsafe Self.hash($0) }
      var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(level)
    }
  }

  /// FNV-1a with a final mix, so that the low bits depend on every byte.
  private static func hash(_ text: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for i in text.indices { hash = unsafe (hash ^ UInt64(text[i])) &* 0x100_0000_01B3 }
    return hash ^ (hash >> 29)
  }
}
