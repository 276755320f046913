extension DisplayText {
  /// Texts cut to `width` columns so that they can be told apart: what all of them begin with is dropped first, as far
  /// as it ends with a word, then the middle, of products and chains that of every name in them.
  ///
  /// Texts that differ stay different wherever some cut of so many columns tells them apart; equal ones stay equal.
  ///
  /// - Complexity: O(texts · width) cuts where they come out alike, else one a text.
  package static func distinct(_ texts: [String], width: Int, dropsStem: Bool) -> [String] {
    guard texts.contains(where: { self.width($0) > width }) else { return texts }
    let stem = dropsStem ? commonStem(texts) : 0
    // What fits is not touched, so nothing else may look like it.
    var owners: [String: String] = [:]
    for text in texts where self.width(text) <= width { owners[text] = text }
    var shown: [String: String] = [:]
    for text in texts where self.width(text) > width && shown[text] == nil {
      // Blanks at the beginning are the place of the row, not part of its name.
      let indent = text.prefix { $0 == " " }
      let rest = stem > 0 ? indent + "…" + text.dropFirst(indent.count + stem) : text[...]
      let first = cutNames(String(rest), to: width) ?? cutInMiddle(String(rest), to: width)
      let isTaken = { (cut: String) in owners[cut] != nil }
      let own = isTaken(first) ? cuts(of: String(rest), to: width).first { !isTaken($0) } ?? first : first
      owners[own] = text
      shown[text] = own
    }
    return texts.map { shown[$0] ?? $0 }
  }

  // MARK: Products and chains

  /// Signs between names, with the blanks around them.
  private static let joints = [" × ", " → ", " – "]
  /// Columns that a name keeps at least.
  private static let shortestName = 4

  /// A product or a chain of two or three names in `width` columns, each name cut in its middle; nil for other texts, and
  /// where a name would keep too little.
  private static func cutNames(_ text: String, to width: Int) -> String? {
    guard self.width(text) > width else { return text }
    let parts = split(text)
    guard (2...3).contains(parts.names.count) else { return nil }
    let room = width - parts.joints.reduce(0) { $0 + self.width($1) }
    let share = room / parts.names.count
    guard share >= shortestName else { return nil }
    // What short names leave over goes to the longer ones.
    let short = parts.names.map(self.width).filter { $0 <= share }
    let long = parts.names.count - short.count
    guard long > 0 else { return nil }
    let rest = room - short.reduce(0, +)
    var line = ""
    var left = rest % long
    for (place, name) in parts.names.enumerated() {
      var own = self.width(name) <= share ? share : rest / long
      if self.width(name) > share, left > 0 { (own, left) = (own + 1, left - 1) }
      line += cutInMiddle(name, to: own) + (place < parts.joints.count ? parts.joints[place] : "")
    }
    return line
  }

  /// The names of a product or a chain and the signs between them.
  private static func split(_ text: String) -> (names: [String], joints: [String]) {
    var (names, found, rest) = ([String](), [String](), text[...])
    while let next = joints.compactMap({ joint in rest.firstRange(of: joint).map { (joint, $0) } })
      .min(by: { $0.1.lowerBound < $1.1.lowerBound })
    {
      names.append(String(rest[..<next.1.lowerBound]))
      found.append(next.0)
      rest = rest[next.1.upperBound...]
    }
    return (names + [String(rest)], found)
  }

  // MARK: Other cuts

  /// All cuts of a text to `width` columns: the end kept from one column up, then the beginning and a part further on.
  private static func cuts(of text: String, to width: Int) -> [String] {
    guard width > 2 else { return [] }
    let backwards = String(text.reversed())
    let ends = (1..<(width - 1)).map { tail -> String in
      let end = String(prefix(backwards[...], tail).reversed())
      return prefix(text[...], width - 1 - self.width(end)) + "…" + end
    }
    guard width > 4 else { return ends }
    let head = prefix(text[...], max(1, (width - 2) / 3))
    let room = width - 2 - self.width(head)
    let parts = (head.count..<text.count).map { start -> String in
      head + "…" + prefix(text.dropFirst(start), room) + "…"
    }
    return ends + parts
  }

  // MARK: Stems

  /// Stems of fewer characters are no stem but chance.
  private static let shortestStem = 8

  /// How many characters all texts begin with, blanks before them apart, up to the end of a word.
  private static func commonStem(_ texts: [String]) -> Int {
    let names = texts.map { Array($0.drop { $0 == " " }) }.filter { !$0.isEmpty }
    guard names.count > 1, var stem = names.first?[...] else { return 0 }
    for name in names { stem = stem.prefix(zip(stem, name).prefix { $0 == $1 }.count) }
    guard let end = stem.lastIndex(where: { !$0.isLetter && !$0.isNumber }) else { return 0 }
    let count = end + 1
    return count >= shortestStem && names.allSatisfy { $0.count > count } ? count : 0
  }
}
