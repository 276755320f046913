/// MD5 as far as buckets need it: every engine has it, and gives the same digits for the same bytes. It protects nothing.
///
/// - Source: Rivest (1992), RFC 1321.
enum MessageDigest {
  /// The first seven hexadecimal digits of the digest as a number of 28 bits.
  static func md5Prefix(_ message: [UInt8]) -> Int {
    let first = md5(message)[0].byteSwapped
    return Int(first >> 4)
  }

  /// The digest as four little-endian words.
  static func md5(_ message: [UInt8]) -> [UInt32] {
    var words: [UInt32] = [0x6745_2301, 0xEFCD_AB89, 0x98BA_DCFE, 0x1032_5476]
    var padded = message + [0x80]
    padded += Array(repeating: 0, count: (120 - padded.count % 64) % 64)
    let bits = UInt64(message.count) &* 8
    padded += (0..<8).map { UInt8(truncatingIfNeeded: bits >> (8 * UInt64($0))) }
    for first in stride(from: 0, to: padded.count, by: 64) { add(padded[first..<(first + 64)], to: &words) }
    return words
  }

  private static func add(_ block: ArraySlice<UInt8>, to words: inout [UInt32]) {
    let parts = (0..<16).map { k -> UInt32 in
      (0..<4).reduce(0) { $0 | UInt32(block[block.startIndex + 4 * k + $1]) << (8 * UInt32($1)) }
    }
    var (a, b, c, d) = (words[0], words[1], words[2], words[3])
    for i in 0..<64 {
      var (mix, part): (UInt32, Int)
      switch i / 16 {
      case 0: (mix, part) = ((b & c) | (~b & d), i)
      case 1: (mix, part) = ((d & b) | (~d & c), (5 * i + 1) % 16)
      case 2: (mix, part) = (b ^ c ^ d, (3 * i + 5) % 16)
      default: (mix, part) = (c ^ (b | ~d), 7 * i % 16)
      }
      mix = mix &+ a &+ constants[i] &+ parts[part]
      let turn = turns[4 * (i / 16) + i % 4]
      (a, d, c) = (d, c, b)
      b = b &+ (mix << turn | mix >> (32 - turn))
    }
    for (k, word) in [a, b, c, d].enumerated() { words[k] = words[k] &+ word }
  }

  private static let turns: [UInt32] = [7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21]

  /// ⌊2³² |sin(i + 1)|⌋, as the source lists them.
  private static let constants: [UInt32] = [
    0xD76A_A478, 0xE8C7_B756, 0x2420_70DB, 0xC1BD_CEEE, 0xF57C_0FAF, 0x4787_C62A, 0xA830_4613, 0xFD46_9501,
    0x6980_98D8, 0x8B44_F7AF, 0xFFFF_5BB1, 0x895C_D7BE, 0x6B90_1122, 0xFD98_7193, 0xA679_438E, 0x49B4_0821,
    0xF61E_2562, 0xC040_B340, 0x265E_5A51, 0xE9B6_C7AA, 0xD62F_105D, 0x0244_1453, 0xD8A1_E681, 0xE7D3_FBC8,
    0x21E1_CDE6, 0xC337_07D6, 0xF4D5_0D87, 0x455A_14ED, 0xA9E3_E905, 0xFCEF_A3F8, 0x676F_02D9, 0x8D2A_4C8A,
    0xFFFA_3942, 0x8771_F681, 0x6D9D_6122, 0xFDE5_380C, 0xA4BE_EA44, 0x4BDE_CFA9, 0xF6BB_4B60, 0xBEBF_BC70,
    0x289B_7EC6, 0xEAA1_27FA, 0xD4EF_3085, 0x0488_1D05, 0xD9D4_D039, 0xE6DB_99E5, 0x1FA2_7CF8, 0xC4AC_5665,
    0xF429_2244, 0x432A_FF97, 0xAB94_23A7, 0xFC93_A039, 0x655B_59C3, 0x8F0C_CC92, 0xFFEF_F47D, 0x8584_5DD1,
    0x6FA8_7E4F, 0xFE2C_E6E0, 0xA301_4314, 0x4E08_11A1, 0xF753_7E82, 0xBD3A_F235, 0x2AD7_D2BB, 0xEB86_D391,
  ]
}
