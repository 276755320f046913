extension String {
  /// A name in a message: as model text writes it, bare or in quotes, cut after sixty characters.
  public var nameForMessage: String { NameSyntax.written(shortenedForMessage) }

  /// A text in a message: always in quotes, cut after sixty characters, what cannot be seen as its escape.
  public var quotedForMessage: String { NameSyntax.quoted(shortenedForMessage) }

  /// A piece of a text or a file in a message, as it stands there: cut after sixty characters and printable.
  public var excerptForMessage: String {
    var result = String.UnicodeScalarView()
    for scalar in shortenedForMessage.unicodeScalars { result.append(DisplayText.visible(scalar)) }
    return String(result)
  }

  /// The first sixty scalars.
  private var shortenedForMessage: String {
    guard let end = unicodeScalars.index(startIndex, offsetBy: 60, limitedBy: endIndex), end < endIndex else {
      return self
    }
    return String(self[..<end]) + "…"
  }
}

extension [String] {
  /// Several names in a message: the first ten, and how many more there are.
  public var namesForMessage: String {
    let listed = prefix(10)
    let rest = count - listed.count
    return listed.map(\.nameForMessage).joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : "")
  }
}
