extension [String] {
  /// Labels by number where every one is a whole number, else by text.
  package var inLabelOrder: [String] {
    let numbers = Dictionary(compactMap { name in Int(name).map { (name, $0) } }, uniquingKeysWith: { a, _ in a })
    guard numbers.count == Set(self).count else { return sorted() }
    return sorted { (numbers[$0] ?? 0, $0) < (numbers[$1] ?? 0, $1) }
  }
}
