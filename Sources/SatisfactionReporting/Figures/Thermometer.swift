/// One index on its whole scale of 0–100, with its bands.
package struct Thermometer: Sendable, Equatable {
  /// What it shows, in words and numbers.
  package var title: String
  /// The index with its interval and the middle half of its replicates.
  package var mark: ChartMark

  package init(title: String, mark: ChartMark) {
    self.title = title
    self.mark = mark
  }
}
