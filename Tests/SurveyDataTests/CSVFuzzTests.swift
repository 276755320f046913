@_spi(Fuzzing) import SurveyData
import Testing

/// Files written at random, read by the reader under test and by ``ReferenceCSV``.
struct CSVFuzzTests {
  /// A small generator of its own, so that a failure names a seed that brings it back.
  struct Random: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
    mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &self) < percent }
    mutating func pick<T>(_ items: [T]) -> T { items[Int.random(in: 0..<items.count, using: &self)] }
  }

  enum Kind: CaseIterable { case likert, integer, decimal, text }

  struct File {
    var bytes: [UInt8] = []
    var kinds: [Kind] = []
    var separator: Unicode.Scalar = ","
    var hasDecimalComma = false
    var newline = "\n"
    var names: [String] { kinds.indices.map { "V\($0)" } }
  }

  static func file(seed: UInt64) -> File {
    var random = Random(state: seed)
    var file = File()
    file.separator = random.pick([",", ";", "\t"])
    file.hasDecimalComma = file.separator == ";" && random.chance(50)
    file.newline = random.pick(["\n", "\r\n", "\r"])
    file.kinds = (0..<Int.random(in: 2...6, using: &random)).map { _ in random.pick(Kind.allCases) }
    let rowCount = random.pick([1, 2, 7, 40, 300])
    let wild = random.chance(50)
    var text = random.chance(30) ? "\u{FEFF}" : ""
    text += file.names.map { random.chance(30) ? "\"\($0)\"" : $0 }.joined(separator: String(file.separator))
    for _ in 0..<rowCount {
      text += file.newline
      if wild && random.chance(4) { text += random.pick(["", "   "]) + file.newline }
      text += file.kinds.map { cell($0, file, wild: wild, &random) }.joined(separator: String(file.separator))
    }
    if random.chance(70) { text += file.newline }
    file.bytes = Array(text.utf8)
    return file
  }

  static func cell(_ kind: Kind, _ file: File, wild: Bool, _ random: inout Random) -> String {
    if random.chance(8) { return wild && random.chance(50) ? "NA" : "" }
    var text =
      switch kind {
      case .likert: "\(Int.random(in: 1...10, using: &random))"
      case .integer: "\(Int.random(in: -130...130, using: &random))"
      case .decimal:
        random.pick([
          "\(Double.random(in: -1e3...1e3, using: &random))", "1e5", "-2.5E-3", ".5", "7.", "+3",
          "123456789012345678901",
          "0.1000000000000000055511151231257827", "1e-320", "4.35e22", "9007199254740993",
        ])
      case .text:
        random.pick(["north", "süd", "日本", "a\"b", "x\(file.newline)y", "p\(file.separator)q", "12", "-", " z "])
      }
    if kind == .decimal && file.hasDecimalComma {
      text = String(text.map { $0 == "." ? "," : $0 })
    }
    let needsQuotes =
      text.contains("\"") || text.unicodeScalars.contains { $0 == "\n" || $0 == "\r" }
      || text.unicodeScalars.contains(file.separator)
    if needsQuotes || (wild && random.chance(15)) {
      text = "\"" + String(text.flatMap { $0 == "\"" ? "\"\"" : String($0) }) + "\""
    }
    if wild && random.chance(10) { text = " " + text + "  " }
    return text
  }

  @Test(arguments: 0..<300)
  func agreesWithReference(seed: Int) throws {
    let file = Self.file(seed: UInt64(seed))
    let reference = try ReferenceCSV(file.bytes, separator: file.separator, newline: file.newline)
    let numeric = zip(file.names, file.kinds).filter { $0.1 != .text }.map(\.0)
    let texts = zip(file.names, file.kinds).filter { $0.1 == .text }.map(\.0)
    for (threads, chunkSize) in [(1, 1 << 18), (1, 1), (2, 5), (3, 64), (7, 1000)] {
      let data = try Dataset(
        bytes: file.bytes, numeric: numeric, categories: texts, threads: threads, chunkSize: chunkSize)
      #expect(data.rowCount == reference.rows.count)
      for (j, name) in file.names.enumerated() {
        if file.kinds[j] == .text {
          #expect(data.texts(name) == reference.texts(j), "column \(name), chunks of \(chunkSize)")
        } else {
          let expected = try reference.numbers(j, decimalComma: file.separator == ";")
          #expect(data.numbers(name) == expected, "column \(name), chunks of \(chunkSize)")
        }
      }
    }
  }

  @Test(arguments: 0..<300)
  func infersTheSameKinds(seed: Int) throws {
    let file = Self.file(seed: UInt64(seed))
    let reference = try ReferenceCSV(file.bytes, separator: file.separator, newline: file.newline)
    let data = try Dataset(bytes: file.bytes, threads: 2, chunkSize: 37)
    #expect(data.columns.map(\.name) == reference.names)
    for (j, name) in file.names.enumerated() {
      if let expected = try? reference.numbers(j, decimalComma: file.separator == ";") {
        #expect(data.numbers(name) == expected)
      } else {
        #expect(data.texts(name) == reference.texts(j))
      }
    }
  }

  @Test(arguments: 0..<400)
  func damagedFilesFailAlikeForAnyThreads(seed: Int) throws {
    var random = Random(state: UInt64(seed) + 5000)
    var file = Self.file(seed: UInt64(seed))
    for _ in 0..<random.pick([1, 2, 5, 20]) {
      let at = Int.random(in: 0..<file.bytes.count, using: &random)
      switch random.pick([0, 1, 2]) {
      case 0: file.bytes[at] = random.pick([34, 44, 10, 13, 59, 9, 65, 0xC3, 0xFF, 32])
      case 1: file.bytes.insert(random.pick([34, 44, 10, 13, 49]), at: at)
      default: file.bytes.remove(at: at)
      }
    }
    let numeric = random.chance(50) ? nil : zip(file.names, file.kinds).filter { $0.1 != .text }.map(\.0)
    let results = [(1, 1 << 18), (1, 1), (2, 5), (3, 64), (7, 1000)].map { threads, chunkSize in
      Result { () throws(SurveyDataError) in
        try Dataset(
          csvBytes: file.bytes, source: "test.csv", numeric: numeric, categories: [], missingCodes: [],
          threads: threads, chunkSize: chunkSize)
      }
    }
    for result in results.dropFirst() { #expect(result == results[0]) }
    if case .success(let data) = results[0] {
      for result in results {
        guard case .success(let other) = result else { continue }
        #expect((0..<data.rowCount).allSatisfy { data.line(ofRow: $0) == other.line(ofRow: $0) })
      }
    }
  }
}
