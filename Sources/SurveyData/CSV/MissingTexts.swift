/// Texts that stand for "no answer".
public struct MissingTexts: Sendable, Equatable {
  /// The texts that need no declaration: those of R, spreadsheets, databases, SPSS, Stata and SAS.
  ///
  /// They are compared whole and without letter case: a cell that holds more is no missing answer.
  public static let wellKnown: [String] =
    ["NA", "N/A", "NaN", "NULL", "#NULL!", "#N/A", "."] + "abcdefghijklmnopqrstuvwxyz".map { ".\($0)" }

  /// All texts: the well-known ones, then those that were declared.
  let names: [String]
  private let declared: [String: Int]

  init(declared texts: [String] = []) {
    names = Self.wellKnown + texts
    declared = Dictionary(
      texts.enumerated().map { ($1.foldedLabel, Self.wellKnown.count + $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The place of a text in ``names``; nil where it is no missing answer.
  func place(of text: UnsafeBufferPointer<UInt8>) -> Int? {
    if let place = unsafe Self.wellKnownPlace(of: text) { return place }
    guard !declared.isEmpty, text.count <= 400 else { return nil }
    return unsafe declared[String(decoding: text, as: UTF8.self).foldedLabel]
  }

  private static func wellKnownPlace(of text: UnsafeBufferPointer<UInt8>) -> Int? {
    if text.isEmpty || text.count > 6 { return nil }
    if unsafe text[0] == UInt8(ascii: ".") {
      if text.count == 1 { return 6 }
      let letter = unsafe (text[1] | 0x20) &- UInt8(ascii: "a")
      return text.count == 2 && letter < 26 ? 7 + Int(letter) : nil
    }
    for place in 0..<6 where unsafe isEqual(text, wellKnownBytes[place]) { return place }
    return nil
  }

  /// Whether a text is `word`, which is in capitals.
  private static func isEqual(_ text: UnsafeBufferPointer<UInt8>, _ word: [UInt8]) -> Bool {
    guard text.count == word.count else { return false }
    for i in word.indices {
      let byte = unsafe text[i]
      let isSmall = byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z")
      if (isSmall ? byte & 0xDF : byte) != word[i] { return false }
    }
    return true
  }

  private static let wellKnownBytes = wellKnown.prefix(6).map { Array($0.uppercased().utf8) }
}
