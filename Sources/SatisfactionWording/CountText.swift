/// Counts for people: digits in groups, and words in singular or plural.
public enum CountText {
  /// The number with commas between groups of three digits: `10,000`.
  public static func grouped(_ count: Int) -> String {
    var text = ""
    for (position, digit) in String(count.magnitude).reversed().enumerated() {
      if position > 0, position % 3 == 0 { text = "," + text }
      text = String(digit) + text
    }
    return count < 0 ? "−" + text : text
  }

  /// The number and its word: `1 row`, `2,000 rows`.
  ///
  /// - Parameters:
  ///   - count: How many there are.
  ///   - one: The word for one of them.
  ///   - many: The word for several; nil to put an s behind `one`.
  public static func counted(_ count: Int, _ one: String, _ many: String? = nil) -> String {
    "\(grouped(count)) \(count == 1 ? one : many ?? one + "s")"
  }
}
