/// Events among those that could have been, in per cent with one decimal.
struct Tally {
  private var (events, all) = (0, 0)

  mutating func count(_ event: Bool) {
    events += event ? 1 : 0
    all += 1
  }

  /// Counts whether an interval holds a number; one that is undefined is no interval.
  mutating func count(_ truth: Double, from lower: Double?, to upper: Double?) {
    guard let lower, let upper else { return }
    count(lower <= truth && truth <= upper)
  }

  var text: String {
    guard all > 0 else { return "–" }
    let thousandths = Int((Double(events) / Double(all) * 1_000).rounded())
    return "\(thousandths / 10).\(thousandths % 10)"
  }
}
