/// The 64-bit xxHash of a stream of bytes: a fast fingerprint that tells two files apart, not a signature.
///
/// - Source: Collet, xxHash specification 0.1.1, XXH64 with seed 0; `xxhsum -H64` prints the same digits.
package struct Fingerprint {
  private static let prime1: UInt64 = 0x9E37_79B1_85EB_CA87
  private static let prime2: UInt64 = 0xC2B2_AE3D_27D4_EB4F
  private static let prime3: UInt64 = 0x1656_67B1_9E37_79F9
  private static let prime4: UInt64 = 0x85EB_CA77_C2B2_AE63
  private static let prime5: UInt64 = 0x27D4_EB2F_1656_67C5

  private var lanes = SIMD4<UInt64>(prime1 &+ prime2, prime2, 0, 0 &- prime1)
  private var total: UInt64 = 0
  /// Bytes that do not fill a stripe of 32 yet.
  private var rest: [UInt8] = []

  init() {}

  /// The fingerprint of one run of bytes, written as `xxh64:` and sixteen hexadecimal digits.
  package static func text(of bytes: UnsafeRawBufferPointer) -> String {
    var fingerprint = Fingerprint()
    unsafe fingerprint.update(bytes)
    return fingerprint.text
  }

  /// `xxh64:` and sixteen hexadecimal digits.
  var text: String {
    let digits = String(value, radix: 16)
    return "xxh64:" + String(repeating: "0", count: 16 - digits.count) + digits
  }

  /// Takes in the next bytes.
  mutating func update(_ bytes: UnsafeRawBufferPointer) {
    total &+= UInt64(bytes.count)
    var position = 0
    if !rest.isEmpty {
      position = min(32 - rest.count, bytes.count)
      unsafe rest.append(contentsOf: bytes[..<position])
      guard rest.count == 32 else { return }
      unsafe rest.withUnsafeBytes { unsafe lanes = Self.stripes($0, from: lanes) }
      rest.removeAll(keepingCapacity: true)
    }
    let whole = (bytes.count - position) / 32 * 32
    unsafe lanes = Self.stripes(UnsafeRawBufferPointer(rebasing: bytes[position..<(position + whole)]), from: lanes)
    unsafe rest.append(contentsOf: bytes[(position + whole)...])
  }

  /// The hash of everything taken in so far.
  var value: UInt64 {
    var hash = total >= 32 ? converged : Self.prime5
    hash &+= total
    var position = 0
    while position + 8 <= rest.count {
      hash = Self.rotate(hash ^ Self.round(0, word(at: position, bytes: 8)), 27) &* Self.prime1 &+ Self.prime4
      position += 8
    }
    if position + 4 <= rest.count {
      hash = Self.rotate(hash ^ (word(at: position, bytes: 4) &* Self.prime1), 23) &* Self.prime2 &+ Self.prime3
      position += 4
    }
    for byte in rest[position...] {
      hash = Self.rotate(hash ^ (UInt64(byte) &* Self.prime5), 11) &* Self.prime1
    }
    hash = (hash ^ (hash >> 33)) &* Self.prime2
    hash = (hash ^ (hash >> 29)) &* Self.prime3
    return hash ^ (hash >> 32)
  }

  private var converged: UInt64 {
    var hash =
      Self.rotate(lanes[0], 1) &+ Self.rotate(lanes[1], 7) &+ Self.rotate(lanes[2], 12) &+ Self.rotate(lanes[3], 18)
    for lane in 0..<4 {
      hash = (hash ^ Self.round(0, lanes[lane])) &* Self.prime1 &+ Self.prime4
    }
    return hash
  }

  private func word(at position: Int, bytes: Int) -> UInt64 {
    (0..<bytes).reduce(0) { $0 | UInt64(rest[position + $1]) << UInt64(8 * $1) }
  }

  /// Four independent chains over whole stripes of 32 bytes.
  private static func stripes(_ bytes: UnsafeRawBufferPointer, from lanes: SIMD4<UInt64>) -> SIMD4<UInt64> {
    guard let base = bytes.baseAddress else { return lanes }
    var (a, b, c, d) = (lanes[0], lanes[1], lanes[2], lanes[3])
    for offset in stride(from: 0, to: bytes.count, by: 32) {
      unsafe a = round(a, UInt64(littleEndian: base.loadUnaligned(fromByteOffset: offset, as: UInt64.self)))
      unsafe b = round(b, UInt64(littleEndian: base.loadUnaligned(fromByteOffset: offset + 8, as: UInt64.self)))
      unsafe c = round(c, UInt64(littleEndian: base.loadUnaligned(fromByteOffset: offset + 16, as: UInt64.self)))
      unsafe d = round(d, UInt64(littleEndian: base.loadUnaligned(fromByteOffset: offset + 24, as: UInt64.self)))
    }
    return SIMD4(a, b, c, d)
  }

  private static func round(_ lane: UInt64, _ input: UInt64) -> UInt64 {
    rotate(lane &+ input &* prime2, 31) &* prime1
  }

  private static func rotate(_ x: UInt64, _ bits: UInt64) -> UInt64 { (x << bits) | (x >> (64 - bits)) }
}
