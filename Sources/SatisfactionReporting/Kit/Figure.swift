/// A picture in a report.
public protocol Figure: Sendable {
  /// What it is about, in a few words.
  var title: String { get }
  /// What it shows, in a sentence or two, for who cannot see it.
  var summary: String { get }
  /// The picture in lines of text no wider than `width` columns; none where it cannot be drawn so.
  func lines(width: Int) -> [String]
}
