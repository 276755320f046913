extension String {
  /// A name in a message: as model text writes it, bare or in quotes, its middle cut out beyond forty characters.
  public var nameForMessage: String { NameSyntax.written(shortenedForMessage) }

  /// A text in a message: always in quotes, its middle cut out beyond forty characters, what cannot be seen as its escape.
  public var quotedForMessage: String { NameSyntax.quoted(shortenedForMessage) }

  /// A piece of a text or a file in a message, as it stands there: its middle cut out beyond forty characters and printable.
  public var excerptForMessage: String {
    var result = String.UnicodeScalarView()
    for scalar in shortenedForMessage.unicodeScalars { result.append(DisplayText.visible(scalar)) }
    return String(result)
  }

  /// At most forty scalars: of a longer text the beginning and the end, which tells long questions apart.
  private var shortenedForMessage: String {
    // Counting stops there: a text from a file may be the whole file.
    guard unicodeScalars.index(startIndex, offsetBy: 41, limitedBy: endIndex) != nil else { return self }
    return String(unicodeScalars.prefix(24)) + "…" + String(unicodeScalars.suffix(15))
  }
}

extension [String] {
  /// Several names in a message: the first ten, and how many more there are.
  public var namesForMessage: String {
    let listed = prefix(10)
    let rest = count - listed.count
    return listed.map(\.nameForMessage).joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : "")
  }

  /// The same in a Chinese message.
  public var namesForChineseMessage: String { map(\.nameForMessage).chineseList(first: 10) }

  /// Some texts in a Chinese message: the first of them, and how many more there are.
  package func chineseList(first most: Int) -> String {
    prefix(most).joined(separator: "、") + (count > most ? "，另有 \(count - most) 个" : "")
  }
}
