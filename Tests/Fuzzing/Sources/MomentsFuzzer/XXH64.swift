/// The hash of a file of moments, written a second time.
///
/// - Source: Collet, xxHash specification 0.1.1, XXH64 with seed 0.
enum XXH64 {
  private static let prime1: UInt64 = 0x9E37_79B1_85EB_CA87
  private static let prime2: UInt64 = 0xC2B2_AE3D_27D4_EB4F
  private static let prime3: UInt64 = 0x1656_67B1_9E37_79F9
  private static let prime4: UInt64 = 0x85EB_CA77_C2B2_AE63
  private static let prime5: UInt64 = 0x27D4_EB2F_1656_67C5

  /// Sixteen hexadecimal digits.
  static func digits(_ bytes: [UInt8]) -> String {
    let digits = String(hash(bytes), radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  private static func hash(_ bytes: [UInt8]) -> UInt64 {
    var rest = bytes[...]
    var hash = prime5
    if bytes.count >= 32 {
      var lanes = [prime1 &+ prime2, prime2, 0, 0 &- prime1]
      while rest.count >= 32 {
        for lane in 0..<4 { lanes[lane] = round(lanes[lane], number(&rest, bytes: 8)) }
      }
      hash = zip(lanes, [1, 7, 12, 18]).reduce(0) { $0 &+ rotate($1.0, $1.1) }
      for lane in lanes { hash = (hash ^ round(0, lane)) &* prime1 &+ prime4 }
    }
    hash &+= UInt64(bytes.count)
    while rest.count >= 8 { hash = rotate(hash ^ round(0, number(&rest, bytes: 8)), 27) &* prime1 &+ prime4 }
    if rest.count >= 4 { hash = rotate(hash ^ number(&rest, bytes: 4) &* prime1, 23) &* prime2 &+ prime3 }
    while !rest.isEmpty { hash = rotate(hash ^ number(&rest, bytes: 1) &* prime5, 11) &* prime1 }
    hash = (hash ^ hash >> 33) &* prime2
    hash = (hash ^ hash >> 29) &* prime3
    return hash ^ hash >> 32
  }

  private static func round(_ lane: UInt64, _ input: UInt64) -> UInt64 {
    rotate(lane &+ input &* prime2, 31) &* prime1
  }

  private static func rotate(_ value: UInt64, _ by: UInt64) -> UInt64 { value << by | value >> (64 - by) }

  /// Takes a number from the front, its lowest byte first.
  private static func number(_ rest: inout ArraySlice<UInt8>, bytes count: Int) -> UInt64 {
    let value = rest.prefix(count).reversed().reduce(0 as UInt64) { $0 << 8 | UInt64($1) }
    rest = rest.dropFirst(count)
    return value
  }
}
