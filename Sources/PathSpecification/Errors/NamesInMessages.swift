extension String {
  /// A name in a message: as it is written in model text, cut after sixty characters.
  package var nameForMessage: String { NameSyntax.shown(self) }
}

extension [String] {
  /// Several names in a message: the first ten, and how many more there are.
  package var namesForMessage: String {
    let listed = prefix(10)
    let rest = count - listed.count
    return listed.map(\.nameForMessage).joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : "")
  }
}
