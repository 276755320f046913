/// Numbers out of the texts of number columns: missing answers, mapped labels, and the one number in a label.
struct LabelReading {
  let format: CSVNumberFormat
  let map: LabelMap?

  /// What one text of a column is.
  enum Meaning: Equatable {
    case number(Double)
    case missing
    /// A text for "no answer", by its place in the format's list.
    case missingText(Int)
    case bad(BadCell.Reason)
  }

  /// How the labels of a column were read.
  enum Source { case none, map, numbers }

  /// The meanings of a column's texts, in their order.
  ///
  /// - Parameters:
  ///   - texts: The different texts of the column.
  ///   - labels: The folded labels of all columns: the scales of the map that hold all of them decide.
  func meanings(of texts: [String], labels all: Set<String>) -> (meanings: [Meaning], source: Source) {
    var meanings = texts.map(plain)
    let open = meanings.indices.filter { if case .bad = meanings[$0] { true } else { false } }
    if open.isEmpty { return (meanings, .none) }
    let labels = open.map { texts[$0] }
    switch map?.reading(of: labels, in: all) {
    case .meanings(let mapped)?:
      for (place, meaning) in zip(open, mapped) { meanings[place] = Meaning(meaning) }
      return (meanings, .map)
    case .ambiguous(let label)?:
      meanings[open[label]] = .bad(.ambiguousLabel(map: map?.name ?? ""))
      return (meanings, .none)
    case .unknown?, nil: break
    }
    let rest = map == nil ? open : open.filter { single(texts[$0]) == nil }
    for place in open where !rest.contains(place) { meanings[place] = single(texts[place]) ?? meanings[place] }
    let numbers = rest.map { Self.onlyNumber(in: texts[$0], format: format) }
    if let known = Self.distinct(numbers, of: rest.map { texts[$0] }) {
      for (place, number) in zip(rest, known) { meanings[place] = .number(number) }
      return (meanings, .numbers)
    }
    // A label that could be read, were it not for the others, is not the culprit.
    if numbers.contains(where: { $0 == nil }), numbers.contains(where: { $0 != nil }) {
      for (place, number) in zip(rest, numbers) { if let number { meanings[place] = .number(number) } }
    }
    return (markingKnownLabels(meanings, texts), .none)
  }

  /// The texts that are neither numbers nor texts for "no answer".
  func unread(_ texts: [String]) -> [String] {
    texts.filter { if case .bad = plain($0) { true } else { false } }
  }

  /// A number, or a text for "no answer".
  private func plain(_ text: String) -> Meaning {
    let bytes = Array(text.withoutOuterBlanks.utf8)
    return unsafe bytes.withUnsafeBufferPointer { bytes in
      switch unsafe CSVNumber(bytes, format: format) {
      case .missing: .missing
      case .missingText(let place): .missingText(place)
      case .value(let number): .number(number)
      case .bad(let reason): .bad(reason)
      }
    }
  }

  /// The meaning of one label on the map's first scale that holds it.
  private func single(_ label: String) -> Meaning? {
    map?.meanings(of: [label])?.first.map(Meaning.init)
  }

  /// The numbers, if there is one for every label and different labels have different ones.
  private static func distinct(_ numbers: [Double?], of labels: [String]) -> [Double]? {
    let known = numbers.compactMap { $0 }
    guard known.count == numbers.count else { return nil }
    var labelOf: [Double: String] = [:]
    for (number, label) in zip(known, labels) {
      let folded = label.foldedLabel
      if labelOf.updateValue(folded, forKey: number) ?? folded != folded { return nil }
    }
    return known
  }

  /// The only number in a text with words; nil for none or several, or where it belongs to a word.
  static func onlyNumber(in text: String, format: CSVNumberFormat) -> Double? {
    let scalars = Array(text.unicodeScalars)
    guard scalars.contains(where: \.properties.isAlphabetic) else { return nil }
    var (found, position): (Double?, Int) = (nil, 0)
    while position < scalars.count {
      guard isDigit(scalars[position]) else {
        position += 1
        continue
      }
      let start = position
      var hasMark = false
      while position < scalars.count {
        let isMark =
          !hasMark && position + 1 < scalars.count && format.isDecimalMark(scalars[position])
          && isDigit(scalars[position + 1])
        guard isDigit(scalars[position]) || isMark else { break }
        hasMark = hasMark || isMark
        position += 1
      }
      let before = start > 0 ? scalars[start - 1] : " "
      let after = position < scalars.count ? scalars[position] : " "
      if found != nil || isWordLetter(before) || isWordLetter(after) { return nil }
      // A dash right before the digits is a sign only where nothing but a bracket or the beginning stands before it.
      let isNegative = (before == "-" || before == "\u{2212}") && (start == 1 || scalars[start - 2] == "(")
      let digits = String(
        String.UnicodeScalarView(scalars[start..<position].map { format.isDecimalMark($0) ? "." : $0 }))
      guard let number = Double(digits) else { return nil }
      found = isNegative ? -number : number
    }
    return found
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  private static func isWordLetter(_ scalar: Unicode.Scalar) -> Bool {
    ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || scalar == "_"
  }

  /// Says of labels that a built-in map knows which one it is.
  private func markingKnownLabels(_ meanings: [Meaning], _ texts: [String]) -> [Meaning] {
    let open = meanings.indices.filter { if case .bad(.text) = meanings[$0] { true } else { false } }
    let labels = open.map { texts[$0] }
    guard map == nil, labels.count > 1, let known = LabelMap.builtIn.first(where: { $0.meanings(of: labels) != nil })
    else { return meanings }
    var meanings = meanings
    for place in open { meanings[place] = .bad(.knownLabel(map: known.name)) }
    return meanings
  }
}

extension LabelReading.Meaning {
  fileprivate init(_ meaning: LabelMap.Meaning) {
    self = if case .number(let number) = meaning { .number(number) } else { .missing }
  }
}
