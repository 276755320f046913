/// A zip archive whose members are not packed, with the checksums that libFuzzer cannot guess.
///
/// - Source: PKWARE, APPNOTE.TXT 6.3.10, §4.3.
struct StoredArchive {
  private(set) var bytes: [UInt8] = []
  private var directory: [UInt8] = []
  private var members: UInt16 = 0

  /// Adds a member.
  mutating func add(_ name: String, _ content: [UInt8]) {
    let start = UInt32(bytes.count)
    var head: [UInt8] = []
    // Version 2.0, no flags, not packed, no time, 1980-01-01.
    Self.append([20, 0, 0, 0, 0x21], to: &head)
    Self.append(Self.checksum(content), to: &head)
    Self.append(UInt32(content.count), to: &head)
    Self.append(UInt32(content.count), to: &head)
    Self.append([UInt16(name.utf8.count), 0], to: &head)

    Self.append(0x0403_4B50, to: &bytes)
    bytes += head + Array(name.utf8) + content

    Self.append(0x0201_4B50, to: &directory)
    Self.append([20], to: &directory)
    directory += head
    Self.append([0, 0, 0, 0, 0], to: &directory)
    Self.append(start, to: &directory)
    directory += Array(name.utf8)
    members += 1
  }

  /// Ends the archive with its directory.
  mutating func finish() {
    let start = UInt32(bytes.count)
    bytes += directory
    Self.append(0x0605_4B50, to: &bytes)
    Self.append([0, 0, members, members], to: &bytes)
    Self.append(UInt32(directory.count), to: &bytes)
    Self.append(start, to: &bytes)
    Self.append([0], to: &bytes)
  }

  private static func append(_ value: UInt32, to bytes: inout [UInt8]) {
    bytes += (0..<4).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
  }

  private static func append(_ values: [UInt16], to bytes: inout [UInt8]) {
    for value in values { bytes += [UInt8(truncatingIfNeeded: value), UInt8(truncatingIfNeeded: value >> 8)] }
  }

  /// CRC-32 of ISO 3309.
  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(~0 as UInt32) { sum, byte in table[Int((sum ^ UInt32(byte)) & 0xFF)] ^ sum >> 8 }
  }

  private static let table: [UInt32] = (0..<256).map { byte in
    (0..<8).reduce(UInt32(byte)) { value, _ in value & 1 == 1 ? 0xEDB8_8320 ^ value >> 1 : value >> 1 }
  }
}
